//! `ostrakon shards reduce`: the report.

use super::place::{Place, told};
use crate::error::Outcome;
use crate::files::{self, Readers};
use crate::progress::Bars;
use crate::verify::Kept;
use crate::words::amount;
use ostrakon_verify::shards;
use std::path::PathBuf;
use std::process::ExitCode;

/// Puts all results together: the report of `ostrakon verify`, byte for byte.
///
/// Results are held against their names, against each other, and against the root that the log signs; documents are read here. That ballots were verified is the
/// word of the machines that ran the pieces: they should be yours. Nobody signs anything after such a report, and whoever doubts one
/// piece runs it again (`check`).
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon shards reduce nation --store work --pieces pieces.json

Exit status 0 only if every check passed, 1 if not, 2 if the arguments make no sense.")]
pub(crate) struct ReduceArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kept: Kept,
    /// Writes what each piece says: its hash, its root, what counts, what is refused.
    #[arg(long, value_name = "FILE")]
    pieces: Option<PathBuf>,
    /// For programs: the report as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ReduceArgs) -> Outcome<ExitCode> {
    let cutting = args.place.open()?;
    let options = args.kept.options()?;
    let reduced = shards::reduce(&cutting.files, &cutting.job, &*cutting.store, &options, &Bars::default());
    let shards::Reduced { verification, stretches } = reduced.map_err(told)?;
    if let Some(path) = &args.pieces {
        let json = serde_json::to_vec_pretty(&stretches).unwrap_or_default();
        files::write(path, &json, Readers::All)?;
    }
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&verification.report).unwrap_or_default());
    } else {
        crate::say::say!("{}", verification.told());
    }
    eprintln!(
        "In pieces: that {} were verified is the word of the machines that ran them.",
        amount(verification.resumed, "ballot")
    );
    Ok(if verification.report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
