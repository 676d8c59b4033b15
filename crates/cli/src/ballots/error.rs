//! What can be wrong with a ballot file: which file, which line, and what.

use std::io;

/// Why a ballot file was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BallotFileError {
    /// The operating system would not give us the file.
    #[error("{file}: cannot be read: {source}")]
    Read {
        /// The file.
        file: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// Larger than any ballot file we read.
    #[error("{file}: larger than {max} bytes, the most a ballot file may hold")]
    TooLarge {
        /// The file.
        file: String,
        /// The bound, in bytes.
        max: usize,
    },
    /// Nothing in it.
    #[error("{file}: the file is empty")]
    Empty {
        /// The file.
        file: String,
    },
    /// Neither an approval file nor a ranking file.
    #[error(
        "{file}: no ballot format that is known here; an approval file begins with a comment naming the options \
         (`# 1 Ann 2 Ben`) and has rows `count,approved,…`; a ranking file begins with `options,seats` and has rows \
         `count,first,second,…`, then the options as `\"Candidate 1\",\"Ann\",\"Party (P)\"`, then the ward"
    )]
    UnknownFormat {
        /// The file.
        file: String,
    },
    /// One line is at fault.
    #[error("{file}: line {line}: {fault}")]
    Line {
        /// The file.
        file: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong there.
        fault: Fault,
    },
    /// First preferences were asked of approval ballots.
    #[error("{title}: these are approvals, which have no order and so no first preference")]
    NoOrder {
        /// The election.
        title: String,
    },
}

/// What is wrong with one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    /// Bytes that are no text.
    #[error("not UTF-8")]
    NotUtf8,
    /// A field that should be a whole number.
    #[error("`{0}` is not a whole number in range")]
    NotANumber(String),
    /// A row that stands for no ballot.
    #[error("the row counts 0 ballots")]
    CountZero,
    /// A row, or all rows up to this one, that stand for too many.
    #[error("the rows up to here hold more than {max} {what}")]
    TooMany {
        /// Ballots or marks.
        what: &'static str,
        /// The bound.
        max: u64,
    },
    /// A mark for an option that is not on the ballot.
    #[error("marks option {number}, but the options are 1 to {options}")]
    UnknownOption {
        /// As written.
        number: usize,
        /// How many there are.
        options: usize,
    },
    /// A mark given twice on one ballot.
    #[error("marks option {0} twice")]
    DuplicateMark(usize),
    /// Nobody to vote for.
    #[error("names no candidates")]
    NoCandidates,
    /// More options than any ballot here has.
    #[error("{number} options; a ballot has at most {max}")]
    TooManyOptions {
        /// As written.
        number: usize,
        /// The bound.
        max: usize,
    },
    /// Seats that cannot be filled.
    #[error("{seats} seats for {options} options; there is at least one seat and no more than options")]
    Seats {
        /// As written.
        seats: u32,
        /// As written.
        options: usize,
    },
    /// An option without a name.
    #[error("option {0} has no name")]
    NoName(usize),
    /// Names out of their order.
    #[error("names option {found} where option {expected} should stand")]
    OutOfOrder {
        /// The number that should stand here.
        expected: usize,
        /// The number that does.
        found: usize,
    },
    /// The header and the names disagree.
    #[error("the file ends with {named} options named; its first line says {options}")]
    MissingNames {
        /// How many names there are.
        named: usize,
        /// How many the header says.
        options: usize,
    },
    /// A row after the rows have ended.
    #[error("a ballot row after the names have begun")]
    LateRow,
    /// A quoted row that is no `"Candidate N","name","party"`.
    #[error("not a candidate row, which reads \"Candidate 1\",\"name\",\"party\"")]
    NotACandidate,
    /// Something after the ward, which is the last row.
    #[error("a row after the ward's name, which must be the last")]
    AfterTheEnd,
    /// No ward.
    #[error("the ward's name is missing")]
    NoTitle,
    /// No ballots.
    #[error("the file ends without a single ballot")]
    NoBallots,
}

/// A fault and the line it is on, before the file's name is known.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) line: usize,
    pub(super) fault: Fault,
}

impl Fault {
    /// This fault, on that line.
    pub(super) fn at(self, line: usize) -> Located {
        Located { line, fault: self }
    }
}
