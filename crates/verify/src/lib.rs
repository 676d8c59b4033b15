//! Floor 5: the standalone verifier. Numbered checks over a published record → a report (spec chapter 8).
//!
//! ```no_run
//! use ostrakon_verify::{Directory, Options, verify};
//!
//! let verification = verify(&Directory::new("ostrakon-demo"), &Options::default(), &());
//! println!("{}", verification.report);
//! assert!(verification.report.passed());
//! ```
//!
//! Every check stands in a file of its own under `checks/`. A check judges its own rule and nothing else: what another check refuses is carried on
//! as far as it means anything, so that a report names every fault and not only the first. Only a report whose checks all passed
//! comes with [`Evidence`].

#![forbid(unsafe_code)]

mod archive;
mod ballots;
mod bundle;
mod checks;
mod entries;
mod evidence;
mod facts;
mod files;
mod gather;
mod hints;
mod listing;
mod lowest;
mod notes;
mod opened;
mod options;
mod parallel;
mod published;
mod reading;
mod register;
mod report;
mod resume;
mod rolls;
pub mod shards;
mod signable;
mod single;
mod spill;
mod sums;
pub mod told;
mod vote_file;

use ostrakon_charter::Verdict;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::Plan;

pub use archive::{ArchiveVerification, ElectionSummary, is_archive_check, verify_archive, verify_register};
pub use checks::{CHECKS, CheckId, CheckInfo, JudgedReceipt, check_phase, check_signers, judge_receipt};
pub use evidence::Evidence;
pub use files::{Directory, FileEntry, FileKind, ReadError, RecordFiles};
pub use hints::{HintError, is_hint_file, write_hints};
pub use opened::{
    FoundVoter, JudgedSetup, OpenedElection, OpenedRoll, SETUP_CHECKS, SetupError, SetupOptions, judge_setup,
};
pub use options::{Options, Progress, Tuning};
pub use published::Published;
pub use register::RegisterCopy;
pub use report::{CheckReport, Finding, Outcome, Particulars, Report, Status};
pub use resume::{ResumeError, ResumeFolder};
pub use signable::{Stopped, Unsigned};
pub use single::{
    BallotSays, JudgedBallot, ReceiptStanding, SignedTree, SingleError, TreeError, verify_ballot,
    verify_receipt,
};
pub use vote_file::{NoVoteFile, VoteFile, VoteFileError, write_vote_file};

/// What a verification gives.
#[derive(Debug)]
pub struct Verification {
    /// The numbered report.
    pub report: Report,
    /// What later steps may build on, as far as the checks before them passed.
    pub evidence: Option<Evidence>,
    /// The manifest, as far as it compiles; whether it is anybody's is for the report to say.
    pub plan: Option<Plan>,
    /// The board's first manifest and certificate, and the verdicts as they were computed; the same goes for them.
    pub manifest: Option<SignedDocument>,
    /// See `manifest`.
    pub certificate: Option<SignedDocument>,
    /// See `manifest`.
    pub verdicts: Vec<Verdict>,
    /// How many ballots an interrupted verification had verified, of which this report takes that verification's word. No evidence is given
    /// if there are any.
    pub resumed: u64,
    /// What the ballots come to, if every check up to the board's passed.
    sums: Option<sums::Sums>,
}

/// Verifies a record. Never panics, whatever is in it.
pub fn verify(files: &dyn RecordFiles, options: &Options, progress: &dyn Progress) -> Verification {
    let mut facts = facts::Facts::new(files, options, progress);
    gather::gather(&mut facts);
    judge(facts)
}

/// The same, with entries, rolls and ballots as others have read them; nothing if they have read them as another record's.
fn verify_pieces(
    files: &dyn RecordFiles,
    options: &Options,
    progress: &dyn Progress,
    pieces: Box<dyn facts::Pieces>,
) -> Option<Verification> {
    let mut facts = facts::Facts { pieces: Some(pieces), ..facts::Facts::new(files, options, progress) };
    gather::gather(&mut facts);
    if facts.other { None } else { Some(judge(facts)) }
}

fn judge(mut facts: facts::Facts<'_>) -> Verification {
    let reports: Vec<CheckReport> = CHECKS.iter().map(|check| checks::run(check, &mut facts)).collect();
    let report = Report::new(reports, checks::outcomes(&facts));
    let (plan, resumed, verdicts) = (facts.plan.clone(), facts.resumed, facts.verdicts.clone());
    let manifest = facts.view().manifests.first().and_then(|m| facts.signed(m.index));
    let certificate = facts.view().certificates.first().and_then(|c| facts.signed(c.index));
    let sums = sums::Sums::from_facts(&report, &facts);
    let evidence = Evidence::from_facts(&report, facts);
    Verification { report, evidence, plan, manifest, certificate, verdicts, resumed, sums }
}
