//! Why a motion is carried or lost (spec 7.2).

use super::words::amount;
use crate::{Base, Status, Threshold, Vote};

/// What a majority was decided by.
pub(crate) struct Majority {
    /// For, against and abstaining.
    pub(crate) totals: [u64; 3],
    /// The weights of all counted ballots together.
    pub(crate) weight: u64,
    pub(crate) threshold: Threshold,
    pub(crate) strict: bool,
    pub(crate) base: Base,
    /// D of spec 7.2.
    pub(crate) whole: u128,
}

impl Majority {
    pub(crate) fn reasons(&self, vote: &Vote, status: Status) -> Vec<String> {
        let [votes_for, votes_against, _] = self.totals;
        let (status, need, clause) = (status.as_str(), self.need(), &vote.clause);
        let outcome = format!("{status}: {votes_for} for, {votes_against} against; {need} ({clause})");
        let mut reasons = vec![outcome];
        reasons.extend(self.others());
        reasons.push(format!("{} counted in all", self.weight));
        reasons
    }

    /// What is needed, or why nothing can be.
    fn need(&self) -> String {
        let bar = bar(self.threshold, self.strict);
        match (self.base, self.whole) {
            (Base::Decided, 0) => "nobody voted for or against".to_owned(),
            (Base::Cast, 0) => "nobody voted".to_owned(),
            (Base::Decided, 1) => format!("{bar} of the 1 vote for and against is needed"),
            (Base::Decided, whole) => format!("{bar} of the {whole} votes for and against is needed"),
            (Base::Cast, 1) => format!("{bar} of the 1 vote cast is needed"),
            (Base::Cast, whole) => format!("{bar} of the {whole} votes cast is needed"),
            (Base::Roll, whole) => format!("{bar} of the {whole} on the roll is needed"),
        }
    }

    /// What those who did neither mean.
    fn others(&self) -> Option<String> {
        let [.., abstained] = self.totals;
        match self.base {
            Base::Roll => {
                let votes = amount(self.weight, "vote");
                Some(format!(
                    "{votes} of {} were counted; whoever took no part counts as not for",
                    self.whole
                ))
            }
            _ if abstained == 0 => None,
            Base::Decided => Some(format!("{abstained} abstained; abstentions do not decide")),
            Base::Cast => Some(format!("{abstained} abstained; abstentions count as not for")),
        }
    }
}

/// "more than 1/2" or "at least 2/3".
pub(crate) fn bar(threshold: Threshold, strict: bool) -> String {
    format!("{} {threshold}", if strict { "more than" } else { "at least" })
}
