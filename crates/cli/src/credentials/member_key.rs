//! `ostrakon credentials key new`: a master key that only the member knows.

use super::Held;
use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys::public_path;
use ostrakon_election::roll::{ChainSecret, MasterKey};
use ostrakon_group::{Bytes32, SecretScalar, decode_scalar, encode_point};
use rand_core::{OsRng, RngCore};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const HEAD: &str = "ostrakon member key";

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
    let master = SecretScalar::random(&mut OsRng);
    let mut chain = Zeroizing::new([0; 32]);
    OsRng.fill_bytes(chain.as_mut());
    let public = Bytes32::from(encode_point(&master.public()));
    let digits = |bytes: &[u8; 32]| Zeroizing::new(Bytes32::from(*bytes).to_string());
    let (secret, shared) = (digits(master.expose().as_bytes()), digits(&chain));
    let text = Zeroizing::new(format!("{HEAD}\n{}\n{}\n", *secret, *shared));
    files::write_fresh(&out, text.as_bytes(), Readers::Owner)?;
    let line = Zeroizing::new(format!("{public}:{}\n", *shared));
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
    let refuse = || {
        CliError::new("not a member's key of ostrakon")
            .at(path.display())
            .next("name the file that `ostrakon credentials key new` wrote")
    };
    let mut lines = text.lines();
    lines.next().filter(|l| *l == HEAD).ok_or_else(refuse)?;
    let scalar =
        lines.next().and_then(Bytes32::parse).and_then(|b| decode_scalar(&b.0).ok()).ok_or_else(refuse)?;
    let chain = lines.next().and_then(Bytes32::parse).ok_or_else(refuse)?;
    let master = MasterKey::new(SecretScalar::new(scalar)).ok_or_else(refuse)?;
    Ok(Held::new(master, ChainSecret::new(chain.0)))
}
