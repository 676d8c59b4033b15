//! Real ballots from published files, for elections held over again.
//!
//! Two formats are known, told apart by what a file *says*, not by its name:
//!
//! | kind | first line | row |
//! |---|---|---|
//! | [`Kind::Approval`] | a comment, `# …` | count, numbers of the approved options (none: a blank ballot) |
//! | [`Kind::Ranking`] | options, seats | count, options in order of preference; after the rows the options' names |
//!
//! `data/README.md` describes both and says where the files come from.
//! A row counts identical ballots; reading expands it, so that every ballot can be cast on its own.

mod approval;
mod error;
mod ranking;
mod row;
#[cfg(test)]
mod tests;

use std::{fs::File, io::Read, path::Path};

use error::Located;
pub(crate) use error::{BallotFileError, Fault};

/// The largest file that is read, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 16 << 20;

/// What one ballot marks: 0-based option indices, none twice.
///
/// Approvals are sorted; a ranking is in order of preference and may be partial. Empty is a blank ballot.
pub(crate) type Marks = Vec<usize>;

/// What the marks of a ballot mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The set of options a voter approves of.
    Approval,
    /// Options in the voter's order of preference.
    Ranking,
}

/// The ballots of one real election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RealBallots {
    /// What was voted on: the file's first comment, or the ward.
    pub(crate) title: String,
    /// Names, in the order of the file's option numbers.
    pub(crate) options: Vec<String>,
    /// How many were to be elected, where the file says so.
    pub(crate) seats: Option<u32>,
    /// Every ballot cast, identical ones together as in the file.
    pub(crate) ballots: Vec<Marks>,
    /// What the marks mean.
    pub(crate) kind: Kind,
}

/// Reads the ballot file at `path`.
///
/// # Errors
/// The file cannot be read, exceeds [`MAX_FILE_BYTES`], or is refused by [`parse`].
pub(crate) fn read(path: &Path) -> Result<RealBallots, BallotFileError> {
    let name = path.display().to_string();
    let bytes = read_bounded(path).map_err(|source| BallotFileError::Read { file: name.clone(), source })?;
    parse(&bytes, &name)
}

/// At most one byte more than is allowed, so that a file too large shows itself.
fn read_bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads ballots from the bytes of a file called `name`, which only errors use.
///
/// # Errors
/// The file, the line and what is wrong with it.
pub(crate) fn parse(bytes: &[u8], name: &str) -> Result<RealBallots, BallotFileError> {
    let file = || name.to_owned();
    if bytes.len() > MAX_FILE_BYTES {
        return Err(BallotFileError::TooLarge { file: file(), max: MAX_FILE_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|e| not_utf8(bytes, e.valid_up_to(), name))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(BallotFileError::Empty { file: file() });
    }
    let parsed = match detect(text) {
        Some(Kind::Approval) => approval::parse(text),
        Some(Kind::Ranking) => ranking::parse(text),
        None => return Err(BallotFileError::UnknownFormat { file: file() }),
    };
    parsed.map_err(|Located { line, fault }| BallotFileError::Line { file: file(), line, fault })
}

fn not_utf8(bytes: &[u8], valid: usize, name: &str) -> BallotFileError {
    let newlines = bytes.iter().take(valid).filter(|&&byte| byte == b'\n').count();
    BallotFileError::Line { file: name.to_owned(), line: newlines + 1, fault: Fault::NotUtf8 }
}

/// The format, from the first line that is not empty.
fn detect(text: &str) -> Option<Kind> {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    if first.starts_with('#') {
        return Some(Kind::Approval);
    }
    ranking::is_header(first).then_some(Kind::Ranking)
}

impl RealBallots {
    /// Every ballot's first preference; `None` for a blank ballot.
    ///
    /// # Errors
    /// [`BallotFileError::NoOrder`]: approvals have no order.
    pub(crate) fn first_preferences(&self) -> Result<Vec<Option<usize>>, BallotFileError> {
        match self.kind {
            Kind::Ranking => Ok(self.ballots.iter().map(|marks| marks.first().copied()).collect()),
            Kind::Approval => Err(BallotFileError::NoOrder { title: self.title.clone() }),
        }
    }

    /// At most `k` of the ballots, picked evenly over the whole file.
    ///
    /// Identical ballots stand together in a file, so its first `k` would nearly all be the same.
    #[must_use]
    pub(crate) fn limit(mut self, k: usize) -> Self {
        let all = self.ballots.len();
        if k < all {
            // i·all/k in wide numbers: neither factor is bounded by the type alone.
            let pick = |i: usize| (i as u128 * all as u128 / k as u128) as usize;
            self.ballots = (0..k).filter_map(|i| self.ballots.get(pick(i)).cloned()).collect();
        }
        self
    }

    /// Approvals of each option, counted in the open: what a secret count must come to.
    pub(crate) fn plain_approval_count(&self) -> Vec<u64> {
        count(self.options.len(), self.ballots.iter().flatten().copied())
    }

    /// First preferences of each option, counted in the open; blank ballots count for nobody.
    ///
    /// # Errors
    /// [`BallotFileError::NoOrder`]: approvals have no order.
    pub(crate) fn plain_first_preference_count(&self) -> Result<Vec<u64>, BallotFileError> {
        Ok(count(self.options.len(), self.first_preferences()?.into_iter().flatten()))
    }
}

fn count(options: usize, marks: impl Iterator<Item = usize>) -> Vec<u64> {
    let mut counts = vec![0; options];
    for option in marks {
        if let Some(total) = counts.get_mut(option) {
            *total += 1;
        }
    }
    counts
}
