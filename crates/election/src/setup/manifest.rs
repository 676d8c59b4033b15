//! The manifest: what is voted on, by whom, under which keys (spec 1.2).

use super::BallotType;
use crate::board::Head;
use crate::document::jcs;
use crate::document::{Fault, Read, Tree, lone_word, record};
use crate::roll::TokenPlan;
use ostrakon_charter::Id;
use ostrakon_group::{Bytes16, Bytes32, labelled_hash};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `ostrakon/v1/manifest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionManifest {
    /// The cryptographic suite; [`ElectionManifest::SUITE`].
    pub suite: String,
    /// What the election is called.
    pub title: String,
    /// Random, so that no two elections are the same.
    pub nonce: Bytes16,
    /// The charter's file.
    pub charter: CharterReference,
    /// The board's origin and key.
    pub log: LogReference,
    /// Signs manifest, opening, closing, tallies, result.
    pub organiser: Bytes32,
    /// Signs the rolls.
    pub registrar: Bytes32,
    /// Trustees 1 … n.
    pub trustees: Vec<NamedKey>,
    /// t: how many trustees decrypt.
    pub threshold: u16,
    /// True only if the threshold is one, so that nobody can say it was not written.
    pub one_trustee_reads_votes: bool,
    /// When trustees release shares.
    pub release: Release,
    /// Who watches the log.
    pub witnesses: Witnesses,
    /// Who signs the certificate.
    pub certifiers: Certifiers,
    /// Voting opens, Unix seconds.
    pub opens: u64,
    /// Voting closes.
    pub closes: u64,
    /// How long after closing objections are heard.
    pub objection_seconds: u64,
    /// The rolls.
    pub rolls: Vec<RollPlan>,
    /// The contests.
    pub contests: Vec<Contest>,
    /// The organisation's register; without it, nothing is known of its bodies, meetings and offices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterReference>,
}

record!(ElectionManifest {
    suite,
    title,
    nonce,
    charter,
    log,
    organiser,
    registrar,
    trustees,
    threshold,
    one_trustee_reads_votes,
    release,
    witnesses,
    certifiers,
    opens,
    closes,
    objection_seconds,
    rolls,
    contests,
    register = default
});

/// The register, up to what stood when the election was announced (spec 9.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterReference {
    /// The head that is pinned.
    pub head: Head,
    /// Signs the register's checkpoints.
    pub key: Bytes32,
    /// The meeting at which the votes are held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    /// The checkpoint's first line.
    pub origin: String,
}

record!(RegisterReference { head, key, meeting = default, origin });

/// Size and hash of the charter file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterReference {
    /// SHA-256 of the file.
    pub sha256: Bytes32,
    /// Its length in bytes.
    pub size: u64,
}

record!(CharterReference { sha256, size });

/// The board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogReference {
    /// Signs checkpoints.
    pub key: Bytes32,
    /// The checkpoint's first line, and the key's name.
    pub origin: String,
}

record!(LogReference { key, origin });

/// A log's name or key that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the log {origin}: {what}")]
pub struct NoLogKey {
    origin: String,
    what: String,
}

impl LogReference {
    /// The key as the log's checkpoints and receipts are verified with.
    ///
    /// # Errors
    /// If the origin is no key's name, or the key none.
    pub fn log_key(&self) -> Result<LogKey, NoLogKey> {
        let refused = |what: String| NoLogKey { origin: self.origin.clone(), what };
        let name = KeyName::new(self.origin.clone()).map_err(|error| refused(error.to_string()))?;
        let key = PublicKey::from_bytes(&self.key.0).map_err(|error| refused(error.to_string()))?;
        Ok(LogKey::new(VerifierKey::new(name, key)))
    }
}

/// A key with the name of who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedKey {
    /// Ed25519 public key.
    pub key: Bytes32,
    /// Who holds it.
    pub name: String,
}

record!(NamedKey { key, name });

/// When decryption shares are released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Release {
    /// After ⌈(n + t)/2⌉ matching sign-offs (spec 6.1).
    SignOffs,
}

/// The witness policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witnesses {
    /// Who may cosign.
    pub keys: Vec<NamedKey>,
    /// How many must.
    pub required: u16,
}

record!(Witnesses { keys, required });

/// Who certifies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certifiers {
    /// The officers.
    pub officers: Vec<NamedKey>,
    /// How many must sign.
    pub quorum: u16,
}

record!(Certifiers { officers, quorum });

/// A roll that will be on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollPlan {
    /// The body of the charter whose members vote.
    pub body: Id,
    /// The roll's name.
    pub id: Id,
    /// At most this many voters.
    pub max_size: u64,
    /// At most this total weight.
    pub max_weight: u64,
    /// The key of its tokens (spec 2.4): every roll has one, or none has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<TokenPlan>,
}

record!(RollPlan { body, id, max_size, max_weight, token = default });

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contest {
    /// What in the register the vote is about, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What kind of ballot it takes.
    pub ballot: BallotType,
    /// Its name in the record.
    pub id: Id,
    /// What can be marked.
    pub options: Vec<ContestOption>,
    /// Who votes.
    pub roll: Id,
    /// The question.
    pub title: String,
    /// The charter's vote that decides it.
    pub vote: Id,
}

record!(Contest { about = default, ballot, id, options, roll, title, vote });

/// What in the register a vote is about (spec 9.5); one member at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct About {
    /// The tied contest that this is the fresh vote for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Again>,
    /// The body whose continuation is decided, or whose last vote this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Id>,
    /// The charter that an amendment would put in force, by its file's SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charter: Option<Bytes32>,
    /// The places that it recalls, by the leaf hashes of the acts that gave them; ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holdings: Vec<Bytes32>,
    /// The meeting whose notice it shortens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
}

impl Serialize for About {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for About {
    /// Refuses what says nothing, and holdings that are not ascending, each once.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)?.judged().map_err(D::Error::custom)
    }
}

impl About {
    fn judged(self) -> Result<Self, &'static str> {
        if self == Self::default() {
            return Err("`about` has no member: it has one at least");
        }
        if self.holdings.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err("the holdings are not ascending, each once");
        }
        Ok(self)
    }
}

record!(About { again = default, body = default, charter = default, holdings = default, meeting = default } then About::judged);

impl Read for Release {
    fn read(tree: Tree) -> Result<Self, Fault> {
        lone_word(tree, &["sign-offs"]).map(|_| Self::SignOffs)
    }
}

/// A contest of an earlier election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// The contest.
    pub contest: Id,
    /// Its election's manifest hash.
    pub election: Bytes32,
}

record!(Again { contest, election });

/// One thing that can be marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestOption {
    /// Its name in the record.
    pub id: Id,
    /// Its name for people.
    pub label: String,
    /// What a quota may ask for, ascending; mostly nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Id>,
}

record!(ContestOption { id, label, flags = default });

impl ElectionManifest {
    /// The only suite of this version.
    pub const SUITE: &'static str = "ristretto255-merlin3";

    /// H("manifest", JCS(body)), the election's name in every other document.
    pub fn hash(&self) -> Bytes32 {
        let body = crate::document::Document::Manifest(Box::new(self.clone()));
        labelled_hash("manifest", &[&jcs(&body)]).into()
    }

    /// n.
    pub fn trustee_count(&self) -> usize {
        self.trustees.len()
    }

    /// q = ⌈(n + t)/2⌉: matching sign-offs before any share (spec 6.1).
    pub fn sign_off_quorum(&self) -> usize {
        (self.trustees.len() + usize::from(self.threshold)).div_ceil(2)
    }

    /// The key of trustee `number`, from 1.
    pub fn trustee(&self, number: u16) -> Option<&NamedKey> {
        self.trustees.get(usize::from(number).checked_sub(1)?)
    }

    /// The keys of all officers.
    pub fn officer_keys(&self) -> Vec<Bytes32> {
        self.certifiers.officers.iter().map(|o| o.key).collect()
    }
}
