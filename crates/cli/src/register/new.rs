//! `ostrakon register new`: the founding.

use super::desk::found;
use crate::clock::Clock;
use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use crate::keys::read_public;
use crate::record_dir::private_of;
use crate::words::shorten;
use ostrakon_charter::{Charter, Id, MAX_BYTES, Text};
use ostrakon_election::setup::{CharterReference, LogReference};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::State;
use ostrakon_register::acts::{Founding, Officer};
use rand_core::{OsRng, RngCore};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Founds a register: the organisation, its charter, its officers.
///
/// Reads a short description in TOML (below) and the charter it names. Writes the register's directory, which any static web server can publish,
/// and, in the private directory, the keys of keeper and log (mode 0600). Whoever has the private directory can write acts: keep it, and keep a copy.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLE)]
pub(crate) struct NewArgs {
    /// The description, in TOML.
    #[arg(long, value_name = "FILE")]
    spec: PathBuf,
    /// The register's directory to make.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The directory for the keys; `<OUT>-private` unless given.
    #[arg(long, value_name = "DIR")]
    private: Option<PathBuf>,
    #[command(flatten)]
    clock: Clock,
}

const EXAMPLE: &str = r#"A description:

    # The log's name, never used for another log:
    origin = "register.example.org/network"
    charter = "charter.toml"      # relative to this file; it names the organisation
    quorum = 2                    # officers who certify together

    # `ostrakon certify new-key --out olive.key` makes olive.key.pub.
    # The person id is what candidates and holders stand under: nobody
    # certifies an election that concerns them.
    [[officer]]
    name = "Olive"
    person = "p-olive"
    key = "olive.key.pub"

    [[officer]]
    name = "Pavel"
    person = "p-pavel"
    key = "pavel.key.pub"

Example:
    ostrakon register new --spec founding.toml --out register

Next: `ostrakon register form-body` for every branch, section or caucus; `ostrakon election new` with
`register` in its description holds elections under it."#;

/// The description.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundingText {
    pub(crate) origin: String,
    /// Relative to the description.
    pub(crate) charter: PathBuf,
    pub(crate) quorum: u16,
    #[serde(rename = "officer")]
    pub(crate) officers: Vec<OfficerText>,
}

/// An officer: name, person id, and a public key in digits or in a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficerText {
    pub(crate) name: Text,
    pub(crate) person: Id,
    pub(crate) key: String,
}

pub(super) fn run(args: &NewArgs) -> Outcome {
    let folder = args.spec.parent().unwrap_or(Path::new(""));
    let text: FoundingText = read_toml(&args.spec, "register new")?;
    let charter = files::read(&folder.join(&text.charter), MAX_BYTES as u64)?;
    let private = private_of(&args.out, args.private.as_deref());
    let state = text.make(&charter, folder, &args.out, &private, args.clock.now())?;
    crate::say::say!("The register of {} is founded: {}.", state.founding().organisation, state.register());
    crate::say::say!(
        "Register: {}   keys: {} (keep them, and keep a copy)",
        args.out.display(),
        private.display()
    );
    crate::say::say!("Next: `ostrakon register form-body`, `ostrakon register call-meeting`.");
    Ok(())
}

impl FoundingText {
    /// Makes keys and register, or nothing; officers' keys in files are looked for from `folder`.
    pub(crate) fn make(
        &self,
        charter: &[u8],
        folder: &Path,
        out: &Path,
        private: &Path,
        time: u64,
    ) -> Outcome<State> {
        [out, private].into_iter().try_for_each(files::refuse_used)?;
        files::refuse_inside(out, private, "register")?;
        let parsed =
            Charter::parse(charter).at(self.charter.display()).next("`ostrakon charter check` helps")?;
        let officers = read_officers(&self.officers, folder)?;
        let mut nonce = [0; 16];
        OsRng.fill_bytes(&mut nonce);
        found(out, private, charter, |[keeper, log]| {
            Ok(Founding {
                charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
                keeper,
                log: LogReference { key: log, origin: self.origin.clone() },
                nonce: nonce.into(),
                officers,
                organisation: parsed.organisation().to_string(),
                quorum: self.quorum,
                time,
            })
        })
    }
}

/// The officers with their keys.
pub(super) fn read_officers(officers: &[OfficerText], folder: &Path) -> Outcome<Vec<Officer>> {
    officers.iter().map(|officer| officer.read(folder)).collect()
}

impl OfficerText {
    fn read(&self, folder: &Path) -> Outcome<Officer> {
        let place = format!("the key of {}", self.name);
        let key: Bytes32 = read_public(&self.key, folder).map_err(|e| e.within(place))?;
        Ok(Officer { key, name: self.name.to_string(), person: self.person.clone() })
    }
}

/// Reads a description; the error names the line, and the command whose help shows an example.
pub(super) fn read_toml<T: serde::de::DeserializeOwned>(path: &Path, command: &str) -> Outcome<T> {
    let text = files::read_text(path, 1 << 20)?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        let message = shorten(&error.message().replace('\n', " "), 300);
        CliError::new(format!("line {line}: {message}"))
            .at(path.display())
            .next(format!("`ostrakon {command} --help` shows how it is written"))
    })
}
