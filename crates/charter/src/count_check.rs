//! Totals that no contest has are refused before they are judged (spec 3.2).

use std::collections::BTreeSet;

use crate::methods::Pairs;
use crate::{BallotKind, ContestCount, Id, Rule, Vote};

/// How many grades a ballot has (spec 3.2).
const GRADES: core::ops::RangeInclusive<usize> = 2..=16;

/// Refuses totals that are none of this kind of vote.
pub(crate) fn check(vote: &Vote, count: &ContestCount) -> Result<(), CountError> {
    check_options(count)?;
    if vote.ballot == BallotKind::Motion {
        motion(count)?;
    }
    let options = count.options.len();
    if !count.flags.is_empty() && count.flags.len() != options {
        return Err(CountError::Flags { found: count.flags.len(), options });
    }
    let extra = || CountError::ExtraAnswers { weight: count.total_weight };
    let marked = count.marked().ok_or_else(extra)?;
    check_pairs(vote, count, marked)?;
    check_grades(vote, count, marked)
}

/// For, against and abstain, if these are the totals of a motion.
pub(crate) fn motion(count: &ContestCount) -> Result<[u64; 3], CountError> {
    match count.options.as_slice() {
        [(_, yes), (_, no), (_, abstain)] => Ok([*yes, *no, *abstain]),
        other => Err(CountError::MotionOptions { found: other.len() }),
    }
}

fn check_options(count: &ContestCount) -> Result<(), CountError> {
    if count.options.is_empty() {
        return Err(CountError::NoOptions);
    }
    let mut seen = BTreeSet::new();
    match count.options.iter().find(|(id, _)| !seen.insert(id)) {
        None => Ok(()),
        Some((id, _)) => Err(CountError::RepeatedOption { id: id.clone() }),
    }
}

/// Comparisons are there where the rule needs them, and only where the ballot can make them.
fn check_pairs(vote: &Vote, count: &ContestCount, marked: u64) -> Result<(), CountError> {
    let options = count.options.len();
    let needed = vote.ballot == BallotKind::Pairwise || matches!(vote.rule, Rule::Star { .. });
    if count.pairs.is_empty() && !needed {
        return Ok(());
    }
    if !matches!(vote.ballot, BallotKind::Pairwise | BallotKind::Score) {
        return Err(CountError::UnaskedPairs { ballot: vote.ballot });
    }
    if count.pairs.len() != options || count.pairs.iter().any(|row| row.len() != options) {
        return Err(CountError::PairsShape { options });
    }
    let mut cells = (0..options).flat_map(|i| (0..options).map(move |j| (i, j)));
    cells.try_for_each(|(i, j)| check_pair(count, i, j, marked))
}

/// No option is compared with itself, and no two are by more than R.
fn check_pair(count: &ContestCount, i: usize, j: usize, marked: u64) -> Result<(), CountError> {
    let pairs = Pairs::new(&count.pairs);
    let (d_ij, d_ji) = (pairs.before(i, j), pairs.before(j, i));
    if i == j && d_ij != 0 {
        return Err(CountError::WithItself { option: id(count, i)? });
    }
    if d_ij.checked_add(d_ji).is_none_or(|both| both > marked) {
        return Err(CountError::TooManyCompare { first: id(count, i)?, second: id(count, j)?, marked });
    }
    Ok(())
}

/// Grades are there where the ballot gives them, R of them for every option.
fn check_grades(vote: &Vote, count: &ContestCount, marked: u64) -> Result<(), CountError> {
    if vote.ballot != BallotKind::Grades {
        let none = count.grades.is_empty();
        return if none { Ok(()) } else { Err(CountError::UnaskedGrades { ballot: vote.ballot }) };
    }
    let (options, grades) = (count.options.len(), count.grades.first().map_or(0, Vec::len));
    let same = count.grades.iter().all(|counts| counts.len() == grades);
    if count.grades.len() != options || !same || !GRADES.contains(&grades) {
        return Err(CountError::GradesShape { options });
    }
    let sum = |counts: &[u64]| counts.iter().try_fold(0u64, |sum, count| sum.checked_add(*count));
    match count.grades.iter().position(|counts| sum(counts) != Some(marked)) {
        None => Ok(()),
        Some(option) => Err(CountError::GradesSum { option: id(count, option)?, marked }),
    }
}

fn id(count: &ContestCount, option: usize) -> Result<Id, CountError> {
    count.options.get(option).map(|(id, _)| id.clone()).ok_or(CountError::NoOptions)
}

/// Why totals do not fit the vote they are judged by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// A motion's answers are exactly three.
    #[error("a motion has the three options for, against and abstain; these totals are of {found}")]
    MotionOptions {
        /// How many there are.
        found: usize,
    },
    /// Nothing to choose from.
    #[error("these totals are of no option at all")]
    NoOptions,
    /// An option twice.
    #[error("the option {id} has two totals")]
    RepeatedOption {
        /// The option.
        id: Id,
    },
    /// Flags of some options only.
    #[error("flags are given for {found} of {options} options; give a list for each, or no list at all")]
    Flags {
        /// For how many they are given.
        found: usize,
        /// How many options there are.
        options: usize,
    },
    /// More say none or blank than voted.
    #[error("\"none of them\" and blank have more together than the {weight} counted in all")]
    ExtraAnswers {
        /// The total weight.
        weight: u64,
    },
    /// Comparisons that nobody was asked for.
    #[error("a ballot of type {ballot} compares no two options, but comparisons are given")]
    UnaskedPairs {
        /// The vote's ballot.
        ballot: BallotKind,
    },
    /// Comparisons are missing, or of other options.
    #[error(
        "comparisons are needed of each of the {options} options with each: as many rows of as many numbers"
    )]
    PairsShape {
        /// How many options there are.
        options: usize,
    },
    /// An option compared with itself.
    #[error("the option {option} is compared with itself; that number is 0")]
    WithItself {
        /// The option.
        option: Id,
    },
    /// More compare two options than marked anything.
    #[error("more compare {first} and {second} than the {marked} who marked anything")]
    TooManyCompare {
        /// The one.
        first: Id,
        /// The other.
        second: Id,
        /// R of spec 3.2.
        marked: u64,
    },
    /// Grades that nobody was asked for.
    #[error("a ballot of type {ballot} gives no grades, but grades are counted")]
    UnaskedGrades {
        /// The vote's ballot.
        ballot: BallotKind,
    },
    /// Grades are missing, or of other options.
    #[error("grades are needed of each of the {options} options: the numbers of the same 2 to 16 grades")]
    GradesShape {
        /// How many options there are.
        options: usize,
    },
    /// Everybody who marked anything gives every option one grade.
    #[error("the grades of {option} are not as many as the {marked} who marked anything")]
    GradesSum {
        /// The option.
        option: Id,
        /// R of spec 3.2.
        marked: u64,
    },
}
