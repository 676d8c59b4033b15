//! `ostrakon send`: whatever a service takes, each to its room.

mod message;

use crate::election::rank;
use crate::error::{CliError, Outcome};
use crate::remote::{BallotBox, RegisterUrl, Tokens, client, election_at};
use crate::words::{amount, as_typed};
use message::{Message, Signed, read_all};
use ostrakon_client::mirror::beginning;
use ostrakon_client::{Client, ElectionUrl, Posting, Room};
use ostrakon_election::board::Objection;
use ostrakon_election::cast::ballot_roll;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{DealingDocument, ElectionManifest};
use ostrakon_group::sha256;
use ostrakon_voter::{open_sealed, token_drawn_length};
use std::path::{Path, PathBuf};

/// Sends messages to a service: each goes where its kind belongs.
///
/// Takes what the other commands write: trustees' documents, dealings (the document and the dealing file together), envelopes, sign-offs and
/// shares; the officers' schedules and certificates (the files of all who signed, together); the organiser's documents; sealed ballots, each with
/// its token; a receipt, which becomes an objection; and acts of a register. The service judges each by the verifier's checks. What it has
/// already is answered with its place and changes nothing, so the same command may be run again.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon send https://vote.example.org/elections/spring commitment-ada.json
    ostrakon send https://vote.example.org/elections/spring from-ada/*
    ostrakon send https://vote.example.org/elections/spring my.ballot --token my.token
    ostrakon send https://vote.example.org/elections/spring mine.tlog-proof
    ostrakon send https://vote.example.org/register officers.act

The token of a ballot is looked for as <BALLOT>.token unless --token names it, and its receipt is written as \
<BALLOT>.tlog-proof.

Next: `ostrakon mirror` brings your own copy up to date.")]
pub(crate) struct SendArgs {
    /// The address of the election, or of the register.
    #[arg(value_name = "URL")]
    url: String,
    /// The messages.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The token, where one ballot is sent.
    #[arg(long, value_name = "FILE")]
    token: Option<PathBuf>,
    /// Where receipts of ballots are written; beside the ballots unless given.
    #[arg(long, value_name = "DIR")]
    receipts: Option<PathBuf>,
}

pub(crate) fn run(args: &SendArgs) -> Outcome {
    let messages = read_all(&args.files)?;
    let taken: Vec<Outcome<String>> = match args.url.parse::<RegisterUrl>() {
        Ok(RegisterUrl(base)) => {
            let client = client(&base)?;
            messages.iter().map(|message| act(&client, message).map_err(|e| message.placed(e))).collect()
        }
        Err(_) => to_election(args, messages)?,
    };
    report(taken)
}

fn report(taken: Vec<Outcome<String>>) -> Outcome {
    let (all, mut refused) = (taken.len() as u64, 0);
    for answer in taken {
        match answer {
            Ok(line) => crate::say::say!("{line}"),
            Err(error) => {
                eprintln!("NOT TAKEN: {}", as_typed(&error.to_string()));
                refused += 1;
            }
        }
    }
    match refused {
        0 => Ok(()),
        n => Err(CliError::new(format!("{n} of {} not taken", amount(all, "message")))
            .next("the reasons stand above; everything else is there")),
    }
}

fn act(client: &Client, message: &Message) -> Outcome<String> {
    let Signed::Act(act) = &message.signed else {
        return Err(CliError::new("this is no act of a register").next("name the address of an election"));
    };
    let posting = Posting { documents: vec![act.encode()], ..Posting::default() };
    let entered = client.post_acts(&posting)?;
    Ok(format!("{}: {}, as entry {}", message.name(), act.body.name(), first(&entered.entries)))
}

fn first(entries: &[u64]) -> u64 {
    entries.first().copied().unwrap_or_default()
}

/// Documents in the board's order, then envelopes, which dealings must name, then the rest.
fn to_election(args: &SendArgs, mut messages: Vec<Message>) -> Outcome<Vec<Outcome<String>>> {
    let url: ElectionUrl = args.url.parse().map_err(CliError::usage)?;
    let client = client(&url.base)?;
    messages.sort_by_key(|message| match &message.signed {
        Signed::Document(document) => rank(&document.body),
        Signed::Envelope(_) => u8::MAX - 1,
        _ => u8::MAX,
    });
    let dealings: Vec<Vec<u8>> = messages.iter().filter_map(Message::dealing).collect();
    let election = Election { args, client, url, dealings };
    election.refuse_lonely(&messages)?;
    let one = |message: &Message| election.send(message).map_err(|error| message.placed(error));
    Ok(messages.iter().filter(|message| message.dealing().is_none()).map(one).collect())
}

/// Where messages of an election go.
struct Election<'a> {
    args: &'a SendArgs,
    client: Client,
    url: ElectionUrl,
    dealings: Vec<Vec<u8>>,
}

