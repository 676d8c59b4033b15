//! `ostrakon election accept`: trustees' messages, checked, onto the board.

use super::Place;
use super::messages::{check, keys_of};
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::record_dir::{Record, Writer};
use crate::words::{amount, detail};
use ostrakon_election::board::{KEYS_PATH, dealing_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::DealingDocument;
use ostrakon_group::sha256;
use std::path::{Path, PathBuf};

/// Enters trustees' messages on the board, after checking them.
///
/// Takes commitments, dealings (the document and the dealing file together), acknowledgements, complaints, sign-offs, decryption
/// shares and lot shares, in any order and number. Each is checked first: signature, election, order, proof. One that is refused is
/// named and nothing is entered; one that is on the board already is passed over. When the last acknowledgement is in, the election's keys are written to setup/keys.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election accept --record spring messages/commitment-*.json

Next: give the grown record to the trustees for their next step; `ostrakon election status` says \
who must act.")]
pub(crate) struct AcceptArgs {
    #[command(flatten)]
    place: Place,
    /// The messages.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// The largest message: a dealing file.
const LIMIT: u64 = 16 << 20;

pub(super) fn run(args: &AcceptArgs) -> Outcome {
    let mut writer = args.place.open()?;
    for line in accept(&mut writer, &args.files)? {
        crate::say::say!("{line}");
    }
    crate::say::say!("The board has {}.", amount(writer.record().log().size(), "entry"));
    Ok(())
}

/// What is to be accepted.
#[derive(Default)]
struct Messages<'a> {
    documents: Vec<(SignedDocument, &'a Path)>,
    dealings: Vec<(Vec<u8>, &'a Path)>,
}

/// Checks and enters messages; what each is.
pub(crate) fn accept(writer: &mut Writer, paths: &[PathBuf]) -> Outcome<Vec<String>> {
    let mut messages = read(paths)?;
    refuse_lonely_dealings(writer.record(), &messages)?;
    messages.documents.sort_by_key(|(document, _)| rank(&document.body));
    let (mut lines, before) = (Vec::new(), writer.record().log().size());
    for (document, path) in &messages.documents {
        let bytes = document.encode();
        if let Some(index) = writer.record().log().entries().iter().position(|entry| *entry == bytes) {
            lines.push(format!("already there: {}, as entry {index}", path.display()));
            continue;
        }
        let name = enter(writer, document, &messages.dealings).map_err(|e| e.at(path.display()))?;
        lines.push(format!("entered: {name}"));
    }
    if writer.record().log().size() > before {
        writer.commit()?;
    }
    Ok(lines)
}

fn read(paths: &[PathBuf]) -> Outcome<Messages<'_>> {
    let mut messages = Messages::default();
    for path in paths {
        let bytes = files::read(path, LIMIT)?;
        match kind(&bytes).map_err(|e| e.at(path.display()))? {
            Kind::Dealing => messages.dealings.push((bytes, path)),
            Kind::Document => {
                let document =
                    SignedDocument::decode(&bytes).map_err(|e| no_message(&e).at(path.display()))?;
                messages.documents.push((document, path));
            }
        }
    }
    Ok(messages)
}

fn no_message(error: &dyn std::fmt::Display) -> CliError {
    CliError::new(format!("this file is no message of an election {}", detail(error)))
        .next("check the file's name, or ask its sender for it again")
}

/// A dealing file says nothing by itself: its document signs it.
fn refuse_lonely_dealings(record: &Record, messages: &Messages<'_>) -> Outcome {
    let given = messages.documents.iter().filter_map(|(document, _)| match &document.body {
        Document::Dealing(body) => Some(body.file.sha256.0),
        _ => None,
    });
    let there = record.view().dealings.iter().map(|d| d.body.file.sha256.0);
    let named: Vec<[u8; 32]> = given.chain(there).collect();
    match messages.dealings.iter().find(|(bytes, _)| !named.contains(&sha256(bytes))) {
        Some((_, path)) => {
            Err(CliError::new("this is a dealing file, and the document that goes with it is missing")
                .at(path.display())
                .next("give dealing.json and dealing together"))
        }
        None => Ok(()),
    }
}

enum Kind {
    Document,
    Dealing,
}

fn kind(bytes: &[u8]) -> Outcome<Kind> {
    let refuse = |what: &str, next: &str| Err(CliError::new(what).next(next));
    match bytes {
        [b'{', ..] => Ok(Kind::Document),
        [b'O', b'D', ..] => Ok(Kind::Dealing),
        [b'O', b'B', ..] => refuse("this is a ballot", "use `ostrakon election cast`"),
        [b'O', b'E', ..] => {
            refuse("this is an envelope between trustees", "give it to the trustee it is for")
        }
        _ => refuse("this file is no message of a trustee", "check the file's name"),
    }
}

/// The board's order of messages.
pub(crate) fn rank(document: &Document) -> u8 {
    match document {
        Document::Commitment(_) => 0,
        Document::Dealing(_) => 1,
        Document::Acknowledgement(_) => 2,
        Document::Complaint(_) => 3,
        Document::SignOff(_) => 4,
        Document::Share(_) => 5,
        _ => 6,
    }
}

fn enter(writer: &mut Writer, document: &SignedDocument, dealings: &[(Vec<u8>, &Path)]) -> Outcome<String> {
    if let Document::Dealing(body) = &document.body {
        stage_dealing(writer, body, dealings)?;
    }
    let name = check(writer.record(), document)?;
    writer.add(document)?;
    let view = writer.record().view();
    let acknowledged = view.acknowledgements.iter().filter(|a| a.body.attempt == view.attempt()).count();
    if matches!(document.body, Document::Acknowledgement(_))
        && acknowledged == writer.record().manifest().trustee_count()
    {
        let keys = keys_of(writer.record())?;
        keys.check().at("the election's keys")?;
        writer.add_file(KEYS_PATH, keys.encode());
    }
    Ok(name)
}

/// Puts the dealing file that a document names beside it, so that the check can read it.
fn stage_dealing(writer: &mut Writer, body: &DealingDocument, dealings: &[(Vec<u8>, &Path)]) -> Outcome {
    let named = dealings.iter().find(|(bytes, _)| sha256(bytes) == body.file.sha256.0);
    let (bytes, _) = named.ok_or_else(|| {
        CliError::new(format!("the dealing file of trustee {} is not among the files", body.trustee))
            .next("give the dealing's document and its file together")
    })?;
    writer.add_file(dealing_path(body.attempt, body.trustee), bytes.clone());
    Ok(())
}
