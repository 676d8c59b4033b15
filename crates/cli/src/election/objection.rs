//! `ostrakon election object`: a receipt against the board, and who is right.

use super::Place;
use crate::error::{CliError, Outcome};
use crate::files;
use crate::record_dir::{Record, Writer, log_key};
use crate::words::detail;
use ostrakon_election::board::Objection;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::receipt::Receipt;
use std::path::PathBuf;

/// Enters an objection: a receipt that the board may contradict.
///
/// Anybody may object until the objection window ends. An objection is founded if the log signed the receipt and the record contradicts
/// it: then the log signed two histories, and no verifier passes the record. An unfounded one is noted and harms nothing; a service refuses
/// it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election object --record spring --receipt mine.tlog-proof

Next: `ostrakon verify` judges it (check 408).")]
pub(crate) struct ObjectArgs {
    #[command(flatten)]
    place: Place,
    /// The receipt.
    #[arg(long, value_name = "FILE")]
    receipt: PathBuf,
}

/// Who is right.
pub(super) enum Judged {
    /// The ballot is this entry.
    Unfounded(u64),
    /// The log signed what this board is not.
    Founded(String),
}

impl std::fmt::Display for Judged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unfounded(entry) => write!(f, "unfounded: your ballot is entry {entry}"),
            Self::Founded(why) => write!(f, "FOUNDED: {why}; trustees will release nothing"),
        }
    }
}

pub(super) fn run(args: &ObjectArgs) -> Outcome {
    let text = files::read_text(&args.receipt, 65_536)?;
    let mut writer = args.place.open()?;
    let judged = judge(writer.record(), &text).map_err(|e| e.at(args.receipt.display()))?;
    let there = writer.record().view().objections.iter().find(|o| o.body.receipt == text).map(|o| o.index);
    let word = match there {
        Some(index) => format!("is on the board already, as entry {index}"),
        None => enter(&mut writer, text)?,
    };
    crate::say::say!("The objection {word}. It is {judged}.");
    Ok(())
}

fn enter(writer: &mut Writer, receipt: String) -> Outcome<String> {
    let view = writer.record().view();
    if view.closings.is_empty() || !view.tallies.is_empty() {
        return Err(CliError::new("objections are heard from the closing until the tally"));
    }
    let objection = Objection { election: writer.record().plan().election(), receipt };
    writer.add(&SignedDocument::unsigned(Document::Objection(objection.clone())))?;
    writer.commit()?;
    // A service may have entered others first.
    let there = writer.record().view().objections.iter().rfind(|o| o.body == objection).map(|o| o.index);
    Ok(there.map_or("is entered".into(), |index| format!("is on the board, as entry {index}")))
}

/// Holds a receipt against the board, as check 408 does; refuses what is no receipt of this log.
pub(super) fn judge(record: &Record, text: &str) -> Outcome<Judged> {
    let none = |why: String| {
        CliError::new(format!("this file is no receipt of this election {}", detail(why)))
            .next("name the file that came back when the ballot was cast")
    };
    let receipt = Receipt::parse(text.as_bytes()).map_err(|e| none(e.to_string()))?;
    let leaf = receipt.unauthenticated_extra().and_then(|extra| <[u8; 32]>::try_from(extra).ok());
    let leaf = leaf.ok_or_else(|| none("it names no ballot".into()))?;
    let signed = receipt
        .verify(&log_key(&record.manifest().log)?, Hash::from_bytes(leaf))
        .map_err(|e| none(e.to_string()))?;
    let head = signed.head();
    Ok(match record.log().head_at(head.size) {
        None => Judged::Founded(format!("the log signed {} entries, and this board has fewer", head.size)),
        Some(own) if own.root.0 != *head.root.as_bytes() => {
            Judged::Founded(format!("the log signed another board of {} entries than this", head.size))
        }
        Some(_) => Judged::Unfounded(receipt.index()),
    })
}

/// The founded objections of a record: entry, and why.
pub(super) fn founded(record: &Record) -> Vec<(u64, Judged)> {
    let judged = |o: &ostrakon_election::board::At<Objection>| match judge(record, &o.body.receipt) {
        Ok(found @ Judged::Founded(_)) => Some((o.index, found)),
        _ => None,
    };
    record.view().objections.iter().filter_map(judged).collect()
}
