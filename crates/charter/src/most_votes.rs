//! The rule of most votes, for one seat (spec 7.3).

/// Who has the most votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody: no option has a vote, or "none of them" has more than any.
    Vacant,
    /// One option, by its index.
    One(usize),
    /// Several options, two at least, by their indices in ascending order.
    Several(Vec<usize>),
}

/// The outcome of these totals; `none` is the total of "none of them", where that could be answered.
pub fn outcome(totals: &[u64], none: Option<u64>) -> Outcome {
    let best = best(totals);
    if best == 0 || none.is_some_and(|none| none > best) {
        return Outcome::Vacant;
    }
    let with_best: Vec<usize> =
        totals.iter().enumerate().filter(|(_, total)| **total == best).map(|(index, _)| index).collect();
    match with_best.as_slice() {
        [one] => Outcome::One(*one),
        _ => Outcome::Several(with_best),
    }
}

/// The largest total, 0 if there is none.
pub(crate) fn best(totals: &[u64]) -> u64 {
    totals.iter().copied().max().unwrap_or(0)
}
