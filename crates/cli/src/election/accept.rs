//! `ostrakon election accept`: trustees' messages, checked, onto the board.

use super::Place;
use super::messages::{check, keys_of};
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::record_dir::Writer;
use ostrakon_election::board::{KEYS_PATH, dealing_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::DealingDocument;
use ostrakon_group::sha256;
use std::path::PathBuf;

/// Enters trustees' messages on the board, after checking them.
///
/// Takes commitments, dealings (the document and the dealing file together), acknowledgements, complaints, sign-offs, decryption
/// shares and lot shares, in any order and number. Each is checked first: signature, election, order, proof. One that is refused is
/// named and nothing is entered. When the last acknowledgement is in, the election's keys are written to setup/keys.
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
    for name in accept(&mut writer, &args.files)? {
        crate::say::say!("entered: {name}");
    }
    crate::say::say!("The board has {} entries.", writer.record().log().size());
    Ok(())
}

/// Checks and enters messages; what each is.
pub(crate) fn accept(writer: &mut Writer, paths: &[PathBuf]) -> Outcome<Vec<String>> {
    let (mut documents, mut dealings) = (Vec::new(), Vec::new());
    for path in paths {
        let bytes = files::read(path, LIMIT)?;
        match kind(&bytes).map_err(|e| e.at(path.display()))? {
            Kind::Document => documents.push((SignedDocument::decode(&bytes).at(path.display())?, path)),
            Kind::Dealing => dealings.push(bytes),
        }
    }
    documents.sort_by_key(|(document, _)| rank(&document.body));
    let mut names = Vec::new();
    for (document, path) in &documents {
        let name = enter(writer, document, &dealings).map_err(|e| e.at(path.display()))?;
        names.push(name);
    }
    writer.commit()?;
    Ok(names)
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
        _ => refuse("not a message of a trustee", "check the file's name"),
    }
}

/// The board's order of messages.
fn rank(document: &Document) -> u8 {
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

fn enter(writer: &mut Writer, document: &SignedDocument, dealings: &[Vec<u8>]) -> Outcome<String> {
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
fn stage_dealing(writer: &mut Writer, body: &DealingDocument, dealings: &[Vec<u8>]) -> Outcome {
    let named = dealings.iter().find(|bytes| sha256(bytes) == body.file.sha256.0);
    let bytes = named.ok_or_else(|| {
        CliError::new(format!("the dealing file of trustee {} is not among the files", body.trustee))
            .next("give the dealing's document and its file together")
    })?;
    writer.add_file(dealing_path(body.attempt, body.trustee), bytes.clone());
    Ok(())
}
