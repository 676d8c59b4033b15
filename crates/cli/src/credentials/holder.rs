//! What a voter holds: a printed code, or a key file. And the roll it is on.

use super::codes::read_codes;
use super::member_key;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use crate::words::quoted;
use ostrakon_charter::Id;
use ostrakon_election::roll::{Credential, Roll};
use ostrakon_voter::Held;
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
    Held::from_code(code).at(path.display())
}

/// The roll that a key is on, and its credential there, of rolls that stand on the board; `wanted` if it is on several.
pub(crate) fn on_roll(
    held: &Held,
    record: &Record,
    entered: &[Roll],
    wanted: Option<&Id>,
) -> Outcome<(usize, Credential)> {
    let rolls = &record.manifest().rolls;
    if let Some(unknown) = wanted.filter(|w| !rolls.iter().any(|r| r.id == **w)) {
        return Err(no_such_roll(record, unknown));
    }
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for (index, credential) in held.listed(record.plan(), entered) {
        match wanted.is_none_or(|w| *w == rolls[index].id) {
            true => found.push((index, credential)),
            false => others.push(rolls[index].id.as_str()),
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

/// Names the rolls there are.
pub(super) fn no_such_roll(record: &Record, unknown: &Id) -> CliError {
    let names: Vec<&str> = record.manifest().rolls.iter().map(|r| r.id.as_str()).collect();
    CliError::usage(format!("the election has no roll {unknown}"))
        .at(record.path().display())
        .next(format!("its rolls: {}", names.join(", ")))
}
