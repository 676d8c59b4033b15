//! 601: enough matching sign-offs, one a trustee, before any share (spec 6.1).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::decrypt::tallies_hash;
use std::collections::BTreeSet;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let closing = needs(facts.closing, "a closing")?;
    let tallies = tallies_hash(&facts.tally_leaves());
    let mut signed = BTreeSet::new();
    for sign_off in &facts.view().sign_offs {
        let (body, place) = (&sign_off.body, entry(sign_off.index));
        if !facts.is_trustee(body.trustee) {
            out.fail(&place, format!("there is no trustee {}", body.trustee));
        } else if !signed.insert(body.trustee) {
            out.fail(&place, format!("a second sign-off by trustee {}", body.trustee));
        }
        if body.closing != closing || body.tallies != tallies {
            let trustee = body.trustee;
            out.fail(
                &place,
                format!("trustee {trustee} signed another board or other sums: the election is split"),
            );
        }
    }
    let quorum = plan.manifest().sign_off_quorum();
    let first_share =
        facts.view().shares.first().map(|s| s.index).or(facts.view().results.first().map(|r| r.index));
    let before = |index| facts.view().sign_offs.iter().filter(|s| s.index < index).count();
    match first_share {
        Some(index) if before(index) < quorum || signed.len() < quorum => {
            let found = signed.len().min(before(index));
            out.fail(entry(index), format!("released after {found} sign-offs, where {quorum} are needed"));
            Ok(())
        }
        Some(_) => Ok(()),
        None if signed.len() >= quorum => Ok(()),
        None => Err(format!("{} of {quorum} sign-offs are on the board", signed.len())),
    }
}
