//! The second verifier, in Python, written from the specification alone: `spec/reference/verify.py`, and `judge.py` for many records.

mod pool;

use crate::forge::Record;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What it says of a record.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Did every check pass?
    pub passed: bool,
    /// Every check's status: `passed`, `failed`, `not run`.
    pub status: BTreeMap<String, String>,
    /// Every check's findings: where and what.
    pub findings: BTreeMap<String, Vec<(String, String)>>,
    /// The outcomes as JSON.
    pub outcomes: Value,
}

impl Judgement {
    /// The ids of the checks with this status.
    pub fn with(&self, status: &str) -> BTreeSet<String> {
        self.status.iter().filter(|(_, s)| *s == status).map(|(id, _)| id.clone()).collect()
    }
}

/// Where the program is.
pub fn program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/reference/verify.py")
}

/// Fails, in words, where the comparison cannot be made: a comparison that is skipped compares nothing.
pub fn assert_ready() {
    let version = Command::new("python3").arg("--version").output();
    let runs = version.is_ok_and(|output| output.status.success());
    assert!(runs, "python3 is not installed, or not on the path: the second verifier cannot be run");
    assert!(program().is_file(), "{} is not there", program().display());
}

/// Writes the record to a directory of its own and has it verified, leaving out one check if asked to.
pub fn judge(record: &Record, without: Option<&str>) -> Result<Judgement, String> {
    let place = tempfile::tempdir().map_err(|e| e.to_string())?;
    let directory = place.path().join("record");
    fs::create_dir(&directory).map_err(|e| e.to_string())?;
    record.write(&directory);
    let written = |files: &[(String, Vec<u8>)]| {
        let paths = files.iter().map(|(name, bytes)| {
            let path = place.path().join(name);
            fs::write(&path, bytes).map(|()| path)
        });
        paths.collect::<Result<Vec<_>, _>>().map_err(|e| e.to_string())
    };
    let (pins, receipts) = (written(&record.pins)?, written(&record.receipts)?);
    let asked = json!({ "directory": directory, "without": without, "pins": pins, "receipts": receipts });
    let answer = pool::ask(&asked)?;
    let exit = answer["exit"].as_i64().and_then(|exit| i32::try_from(exit).ok());
    read(&answer["report"], exit).ok_or_else(|| format!("no report, but: {answer}"))
}

/// Writes a register to a directory of its own and has it verified; of a register alone, check 812 is not run.
pub fn judge_register(files: &BTreeMap<String, Vec<u8>>) -> Result<Judgement, String> {
    let place = tempfile::tempdir().map_err(|e| e.to_string())?;
    Record { files: files.clone(), ..Record::default() }.write(place.path());
    let mut command = verifying(place.path());
    command.arg("--register");
    conclude(command)
}

/// Has an archive verified: a directory with `register/` and `elections/`.
pub fn judge_archive(directory: &Path) -> Result<Judgement, String> {
    let mut command = verifying(directory);
    command.arg("--archive");
    conclude(command)
}

fn verifying(directory: &Path) -> Command {
    let mut command = Command::new("python3");
    command.arg(program()).arg(directory).arg("--json");
    command
}

fn conclude(mut command: Command) -> Result<Judgement, String> {
    let output = command.output().map_err(|e| format!("python3 did not start: {e}"))?;
    serde_json::from_slice(&output.stdout)
        .ok()
        .and_then(|report| read(&report, output.status.code()))
        .ok_or_else(|| format!("no report, but: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Outcomes without the sentences, which each verifier words for itself (spec 8.3).
pub fn without_reasons(mut outcomes: Value) -> Value {
    for outcome in outcomes.as_array_mut().into_iter().flatten() {
        outcome.as_object_mut().map(|members| members.remove("reasons"));
    }
    outcomes
}

/// The report of spec chapter 8; the exit status must say the same.
fn read(report: &Value, exit: Option<i32>) -> Option<Judgement> {
    let passed = report.get("passed")?.as_bool()?;
    let (mut status, mut findings) = (BTreeMap::new(), BTreeMap::new());
    for check in report.get("checks")?.as_array()? {
        let id = check.get("id")?.as_str()?.to_owned();
        let text = |f: &Value, member: &str| Some(f.get(member)?.as_str()?.to_owned());
        let list = check.get("findings")?.as_array()?;
        let list = list.iter().map(|f| Some((text(f, "where")?, text(f, "what")?))).collect::<Option<_>>()?;
        status.insert(id.clone(), check.get("status")?.as_str()?.to_owned());
        findings.insert(id, list);
    }
    let same = exit == Some(if passed { 0 } else { 1 });
    same.then_some(Judgement { passed, status, findings, outcomes: report.get("outcomes")?.clone() })
}

/// Does every piece of work, two at a time; what they found wrong, in their order.
pub fn two_at_a_time<T: Sync>(work: &[T], each: impl Fn(&T) -> Result<(), String> + Sync) -> Vec<String> {
    at_a_time(2, work, each)
}

/// As `two_at_a_time`, for work that waits more than it reckons.
pub fn at_a_time<T: Sync>(
    workers: usize,
    work: &[T],
    each: impl Fn(&T) -> Result<(), String> + Sync,
) -> Vec<String> {
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let worker = || {
        while let Some((at, item)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, work.get(i)?)))
        {
            if let Err(what) = each(item) {
                wrong.lock().unwrap().insert(at, what);
            }
        }
    };
    thread::scope(|scope| {
        (0..workers).for_each(|_| drop(scope.spawn(worker)));
    });
    wrong.into_inner().unwrap().into_values().collect()
}
