//! What is refused, in words that a voter or an organiser can act on.

/// Why a selection is not a valid answer to its contest. Options, places and grades are counted from 1 here, as people count.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No such option.
    #[error("option {option} does not exist: there are {count}")]
    UnknownOption {
        /// Which one was named.
        option: usize,
        /// How many there are.
        count: usize,
    },
    /// Marked twice, or not in ascending order.
    #[error("option {option} is marked twice, or out of order")]
    Repeated {
        /// Which one.
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
    /// Too few or too many of some options.
    #[error("of the options {}, {marked} are marked: mark between {min} and {max} of them", list(.options))]
    Constraint {
        /// Of which options.
        options: Vec<usize>,
        /// How many of them are marked.
        marked: usize,
        /// At least this many.
        min: usize,
        /// At most this many.
        max: usize,
    },
    /// Another kind of answer than the contest asks for.
    #[error("this contest asks for {0}")]
    Kind(&'static str),
    /// Not one number or grade an option.
    #[error("{given} {what} are given for {count} options: give one to each")]
    Count {
        /// Scores or grades.
        what: &'static str,
        /// How many are given.
        given: usize,
        /// How many options there are.
        count: usize,
    },
    /// A number above what one option may get.
    #[error("option {option} gets {given}: give at most {max}")]
    TooMuch {
        /// Which one.
        option: usize,
        /// What it gets.
        given: u64,
        /// The most it may get.
        max: u64,
    },
    /// Points shared out, too few or too many of them.
    #[error("{given} points are given in all: give between {min} and {budget}")]
    Budget {
        /// All together.
        given: u128,
        /// At least this many.
        min: u64,
        /// At most this many.
        budget: u64,
    },
    /// Too few or too many ranked.
    #[error("{ranked} options are ranked: rank between {min} and {max}")]
    Ranked {
        /// How many are ranked.
        ranked: usize,
        /// At least this many.
        min: usize,
        /// At most this many.
        max: usize,
    },
    /// Several on one place.
    #[error("several options share place {0}: this contest does not allow ties")]
    Tie(usize),
    /// Nobody on a place.
    #[error("place {0} is empty: rank without gaps")]
    Gap(usize),
    /// Everybody on the same place.
    #[error(
        "no option is put before another: put one before the others at least, or answer blank where that is offered"
    )]
    NothingPreferred,
    /// No such grade.
    #[error("option {option} gets grade {grade}: there are {count}")]
    UnknownGrade {
        /// Which option.
        option: usize,
        /// Which grade.
        grade: usize,
        /// How many grades there are.
        count: usize,
    },
    /// "None of these" is no answer here.
    #[error("this contest does not offer \"none of these\"")]
    NoneNotOffered,
    /// A blank ballot is no answer here.
    #[error("this contest does not offer a blank ballot")]
    BlankNotOffered,
}

fn list(options: &[usize]) -> String {
    options.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// Why parameters are no ballot form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// A motion has three options.
    #[error("a motion has exactly three options (for, against, abstain), not {0}")]
    MotionOptions(usize),
    /// Nothing to choose between.
    #[error("there must be at least {least} {what}, not {found}")]
    TooFew {
        /// Options, answers or grades.
        what: &'static str,
        /// How many are needed.
        least: usize,
        /// How many there are.
        found: usize,
    },
    /// More than the format allows, or than a ballot can hold.
    #[error("{count} {what}, where at most {limit} are allowed")]
    TooLarge {
        /// Options, bits, slots, rules and so on.
        what: &'static str,
        /// How many there are.
        count: u64,
        /// How many there may be.
        limit: u64,
    },
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
    /// A constraint that is none.
    #[error("constraint {index}: {what}")]
    Constraint {
        /// Which one, from 1.
        index: usize,
        /// What is wrong.
        what: &'static str,
    },
    /// Constraints without an example, or the reverse.
    #[error(
        "constraints need an example of a marking that keeps to all of them, and an example needs constraints"
    )]
    ExampleMissing,
    /// An example that is none.
    #[error("the example does not keep to the rules: {0}")]
    Example(Refusal),
    /// A score of nothing.
    #[error("the highest score must be between 1 and 4294967295, not {0}")]
    Score(u64),
    /// A budget that cannot be shared out.
    #[error(
        "points: 1 ≤ min ≤ budget, 1 ≤ each ≤ budget ≤ 4294967295 and options × each ≥ min must hold; here min is {min}, each {each}, the budget {budget}"
    )]
    Budget {
        /// At least so many in all.
        min: u64,
        /// At most so many an option.
        each: u64,
        /// At most so many in all.
        budget: u64,
    },
    /// Points that do not fall.
    #[error("the points of places must not rise, must begin above 0 and stay below 2^32")]
    Points,
    /// Places that cannot be filled.
    #[error("between {min} and {places} of {count} options are ranked: 1 ≤ min ≤ places ≤ options must hold")]
    Places {
        /// At least so many places are filled.
        min: usize,
        /// Places with points.
        places: usize,
        /// Options.
        count: usize,
    },
    /// Two grades of one name.
    #[error("the grade {0:?} is there twice")]
    GradeTwice(String),
}

/// Refuses more than `limit`.
pub(crate) fn at_most(what: &'static str, count: usize, limit: usize) -> Result<(), FormError> {
    if count > limit {
        return Err(FormError::TooLarge { what, count: count as u64, limit: limit as u64 });
    }
    Ok(())
}

/// Refuses fewer than `least` options or more than 256 (spec 0.8).
pub(crate) fn check_count(count: usize, least: usize) -> Result<(), FormError> {
    if count < least {
        return Err(FormError::TooFew { what: "options", least, found: count });
    }
    at_most("options", count, 256)
}
