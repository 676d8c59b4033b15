//! What is refused, in words that a voter or an organiser can act on.

/// Why a selection is not a valid answer to its contest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No such option.
    #[error("option {option} does not exist: there are {count}")]
    UnknownOption {
        /// Counted from 1, as people count.
        option: usize,
        /// How many there are.
        count: usize,
    },
    /// Marked twice, or not in ascending order.
    #[error("option {option} is marked twice, or out of order")]
    Repeated {
        /// Counted from 1.
        option: usize,
    },
    /// Not exactly one.
    #[error("{marked} options are marked: mark exactly one")]
    ExactlyOne {
        /// How many are marked.
        marked: usize,
    },
    /// Too few or too many.
    #[error("{marked} options are marked: mark between {min} and {max}")]
    Between {
        /// How many are marked.
        marked: usize,
        /// At least this many.
        min: usize,
        /// At most this many.
        max: usize,
    },
    /// "None of these" is no answer here.
    #[error("this contest does not offer \"none of these\"")]
    NoneNotOffered,
    /// A blank ballot is no answer here.
    #[error("this contest does not offer a blank ballot")]
    BlankNotOffered,
}

/// Why parameters are no ballot form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// A motion has three options.
    #[error("a motion has exactly three options (for, against, abstain), not {0}")]
    MotionOptions(usize),
    /// Nothing to choose between.
    #[error("a choice needs at least two answers, with \"none of these\" counted as one")]
    TooFewOptions,
    /// 1 ≤ min ≤ max ≤ options does not hold.
    #[error("an approval of {min} to {max} out of {count} options: 1 ≤ min ≤ max ≤ options must hold")]
    Bounds {
        /// At least this many.
        min: usize,
        /// At most this many.
        max: usize,
        /// Options.
        count: usize,
    },
    /// More than the format allows.
    #[error("{0} options, where at most 256 are allowed")]
    TooManyOptions(usize),
}

/// At most 256 options (spec 0.8).
pub(crate) fn check_count(count: usize) -> Result<(), FormError> {
    if count > 256 { Err(FormError::TooManyOptions(count)) } else { Ok(()) }
}
