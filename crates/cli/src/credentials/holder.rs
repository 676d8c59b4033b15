//! What a voter holds: a printed code, or a key file. And the roll it is on.

use super::codes::read_codes;
use super::member_key;
use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use ostrakon_charter::Id;
use ostrakon_election::roll::{ChainSecret, Credential, MasterKey};
use std::path::{Path, PathBuf};

/// A code or a key, from a file.
#[derive(Clone, Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Holder {
    /// The file with your printed code, and no other code.
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
    /// The file with the key that you made (`ostrakon credentials key new`).
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
}

/// A master key with its chain secret.
pub(crate) struct Held {
    master: MasterKey,
    chain: ChainSecret,
}

impl Holder {
    /// Reads the file.
    pub(crate) fn read(&self) -> Outcome<Held> {
        match (&self.code_file, &self.key_file) {
            (Some(path), _) => from_code(path),
            (None, Some(path)) => member_key::load(path),
            (None, None) => Err(CliError::usage("neither a code nor a key is given")),
        }
    }
}

fn from_code(path: &Path) -> Outcome<Held> {
    let codes = read_codes(path)?;
    let [code] = codes.as_slice() else {
        return Err(CliError::new(format!("holds {} codes", codes.len()))
            .at(path.display())
            .next("a voter uses one: put it in a file of its own"));
    };
    Held::from_code(code).map_err(|e| e.at(path.display()))
}

impl Held {
    /// Takes over keys.
    pub(crate) fn new(master: MasterKey, chain: ChainSecret) -> Self {
        Self { master, chain }
    }

    /// What a printed code gives.
    pub(crate) fn from_code(code: &ostrakon_election::roll::PrintedCode) -> Outcome<Self> {
        let (master, chain) = code.derive().at("the code")?;
        Ok(Self { master, chain })
    }

    /// The credential on one roll of one election.
    pub(crate) fn credential(&self, record: &Record, roll: &Id) -> Outcome<Credential> {
        let credential = self.master.credential(&self.chain, &record.plan().election(), roll.as_str());
        credential.ok_or_else(|| CliError::new("the key gives no credential in this election"))
    }

    /// The roll it is on, and its credential there; `wanted` if it is on several.
    pub(crate) fn find(
        &self,
        record: &Record,
        opened: &Opened,
        wanted: Option<&Id>,
    ) -> Outcome<(usize, Credential)> {
        let mut found = Vec::new();
        for (index, plan) in record.manifest().rolls.iter().enumerate() {
            let credential = self.credential(record, &plan.id)?;
            let listed = opened.rolls.get(index).is_some_and(|r| r.voter(&credential.key()).is_some());
            if listed && wanted.is_none_or(|w| *w == plan.id) {
                found.push((index, credential));
            }
        }
        match (found.pop(), found.is_empty()) {
            (Some(one), true) => Ok(one),
            (Some(_), false) => Err(CliError::new("this key is on several rolls").next("name one with --roll")),
            (None, _) => Err(CliError::new("this code or key is on no roll of this election")
                .at(record.path().display())
                .next("check that it is the code of this election and copied without a mistake, then ask the registrar")),
        }
    }
}
