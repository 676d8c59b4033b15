//! What a voter holds: a printed code, or a key file. And the roll it is on.

use super::codes::read_codes;
use super::member_key;
use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use crate::words::quoted;
use ostrakon_charter::Id;
use ostrakon_election::roll::{ChainSecret, Credential, MasterKey, Roll};
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
    /// The option that names it, as typed.
    pub(crate) fn as_typed(&self) -> String {
        match (&self.code_file, &self.key_file) {
            (Some(path), _) => format!("--code-file {}", quoted(path)),
            (None, Some(path)) => format!("--key-file {}", quoted(path)),
            (None, None) => String::new(),
        }
    }

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
        self.on(record, &opened.rolls, wanted)
    }

    /// As [`Self::find`], on rolls that stand on the board, whether or not the vote is open.
    pub(crate) fn on(
        &self,
        record: &Record,
        entered: &[Roll],
        wanted: Option<&Id>,
    ) -> Outcome<(usize, Credential)> {
        let rolls = &record.manifest().rolls;
        if let Some(unknown) = wanted.filter(|w| !rolls.iter().any(|r| r.id == **w)) {
            return Err(no_such_roll(record, unknown));
        }
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for (index, plan) in rolls.iter().enumerate() {
            let credential = self.credential(record, &plan.id)?;
            let listed = entered.get(index).is_some_and(|r| r.voter(&credential.key()).is_some());
            match wanted.is_none_or(|w| *w == plan.id) {
                true if listed => found.push((index, credential)),
                false if listed => others.push(plan.id.as_str()),
                _ => {}
            }
        }
        match (found.pop(), found.is_empty()) {
            (Some(one), true) => Ok(one),
            (Some(_), false) => Err(CliError::new("this key is on several rolls").next("name one with --roll")),
            (None, _) if !others.is_empty() => {
                let wanted = wanted.map_or("", Id::as_str);
                Err(CliError::new(format!("this code or key is not on roll {wanted}, but on {}", others.join(", ")))
                    .next("name the roll that it is on, or leave --roll out"))
            }
            (None, _) => Err(CliError::new("this code or key is on no roll of this election")
                .at(record.path().display())
                .next("check that it is the code of this election and copied without a mistake, then ask the registrar")),
        }
    }
}

/// Names the rolls there are.
pub(super) fn no_such_roll(record: &Record, unknown: &Id) -> CliError {
    let names: Vec<&str> = record.manifest().rolls.iter().map(|r| r.id.as_str()).collect();
    CliError::usage(format!("the election has no roll {unknown}"))
        .at(record.path().display())
        .next(format!("its rolls: {}", names.join(", ")))
}
