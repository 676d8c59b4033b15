//! 108: dealing files as signed, of the right degree, with no identity constant, as committed to in round 1 (spec 1.3).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_election::board::{At, dealing_path};
use ostrakon_election::setup::{Dealing, DealingDocument, Plan};
use ostrakon_group::{Bytes32, sha256};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let last = facts.view().attempt();
    for document in &facts.view().dealings {
        let path = dealing_path(document.body.attempt, document.body.trustee);
        // A file that is missing or too large is check 101's finding.
        let Ok(bytes) = facts.files.read(&path, 16 << 20) else { continue };
        // Whatever became of the attempt, a record holds the files that its board names and no others.
        same_file(document, &path, &bytes, out);
        // A complaint says that a dealing of a given-up attempt is wrong: worth a note, and no fault of the election.
        let mut found = Findings::default();
        judge(facts, plan, document, &bytes, &mut found);
        match document.body.attempt == last {
            true => out.append(found),
            false => out.append_as_notes(found),
        }
    }
    match facts.view().dealings.is_empty() {
        true => Err("the ceremony has no dealings yet".into()),
        false => Ok(()),
    }
}

fn same_file(document: &At<DealingDocument>, path: &str, bytes: &[u8], out: &mut Findings) {
    let file = &document.body.file;
    if file.size != bytes.len() as u64 || file.sha256 != Bytes32::from(sha256(bytes)) {
        out.fail(path, format!("not the file that entry {} signs: size or SHA-256 differ", document.index));
    }
}

fn judge(facts: &Facts<'_>, plan: &Plan, document: &At<DealingDocument>, bytes: &[u8], out: &mut Findings) {
    let body = &document.body;
    let path = dealing_path(body.attempt, body.trustee);
    let (threshold, columns) = (plan.manifest().threshold, plan.columns());
    let same = |c: &&At<ostrakon_election::setup::Commitment>| {
        (c.body.attempt, c.body.trustee) == (body.attempt, body.trustee)
    };
    let committed = facts.view().commitments.iter().find(same).map(|c| c.body.dealing.0);
    if committed != Dealing::commitment_of_file(bytes, threshold, columns) {
        out.fail(&path, "not the dealing that this trustee committed to in round 1");
    }
    match Dealing::decode(bytes, body.attempt, body.trustee, threshold, columns) {
        Err(error) => out.fail(&path, error),
        Ok(dealing) => dealing
            .identity_columns()
            .iter()
            .for_each(|s| out.fail(&path, format!("column {s}: the constant coefficient is the identity"))),
    }
}
