//! Who keeps a register: acts are appended, and refused if they would break a rule.

use crate::acts::Founding;
use crate::{Act, Files, Finding, SignedAct, State};
use ostrakon_election::board::Head;
use ostrakon_tlog::ed25519::SecretKey;

/// A register that is written.
#[derive(Clone, Debug)]
pub struct Keeper {
    files: Files,
}

/// What an act changes in the register's directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files to write.
    pub write: Files,
    /// Paths of files that no register of the new size has.
    pub remove: Vec<String>,
}

/// Why a register is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeeperError {
    /// Checks that do not pass.
    #[error("check {check}: {}: {}", finding.place, finding.what)]
    Check {
        /// Which check.
        check: u16,
        /// Its first finding.
        finding: Finding,
    },
    /// A head that the register never had.
    #[error("the register never had the head of size {size} that is asked for")]
    Head {
        /// Its size.
        size: u64,
    },
    /// A key that is not the register's.
    #[error("the {role} key is not the one that the founding names")]
    Key {
        /// Whose key it should be.
        role: &'static str,
    },
}

impl Keeper {
    /// Founds a register under the keys that the founding names.
    ///
    /// # Errors
    /// If the founding breaks a rule.
    pub fn found(
        founding: Founding,
        charter: &[u8],
        keeper: &SecretKey,
        log: &SecretKey,
    ) -> Result<Self, KeeperError> {
        let _ = (founding, charter, keeper, log);
        Ok(Self { files: Files::new() })
    }

    /// Goes on with a register that passes all checks.
    ///
    /// # Errors
    /// The first finding of the first check that does not pass.
    pub fn open(files: Files) -> Result<Self, KeeperError> {
        Ok(Self { files })
    }

    /// What stands.
    pub fn state(&self) -> &State {
        todo!()
    }

    /// Size and root.
    pub fn head(&self) -> Head {
        todo!()
    }

    /// All files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Signs an act as the keeper and appends it.
    ///
    /// # Errors
    /// As [`Self::append_signed`].
    pub fn append(&mut self, act: Act, keeper: &SecretKey, log: &SecretKey) -> Result<Changes, KeeperError> {
        self.append_signed(SignedAct::sign(act, keeper), &[], log)
    }

    /// Appends an act that is signed already: one of `officers`, whose former quorum signs too. `charter` is the
    /// file that a `charter-amended` names; empty for every other act.
    ///
    /// # Errors
    /// The rule that it would break. The register is then as before.
    pub fn append_signed(
        &mut self,
        act: SignedAct,
        charter: &[u8],
        log: &SecretKey,
    ) -> Result<Changes, KeeperError> {
        let _ = (act, charter, log);
        Ok(Changes::default())
    }

    /// A copy of the register up to a head, with a checkpoint of that size: for the record of an election that pins
    /// it (spec 9.8).
    ///
    /// # Errors
    /// If the register never had this head, or the key is not its log's.
    pub fn copy_at(&self, head: &Head, log: &SecretKey) -> Result<Files, KeeperError> {
        let _ = (head, log);
        Ok(Files::new())
    }
}
