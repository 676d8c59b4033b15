//! Numbers and names as people write them.

use crate::{BallotKind, ContestCount, Id};

/// "totals: anna 41, ben 39; none of them 5; blank 3; 88 counted in all"; of comparisons and grades, which give an
/// option no total, what comes after the totals.
pub(crate) fn counted(count: &ContestCount) -> String {
    let totals: Vec<String> = count.options.iter().map(|(id, total)| format!("{id} {total}")).collect();
    let has_totals = count.options.iter().any(|(_, total)| *total > 0);
    let bare = (!count.pairs.is_empty() || !count.grades.is_empty()) && !has_totals;
    let totals = (!bare).then(|| format!("totals: {}", totals.join(", ")));
    let none = count.none.map(|none| format!("none of them {none}"));
    let blank = count.blank.map(|blank| format!("blank {blank}"));
    let all = Some(format!("{} counted in all", count.total_weight));
    [totals, none, blank, all].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// "1 vote", "2 votes".
pub(super) fn votes(number: u64) -> String {
    amount(number, "vote")
}

/// "1 point", "2 points".
pub(crate) fn amount(number: u64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

/// What the totals of such ballots count.
pub(crate) const fn unit(ballot: BallotKind) -> &'static str {
    match ballot {
        BallotKind::Score | BallotKind::Cumulative | BallotKind::Ranking => "point",
        _ => "vote",
    }
}

/// "anna", "anna and ben", "anna, ben and carl".
pub(crate) fn names(ids: &[Id]) -> String {
    listed(&ids.iter().map(Id::as_str).collect::<Vec<_>>())
}

/// The same of any words.
pub(crate) fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

/// The names of some options, in ascending order.
pub(super) fn named(count: &ContestCount, options: &[usize]) -> String {
    names(&count.ids(options.iter().copied()))
}
