//! An election whose setup was judged: nobody seals under keys of which nothing is known (spec 10.4).

use crate::Fault;
use ostrakon_election::board::{KEYS_PATH, roll_path};
use ostrakon_election::roll::{Credential, Roll};
use ostrakon_election::setup::{ElectionKeys, Plan};
use ostrakon_group::{Bytes32, Point};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_verify::{CheckReport, Options, RecordFiles};
use ostrakon_voter::{Booth, Held};

/// An election that may be voted on.
#[derive(Debug)]
pub struct Opened {
    plan: Plan,
    keys: Vec<Point>,
    keys_hash: Bytes32,
    roots: Vec<Bytes32>,
    rolls: Vec<Roll>,
    log: LogKey,
    closes: u64,
}

const NEEDED: [u16; 19] =
    [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 201, 202, 203, 401, 402, 403, 404, 405];

impl Opened {
    /// Judges the setup; `election` is the manifest hash that is meant, or empty.
    pub(super) fn judge(files: &dyn RecordFiles, election: &str) -> Result<Self, Fault> {
        let verification = ostrakon_verify::verify(files, &Options::default(), &());
        let failed = verification.report.not_passed().find(|check| NEEDED.contains(&check.id.number()));
        if let Some(check) = failed {
            return Err(refused(check));
        }
        let plan =
            verification.plan.ok_or_else(|| Fault::new("setup-refused", "the manifest does not compile"))?;
        if !election.is_empty() && !plan.election().to_string().eq_ignore_ascii_case(election) {
            return Err(Fault::new("other-election", "not the election that is meant")
                .about("found", plan.election()));
        }
        todo_parts(files, plan)
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// K_1 … K_M.
    pub(super) fn keys(&self) -> &[Point] {
        &self.keys
    }

    pub(super) fn log(&self) -> &LogKey {
        &self.log
    }

    pub(super) fn closes(&self) -> u64 {
        self.closes
    }

    /// How many are on a roll.
    pub(super) fn voters(&self, roll: usize) -> u64 {
        self.rolls.get(roll).map_or(0, |roll| roll.voters().len() as u64)
    }

    /// The rolls that a key is on.
    pub(super) fn listed(&self, held: &Held) -> Result<Vec<(usize, Credential)>, Fault> {
        Ok(held.listed(&self.plan, &self.rolls))
    }

    /// A booth for a roll.
    pub(super) fn booth(&self, roll: usize) -> Result<Booth<'_>, Fault> {
        let root = self.roots.get(roll).ok_or_else(|| Fault::new("setup-refused", "no such roll"))?;
        Booth::new(&self.plan, roll, &root.0, &self.keys, &self.keys_hash.0)
            .map_err(|error| Fault::new("setup-refused", error))
    }
}

fn todo_parts(files: &dyn RecordFiles, plan: Plan) -> Result<Opened, Fault> {
    let refused = |error: &dyn std::fmt::Display| Fault::new("setup-refused", error);
    let bytes = files.read(KEYS_PATH, 1 << 24).map_err(|e| refused(&e))?;
    let mut keys = ElectionKeys::decode_joint(&bytes, plan.columns()).map_err(|e| refused(&e))?;
    keys.pop();
    let keys_hash = Bytes32::from(ostrakon_group::sha256(&bytes));
    let mut rolls = Vec::new();
    let mut roots = Vec::new();
    for index in 0..plan.manifest().rolls.len() {
        let bytes = files.read(&roll_path(index), 1 << 30).map_err(|e| refused(&e))?;
        roots.push(Roll::root_of_file(&bytes).into());
        rolls.push(Roll::decode(&bytes).map_err(|e| refused(&e))?);
    }
    let log = plan.manifest().log.log_key().map_err(|e| refused(&e))?;
    let closes = plan.manifest().closes;
    Ok(Opened { plan, keys, keys_hash, roots, rolls, log, closes })
}

fn refused(check: &CheckReport) -> Fault {
    let first = check.findings.first().map(|f| format!("{}: {}", f.place, f.what)).unwrap_or_default();
    Fault::new("setup-refused", format!("check {} ({}): {first}", check.id, check.name))
        .about("check", check.id)
}
