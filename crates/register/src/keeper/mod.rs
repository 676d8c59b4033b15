//! Who keeps a register: acts are appended, and refused if they would break a rule.

mod added;
mod error;

pub use error::KeeperError;

use crate::acts::{CharterAmended, Founding};
use crate::examine::{examine, walk};
use crate::report::Finding;
use crate::walk::Walk;
use crate::{Act, Examined, Files, SignedAct, State, Status, charter_path};
use added::{Added, append, charter_of, known};
use error::broken;
use ostrakon_election::board::{Head, Log};
use ostrakon_group::Bytes32;
use ostrakon_tlog::checkpoint::Checkpoint;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// A register that is written, and that passes all checks.
#[derive(Clone, Debug)]
pub struct Keeper {
    files: Files,
    log: Log,
    walk: Walk,
    state: State,
}

/// What an act changes in the register's directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files to write.
    pub write: Files,
    /// Paths of files that no register of the new size has.
    pub remove: Vec<String>,
}

impl Keeper {
    /// Founds a register, under the keys that the founding names.
    ///
    /// # Errors
    /// If the founding breaks a rule, or the keys are others.
    pub fn found(
        founding: Founding,
        charter: &[u8],
        keeper: &SecretKey,
        log: &SecretKey,
    ) -> Result<Self, KeeperError> {
        let act = SignedAct::sign(Act::Founding(founding), keeper);
        let added = Added::new(&Files::new(), &Log::new(), &Walk::default(), &act, charter)?;
        let mut kept = Self { files: added.files, log: added.log, walk: added.walk, state: added.state };
        let checkpoint = kept.checkpoint(&kept.log.head(), log)?;
        kept.files.extend(kept.log.files_since(0));
        kept.files.insert(CHECKPOINT_PATH.into(), checkpoint);
        Ok(kept)
    }

    /// Goes on with a register.
    ///
    /// # Errors
    /// The first check that does not pass.
    pub fn open(files: Files) -> Result<Self, KeeperError> {
        let checks = examine(&files).checks;
        if let Some(check) = checks.into_iter().find(|check| check.status != Status::Passed) {
            let nothing = || Finding::new("register", "not run");
            let first = check.findings.into_iter().next().unwrap_or_else(nothing);
            return Err(KeeperError::Check { check: check.id, finding: first });
        }
        let (reading, walk) = walk(&files);
        let mut log = Log::new();
        for read in &reading.acts {
            append(&mut log, &read.posted.act)?;
        }
        let state = known(&walk)?;
        Ok(Self { files, log, walk, state })
    }

    /// What stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Size and root.
    pub fn head(&self) -> Head {
        self.log.head()
    }

    /// All files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The leaf hash of the last act, by which others refer to it.
    pub fn last_leaf(&self) -> Bytes32 {
        let last = self.log.entries().last();
        last.map_or(Bytes32::from([0; 32]), |entry| (*leaf_hash(entry).as_bytes()).into())
    }

    /// Signs an act as the keeper and appends it; its `register` is filled in by the caller.
    ///
    /// # Errors
    /// The rule that it would break. The register is then as before.
    pub fn append(&mut self, act: Act, keeper: &SecretKey, log: &SecretKey) -> Result<Changes, KeeperError> {
        self.append_signed(&SignedAct::sign(act, keeper), log)
    }

