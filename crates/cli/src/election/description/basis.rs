//! What an election stands on: a charter and officers of the description's, or those that stand in a register.

use super::{Description, named_all};
use crate::error::{CliError, Outcome};
use crate::files;
use crate::record_dir::{read_register, stands};
use ostrakon_charter::{Id, MAX_BYTES};
use ostrakon_election::setup::{Certifiers, NamedKey, RegisterReference};
use ostrakon_register::{State, charter_path};
use ostrakon_verify::RegisterCopy;
use std::path::Path;

/// Charter, officers, register.
pub(crate) struct Basis {
    /// The charter's file.
    pub(crate) charter: Vec<u8>,
    /// Who certifies.
    pub(crate) certifiers: Certifiers,
    register: Option<(RegisterCopy, Option<Id>)>,
    /// Votes that would be invalid are announced all the same.
    pub(crate) lets_invalid: bool,
}

impl Basis {
    /// Reads what the description names; paths are looked for from `folder`.
    pub(crate) fn read(text: &Description, folder: &Path) -> Outcome<Self> {
        match &text.register {
            Some(register) => Self::of_register(text, folder, &folder.join(register)),
            None => {
                let charter = text.charter.as_ref().ok_or_else(|| {
                    CliError::new("no charter is named").next("add charter = \"FILE\", or register = \"DIR\"")
                })?;
                Self::plain(text, files::read(&folder.join(charter), MAX_BYTES as u64)?, folder)
            }
        }
    }

    /// Without a register.
    pub(crate) fn plain(text: &Description, charter: Vec<u8>, folder: &Path) -> Outcome<Self> {
        if text.meeting.is_some() {
            return Err(CliError::new("a meeting is one of a register, and none is named")
                .next("add register = \"DIR\", or leave the meeting out"));
        }
        let quorum = text.officer_quorum.ok_or_else(|| {
            CliError::new("it does not say how many officers must certify").next("add officer_quorum = 1")
        })?;
        // Trustees stand first in a description, and so do their faults.
        named_all(&text.trustees, folder)?;
        let certifiers = Certifiers { officers: named_all(&text.officers, folder)?, quorum };
        Ok(Self { charter, certifiers, register: None, lets_invalid: false })
    }

    fn of_register(text: &Description, folder: &Path, path: &Path) -> Outcome<Self> {
        if !text.officers.is_empty() || text.officer_quorum.is_some() {
            return Err(CliError::new("officers and their quorum are those of the register")
                .next("leave [[officer]] and officer_quorum out"));
        }
        let copy = read_register(path)?;
        let state = stands(&copy, path)?;
        if state.is_dissolved() {
            return Err(CliError::new("the organisation was dissolved: nothing is voted on any more")
                .at(path.display()));
        }
        let charter = charter(&copy, state, path)?;
        if let Some(named) = &text.charter {
            let file = folder.join(named);
            if files::read(&file, MAX_BYTES as u64)? != charter {
                return Err(CliError::new("is not the charter that stands in the register")
                    .at(file.display())
                    .next("leave `charter` out: the register's is taken"));
            }
        }
        let certifiers = certifiers(state);
        let register = Some((copy, text.meeting.clone()));
        Ok(Self { charter, certifiers, register, lets_invalid: false })
    }

    /// How the manifest names the register: its head, as the directory has it.
    pub(super) fn reference(&self) -> Option<RegisterReference> {
        let (copy, meeting) = self.register.as_ref()?;
        let (head, log) = (copy.examined.head, &copy.state()?.founding().log);
        Some(RegisterReference { head, key: log.key, meeting: meeting.clone(), origin: log.origin.clone() })
    }

    /// The register, as it is copied into the record.
    pub(crate) fn register(&self) -> Option<&RegisterCopy> {
        self.register.as_ref().map(|(copy, _)| copy)
    }

    /// What stands in the register.
    pub(crate) fn state(&self) -> Option<&State> {
        self.register()?.state()
    }
}

fn charter(copy: &RegisterCopy, state: &State, path: &Path) -> Outcome<Vec<u8>> {
    let file = charter_path(&state.charter_reference().sha256);
    let missing = || CliError::new("the charter that stands is missing").at(path.join(&file).display());
    copy.files.get(&file).cloned().ok_or_else(missing)
}

fn certifiers(state: &State) -> Certifiers {
    let named = |officer: &ostrakon_register::acts::Officer| NamedKey {
        key: officer.key,
        name: officer.name.as_str().into(),
    };
    Certifiers { officers: state.officers().iter().map(named).collect(), quorum: state.quorum() }
}
