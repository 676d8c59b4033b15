//! What whoever signs may go by: the evidence, once every check that comes before the signature has passed (spec 6.1, 7.9).

use crate::sums::CLOSED;
use crate::{CheckId, Evidence, Report, Status, Verification};
use ostrakon_election::certify::{Certificate, verdicts_hash};
use ostrakon_election::decrypt::ResultDocument;
use ostrakon_election::office::{ResultRefusal, contest_totals, may_state_result};
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::Bytes32;
use std::fmt;

/// The last check before a sign-off, and before decryption and lot shares.
const COUNTED: u16 = 599;
/// The last check of the shares.
const SHARED: u16 = 602;
/// The last check before the certificate.
const CERTIFIED: u16 = 701;

/// Why nothing is signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsigned {
    /// Entries and tree do not go together.
    #[error("this copy is damaged: take a fresh one and verify that")]
    Damaged,
    /// A check did not pass.
    #[error("{0}")]
    Check(Stopped),
    /// Votes still come.
    #[error("the board is not closed")]
    NotClosed,
    /// Everything passed as far as it goes, and it does not go far enough.
    #[error("the board is not closed and tallied")]
    NotCounted,
    /// There is a certificate.
    #[error("the election is certified already")]
    Certified,
    /// There is no result.
    #[error("the result is not on the board")]
    NoResult,
    /// The shares give none.
    #[error(transparent)]
    Result(#[from] ResultRefusal),
    /// The key is nobody's who certifies.
    #[error("the key {0} is not an officer's of this election")]
    NoOfficer(Bytes32),
    /// Nobody certifies what concerns them (spec 7.9).
    #[error(
        "this election concerns you, as a candidate or as who may be recalled: your signature would not count"
    )]
    Concerned,
}

/// The first check that did not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// Its number.
    pub id: CheckId,
    /// Its name.
    pub name: &'static str,
    /// It found something, or else it was not run.
    pub failed: bool,
    /// The first thing that it found: where, and what.
    pub found: Option<String>,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = if self.failed { "failed" } else { "was not run" };
        write!(f, "check {} ({}) {status}", self.id, self.name)?;
        self.found.as_ref().map_or(Ok(()), |found| write!(f, " ({found})"))
    }
}

impl Verification {
    /// For trustees: every check up to the sums has passed.
    ///
    /// # Errors
    /// The first check that stands against it.
    pub fn counted(&self) -> Result<&Evidence, Unsigned> {
        self.evidence_through(COUNTED)
    }

    /// For the organiser: the sums of the ballots that count, every check up to the board's having passed. Whether it is time is not judged.
    ///
    /// # Errors
    /// The first check that stands against it.
    pub fn tallies(&self, time: u64) -> Result<Vec<TallyDocument>, Unsigned> {
        self.nothing_against(CLOSED)?;
        let documents =
            self.sums.as_ref().zip(self.plan.as_ref()).and_then(|(sums, plan)| sums.documents(plan, time));
        documents.ok_or(Unsigned::NotClosed)
    }

    /// For the organiser: the totals that the trustees' shares open.
    ///
    /// # Errors
    /// The first check of the shares, or before them, that stands against it.
    pub fn result(&self) -> Result<ResultDocument, Unsigned> {
        let Evidence { plan, view, shares, .. } = self.evidence_through(SHARED)?;
        may_state_result(plan, view)?;
        let threshold = plan.manifest().threshold;
        let contests = plan.contests().iter().zip(&view.tallies).enumerate();
        let contests = contests.map(|(index, (contest, tally))| {
            let valid = shares.get(&index).map_or(&[][..], Vec::as_slice);
            contest_totals(contest, &tally.body, valid, threshold)
        });
        let contests = contests.collect::<Result<Vec<_>, _>>()?;
        Ok(ResultDocument { contests, election: plan.election() })
    }

    /// The certificate that this officer may sign: every check up to the verdicts has passed.
    ///
    /// # Errors
    /// What stands against it.
    pub fn certificate(&self, officer: &Bytes32) -> Result<Certificate, Unsigned> {
        let evidence = self.evidence_through(CERTIFIED)?;
        if !evidence.plan.manifest().officer_keys().contains(officer) {
            return Err(Unsigned::NoOfficer(*officer));
        }
        if evidence.concerned.contains(officer) {
            return Err(Unsigned::Concerned);
        }
        if !evidence.view.certificates.is_empty() {
            return Err(Unsigned::Certified);
        }
        let result = evidence.result.ok_or(Unsigned::NoResult)?;
        Ok(Certificate {
            election: evidence.plan.election(),
            head: evidence.head,
            report: Report::certified_hash(),
            result: result.into(),
            verdicts: verdicts_hash(&evidence.verdicts),
        })
    }

    fn evidence_through(&self, last: u16) -> Result<&Evidence, Unsigned> {
        self.nothing_against(last)?;
        self.evidence.as_ref().ok_or(Unsigned::NotCounted)
    }

    fn nothing_against(&self, last: u16) -> Result<(), Unsigned> {
        if self.report.is_damaged() {
            return Err(Unsigned::Damaged);
        }
        match self.report.not_passed().find(|check| check.id.number() <= last) {
            Some(check) => Err(Unsigned::Check(Stopped {
                id: check.id,
                name: check.name,
                failed: check.status == Status::Failed,
                found: check.findings.first().map(|found| format!("{}: {}", found.place, found.what)),
            })),
            None => Ok(()),
        }
    }
}
