//! What can be wrong with a charter file, said so that whoever wrote it can mend it.

use crate::{Id, IdError, Incoherence, TextError, ThresholdError};

/// Why a file is no charter (spec 7.1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CharterError {
    /// More than 262,144 bytes.
    #[error("the file has {size} bytes; shorten it to at most 262144")]
    TooLong {
        /// How many it has.
        size: usize,
    },
    /// Bytes that are not UTF-8.
    #[error("line {line}: not UTF-8; save the file as UTF-8")]
    NotUtf8 {
        /// Where the first such byte is.
        line: usize,
    },
    /// U+FEFF at the start.
    #[error("line 1: the file starts with a byte order mark; save it as UTF-8 without one")]
    ByteOrderMark,
    /// Not TOML 1.0.
    #[error("line {line}: not TOML 1.0: {message}")]
    Syntax {
        /// Where reading stopped.
        line: usize,
        /// What is wrong, and what to write.
        message: String,
    },
    /// A table that only a dotted key or header makes.
    #[error(
        "line {line}: a dotted name makes a table that no charter has; use plain keys under [[body]], [[vote]] and so on"
    )]
    DottedName {
        /// Where it is.
        line: usize,
    },
    /// TOML, but not a charter's.
    #[error("line {line}: `{key}` {problem}")]
    Form {
        /// Where the key is, or the table that misses it.
        line: usize,
        /// The key, with its table's name before it.
        key: String,
        /// What is wrong with it.
        problem: Problem,
    },
}

/// What is wrong with a key of a charter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// No such key.
    #[error("is not known; remove it, or write one of: {known}")]
    Unknown {
        /// The keys of that table.
        known: String,
    },
    /// A required key is not there.
    #[error("is missing; add for example {example}")]
    Missing {
        /// How it may look.
        example: &'static str,
    },
    /// A value of another TOML type.
    #[error("is {found}; write for example {example}")]
    WrongType {
        /// What stands there.
        found: &'static str,
        /// How it may look.
        example: &'static str,
    },
    /// A word other than those allowed.
    #[error("is {found:?}; write {allowed}")]
    Word {
        /// What stands there.
        found: String,
        /// The words allowed.
        allowed: String,
    },
    /// A number below 1 or above 10⁸.
    #[error("is {found}; write a whole number from 1 to 100,000,000")]
    OutOfRange {
        /// What stands there.
        found: i64,
    },
    /// A number below 1 or above what there can be.
    #[error("is {found}; write a whole number from 1 to {most}")]
    Number {
        /// What stands there.
        found: i64,
        /// The most.
        most: u64,
    },
    /// `false` where only `true` says anything.
    #[error("is false; write true, or remove it")]
    OnlyTrue,
    /// A list of nothing.
    #[error("is an empty list; name something, or remove it")]
    EmptyList,
    /// A list with something twice.
    #[error("names {id:?} twice; leave one out", id = id.as_str())]
    NamedTwice {
        /// What it names.
        id: Id,
    },
    /// A list of more or fewer than two.
    #[error("names {found}; name two")]
    NotTwo {
        /// How many it names.
        found: usize,
    },
    /// A key without another that it goes with.
    #[error("needs `{missing}` beside it; add for example {example}")]
    Alone {
        /// The key that is not there, with its table's name.
        missing: String,
        /// How it may look.
        example: &'static str,
    },
    /// A key beside another that it does not go with.
    #[error("does not go with `{other}`; remove one of them")]
    NotBoth {
        /// The other key, with its table's name.
        other: String,
    },
    /// An office that nobody elects to and that is in no body.
    #[error(
        "is missing, and so is `office.elected_by`; add one of them: who elects to it, or where the invited sit"
    )]
    NoBody,
    /// A key of another effect.
    #[error("does not go with effect {effect:?}; remove it")]
    OtherEffect {
        /// The vote's effect.
        effect: &'static str,
    },
    /// A key that belongs to another ballot.
    #[error("does not go with ballot {ballot:?}; remove it")]
    OtherBallot {
        /// The vote's ballot.
        ballot: &'static str,
    },
    /// A key of another rule.
    #[error("does not go with rule {rule:?}; remove it")]
    OtherRule {
        /// The vote's rule.
        rule: &'static str,
    },
    /// A rule that cannot decide such ballots.
    #[error("is {rule:?}, which does not go with ballot {ballot:?}; write {instead}")]
    RuleForBallot {
        /// The vote's rule.
        rule: &'static str,
        /// The vote's ballot.
        ballot: &'static str,
        /// The rules that do.
        instead: String,
    },
    /// An identifier that an earlier table of the same kind has.
    #[error("is {id:?}, as on line {first}; give each its own", id = id.as_str())]
    Repeated {
        /// The identifier.
        id: Id,
        /// Where the earlier one is.
        first: usize,
    },
    /// Parts of the charter that do not fit together.
    #[error("{0}")]
    Incoherent(#[from] Incoherence),
    /// No identifier.
    #[error("{0}")]
    Id(#[from] IdError),
    /// No text.
    #[error("{0}")]
    Text(#[from] TextError),
    /// No threshold.
    #[error("{0}")]
    Threshold(#[from] ThresholdError),
}
