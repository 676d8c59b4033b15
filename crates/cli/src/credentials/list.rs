//! `ostrakon credentials list`: codes and keys with weights → a roll file.

use super::holder::no_such_roll;
use crate::election::roll_refused as refused;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Record;
use crate::words::amount;
use ostrakon_charter::Id;
use ostrakon_election::office;
use ostrakon_election::roll::{ChainSecret, CredentialKey, PrintedCode, Roll, Voter};
use ostrakon_election::setup::RollPlan;
use ostrakon_group::{Bytes32, decode_nonzero_point};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Makes a roll file from codes and keys.
///
/// Reads a list with one voter a line, `KEY` or `KEY,WEIGHT` (1 if left out; lines with # are remarks). KEY is a printed code, or the line a
/// member got from `ostrakon credentials key new`, or the credential that a member shows for this election and roll
/// (`ostrakon credentials show`). The roll file holds only credentials of this one election: nobody can join it with another roll.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon credentials list --record spring --roll members --from members.codes \\
        --out members.roll

Next: `ostrakon election roll` puts it on the board.")]
pub(crate) struct ListArgs {
    /// The record directory: a manifest is enough.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    /// Which roll of the manifest.
    #[arg(long, value_name = "ID")]
    roll: Id,
    /// The list of voters.
    #[arg(long, value_name = "CSV")]
    from: PathBuf,
    /// The roll file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// 10⁷ lines.
const LIMIT: u64 = 160 * 10_000_000;

pub(super) fn run(args: &ListArgs) -> Outcome {
    let record = Record::read(&args.record)?;
    let plan = record.manifest().rolls.iter().find(|r| r.id == args.roll);
    let plan = plan.ok_or_else(|| no_such_roll(&record, &args.roll))?;
    let text = Zeroizing::new(files::read_text(&args.from, LIMIT)?);
    let voters = voters(&record, &args.roll, &text).map_err(|e| at_line(e, &args.from))?;
    let roll = Roll::new(voters).at(args.from.display())?;
    within_limits(plan, &roll).map_err(|e| e.at(args.from.display()))?;
    files::write(&args.out, &roll.encode(), Readers::All)?;
    crate::say::say!(
        "Roll {}: {}, total weight {}, in {}.",
        args.roll,
        amount(roll.voters().len() as u64, "voter"),
        roll.total_weight(),
        args.out.display()
    );
    Ok(())
}

fn at_line(error: CliError, path: &std::path::Path) -> CliError {
    CliError::new(format!("{}, {error}", path.display()))
}

/// The voters of a list.
pub(crate) fn voters(record: &Record, roll: &Id, text: &str) -> Outcome<Vec<Voter>> {
    let lines: Vec<(usize, &str)> =
        (1..).zip(text.lines()).filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')).collect();
    let read = |(number, line): &(usize, &str)| {
        voter(record, roll, line).map_err(|e| e.at(format!("line {number}")))
    };
    let voters = lines.par_iter().map(read).collect::<Outcome<Vec<_>>>()?;
    refuse_twice(&lines, &voters)?;
    match voters.is_empty() {
        true => Err(CliError::new("the list names no voter")),
        false => Ok(voters),
    }
}

/// One voter on two lines, whatever was written there: code, key or credential.
fn refuse_twice(lines: &[(usize, &str)], voters: &[Voter]) -> Outcome {
    let mut seen: HashMap<[u8; 32], usize> = HashMap::with_capacity(voters.len());
    for ((number, _), voter) in lines.iter().zip(voters) {
        if let Some(first) = seen.insert(*voter.key.bytes(), *number) {
            return Err(CliError::new(format!("lines {first} and {number} give the same voter"))
                .next("remove one of them"));
        }
    }
    Ok(())
}

/// The manifest's limits, which the board holds a roll to.
pub(crate) fn within_limits(plan: &RollPlan, roll: &Roll) -> Outcome {
    office::within_limits(plan, roll).map_err(refused)
}

fn voter(record: &Record, roll: &Id, line: &str) -> Outcome<Voter> {
    let (name, weight) = match line.rsplit_once(',') {
        Some((name, weight)) => (
            name.trim(),
            weight
                .trim()
                .parse()
                .map_err(|_| CliError::new("the weight is no number from 1 to 4294967295"))?,
        ),
        None => (line.trim(), 1),
    };
    let key = key(record, roll, name)?;
    Ok(Voter { key, weight })
}

fn key(record: &Record, roll: &Id, name: &str) -> Outcome<CredentialKey> {
    if let Some(shown) = Bytes32::parse(name) {
        return CredentialKey::decode(&shown.0).map_err(CliError::new);
    }
    let (master, chain) = match name.split_once(':') {
        Some((public, chain)) => member_line(public, chain)?,
        None => {
            let (master, chain) = PrintedCode::parse(name).and_then(|c| c.derive()).map_err(CliError::new)?;
            (master.public(), chain)
        }
    };
    let listed = chain.list(&master, &record.plan().election(), roll.as_str());
    listed.ok_or_else(|| CliError::new("this key gives no credential in this election"))
}

fn member_line(public: &str, chain: &str) -> Outcome<(ostrakon_group::Point, ChainSecret)> {
    let digits = |text: &str| {
        Bytes32::parse(text)
            .ok_or_else(|| CliError::new("64 hexadecimal digits are expected on both sides of the colon"))
    };
    let public = decode_nonzero_point(&digits(public)?.0).map_err(CliError::new)?;
    Ok((public, ChainSecret::new(digits(chain)?.0)))
}
