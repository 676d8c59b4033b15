//! The organisation's register, as the service publishes it: read and examined here.

use crate::{Fault, Fetched};
use ostrakon_register::{Files, State, Status, charter_path};
use ostrakon_verify::{ReadError, RecordFiles, RegisterCopy};

/// A register that passes all its checks, and what stands in it.
#[derive(Debug)]
pub(super) struct Register {
    pub(super) copy: RegisterCopy,
    pub(super) state: State,
}

impl Register {
    /// What the service publishes.
    pub(super) fn published() -> Result<Self, Fault> {
        Self::read(&Fetched::register(), "")
    }

    /// As [`Self::published`], from any files.
    pub(super) fn read(files: &dyn RecordFiles, folder: &str) -> Result<Self, Fault> {
        let copy = RegisterCopy::published(files, folder).map_err(|error| match error {
            ReadError::Missing => Fault::new("no-register", "no register is published here"),
            error => Fault::new("no-connection", error),
        })?;
        let broken = copy.examined.checks.iter().find(|check| check.status != Status::Passed);
        if let Some(check) = broken {
            let found = check
                .findings
                .first()
                .map_or(String::new(), |found| format!(": {}: {}", found.place, found.what));
            return Err(Fault::new(
                "register-damaged",
                format!("check {} ({}){found}", check.id, check.name),
            ));
        }
        let state =
            copy.state().cloned().ok_or_else(|| Fault::new("register-damaged", "it cannot be read whole"))?;
        Ok(Self { copy, state })
    }

    /// The charter that stands, as its file.
    pub(super) fn charter(&self) -> Result<&[u8], Fault> {
        let path = charter_path(&self.state.charter_reference().sha256);
        let bytes = self.copy.files.get(&path).map(Vec::as_slice);
        bytes.ok_or_else(|| Fault::new("register-damaged", "the charter that stands is missing"))
    }

    pub(super) fn files(&self) -> &Files {
        &self.copy.files
    }
}
