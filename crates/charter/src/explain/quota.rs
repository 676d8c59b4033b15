//! Votes that are held together, and quotas that count more than one vote's seats (spec 7.3).

use super::names::{Names, joined};
use crate::{Id, Quota, Vote};

/// That nobody is elected twice, and what a quota counts beside this vote's own seats.
pub(super) fn sentences(names: Names<'_>, vote: &Vote) -> Vec<String> {
    let mut lines = Vec::new();
    if !vote.joint().is_empty() {
        let joint = joined(vote.joint().iter().map(Id::as_str), "and");
        lines.push(format!(
            "Announced together with {joint}, and counted after them: whoever is elected there does not stand here."
        ));
    }
    lines.extend(vote.quota().map(|quota| kept(names, vote, quota)));
    lines
}

fn kept(names: Names<'_>, vote: &Vote, quota: &Quota) -> String {
    let (seats, _) = vote.seats_and_quota();
    let of = match counted(names, vote) {
        None => own(quota, seats),
        Some(counted) => together(quota, &counted),
    };
    format!("{of}: these go before others with more, and seats for which too few of them stand stay vacant.")
}

/// The seats that the quota counts beside the vote's own.
fn counted(names: Names<'_>, vote: &Vote) -> Option<String> {
    let seats = |id: &Id| names.0.vote(id).map_or(0, |vote| u64::from(vote.seats_and_quota().0));
    let joint: u64 = vote.joint().iter().map(seats).sum();
    let joint = (joint > 0).then(|| format!("the {joint} of those votes"));
    let holders = names.offices_and(vote.quota_with());
    let holders = (!holders.is_empty()).then(|| format!("those of {holders} that are held then"));
    let counted: Vec<String> = [joint, holders].into_iter().flatten().collect();
    (!counted.is_empty()).then(|| joined(counted.iter().map(String::as_str), "and"))
}

fn own(quota: &Quota, seats: u16) -> String {
    let (flag, number) = (&quota.flag, quota.seats);
    let are = if number == 1 { "is" } else { "are" };
    let of = if seats == 1 { "The seat is".to_owned() } else { format!("{number} of the seats {are}") };
    format!("{of} kept for options with the flag \"{flag}\"")
}

fn together(quota: &Quota, counted: &str) -> String {
    let (flag, number) = (&quota.flag, quota.seats);
    format!(
        "Of the seats here and {counted}, {number} at least are for options with the flag \"{flag}\"; as many as are still \
         lacking are kept for them here"
    )
}
