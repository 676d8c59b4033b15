//! 110: every trustee acknowledged this ceremony and these keys (spec 1.3).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_group::{Bytes32, sha256};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ceremony = needs(facts.ceremony.as_ref(), "a complete first round of the ceremony")?;
    let hash = Bytes32::from(needs(ceremony.hash, "all dealings")?);
    let n = needs(facts.plan.as_ref(), "a manifest that compiles")?.manifest().trustee_count() as u16;
    let keys = facts.keys_file.as_ref().map(|file| Bytes32::from(sha256(file)));
    let of_attempt = facts.view().acknowledgements.iter().filter(|a| a.body.attempt == ceremony.attempt);
    let acknowledged: Vec<_> = of_attempt.collect();
    for acknowledgement in &acknowledged {
        if acknowledgement.body.ceremony != hash {
            out.fail(
                entry(acknowledgement.index),
                "acknowledges another ceremony than the one on this board",
            );
        }
        if keys.is_some_and(|keys| acknowledgement.body.keys != keys) {
            out.fail(entry(acknowledgement.index), "acknowledges other keys than those published");
        }
    }
    let missing: Vec<u16> = (1..=n).filter(|i| !acknowledged.iter().any(|a| a.body.trustee == *i)).collect();
    let opened = facts.view().openings.first();
    match (missing.first(), opened) {
        (None, _) => Ok(()),
        (Some(trustee), Some(opening)) => {
            out.fail(entry(opening.index), format!("opened though trustee {trustee} has not acknowledged"));
            Ok(())
        }
        (Some(trustee), None) => Err(format!("trustee {trustee} has not acknowledged yet")),
    }
}
