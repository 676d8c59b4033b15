//! `ostrakon hints`: a file that makes verifying faster, and can do nothing else.

use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::progress::Bars;
use crate::verify::{inside_record, refuse_other_folders};
use crate::words::amount;
use ostrakon_verify::{Directory, write_hints};
use std::path::{Path, PathBuf};

/// Makes a file of hints, with which a record is verified faster.
///
/// The record itself is not changed and nothing is verified. Hints are never believed: whoever made them, and whatever became of them on the
/// way, a verification with them says exactly what it says without. So they may be published beside a record, and copied from anywhere.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon hints spring

writes spring.hints, which `ostrakon verify spring` then uses by itself.")]
pub(crate) struct HintsArgs {
    /// The record directory.
    #[arg(value_name = "DIR")]
    record: PathBuf,
    /// The file to write; otherwise DIR.hints, beside the record.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(args: &HintsArgs) -> Outcome {
    refuse_other_folders(&args.record)?;
    let out = args.out.clone().unwrap_or_else(|| files::beside(&args.record, ".hints"));
    if inside_record(&args.record, &out) {
        let what = "is inside the record, where no other file may be";
        return Err(CliError::usage(what).at(out.display()).next("name a file beside it"));
    }
    let ballots = write(&args.record, &out)?;
    crate::say::say!("Hints for {} in {}", amount(ballots, "ballot"), out.display());
    Ok(())
}

/// Writes the hints of a record; of how many ballots.
pub(crate) fn write(record: &Path, out: &Path) -> Outcome<u64> {
    let (files, bars) = (Directory::new(record), Bars::default());
    files::write_with(out, Readers::All, |file| {
        write_hints(&files, file, &bars).map_err(|e| CliError::new(e).at(record.display()))
    })
}
