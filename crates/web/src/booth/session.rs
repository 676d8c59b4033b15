//! A booth: from a code to a receipt, one ballot at a time.

use super::Opened;
use super::answer::{Answer, refused};
use super::asked::{self, Asked};
use super::paper::Paper;
use crate::json::json;
use crate::random::Browser;
use crate::{Fault, Fetched};
use ostrakon_circuits::Selection;
use ostrakon_election::cast::{NO_BALLOT, Receipted};
use ostrakon_election::document::{Document, SignedDocument, from_json, jcs};
use ostrakon_election::roll::{Credential, PrintedCode, TokenKey, token_message};
use ostrakon_group::Bytes32;
use ostrakon_verify::RecordFiles;
use ostrakon_voter::{Booth, BoothError, EncryptedBallot, Held, token_drawn};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// An opened election on a device. What is encrypted borrows from it, so it stays until the page goes.
#[wasm_bindgen]
pub struct Session {
    pub(super) opened: &'static Opened,
    voter: Option<Voter>,
    encrypted: Option<EncryptedBallot<'static>>,
}

/// Who votes, and on which roll.
struct Voter {
    roll: usize,
    credential: Credential,
    booth: &'static Booth<'static>,
    token: Vec<u8>,
}

impl Voter {
    /// The roll's index as messages have it.
    fn number(&self) -> Result<u16, Fault> {
        u16::try_from(self.roll).map_err(|error| Fault::new("token-key", error))
    }
}

/// A key and the roll it is on.
#[derive(Serialize)]
struct Unlocked {
    roll: usize,
    id: String,
    /// P.
    key: String,
    token: bool,
}

/// What was encrypted, as its numbers tell it.
#[derive(Serialize)]
struct Encrypted {
    tracker: String,
    answers: Vec<Answer>,
}

/// Where a receipt says that a ballot stands.
#[derive(Serialize)]
pub(super) struct Entered {
    index: u64,
    size: u64,
}

impl From<&Receipted> for Entered {
    fn from(receipted: &Receipted) -> Self {
        Self { index: receipted.index, size: receipted.checkpoint.head().size }
    }
}

#[wasm_bindgen]
impl Session {
    /// Judges the setup of the election of this slug, fetched by the worker. `election` is the manifest hash that a letter or a link named, or empty.
    ///
    /// # Errors
    /// If it is another election, not open, or must not be voted on.
    pub fn open(slug: &str, election: &str) -> Result<Session, Fault> {
        Self::begin(Fetched::record(slug), election)
    }

    /// The ballot papers, in JSON.
    pub fn paper(&self) -> String {
        json(&Paper::new(self.opened))
    }

    /// Takes a printed code or a member's key, and looks for it on the rolls; on the one named, if it is on several.
    ///
    /// # Errors
    /// If it is mistyped, or on no roll.
    pub fn unlock(&mut self, secret: &str, roll: &str) -> Result<String, Fault> {
        self.lock();
        let held = held(secret)?;
        let mut listed = self.opened.listed(&held)?;
        let ids = &self.opened.plan().manifest().rolls;
        if !roll.is_empty() {
            listed.retain(|(index, _)| ids[*index].id.as_str() == roll);
        }
        let (index, credential) = match (listed.pop(), listed.len()) {
            (None, _) => return Err(Fault::new("code-on-no-roll", "the key is on no roll of this election")),
            (Some(one), 0) => one,
            (Some(last), _) => {
                let all = listed.iter().chain([&last]).map(|(index, _)| ids[*index].id.as_str());
                let rolls = all.collect::<Vec<_>>().join(",");
                return Err(Fault::new("code-on-several-rolls", "name one roll").about("rolls", rolls));
            }
        };
        let booth = self.opened.booth(index)?;
        let unlocked = Unlocked {
            roll: index,
            id: ids[index].id.to_string(),
            key: credential.key().to_string(),
            token: ids[index].token.is_some(),
        };
        // Leaked like the election it borrows: a page has a few of them at most.
        let booth: &'static Booth<'static> = Box::leak(Box::new(booth));
        self.voter = Some(Voter { roll: index, credential, booth, token: Vec::new() });
        Ok(json(&unlocked))
    }

    /// Forgets key and ballot.
    pub fn lock(&mut self) {
        (self.voter, self.encrypted) = (None, None);
    }

    /// What the voter's token is asked for with.
    ///
    /// # Errors
    /// If the roll has no tokens.
    pub fn asked(&self) -> Result<Asked, Fault> {
        let (voter, key) = (self.voter()?, self.token_key()?.ok_or_else(no_tokens)?);
        let message = token_message(&self.opened.plan().election(), voter.number()?, &voter.credential.key());
        Ok(Asked::new(&key, message, &self.drawn(&key)?))
    }

    /// Takes the token that was made of it, and of the service's answer.
    ///
    /// # Errors
    /// If none of this roll looks so.
    pub fn take_token(&mut self, token: &[u8]) -> Result<(), Fault> {
        let key = self.token_key()?.ok_or_else(no_tokens)?;
        self.voter_mut()?.token = asked::token(token, &key)?.encode().to_vec();
        Ok(())
    }

    /// Why one contest's answer is refused; nothing if it is valid. Contests are counted from 0 within the roll.
    ///
    /// # Errors
    /// If there is no such contest, or the answer cannot be read.
    pub fn check(&self, contest: usize, answer: &str) -> Result<Option<String>, Fault> {
        let (plan, roll) = (self.opened.plan(), self.voter()?.roll);
        let index = plan.contests_of(roll).get(contest).copied();
        let contest = index
            .map(|c| &plan.contests()[c])
            .ok_or_else(|| Fault::new("answer-unread", "no such contest"))?;
        let selection: Answer =
            from_json(answer.as_bytes()).map_err(|error| Fault::new("answer-unread", error))?;
        let found = contest.form.check(&Selection::from(selection));
        Ok(found.err().map(|refusal| json(&refused(contest.contest.id.as_str(), &refusal))))
    }

