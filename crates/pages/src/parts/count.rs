//! How many took part: never a number so small that it tells of somebody.

use crate::Words;

/// A number of people or ballots, or that there are fewer than may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// Fewer than this.
    FewerThan(u64),
}

impl Count {
    /// A number, told from `least` on.
    pub fn of(number: u64, least: u64) -> Self {
        if number < least { Self::FewerThan(least) } else { Self::Exactly(number) }
    }

    pub(crate) fn said(self, words: &Words) -> String {
        match self {
            Self::Exactly(number) => words.number(number),
            Self::FewerThan(least) => words.count("count-fewer", least),
        }
    }

    pub(crate) fn exactly(self) -> Option<u64> {
        match self {
            Self::Exactly(number) => Some(number),
            Self::FewerThan(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn small_numbers_are_not_told() {
        let said = |number| Count::of(number, 5).said(Words::of(Language::En));
        assert_eq!([said(0), said(4), said(5)], ["fewer than 5", "fewer than 5", "5"]);
    }
}