    /// Appends another charter, with its file.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn amend(
        &mut self,
        act: CharterAmended,
        charter: &[u8],
        keeper: &SecretKey,
        log: &SecretKey,
    ) -> Result<Changes, KeeperError> {
        self.add(&SignedAct::sign(Act::CharterAmended(act), keeper), charter, log)
    }

    /// Appends an act that is signed already: `officers`, which their former quorum signs too.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_signed(&mut self, act: &SignedAct, log: &SecretKey) -> Result<Changes, KeeperError> {
        self.add(act, &[], log)
    }

    /// As [`Self::append_signed`], with the charter's file where the act names one.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_with_charter(
        &mut self,
        act: &SignedAct,
        charter: &[u8],
        log: &SecretKey,
    ) -> Result<Changes, KeeperError> {
        self.add(act, charter, log)
    }

    /// What would stand with an act more, which is not appended. Of the checks, only 801 is not told: nobody has signed a
    /// checkpoint.
    ///
    /// # Errors
    /// The rule that the act would break.
    pub fn rehearse(&self, act: &SignedAct, charter: &[u8]) -> Result<Examined, KeeperError> {
        let added = Added::new(&self.files, &self.log, &self.walk, act, charter)?;
        let tile = |path: &str| path == CHECKPOINT_PATH || path.starts_with("tile/");
        let mut files: Files = added.files.into_iter().filter(|(path, _)| !tile(path)).collect();
        files.extend(added.log.files_since(0));
        let mut examined = examine(&files);
        examined.checks.retain(|check| check.id != 801);
        Ok(examined)
    }

    fn add(&mut self, act: &SignedAct, charter: &[u8], log: &SecretKey) -> Result<Changes, KeeperError> {
        let added = Added::new(&self.files, &self.log, &self.walk, act, charter)?;
        let checkpoint = self.checkpoint(&added.log.head(), log)?;
        let mut write: Files = added.log.files_since(self.log.size()).into_iter().collect();
        write.insert(CHECKPOINT_PATH.into(), checkpoint);
        let new = added.files.iter().filter(|(path, _)| !self.files.contains_key(*path));
        write.extend(new.map(|(path, bytes)| (path.clone(), bytes.clone())));
        let stays = Log::paths(added.log.size());
        let remove = Log::paths(self.log.size()).into_iter().filter(|path| !stays.contains(path)).collect();
        let changes = Changes { write, remove };
        (self.log, self.walk, self.state) = (added.log, added.walk, added.state);
        self.files.retain(|path, _| !changes.remove.contains(path));
        self.files.extend(changes.write.clone());
        Ok(changes)
    }

    /// A copy of the register up to a head, with a checkpoint of that size: for the record of an election that pins
    /// it (spec 9.8).
    ///
    /// # Errors
    /// If the register never had this head, or the key is not its log's.
    pub fn copy_at(&self, head: &Head, log: &SecretKey) -> Result<Files, KeeperError> {
        if head.size == 0 || self.log.head_at(head.size) != Some(*head) {
            return Err(KeeperError::Head { size: head.size });
        }
        let mut part = Log::new();
        let mut files = Files::new();
        for read in walk(&self.files).0.acts.iter().take(usize::try_from(head.size).unwrap_or(usize::MAX)) {
            append(&mut part, &read.posted.act)?;
            let path = charter_of(&read.posted.act.body).map(charter_path);
            files.extend(
                path.and_then(|path| self.files.get_key_value(&path)).map(|(p, b)| (p.clone(), b.clone())),
            );
        }
        files.extend(part.files_since(0));
        files.insert(CHECKPOINT_PATH.into(), self.checkpoint(head, log)?);
        Ok(files)
    }

    fn checkpoint(&self, head: &Head, log: &SecretKey) -> Result<Vec<u8>, KeeperError> {
        let named = &self.state.founding().log;
        if named.key.0 != *log.public_key().as_bytes() {
            return Err(KeeperError::LogKey { expected: named.key });
        }
        let refuse = |what: String| broken(801, CHECKPOINT_PATH, what);
        let origin = KeyName::new(named.origin.clone()).map_err(|error| refuse(error.to_string()))?;
        let key = SigningKey::new(origin.clone(), SecretKey::from_seed(log.expose_seed()));
        let checkpoint =
            Checkpoint::new(origin, (*head).into()).map_err(|error| refuse(error.to_string()))?;
        let signed = checkpoint.sign(&key).map_err(|error| refuse(error.to_string()))?;
        Ok(signed.encode().into_bytes())
    }
}