impl Election<'_> {
    fn send(&self, message: &Message) -> Outcome<String> {
        let name = message.name();
        match &message.signed {
            Signed::Document(document) => self.document(document).map(|told| format!("{name}: {told}")),
            Signed::Envelope(bytes) => {
                self.client.leave_envelope(&self.url.slug, bytes)?;
                Ok(format!("{name}: envelope, left for its recipient"))
            }
            Signed::Ballot(bytes) => {
                self.ballot(message.path(), bytes).map(|told| format!("{name}: ballot, {told}"))
            }
            Signed::Receipt(text) => {
                self.document(&self.objection(text)?).map(|told| format!("{name}: {told}"))
            }
            Signed::Act(_) => {
                Err(CliError::new("this is an act of a register").next("name the address of the register"))
            }
            Signed::Dealing(_) => Err(CliError::new("a dealing goes with its document")),
        }
    }

    fn document(&self, document: &SignedDocument) -> Outcome<String> {
        let name = document.body.name();
        let room = Room::of(&document.body)
            .ok_or_else(|| CliError::new(format!("a {name} stands on no board and is not sent")))?;
        let mut posting = Posting { documents: vec![document.encode()], ..Posting::default() };
        if let Document::Dealing(body) = &document.body {
            posting.files.extend(self.dealing(body));
        }
        let entered = self.client.post(&self.url.slug, room, &posting)?;
        Ok(format!("{name}, as entry {}", first(&entered.entries)))
    }

    /// The dealing file that a document names. One that is on the board already needs none.
    fn dealing(&self, body: &DealingDocument) -> Option<(String, Vec<u8>)> {
        let named = self.dealings.iter().find(|bytes| sha256(bytes) == body.file.sha256.0)?;
        Some((ostrakon_election::board::dealing_path(body.attempt, body.trustee), named.clone()))
    }

    fn objection(&self, receipt: &str) -> Outcome<SignedDocument> {
        let none = || CliError::new("no election has begun there").at(&self.url);
        let election = self.client.election(&self.url.slug)?.election.ok_or_else(none)?;
        let objection = Objection { election, receipt: receipt.to_owned() };
        Ok(SignedDocument::unsigned(Document::Objection(objection)))
    }

    fn ballot(&self, path: &Path, bytes: &[u8]) -> Outcome<String> {
        let manifest = self.manifest()?;
        let tokens = self.args.token.as_deref().map_or(Tokens::In(None), Tokens::File);
        let receipts = self.args.receipts.as_deref();
        let ballots = BallotBox::new(&self.client, &self.url.slug, &manifest, tokens, receipts)?;
        Ok(ballots.cast(path, unwrapped(bytes, &manifest)?)?.to_string())
    }

    /// The manifest that the log begins with, held against the log's own checkpoint.
    fn manifest(&self) -> Outcome<ElectionManifest> {
        let begun = beginning(&election_at(&self.client, &self.url))?;
        let none = || CliError::new("does not begin with a manifest").at(&self.url);
        match SignedDocument::decode(&begun.entry).map_err(|_| none())?.body {
            Document::Manifest(manifest) => Ok(*manifest),
            _ => Err(none()),
        }
    }

    /// A dealing file says nothing by itself: its document signs it.
    fn refuse_lonely(&self, messages: &[Message]) -> Outcome {
        let named = |bytes: &[u8]| {
            messages.iter().any(|message| match &message.signed {
                Signed::Document(document) => match &document.body {
                    Document::Dealing(body) => body.file.sha256.0 == sha256(bytes),
                    _ => false,
                },
                _ => false,
            })
        };
        match messages.iter().find(|message| message.dealing().is_some_and(|bytes| !named(&bytes))) {
            Some(lonely) => Err(lonely.placed(
                CliError::new("this is a dealing file, and the document that goes with it is missing")
                    .next("give dealing.json and dealing together"),
            )),
            None => Ok(()),
        }
    }
}

/// The ballot alone, also from the file that a booth saved without a network (spec 10.12): there its token is a file of its own.
fn unwrapped<'a>(bytes: &'a [u8], manifest: &ElectionManifest) -> Outcome<&'a [u8]> {
    let inner = open_sealed(bytes, &manifest.hash()).map_err(CliError::new)?;
    if inner.len() == bytes.len() {
        return Ok(inner);
    }
    let roll = ballot_roll(inner, manifest.rolls.len()).map_err(CliError::new)?;
    let drawn = match &manifest.rolls[roll].token {
        Some(token) => token_drawn_length(&token.key().map_err(CliError::new)?),
        None => 0,
    };
    Ok(inner.get(..inner.len().saturating_sub(drawn)).unwrap_or_default())
}
