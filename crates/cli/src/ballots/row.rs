//! A row of ballots: how many identical ones, then the options they mark.

use super::{Marks, error::Fault};

/// The most ballots one file may expand to.
pub(super) const MAX_BALLOTS: u64 = 1_000_000;
/// The most marks over all ballots of one file: bounds memory, whatever the counts say.
pub(super) const MAX_MARKS: u64 = 16_000_000;
/// The most options one ballot may have.
pub(super) const MAX_OPTIONS: usize = 256;

/// What one row says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// How many identical ballots: at least one.
    pub(super) count: u64,
    /// What each of them marks, as the row orders it.
    pub(super) marks: Marks,
}

impl Row {
    /// Reads `count,mark,mark,…`; commas at the end are ignored, marks are 1 to `options`.
    pub(super) fn parse(line: &str, options: usize) -> Result<Self, Fault> {
        let mut fields = line.trim_end().trim_end_matches(',').split(',').map(str::trim);
        let count = number(fields.next().unwrap_or_default())?;
        if count == 0 {
            return Err(Fault::CountZero);
        }
        let mut marks = Marks::new();
        for field in fields {
            let option = mark(field, options)?;
            if marks.contains(&option) {
                return Err(Fault::DuplicateMark(option + 1));
            }
            marks.push(option);
        }
        Ok(Self { count, marks })
    }
}

/// A 0-based option from its number in the file.
fn mark(field: &str, options: usize) -> Result<usize, Fault> {
    let number: usize = number(field)?;
    match number.checked_sub(1) {
        Some(option) if option < options => Ok(option),
        _ => Err(Fault::UnknownOption { number, options }),
    }
}

/// Plain decimal digits only: no sign, no space.
pub(super) fn number<N: std::str::FromStr>(field: &str) -> Result<N, Fault> {
    let digits = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
    let value = digits.then(|| field.parse().ok()).flatten();
    value.ok_or_else(|| Fault::NotANumber(shortened(field)))
}

/// Enough of a field to find it by.
fn shortened(field: &str) -> String {
    const MOST: usize = 40;
    if field.chars().count() <= MOST {
        return field.to_owned();
    }
    field.chars().take(MOST).chain(['…']).collect()
}

/// Ballots expanded row by row, within bounds.
#[derive(Default)]
pub(super) struct Expansion {
    ballots: Vec<Marks>,
    marks: u64,
}

impl Expansion {
    /// Adds a row's ballots.
    pub(super) fn add(&mut self, row: &Row) -> Result<(), Fault> {
        let ballots = (self.ballots.len() as u64).saturating_add(row.count);
        if ballots > MAX_BALLOTS {
            return Err(Fault::TooMany { what: "ballots", max: MAX_BALLOTS });
        }
        self.marks = self.marks.saturating_add(row.count.saturating_mul(row.marks.len() as u64));
        if self.marks > MAX_MARKS {
            return Err(Fault::TooMany { what: "marks", max: MAX_MARKS });
        }
        self.ballots.extend((0..row.count).map(|_| row.marks.clone()));
        Ok(())
    }

    /// All ballots added: at least one.
    pub(super) fn finish(self) -> Result<Vec<Marks>, Fault> {
        if self.ballots.is_empty() { Err(Fault::NoBallots) } else { Ok(self.ballots) }
    }
}

/// Refuses a ballot with no options, or with more than [`MAX_OPTIONS`].
pub(super) fn check_options(number: usize) -> Result<(), Fault> {
    match number {
        0 => Err(Fault::NoCandidates),
        1..=MAX_OPTIONS => Ok(()),
        _ => Err(Fault::TooManyOptions { number, max: MAX_OPTIONS }),
    }
}
