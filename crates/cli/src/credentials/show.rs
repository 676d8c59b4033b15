//! `ostrakon credentials show`: the public credential that a code or key gives.

use super::Holder;
use super::holder::no_such_roll;
use crate::booth::{Opened, last_ballot};
use crate::error::{CliError, Outcome};
use crate::record_dir::Record;
use ostrakon_charter::Id;
use serde::Serialize;
use std::path::PathBuf;

/// Shows the public credential that a code or key gives in an election, and whether it has voted.
///
/// The credential is public: it stands on the roll and on every ballot of yours. Note it on another device than the one you vote on; there,
/// `ostrakon challenge --key` finds your last ballot with it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon credentials show --record spring --code-file my.code

Next: `ostrakon vote`.")]
pub(crate) struct ShowArgs {
    /// The record directory.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    #[command(flatten)]
    holder: Holder,
    /// Only this roll.
    #[arg(long, value_name = "ID")]
    roll: Option<Id>,
    /// For programs: JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line {
    roll: String,
    credential: String,
    /// Not known before the roll is on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    listed: Option<bool>,
    voted: bool,
}

pub(super) fn run(args: &ShowArgs) -> Outcome {
    let record = Record::read(&args.record)?;
    let held = args.holder.read()?;
    let opened = Opened::read(&record).ok();
    let mut lines = Vec::new();
    for (index, plan) in record.manifest().rolls.iter().enumerate() {
        if args.roll.as_ref().is_none_or(|r| *r == plan.id) {
            let none = || CliError::new(format!("the key gives no credential on roll {}", plan.id));
            let key = held.credential(record.plan(), index).ok_or_else(none)?.key();
            let listed = opened.as_ref().map(|o| o.rolls.get(index).is_some_and(|r| r.voter(&key).is_some()));
            let voted = last_ballot(&record, index, key.bytes()).is_some();
            lines.push(Line { roll: plan.id.to_string(), credential: key.to_string(), listed, voted });
        }
    }
    if let (true, Some(unknown)) = (lines.is_empty(), &args.roll) {
        return Err(no_such_roll(&record, unknown));
    }
    print_lines(&lines, args.json);
    Ok(())
}

fn print_lines(lines: &[Line], json: bool) {
    if json {
        crate::say::say!("{}", serde_json::to_string(lines).unwrap_or_default());
        return;
    }
    for line in lines {
        let listed = match line.listed {
            Some(true) => "on the roll",
            Some(false) => "NOT on the roll",
            None => "the roll is not on the board yet",
        };
        let voted = if line.voted { ", has voted" } else { "" };
        crate::say::say!("{}: {} ({listed}{voted})", line.roll, line.credential);
    }
}
