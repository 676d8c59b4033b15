//! Why a motion is carried or lost (spec 7.2).

use crate::{Status, Threshold, Vote};

/// Of a majority: the totals for, against and abstaining, and the share that is needed.
pub(crate) fn reasons(
    vote: &Vote,
    [votes_for, votes_against, abstained]: [u64; 3],
    weight: u64,
    status: Status,
    (threshold, strict): (Threshold, bool),
) -> Vec<String> {
    let decided = u128::from(votes_for) + u128::from(votes_against);
    let need = match decided {
        0 => "nobody voted for or against".to_owned(),
        1 => format!("{} of the 1 vote for and against is needed", bar(threshold, strict)),
        _ => format!("{} of the {decided} votes for and against is needed", bar(threshold, strict)),
    };
    let outcome =
        format!("{}: {votes_for} for, {votes_against} against; {need} ({})", status.as_str(), vote.clause);
    let mut reasons = vec![outcome];
    if abstained > 0 {
        reasons.push(format!("{abstained} abstained; abstentions do not decide"));
    }
    reasons.push(format!("{weight} counted in all"));
    reasons
}

/// "more than 1/2" or "at least 2/3".
pub(crate) fn bar(threshold: Threshold, strict: bool) -> String {
    format!("{} {threshold}", if strict { "more than" } else { "at least" })
}
