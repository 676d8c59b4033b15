//! 702: a quorum of officers certifies exactly this head, result and report (spec 7.8).

use super::{Findings, Ran, entry, needs};
use crate::Report;
use crate::facts::{Facts, Parsed};
use ostrakon_election::board::Entry;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let certificate = needs(facts.view.certificates.first(), "a certificate")?;
    let (body, place) = (&certificate.body, entry(certificate.index));
    if Some(body.head) != facts.head_at(certificate.index) {
        out.fail(&place, "certifies another board than the one it stands on");
    }
    let result = facts.view.results.first().map(|r| Bytes32::from(facts.leaf(r.index)));
    if Some(body.result) != result {
        out.fail(&place, "certifies another result than the one on this board");
    }
    if body.report != Report::certified_hash() {
        out.fail(&place, "certifies another report than all checks passed");
    }
    let officers = plan.manifest().officer_keys();
    let signed = match &facts.parsed[certificate.index as usize] {
        Parsed::Entry { entry: Entry::Document(document), .. } => {
            document.signatures.iter().filter(|s| officers.contains(&s.key)).count()
        }
        _ => 0,
    };
    let quorum = usize::from(plan.manifest().certifiers.quorum);
    if signed < quorum {
        out.fail(&place, format!("signed by {signed} officers, where {quorum} are needed"));
    }
    Ok(())
}
