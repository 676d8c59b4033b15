//! Listed files: they are there, byte for byte, and name nothing that is not listed. Shells among them are pages, too, and read as such.

use super::address::named_assets;
use super::visitor::{self, Given, VISITORS, Visitor};
use super::{Asking, headers};
use crate::mirror::for_each;
use ostrakon_group::{Bytes32, sha256};
use std::convert::Infallible;

/// Compares every file below assets/; how many.
pub(super) fn compare(asking: &Asking<'_>) -> usize {
    let listed: Vec<&String> =
        asking.expected.files.keys().filter(|path| path.starts_with("assets/")).collect();
    asking.watch.more((listed.len() * VISITORS.len()) as u64);
    let each = listed.iter().flat_map(|path| VISITORS.iter().map(move |visitor| (path, visitor)));
    let Ok(()) = for_each(each, |(path, visitor)| -> Result<(), Infallible> {
        let Some(given) = visitor::ask(asking, visitor, path) else { return Ok(()) };
        let same = listed_bytes(asking, visitor, path, path, &given);
        // A worker is held to the policy that its own script comes with.
        if given.refusal().is_none() {
            headers::judge(asking, &format!("/{path}"), visitor.name, &given.answer);
        }
        if let (true, Ok(bytes)) = (same, &given.bytes) {
            names_only_listed(asking, visitor, path, bytes);
        }
        Ok(())
    });
    listed.len()
}

/// Are these the bytes that the list has under a name?
pub(super) fn listed_bytes(
    asking: &Asking<'_>,
    visitor: &Visitor,
    path: &str,
    name: &str,
    given: &Given,
) -> bool {
    let place = format!("/{path}");
    if let Some(refusal) = given.refusal() {
        asking.alarms.bytes(&place, visitor.name, format!("{refusal}, and the register lists it"));
        return false;
    }
    let bytes = match &given.bytes {
        Ok(bytes) => bytes,
        Err(why) => {
            asking.alarms.bytes(&place, visitor.name, why.clone());
            return false;
        }
    };
    let (found, listed) = (sha256(bytes), asking.expected.files.get(name));
    let same = listed == Some(&found);
    if let (false, Some(listed)) = (same, listed) {
        let (found, listed) = (Bytes32::from(found), Bytes32::from(*listed));
        asking.alarms.bytes(
            &place,
            visitor.name,
            format!("is not what the register lists: SHA-256 {found}, listed {listed}"),
        );
    }
    same
}

/// A listed script that loads what is not listed makes the list worth nothing.
fn names_only_listed(asking: &Asking<'_>, visitor: &Visitor, path: &str, bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for named in named_assets(text).filter(|named| !asking.expected.lists(named)) {
        asking.alarms.bytes(
            &format!("/{path}"),
            visitor.name,
            format!("names /{named}, which is not on the register's list"),
        );
    }
}
