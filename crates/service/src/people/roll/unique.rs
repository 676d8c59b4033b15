//! What no two lines may share: person, address, and what looks like another's name or address.

use super::cells::Cell;
use super::letters::looks;
use crate::people::address::Address;
use ostrakon_store::Member;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What stood in the lines so far.
#[derive(Default)]
pub(super) struct Seen {
    persons: HashMap<String, u64>,
    addresses: HashMap<String, u64>,
    /// By looks: the first that looked so, and its line.
    names: HashMap<String, (String, u64)>,
    shown: HashMap<String, (String, u64)>,
}

impl Seen {
    /// Takes a line's member, or says which line it collides with.
    pub(super) fn judge(&mut self, line: u64, member: Member) -> Cell<Member> {
        let faults = [
            repeated(&mut self.persons, &member.person, line).map(|l| format!("person: is line {l}'s too")),
            repeated(&mut self.addresses, &member.folded, line)
                .map(|l| format!("address: is line {l}'s too")),
            alike(&mut self.names, looks(&member.name), &member.name, line)
                .map(|l| format!("name: looks like line {l}'s, but is not the same")),
            alike(&mut self.shown, shown(&member), &member.folded, line)
                .map(|l| format!("address: looks like line {l}'s, but is not the same")),
        ];
        let faults: Vec<String> = faults.into_iter().flatten().collect();
        if faults.is_empty() { Ok(member) } else { Err(faults.join("; ")) }
    }
}

fn shown(member: &Member) -> String {
    looks(&Address::new(&member.folded).map(|address| address.shown()).unwrap_or_default())
}

/// The line that had this first.
fn repeated(seen: &mut HashMap<String, u64>, value: &str, line: u64) -> Option<u64> {
    match seen.entry(value.to_owned()) {
        Entry::Occupied(first) => Some(*first.get()),
        Entry::Vacant(place) => {
            place.insert(line);
            None
        }
    }
}

/// The line of the first that looks the same and is another.
fn alike(seen: &mut HashMap<String, (String, u64)>, looks: String, value: &str, line: u64) -> Option<u64> {
    match seen.entry(looks) {
        Entry::Occupied(first) => (first.get().0 != value).then(|| first.get().1),
        Entry::Vacant(place) => {
            place.insert((value.to_owned(), line));
            None
        }
    }
}
