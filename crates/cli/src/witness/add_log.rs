//! `ostrakon witness add-log`: one more log to cosign.

use super::home::{log_key, public_key};
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers, beside};
use crate::lock::Lock;
use ostrakon_witness::layout::Layout;
use ostrakon_witness::logs::{self, LogEntry, MAX_LOGS_LEN};
use std::path::{Path, PathBuf};

/// Adds a log to those that a witness cosigns: an election's board, a register.
///
/// The log is named by its verifier key, `<origin>+<id>+<key>`, or by a directory that holds its record. Take the key from somebody other than
/// the log's own site, if you can. With an address the witness also looks at the log by itself, and does not only wait to be asked. A witness
/// that runs takes the log up within seconds. There is no command to remove one: edit DIR/logs.toml; what was cosigned is not forgotten.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon witness add-log w spring
    ostrakon witness add-log w \\
        board.example/register+5202289b+Af/cLU2Y5BJNP+r3iMDC+av9eWCD0fBJVDfzAux5zxAP \\
        --url https://board.example/register

Next: `ostrakon witness serve --dir w --listen 0.0.0.0:7380`.")]
pub(crate) struct AddLogArgs {
    /// The witness's directory.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The log's verifier key, or the directory of its record or register.
    #[arg(value_name = "LOG")]
    log: String,
    /// Where the log's files are, to look at them: the address before `/checkpoint`.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
}

pub(super) fn run(args: &AddLogArgs) -> Outcome {
    let layout = Layout::new(&args.dir);
    public_key(&layout)?;
    let entry = LogEntry::new(&log_key(&args.log)?, args.url.as_deref()).map_err(CliError::usage)?;
    let path = layout.logs();
    let held =
        || CliError::new("another command is changing it").at(path.display()).next("wait, and run it again");
    let _lock = Lock::take(&beside(&path, ".lock"), held)?;
    let text = files::read_text(&path, MAX_LOGS_LEN)?;
    let listed = logs::parse(&text).at(path.display())?;
    match listed.iter().find(|there| there.origin() == entry.origin()) {
        Some(there) if *there == entry => crate::say::say!("{} is there already", entry.origin()),
        Some(_) => return Err(other(&entry, &path)),
        None => {
            files::write(&path, (text + &entry.to_toml()).as_bytes(), Readers::All)?;
            crate::say::say!(
                "{} is cosigned from now on, by key {}",
                entry.origin(),
                entry.key.verifier_key()
            );
        }
    }
    Ok(())
}

/// An origin has one key, and a changed address is for people to decide.
fn other(entry: &LogEntry, path: &Path) -> CliError {
    CliError::new(format!("{} is there already, with another key or address", entry.origin()))
        .at(path.display())
        .next("edit the file if that is meant; a log never changes its key")
}
