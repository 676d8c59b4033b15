//! An election whose setup was judged: nobody seals under keys of which nothing is known (spec 8.7, 10.4).

use crate::Fault;
use ostrakon_election::roll::{Credential, TokenKey};
use ostrakon_election::setup::Plan;
use ostrakon_group::Point;
use ostrakon_tlog::checkpoint::{LogKey, VerifiedCheckpoint};
use ostrakon_verify::{
    CheckReport, JudgedSetup, OpenedElection, ReadError, RecordFiles, SetupError, SetupOptions, judge_setup,
};
use ostrakon_voter::{Booth, Held};

/// An election that may be voted on, and where its files are.
pub struct Opened {
    election: OpenedElection,
    files: Box<dyn RecordFiles>,
}

impl Opened {
    /// Judges the setup; `election` is the manifest hash that is meant, or empty.
    ///
    /// # Errors
    /// If it is another election, not open, or must not be voted on.
    pub fn judge(files: impl RecordFiles + 'static, election: &str) -> Result<Self, Fault> {
        let judged = judge_setup(&files, &SetupOptions::default(), &()).map_err(unread)?;
        let JudgedSetup { opened: Some(opened), .. } = judged else { return Err(refused(judged.refused())) };
        let found = opened.plan.election().to_string();
        if !election.is_empty() && !found.eq_ignore_ascii_case(election) {
            return Err(Fault::new("other-election", "not the election that is meant").about("found", found));
        }
        Ok(Self { election: opened, files: Box::new(files) })
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.election.plan
    }

    /// K_1 … K_M.
    pub(super) fn keys(&self) -> &[Point] {
        &self.election.keys
    }

    /// Where its record is.
    pub(super) fn files(&self) -> &dyn RecordFiles {
        &*self.files
    }

    /// What was published when it was judged.
    pub(super) fn checkpoint(&self) -> &VerifiedCheckpoint {
        &self.election.checkpoint
    }

    pub(super) fn log(&self) -> &LogKey {
        &self.election.log_key
    }

    /// As far as the setup tells: a later schedule may say otherwise.
    pub(super) fn closes(&self) -> u64 {
        self.election.closes.unwrap_or(self.plan().manifest().closes)
    }

    /// How many are on a roll.
    pub(super) fn voters(&self, roll: usize) -> u64 {
        self.election.roll(roll).map_or(0, |roll| roll.size)
    }

    /// The rolls that a key is on, with its credential there.
    pub(super) fn listed(&self, held: &Held) -> Result<Vec<(usize, Credential)>, Fault> {
        let mut listed = Vec::new();
        for (index, roll) in self.election.rolls.iter().enumerate() {
            let Some(credential) = held.credential(self.plan(), index) else { continue };
            let found = roll.find(&*self.files, credential.key().bytes(), &());
            if found.map_err(|error| not_read(&roll.path, &error))?.is_some() {
                listed.push((index, credential));
            }
        }
        Ok(listed)
    }

    /// Whether P is on a roll.
    pub(super) fn holds(&self, roll: usize, key: &[u8; 32]) -> Result<bool, Fault> {
        let Some(roll) = self.election.roll(roll) else { return Ok(false) };
        let found = roll.find(&*self.files, key, &());
        found.map(|found| found.is_some()).map_err(|error| not_read(&roll.path, &error))
    }

    /// The key of a roll's tokens; none where it has none.
    pub(super) fn token_key(&self, roll: usize) -> Result<Option<TokenKey>, Fault> {
        let roll = self.plan().manifest().rolls.get(roll);
        let key = roll.and_then(|roll| roll.token.as_ref()).map(|token| token.key()).transpose();
        key.map_err(|error| Fault::new("token-key", error))
    }

    /// How many entries stand up to the opening.
    pub(super) fn beginning(&self) -> u64 {
        self.election.head.size
    }

    /// A booth for a roll.
    pub(super) fn booth(&self, roll: usize) -> Result<Booth<'_>, Fault> {
        let refused = |error: &dyn std::fmt::Display| Fault::new("setup-refused", error);
        let root = self.election.roll(roll).ok_or_else(|| refused(&"no such roll"))?.root;
        let Self { election: OpenedElection { plan, keys, keys_hash, .. }, .. } = self;
        Booth::new(plan, roll, &root.0, keys, &keys_hash.0).map_err(|error| refused(&error))
    }
}

fn not_read(path: &str, error: &ReadError) -> Fault {
    let name = if matches!(error, ReadError::Io(_)) { "no-connection" } else { "setup-refused" };
    Fault::new(name, format!("{path}: {error}"))
}

fn unread(error: SetupError) -> Fault {
    let name = match error {
        SetupError::NotOpened => "not-opened",
        SetupError::Checkpoint(_) => "no-record",
        SetupError::Entries { .. } => "no-connection",
        SetupError::TooLong | SetupError::Notes(_) => "setup-refused",
    };
    Fault::new(name, error)
}

fn refused(check: Option<&CheckReport>) -> Fault {
    let Some(check) = check else { return Fault::new("setup-refused", "the setup is incomplete") };
    let first = check.findings.first().map(|f| format!("{}: {}", f.place, f.what)).unwrap_or_default();
    Fault::new("setup-refused", format!("check {} ({}): {first}", check.id, check.name))
        .about("check", check.id)
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened({:?})", self.election.plan)
    }
}
