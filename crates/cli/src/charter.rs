//! `ostrakon charter …`: voting rules as data, checked and in words.

use crate::error::{At, Outcome};
use crate::files;
use ostrakon_charter::{Charter, MAX_BYTES, explain};
use std::path::{Path, PathBuf};

/// Checks and explains charters: an organisation's voting rules as data.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum CharterCommand {
    /// Checks a charter and says in which line what is wrong.
    #[command(after_long_help = "Example:
    ostrakon charter check charters/isn-2013.toml

Next: `ostrakon charter explain`, and ask the members whether these are their rules.")]
    Check(CharterFile),
    /// Says in plain sentences what a charter rules, with the clause each rule rests on.
    #[command(after_long_help = "Example:
    ostrakon charter explain charters/isn-2013.toml

Next: name the file in an election's description (`ostrakon election new --help`).")]
    Explain(CharterFile),
}

/// A charter.
#[derive(Debug, clap::Args)]
pub(crate) struct CharterFile {
    /// The charter, in TOML.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Runs one command.
pub(crate) fn run(command: &CharterCommand) -> Outcome {
    match command {
        CharterCommand::Check(args) => {
            let charter = read(&args.file)?;
            crate::say::say!("{}: {}", args.file.display(), summary(&charter));
        }
        CharterCommand::Explain(args) => print!("{}", explain(&read(&args.file)?)),
    }
    Ok(())
}

/// Whose rules they are, and how many of each kind, in one line.
fn summary(charter: &Charter) -> String {
    let (bodies, offices) = (charter.bodies().len(), charter.offices().len());
    let (meetings, votes) = (charter.meetings().len(), charter.votes().len());
    format!(
        "the charter of {}, in order: {}, {}, {}, {}.",
        charter.organisation(),
        kinds(bodies, "kind of body", "kinds of body"),
        kinds(offices, "office", "offices"),
        kinds(meetings, "kind of meeting", "kinds of meeting"),
        kinds(votes, "kind of vote", "kinds of vote")
    )
}

fn kinds(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

fn read(path: &Path) -> Outcome<Charter> {
    // One byte more than allowed, so that the charter's own error speaks.
    Charter::parse(&files::read(path, MAX_BYTES as u64 + 1)?).at(path.display())
}
