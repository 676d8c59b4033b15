//! Who fills an office, how many hold it and where they sit.

use super::names::Names;
use crate::reasons::amount;
use crate::{Id, Incompatible, Office};

/// "treasurer: Treasurer (§ 5); 1 seat, elected by All members; sits in Board; …".
pub(super) fn sentence(names: Names<'_>, office: &Office) -> String {
    let mut parts = vec![
        format!("{}: {} ({})", office.id(), office.name(), office.clause()),
        format!("{}, {}", amount(office.seats().into(), "seat"), filled(names, office.elected_by())),
    ];
    parts.extend(office.sits_in().map(|body| sits(names, body, office.is_voteless())));
    parts.extend(office.from().map(|body| format!("only for who sits in {} already", names.body(body))));
    parts.push(term(office));
    parts.extend(office.is_public().then(|| "a holder's name is public, if the holder consents".to_owned()));
    parts.join("; ")
}

fn filled(names: Names<'_>, electors: &[Id]) -> String {
    let many = electors.iter().any(|id| names.0.body(id).is_some_and(crate::Body::is_many));
    match electors {
        [] => "filled by invitation".to_owned(),
        _ if many => format!("elected by each {}", names.bodies_or(electors)),
        _ => format!("elected by {}", names.bodies_or(electors)),
    }
}

fn sits(names: Names<'_>, body: &Id, voteless: bool) -> String {
    let without = if voteless { ", without a vote" } else { "" };
    format!("sits in {}{without}", names.body(body))
}

fn term(office: &Office) -> String {
    let ends = if office.is_renewed() { "until the next election to all its seats, or " } else { "" };
    format!("held {ends}until it is vacated")
}

/// "Nobody holds offices both in Board and in Audit (§ 6); who is elected to both chooses within 14 days".
pub(super) fn incompatible(names: Names<'_>, pair: &Incompatible) -> String {
    let [one, other] = pair.bodies();
    let (one, other) = (names.body(one), names.body(other));
    let days = amount(pair.choose_days().into(), "day");
    format!(
        "Nobody holds offices both in {one} and in {other} ({}); who is elected to both chooses within {days}",
        pair.clause()
    )
}
