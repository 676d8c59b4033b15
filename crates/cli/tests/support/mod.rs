//! Runs the built command in a directory of its own.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "every test file uses what it needs; a panic is the verdict"
)]

pub(crate) mod forge;
pub(crate) mod served;
pub(crate) mod service;
pub(crate) mod society;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A directory in which commands run.
pub(crate) struct Place {
    _whole: Option<tempfile::TempDir>,
    here: PathBuf,
}

impl Place {
    pub(crate) fn new() -> Self {
        let whole = tempfile::tempdir().unwrap();
        let here = whole.path().to_owned();
        Self { _whole: Some(whole), here }
    }

    /// A directory within.
    pub(crate) fn inside(&self, name: &str) -> Self {
        Self { _whole: None, here: self.path(name) }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.here.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs words, separated by spaces.
    pub(crate) fn run(&self, words: &str) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ostrakon"));
        command.args(words.split_whitespace()).current_dir(&self.here).stdin(Stdio::null());
        Ran::of(words, command.output().unwrap())
    }

    /// Runs words with these variables in the environment.
    pub(crate) fn run_with(&self, words: &str, variables: &[(String, String)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ostrakon"));
        command.args(words.split_whitespace()).current_dir(&self.here).stdin(Stdio::null());
        let pairs = variables.iter().map(|(name, value)| (name, value));
        Ran::of(words, command.envs(pairs).output().unwrap())
    }

    /// Runs words in a shell that lets no file grow beyond one block.
    pub(crate) fn limited(&self, words: &str) -> Ran {
        let line = format!("trap '' XFSZ; ulimit -f 1; exec '{}' {words}", env!("CARGO_BIN_EXE_ostrakon"));
        let mut command = Command::new("sh");
        command.args(["-c", &line]).current_dir(&self.here).stdin(Stdio::null());
        Ran::of(words, command.output().unwrap())
    }

    /// Runs words that must succeed; what they print.
    pub(crate) fn good(&self, words: &str) -> String {
        let ran = self.run(words);
        assert_eq!(ran.status, 0, "ostrakon {words}\n{}{}", ran.out, ran.err);
        ran.out
    }

    /// Runs words that must fail with this status, in one sentence that says these things.
    pub(crate) fn bad(&self, words: &str, status: i32, says: &[&str]) {
        let ran = self.run(words);
        assert_eq!(ran.status, status, "ostrakon {words}\n{}{}", ran.out, ran.err);
        for part in says {
            assert!(ran.err.contains(part), "ostrakon {words}\n{part:?} is not in\n{}", ran.err);
        }
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    fn of(words: &str, output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|_| panic!("ostrakon {words}"));
        Self {
            status: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// All files below a directory with their bytes.
pub(crate) fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(snapshot(&path)),
            false => found.push((path.clone(), std::fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

/// The checks of an archive that failed, by the verifier and by the reference.
pub(crate) fn failed(place: &Place, archive: &str) -> [Vec<String>; 2] {
    let own = place.run(&format!("verify --archive {archive} --json"));
    let script = format!("{}/../../spec/reference/verify.py", env!("CARGO_MANIFEST_DIR"));
    let mut reference = Command::new("python3");
    reference.arg(script).arg("--archive").arg(place.path(archive)).arg("--json");
    let said = reference.output().unwrap();
    let reports = [own.out, String::from_utf8(said.stdout).unwrap()].map(|json| failed_checks(&json));
    assert_eq!([own.status == 0, said.status.success()], reports.each_ref().map(Vec::is_empty));
    reports
}

/// The checks of a report that failed.
pub(crate) fn failed_checks(json: &str) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(json).unwrap();
    let checks = report["checks"].as_array().unwrap().iter();
    let failed = checks.filter(|check| check["status"] == "failed");
    failed.map(|check| check["id"].as_str().unwrap().to_owned()).collect()
}

pub(crate) const CHARTER: &str = include_str!("../../../../charters/isn-2013.toml");

/// Three trustees, one officer, one roll, a motion and an election by lot.
pub(crate) fn describe(place: &Place) {
    place.write("charter.toml", CHARTER);
    place.write("spring.toml", DESCRIPTION);
}

const DESCRIPTION: &str = r#"
title = "Spring election"
origin = "test.example/spring"
charter = "charter.toml"
opens = 2026-01-01T09:00:00Z
closes = "2026-01-02T09:00:00+00:00"
objection_window = "48h"
threshold = 2
officer_quorum = 1
trustee = [
  { name = "Ada", key = "t1/identity.pub" },
  { name = "Bohdan", key = "t2/identity.pub" },
  { name = "Chiara", key = "t3/identity.pub" },
]
officer = [{ name = "Olga", key = "olga.key.pub" }]
roll = [{ id = "members", body = "membership", max_size = 10 }]

[[contest]]
id = "rule-7"
title = "Change rule 7"
roll = "members"
vote = "motion"
ballot = "motion"

[[contest]]
id = "chair"
title = "Chair"
roll = "members"
vote = "election-by-lot"
ballot = "choice"
none = true
options = [{ id = "ben", label = "Ben" }, { id = "cleo", label = "Cleo" }]
"#;

/// Makes people and the record.
pub(crate) fn begin(place: &Place) {
    describe(place);
    for i in 1..=3 {
        place.good(&format!("trustee init --state t{i}"));
    }
    place.good("certify new-key --out olga.key");
    place.good("election new --spec spring.toml --out spring");
}

/// The key ceremony.
pub(crate) fn ceremony(place: &Place) {
    for i in 1..=3 {
        place.good(&format!("trustee commit --state t{i} --record spring --out m/commit-{i}.json"));
    }
    place.good("election accept --record spring m/commit-1.json m/commit-2.json m/commit-3.json");
    for i in 1..=3 {
        place.good(&format!("trustee deal --state t{i} --record spring --out m/deal-{i}"));
    }
    let dealt: Vec<String> = (1..=3).map(|i| format!("m/deal-{i}/dealing.json m/deal-{i}/dealing")).collect();
    place.good(&format!("election accept --record spring {}", dealt.join(" ")));
    for i in 1..=3 {
        let others: Vec<String> =
            (1..=3).filter(|j| *j != i).map(|j| format!("m/deal-{j}/envelope-{j}-{i}")).collect();
        place.good(&format!(
            "trustee acknowledge --state t{i} --record spring --out m/ack-{i}.json --envelope {}",
            others.join(" ")
        ));
    }
    place.good("election accept --record spring m/ack-1.json m/ack-2.json m/ack-3.json");
    for i in 1..=3 {
        place.good(&format!("trustee complete --state t{i} --record spring"));
    }
}

/// Six voters: five with codes (`code-1` … `code-5`), one with a key (`own.key`); then the vote is open.
pub(crate) fn open(place: &Place) {
    place.good("credentials codes --roll members --count 5 --out members.codes");
    place.good("credentials key new --out own.key");
    let codes = place.read("members.codes");
    for (i, code) in (1..).zip(codes.lines().filter(|l| !l.starts_with('#'))) {
        place.write(&format!("code-{i}"), code);
    }
    place.write("members.csv", format!("{codes}{},1\n", place.read("own.key.pub").trim()));
    place.good("credentials list --record spring --roll members --from members.csv --out members.roll");
    place.good("election roll --record spring --roll members members.roll");
    place.good("election open --record spring --at 2026-01-01T09:00:00Z");
}
