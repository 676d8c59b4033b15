//! What an upload changes, and where it collides with people of other bodies.

use super::{Line, Refused};
use ostrakon_store::{Member, RollChange};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What is known before an upload.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The body's members.
    pub(crate) before: Vec<Member>,
    /// Everybody in any body: person, and address as addresses are compared.
    pub(crate) everybody: Vec<(String, String)>,
    /// Those of the body who stay known without it: members of others, people on lists.
    pub(crate) elsewhere: HashSet<String>,
}

/// What changes, by person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct Changes {
    /// Who comes.
    pub(crate) added: Vec<String>,
    /// Whose name, address or weight changes.
    pub(crate) changed: Vec<String>,
    /// Who goes.
    pub(crate) removed: Vec<String>,
}

/// Compares an upload with what is known. Lines are refused whose address is that of somebody who keeps it.
pub(crate) fn compare(lines: &[Line], known: &Known) -> (RollChange, Changes, Vec<Refused>) {
    let before: HashMap<&str, &Member> = known.before.iter().map(|m| (m.person.as_str(), m)).collect();
    let coming: HashMap<&str, &Member> =
        lines.iter().map(|line| (line.member.person.as_str(), &line.member)).collect();
    let (mut change, mut changes) = (RollChange::default(), Changes::default());
    for Line { member, .. } in lines {
        match before.get(member.person.as_str()) {
            Some(there) if *there == member => continue,
            Some(_) => changes.changed.push(member.person.clone()),
            None => changes.added.push(member.person.clone()),
        }
        change.put.push(member.clone());
    }
    let gone = known.before.iter().filter(|there| !coming.contains_key(there.person.as_str()));
    changes.removed = gone.map(|there| there.person.clone()).collect();
    change.removed = changes.removed.clone();
    change.moved = moved(&coming, &known.everybody);
    (change, changes, taken(lines, &before, &coming, known))
}

/// Who is known, and gets another address.
fn moved(coming: &HashMap<&str, &Member>, everybody: &[(String, String)]) -> Vec<String> {
    let other = |(person, folded): &&(String, String)| {
        coming.get(person.as_str()).is_some_and(|member| member.folded != *folded)
    };
    everybody.iter().filter(other).map(|(person, _)| person.clone()).collect()
}

/// Lines whose address belongs to somebody who neither gets another in this upload nor is forgotten by it.
fn taken(
    lines: &[Line],
    before: &HashMap<&str, &Member>,
    coming: &HashMap<&str, &Member>,
    known: &Known,
) -> Vec<Refused> {
    let owners: HashMap<&str, &str> =
        known.everybody.iter().map(|(person, folded)| (folded.as_str(), person.as_str())).collect();
    let keeps = |owner: &str| match coming.get(owner) {
        Some(_) => false,
        None => !before.contains_key(owner) || known.elsewhere.contains(owner),
    };
    let judge = |line: &Line| {
        let owner = *owners.get(line.member.folded.as_str())?;
        let taken = owner != line.member.person && keeps(owner);
        taken.then(|| Refused::new(line.number, format!("address: is {owner}'s, who is known already")))
    };
    lines.iter().filter_map(judge).collect()
}