    /// Encrypts one answer a contest. What was encrypted before is gone.
    ///
    /// # Errors
    /// If an answer is refused, or the device has no randomness.
    pub fn encrypt(&mut self, answers: &str) -> Result<String, Fault> {
        self.encrypted = None;
        let selections = Answer::parse_all(answers)?;
        let voter = self.voter()?;
        let encrypted =
            voter.booth.encrypt(&selections, &voter.credential, &mut Browser).map_err(not_encrypted)?;
        let contests =
            self.opened.plan().contests_of(voter.roll).into_iter().map(|c| &self.opened.plan().contests()[c]);
        let told = contests
            .zip(selections)
            .map(|(contest, selection)| Answer::from(contest.as_encrypted(&selection).unwrap_or(selection)));
        let answer = json(&Encrypted { tracker: encrypted.tracker().to_string(), answers: told.collect() });
        self.encrypted = Some(encrypted);
        Ok(answer)
    }

    /// Proves and signs: token and ballot, ready to be cast. `previous` is what the service says of this key's last ballot, empty if there is none.
    ///
    /// # Errors
    /// If nothing is encrypted, or the device has no randomness.
    pub fn seal(&mut self, previous: &str) -> Result<Vec<u8>, Fault> {
        let previous = match previous {
            "" => NO_BALLOT,
            text => {
                Bytes32::parse(text).ok_or_else(|| Fault::new("service-unread", "previous is no hash"))?.0
            }
        };
        let encrypted = self.encrypted.take().ok_or_else(nothing_encrypted)?;
        let voter = self.voter()?;
        let sealed = encrypted.seal(&voter.credential, &previous, &mut Browser);
        let sealed = sealed.map_err(|error| Fault::new("no-randomness", error))?;
        Ok([voter.token.as_slice(), sealed.bytes()].concat())
    }

    /// Opens: everything of the encryption, for a second device. It can never be sealed.
    ///
    /// # Errors
    /// If nothing is encrypted.
    pub fn challenge(&mut self) -> Result<String, Fault> {
        let encrypted = self.encrypted.take().ok_or_else(nothing_encrypted)?;
        let document = SignedDocument::unsigned(Document::Challenge(encrypted.open()));
        String::from_utf8(jcs(&document)).map_err(|error| Fault::new("answer-unread", error))
    }

    /// How many bytes of what [`Self::seal`] gives are the token's: the ballot follows.
    pub fn token_length(&self) -> Result<usize, Fault> {
        Ok(self.voter()?.token.len())
    }

    /// Verifies the receipt of a ballot: its entry, and the size of the tree that was signed.
    ///
    /// # Errors
    /// If it is none.
    pub fn receipt(&self, text: &[u8], ballot: &[u8]) -> Result<String, Fault> {
        let receipted = Receipted::verify(text, self.opened.log(), ballot);
        let receipted = receipted.map_err(|why| Fault::new("receipt-false", why))?;
        Ok(json(&Entered::from(&receipted)))
    }
}

impl Session {
    /// As [`Self::open`], from any files.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(files: impl RecordFiles + 'static, election: &str) -> Result<Self, Fault> {
        let opened = Opened::judge(files, election)?;
        // Encryptions borrow from it, and scripts may keep them as long as the page lives.
        let opened: &'static Opened = Box::leak(Box::new(opened));
        Ok(Self { opened, voter: None, encrypted: None })
    }

    fn voter(&self) -> Result<&Voter, Fault> {
        self.voter.as_ref().ok_or_else(locked)
    }

    fn voter_mut(&mut self) -> Result<&mut Voter, Fault> {
        self.voter.as_mut().ok_or_else(locked)
    }

    pub(super) fn token_key(&self) -> Result<Option<TokenKey>, Fault> {
        self.opened.token_key(self.voter()?.roll)
    }

    /// What a token under this key is asked for with: prefix ‖ salt ‖ r.
    pub(super) fn drawn(&self, key: &TokenKey) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let (voter, election) = (self.voter()?, self.opened.plan().election());
        token_drawn(key, &election, voter.number()?, &voter.credential)
            .map_err(|error| Fault::new("token-key", error))
    }
}

/// A printed code, or the text of a member's key.
fn held(secret: &str) -> Result<Held, Fault> {
    if secret.trim_start().starts_with("ostrakon") {
        return Held::parse(secret.trim_start()).map_err(|error| Fault::new("key-unread", error));
    }
    let code = PrintedCode::parse(secret).map_err(|error| Fault::new("code-mistyped", error))?;
    Held::from_code(&code).map_err(|error| Fault::new("code-mistyped", error))
}

fn not_encrypted(error: BoothError) -> Fault {
    match &error {
        BoothError::Refused { contest, refusal } => refused(contest, refusal),
        BoothError::Random(_) => Fault::new("no-randomness", error),
        BoothError::Contests { .. } => Fault::new("answer-missing", error),
        BoothError::Election => Fault::new("setup-refused", error),
    }
}

pub(super) fn no_tokens() -> Fault {
    Fault::new("token-key", "the roll has no tokens")
}

fn locked() -> Fault {
    Fault::new("code-missing", "no key is unlocked")
}

fn nothing_encrypted() -> Fault {
    Fault::new("nothing-encrypted", "nothing is encrypted, or it was used already")
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({:?}, <redacted>)", self.opened.plan())
    }
}
