//! The numbered checks (spec chapter 8), one a file, and what they share.

mod c101_files;
mod c102_canonical;
mod c103_version;
mod c104_manifest;
mod c105_charter;
mod c106_signatures;
mod c107_ceremony_order;
mod c108_dealings;
mod c109_possession;
mod c110_acknowledgements;
mod c111_keys;
mod c112_register;
mod c201_roll_file;
mod c202_credentials;
mod c203_frozen;
mod c301_ballot_bytes;
mod c302_eligibility;
mod c303_predecessor;
mod c304_ballot_proof;
mod c305_fresh_randomness;
mod c401_tiles;
mod c402_root;
mod c403_log_signature;
mod c404_witnesses;
mod c405_order;
mod c406_pins;
mod c407_receipts;
mod c408_objections;
mod c409_times;
mod c501_counted;
mod c502_sums;
mod c503_too_few;
mod c601_sign_offs;
mod c602_shares;
mod c603_totals;
mod c604_nothing_else;
mod c605_lots;
mod c701_verdict;
mod c702_certificate;
mod receipt;

use crate::facts::Facts;
use crate::{CheckReport, Outcome};
pub use c106_signatures::check_signers;
pub use c405_order::check_phase;
pub(crate) use ostrakon_register::Findings;
pub use receipt::{JudgedReceipt, judge_receipt};
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A check's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckId(u16);

impl CheckId {
    /// A check of this number.
    pub(crate) fn of(number: u16) -> Self {
        Self(number)
    }

    /// The number: 101 … 702, of archives 801 … 813.
    pub fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for CheckId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for CheckId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = CHECKS.iter().map(|c| c.id).find(|id| id.to_string() == text);
        known.ok_or_else(|| format!("there is no check {text}: they are listed in spec/8-verify.md"))
    }
}

/// A check: its number, its name, its rule.
#[derive(Clone, Copy)]
pub struct CheckInfo {
    /// Its number.
    pub id: CheckId,
    /// Its name.
    pub name: &'static str,
    run: fn(&mut Facts<'_>, &mut Findings) -> Ran,
}

/// Ran to its end, or could not: with the reason.
pub(crate) type Ran = Result<(), String>;

fn entry(index: u64) -> String {
    format!("entry {index}")
}

fn needs<T>(fact: Option<T>, what: &str) -> Result<T, String> {
    fact.ok_or_else(|| format!("needs {what}"))
}

pub(crate) fn run(check: &CheckInfo, facts: &mut Facts<'_>) -> CheckReport {
    let mut findings = Findings::default();
    let ran = (check.run)(facts, &mut findings);
    let mut report = CheckReport::of(check.id, check.name, findings, ran);
    if facts.options.without == Some(check.id) {
        report.leave_out();
    }
    report
}

/// What came out, as far as the verdicts were computed.
pub(crate) fn outcomes(facts: &Facts<'_>) -> Vec<Outcome> {
    c701_verdict::outcomes(facts)
}

macro_rules! checks {
    ($($number:literal $name:literal $module:ident,)*) => {
        /// Every check, in order.
        pub const CHECKS: &[CheckInfo] = &[$(CheckInfo { id: CheckId($number), name: $name, run: $module::run }),*];
    };
}

checks! {
    101 "files" c101_files,
    102 "canonical documents" c102_canonical,
    103 "version" c103_version,
    104 "manifest" c104_manifest,
    105 "charter" c105_charter,
    106 "signatures" c106_signatures,
    107 "ceremony order" c107_ceremony_order,
    108 "dealings" c108_dealings,
    109 "possession" c109_possession,
    110 "acknowledgements" c110_acknowledgements,
    111 "keys" c111_keys,
    112 "register" c112_register,
    201 "roll file" c201_roll_file,
    202 "credentials" c202_credentials,
    203 "frozen" c203_frozen,
    301 "ballot bytes" c301_ballot_bytes,
    302 "eligibility" c302_eligibility,
    303 "predecessor" c303_predecessor,
    304 "ballot proof" c304_ballot_proof,
    305 "fresh randomness" c305_fresh_randomness,
    401 "tiles" c401_tiles,
    402 "root" c402_root,
    403 "log signature" c403_log_signature,
    404 "witnesses" c404_witnesses,
    405 "order" c405_order,
    406 "pinned checkpoints" c406_pins,
    407 "receipts" c407_receipts,
    408 "objections" c408_objections,
    409 "times" c409_times,
    501 "counted ballots" c501_counted,
    502 "sums" c502_sums,
    503 "too few" c503_too_few,
    601 "sign-offs" c601_sign_offs,
    602 "shares" c602_shares,
    603 "totals" c603_totals,
    604 "nothing else" c604_nothing_else,
    605 "lots" c605_lots,
    701 "verdict" c701_verdict,
    702 "certificate" c702_certificate,
}

/// The checks of these numbers. They are found while compiling, so that a program that needs some is not built with all: a browser waits for each.
pub(crate) const fn picked<const N: usize>(numbers: [u16; N]) -> [CheckInfo; N] {
    let mut found = [CHECKS[0]; N];
    let (mut place, mut check) = (0, 0);
    while place < N {
        if CHECKS[check].id.0 == numbers[place] {
            found[place] = CHECKS[check];
            place += 1;
        }
        check += 1;
    }
    found
}
