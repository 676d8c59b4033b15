//! `ostrakon witness check`: evidence that a log signed two histories, verified by anybody.

use super::home::log_key;
use crate::error::{At, CliError, Outcome};
use crate::files;
use ostrakon_tlog::checkpoint::{LogKey, VerifiedCheckpoint};
use ostrakon_tlog::fork::Fork;
use ostrakon_witness::logs::LogEntry;
use std::path::{Path, PathBuf};

const LIMIT: u64 = 1 << 17;

/// Verifies evidence that a witness has kept: that a log signed two histories.
///
/// The folder holds two checkpoints and a proof, as /evidence of a witness shows them. Whose witness it was does not matter: both checkpoints
/// carry the log's own signature.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon witness check w/evidence/20261204T180000Z-0123456789abcdef --log spring

Exit status 0: the log signed two histories. 1: this does not show it.")]
pub(crate) struct CheckArgs {
    /// The folder of the evidence.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// The log's verifier key, or the directory of its record or register.
    #[arg(long, value_name = "LOG")]
    log: String,
}

pub(super) fn run(args: &CheckArgs) -> Outcome {
    let log = LogEntry::new(&log_key(&args.log)?, None).map_err(CliError::usage)?;
    crate::say::say!("{}", evidence(&args.folder, &log.key)?);
    Ok(())
}

/// What the evidence in a folder shows.
pub(super) fn evidence(folder: &Path, log: &LogKey) -> Outcome<String> {
    if folder.join("held").is_file() && !folder.join("smaller").is_file() {
        return Err(CliError::new("a doubt, which shows nothing by itself: anybody can send a wrong proof")
            .at(folder.display())
            .next("ask the log for the right one"));
    }
    let part = |name: &str| files::read(&folder.join(name), LIMIT);
    let fork = Fork::parse(log, &part("smaller")?, &part("larger")?, &part("proof")?).at(folder.display())?;
    Ok(format!(
        "{} signed two histories: {}, and {}, which does not continue it",
        log.origin(),
        head(fork.smaller()),
        head(fork.larger())
    ))
}

fn head(checkpoint: &VerifiedCheckpoint) -> String {
    let head = checkpoint.head();
    format!("size {} with root {}", head.size, head.root.to_base64())
}
