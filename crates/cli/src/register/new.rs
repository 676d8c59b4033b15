//! `ostrakon register new`: the founding.

use super::carried::Carried;
use super::desk::found;
use crate::clock::Clock;
use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use crate::keys::{self, read_public};
use crate::record_dir::private_of;
use crate::remote::client;
use crate::words::shorten;
use ostrakon_charter::{Charter, Id, MAX_BYTES, Text};
use ostrakon_client::Base;
use ostrakon_election::setup::{CharterReference, LogReference};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::acts::{Founding, Officer};
use ostrakon_register::{Act, SignedAct, State};
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::{OsRng, RngCore};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Founds a register: the organisation, its charter, its officers.
///
/// Reads a short description in TOML (below) and the charter it names. Writes the register's directory, which any static web server can publish,
/// and, in the private directory, the keys of keeper and log (mode 0600). Whoever has the private directory can write acts: keep it, and keep a copy.
///
/// With --service the log is kept by a service, whose operator has named the keeper's key; the directory is then a copy of what it publishes, and
/// all commands of the register work on the service.
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
    /// The service that keeps the log.
    #[arg(long, value_name = "URL", requires = "keeper_key")]
    service: Option<Base>,
    /// The keeper's key, whose public key the service knows. A copy goes into the private directory.
    #[arg(long, value_name = "FILE", requires = "service")]
    keeper_key: Option<PathBuf>,
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
    ostrakon register new --spec founding.toml --out register \\
        --service https://vote.example.org --keeper-key keeper.key

`ostrakon certify new-key --out keeper.key` makes such a key; the operator of the service names the public one
beside it. There `origin` is left out: the log is named after the service.

Next: `ostrakon register form-body` for every branch, section or caucus; `ostrakon election new` with
`register` in its description holds elections under it."#;

/// The description.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundingText {
    /// The log's name; a service gives its own.
    pub(crate) origin: Option<String>,
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
    let time = args.clock.now();
    let state = match (&args.service, &args.keeper_key) {
        (Some(base), Some(key)) => {
            let keeper = keys::load(key)?;
            text.make_carried(base, &keeper, &charter, folder, [&args.out, &private], time)?
        }
        _ => text.make(&charter, folder, &args.out, &private, time)?,
    };
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
        refuse_places(out, private)?;
        let unnamed =
            || CliError::new("the log has no name").next("add origin = \"register.example.org/network\"");
        let origin = self.origin.clone().ok_or_else(unnamed)?;
        found(out, private, charter, |[keeper, log]| {
            self.founding(charter, folder, keeper, LogReference { key: log, origin }, time)
        })
    }

    /// Has the founding entered by a service, and copies the register that begins with it.
    pub(crate) fn make_carried(
        &self,
        base: &Base,
        keeper: &SecretKey,
        charter: &[u8],
        folder: &Path,
        [out, private]: [&Path; 2],
        time: u64,
    ) -> Outcome<State> {
        refuse_places(out, private)?;
        let client = client(base)?;
        let service = client.service()?;
        let log = LogReference { key: service.log_key, origin: service.register.origin };
        if let Some(other) = self.origin.as_ref().filter(|named| **named != log.origin) {
            let what =
                format!("the description calls the log {other:?}, and the service calls it {:?}", log.origin);
            return Err(CliError::new(what).next("leave `origin` out of the description"));
        }
        let founding = self.founding(charter, folder, keys::public(keeper), log, time)?;
        let founding = SignedAct::sign(Act::Founding(founding), keeper);
        let carried = Carried::new(client);
        // Whoever lost the connection the last time goes on from here.
        if service.register.acts == 0 {
            carried.post(&founding, charter)?;
        }
        carried.take_up(out, private, keeper)
    }

    fn founding(
        &self,
        charter: &[u8],
        folder: &Path,
        keeper: Bytes32,
        log: LogReference,
        time: u64,
    ) -> Outcome<Founding> {
        let parsed =
            Charter::parse(charter).at(self.charter.display()).next("`ostrakon charter check` helps")?;
        let mut nonce = [0; 16];
        OsRng.fill_bytes(&mut nonce);
        Ok(Founding {
            charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
            keeper,
            log,
            nonce: nonce.into(),
            officers: read_officers(&self.officers, folder)?,
            organisation: parsed.organisation().to_string(),
            quorum: self.quorum,
            time,
        })
    }
}

fn refuse_places(out: &Path, private: &Path) -> Outcome {
    [out, private].into_iter().try_for_each(files::refuse_used)?;
    files::refuse_inside(out, private, "register")
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
