//! The copy of the organisation's register that a record holds (spec 4.1, 9.8).

use super::Record;
use super::read::DAMAGED;
use crate::error::{Advise, At, CliError, Outcome};
use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_election::certify::Background;
use ostrakon_group::Bytes32;
use ostrakon_register::{RollSize, State};
use ostrakon_verify::{Directory, RegisterCopy};
use std::collections::BTreeSet;
use std::path::Path;

impl Record {
    /// The copy; none if the manifest names no register.
    pub(crate) fn register(&self) -> Outcome<Option<RegisterCopy>> {
        let Some(reference) = &self.manifest().register else { return Ok(None) };
        let path = self.path().join(REGISTER_FOLDER);
        let copy = read_register(&path).next(DAMAGED)?;
        if copy.examined.head != reference.head {
            return Err(CliError::new("is not the register that the manifest pins")
                .at(path.display())
                .next(DAMAGED));
        }
        Ok(Some(copy))
    }

    /// What the register says of the contests; nothing is known without one.
    pub(crate) fn background(&self) -> Outcome<Background> {
        let Some(copy) = self.register()? else { return Ok(Background::default()) };
        Ok(stands(&copy, &self.path().join(REGISTER_FOLDER))?.background(self.manifest(), &self.roll_sizes()))
    }

    /// The keys of officers whom the election concerns: their signatures do not count (spec 7.9).
    pub(crate) fn concerned_officers(&self) -> Outcome<BTreeSet<Bytes32>> {
        let Some(copy) = self.register()? else { return Ok(BTreeSet::new()) };
        Ok(stands(&copy, &self.path().join(REGISTER_FOLDER))?.concerned_officers(self.manifest()))
    }

    /// What the board says of the rolls that are there: they are entered in the manifest's order.
    fn roll_sizes(&self) -> Vec<RollSize> {
        let entered = self.view().rolls.iter().map(|roll| &roll.body);
        entered.map(|roll| RollSize { size: roll.size, total_weight: roll.total_weight }).collect()
    }
}

/// Reads a register's directory; refused unless it passes all its checks.
pub(crate) fn read_register(path: &Path) -> Outcome<RegisterCopy> {
    let copy = RegisterCopy::read(&Directory::new(path)).at(path.display())?;
    if let Some((file, why)) = copy.unread.first() {
        return Err(CliError::new(why).at(path.join(file).display()));
    }
    if let Some(file) = copy.foreign.first() {
        return Err(CliError::new("is not a file of this register").at(path.join(file).display()));
    }
    let failed = copy.examined.checks.iter().find(|check| check.status != ostrakon_register::Status::Passed);
    if let Some(check) = failed {
        let why = check.findings.first().map_or(String::new(), |f| format!(" ({}: {})", f.place, f.what));
        let what = format!("check {} of registers ({}) does not pass{why}", check.id, check.name);
        return Err(CliError::new(what).at(path.display()));
    }
    Ok(copy)
}

/// What stands at a register's end.
pub(crate) fn stands<'a>(copy: &'a RegisterCopy, path: &Path) -> Outcome<&'a State> {
    copy.state().ok_or_else(|| CliError::new("holds no acts, so it is no register").at(path.display()))
}
