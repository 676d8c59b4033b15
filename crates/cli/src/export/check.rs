//! `ostrakon export check`: exported files, against the checkpoint that they name.

use crate::error::{CliError, Outcome};
use crate::progress::Bars;
use crate::verify::refuse_other_folders;
use crate::words::amount;
use ostrakon_verify::Directory;
use ostrakon_view::{Checked, check, check_log};
use std::path::PathBuf;

/// Hashes every entry of exported files again, and holds it against the checkpoint that the files name.
///
/// Names what is missing, altered, doubled or of another export. The checkpoint's signature is verified by the key that the log's own manifest names: that it is the log
/// that you mean is shown by --record, or by comparing the root that is printed with one that you know.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon export check nation-view --record nation

Exit status 0 only if every entry is the log's.")]
pub(crate) struct CheckArgs {
    /// The directory of the files.
    #[arg(value_name = "DIR")]
    view: PathBuf,
    /// A record of the same log, which may have grown since.
    #[arg(long, value_name = "RECORD")]
    record: Option<PathBuf>,
}

pub(super) fn run(args: &CheckArgs) -> Outcome {
    if !args.view.is_dir() {
        return Err(CliError::usage("there is no such directory").at(args.view.display()));
    }
    if let Some(record) = &args.record {
        refuse_other_folders(record)?;
    }
    let wrong = |error| CliError::new(error).at(args.view.display());
    let Checked { checkpoint, files } = check(&args.view, &Bars::default()).map_err(wrong)?;
    if let Some(record) = &args.record {
        check_log(&Directory::new(record), &checkpoint)
            .map_err(|error| CliError::new(error).at(record.display()))?;
    }
    let (entries, files) = (amount(checkpoint.head().size, "entry"), amount(files, "file"));
    crate::say::say!("{entries} in {files}, each what the log signed:\n{}", checkpoint.text().trim_end());
    if args.record.is_none() {
        crate::say::say!("Compare this checkpoint with one that you know, or name a record with --record.");
    }
    Ok(())
}
