//! `ostrakon credentials key new`: a master key that only the member knows.

use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys::public_path;
use ostrakon_voter::Held;
use rand_core::OsRng;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A key that a member makes and keeps.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum KeyCommand {
    /// Makes a master key that only you know.
    ///
    /// Writes the key (mode 0600; keep it for every election to come) and beside it `<FILE>.pub` with the line for the registrar: the public key and
    /// the chain secret, joined by a colon. With that line the registrar can list you, in every election under another key, but cannot vote for
    /// you. Give it to the registrar alone: whoever has it can tell your keys in different rolls apart from others'.
    #[command(after_long_help = "Example:
    ostrakon credentials key new --out my.key

Next: give the line in my.key.pub to the registrar before the roll is frozen.")]
    New {
        /// The key file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Runs one command.
pub(super) fn run(command: KeyCommand) -> Outcome {
    let KeyCommand::New { out } = command;
    let held = Held::generate(&mut OsRng).ok_or_else(|| CliError::new("no key was drawn: try again"))?;
    files::write_fresh(&out, held.expose().as_bytes(), Readers::Owner)?;
    let line = Zeroizing::new(format!("{}\n", *held.listing()));
    files::write(&public_path(&out), line.as_bytes(), Readers::Owner)?;
    crate::say::say!(
        "Your key is in {}: keep it. The line for the registrar is in {}.",
        out.display(),
        public_path(&out).display()
    );
    Ok(())
}

/// Reads a key that `key new` wrote.
pub(super) fn load(path: &Path) -> Outcome<Held> {
    let text = Zeroizing::new(files::read_text(path, 4096)?);
    Held::parse(&text)
        .at(path.display())
        .next("name the file that `ostrakon credentials key new` wrote, or that the booth exported")
}
