//! How the year ended: the archive, verified by both verifiers; what to try next.

use super::scenario::Scenario;
use super::told::HeldElection;
use crate::demo::ending::{Reference, Second};
use crate::demo::folder::LOOPBACK;
use crate::demo::stage::Stage;
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::outcome;
use crate::progress::Bars;
use crate::words::{program, quoted};
use ostrakon_election::board::Log;
use ostrakon_verify::verify_archive;
use serde::Serialize;
use std::path::Path;
use std::time::Instant;

/// How it ended.
#[derive(Serialize)]
pub(in crate::demo) struct Ended {
    archive: String,
    seconds: u64,
    /// How many acts the register has.
    acts: u64,
    /// Every verdict is the expected one, every count equal.
    as_expected: bool,
    elections: Vec<HeldElection>,
    verifier: bool,
    reference: Reference,
}

impl Ended {
    /// All as expected, and every verifier that ran passed.
    pub(in crate::demo) fn good(&self) -> bool {
        self.as_expected && self.verifier && self.reference != Reference::Failed
    }
}

/// What an archive of this demonstration holds, and nothing else.
const NAMES: [&str; 2] = ["elections", "register"];

/// Makes room for an archive, or says why not; an earlier one is replaced.
pub(super) fn make_room(out: &Path, scenario: &Scenario) -> Outcome {
    let refuse = |path: &Path, what: &str| {
        Err(CliError::new(what).at(path.display()).next("name another directory with --out"))
    };
    let receipts = files::beside(out, "-receipts");
    if out.is_file() || receipts.is_file() {
        return refuse(out, "is a file");
    }
    let names = if out.is_dir() { files::names(out)? } else { Vec::new() };
    let archive = names.iter().all(|name| NAMES.contains(&name.as_str()));
    let checkpoint = files::read(&out.join("register/checkpoint"), 65_536).unwrap_or_default();
    let served = checkpoint.starts_with(LOOPBACK.as_bytes()) && only_of(scenario, out)?;
    let earlier = archive && (checkpoint.starts_with(super::ORIGIN.as_bytes()) || served);
    if !names.is_empty() && !earlier {
        return refuse(out, "is not empty and no earlier demonstration");
    }
    files::remove(out)?;
    files::remove(&receipts)?;
    files::folder(&out.join("elections"))
}

/// Are the archive's elections those of the scenario? A service of a demonstration's own cannot be told from another by its name.
fn only_of(scenario: &Scenario, out: &Path) -> Outcome<bool> {
    let slugs: Vec<&str> =
        scenario.steps.iter().flat_map(|step| &step.election).map(|e| e.slug.as_str()).collect();
    let folder = out.join("elections");
    let names = if folder.is_dir() { files::names(&folder)? } else { Vec::new() };
    Ok(!names.is_empty() && names.iter().all(|name| slugs.contains(&name.as_str())))
}

/// Has the archive verified, and says how all of it ended.
pub(super) fn verified(
    stage: Stage,
    out: &Path,
    elections: Vec<HeldElection>,
    start: Instant,
    second: &Second,
) -> Outcome<Ended> {
    stage.title("ostrakon verify --archive");
    let verified = verify_archive(out, None, &Bars::default()).at(out.display())?;
    outcome::archive(&verified).iter().for_each(|line| stage.line(line));
    stage.line(&verified.report.to_string());
    let seconds = start.elapsed().as_secs();
    let reference = second.verify_archive(stage, out);
    Ok(Ended {
        archive: out.display().to_string(),
        seconds,
        acts: verified.register.examined.head.size,
        as_expected: elections.iter().all(HeldElection::good),
        elections,
        verifier: verified.report.passed(),
        reference,
    })
}

/// In short, and what to try: commands that work as typed.
pub(in crate::demo) fn farewell(stage: Stage, ended: &Ended, out: &Path) {
    let (ostrakon, path) = (program(), quoted(out));
    let word = |good, yes: &'static str, no: &'static str| if good { yes } else { no };
    stage.title("In short");
    stage.line(&format!(
        "  Verdicts: {}.",
        word(
            ended.as_expected,
            "all as expected, every secret count equal to the open one",
            "NOT ALL AS EXPECTED"
        )
    ));
    stage.line(&format!("  Verifier: {}.", word(ended.verifier, "passed", "DID NOT PASS")));
    stage.line(&format!("  Reference: {}.", ended.reference.told()));
    stage.line(&format!("  {} seconds, the reference apart.", ended.seconds));
    stage.title("What to try next");
    stage.line("  See what stands at the year's end, and every act's check:");
    stage.line(&format!("      {ostrakon} register show {path}/register"));
    stage.line(&format!("      {ostrakon} register verify {path}/register"));
    stage.line("  Verify all of it again, or one election by itself:");
    stage.line(&format!("      {ostrakon} verify --archive {path}"));
    stage.line(&format!("      {ostrakon} verify {path}/elections/09-too-late"));
    stage.line("  Change a byte of an act, and see which checks notice:");
    let mut tiles = Log::paths(ended.acts).into_iter();
    let bundle = tiles.rfind(|path| path.starts_with("tile/entries/")).unwrap_or_default();
    let dd = "bs=1 seek=20000 conv=notrunc status=none";
    stage.line(&format!("      printf X | dd of={path}/register/{bundle} {dd}"));
    stage.line(&format!("      {ostrakon} verify --archive {path}"));
    stage.line("  Read the charter's rules in sentences, and write another organisation's:");
    stage.line(&format!("      {ostrakon} charter explain charters/isn-2013.toml"));
    stage.line("  Keep a register of your own:");
    stage.line(&format!("      {ostrakon} register new --help\n"));
}
