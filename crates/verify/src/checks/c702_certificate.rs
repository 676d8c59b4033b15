//! 702: a quorum of officers certifies exactly this head, result and report (spec 7.9).

use super::{Findings, Ran, entry, needs};
use crate::Report;
use crate::bundle::Changed;
use crate::facts::Facts;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let certificate = needs(facts.view().certificates.first(), "a certificate")?;
    let (body, place) = (&certificate.body, entry(certificate.index));
    let head = facts.head_at(certificate.index).map_err(|_| Changed::WHAT)?;
    if Some(body.head) != head {
        out.fail(&place, "certifies another board than the one it stands on");
    }
    let result = facts.view().results.first().map(|r| Bytes32::from(facts.leaf(r.index)));
    if Some(body.result) != result {
        out.fail(&place, "certifies another result than the one on this board");
    }
    if body.report != Report::certified_hash() {
        out.fail(&place, "certifies another report than all checks passed");
    }
    let officers = plan.manifest().officer_keys();
    let document = facts.entries.document(certificate.index).map(|posted| &posted.document);
    let signatures = document.iter().flat_map(|document| &document.signatures);
    let concerned = facts.concerned_officers();
    let (none, signed): (Vec<_>, Vec<_>) = signatures
        .filter(|s| officers.contains(&s.key))
        .partition(|signature| concerned.contains(&signature.key));
    let (signed, quorum) = (signed.len(), usize::from(plan.manifest().certifiers.quorum));
    if signed < quorum {
        let besides = match none.len() {
            0 => String::new(),
            n => format!("; {n} more are concerned themselves, and do not count"),
        };
        out.fail(&place, format!("signed by {signed} officers, where {quorum} are needed{besides}"));
    }
    Ok(())
}
