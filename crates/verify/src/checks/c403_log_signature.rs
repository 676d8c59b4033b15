//! 403: the checkpoint is signed by the log's key; every other line is a witness's (spec 4.2).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_tlog::key::VerifierKey;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let checkpoint = match &facts.checkpoint {
        Ok(checkpoint) => checkpoint.clone(),
        Err(why) => return Err(format!("needs a checkpoint that can be read: {why}")),
    };
    // The manifest's key signs under the checkpoint's own origin; that the origin is right is check 402's rule.
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let log = needs(facts.log_key.as_ref(), "a log key that can be read")?;
    let key = VerifierKey::new(checkpoint.unverified().origin().clone(), *log.verifier_key().public_key());
    let log = ostrakon_tlog::checkpoint::LogKey::new(key);
    let verified = match checkpoint.verify(&log) {
        Ok(verified) => verified,
        Err(error) => {
            out.fail("checkpoint", error);
            return Ok(());
        }
    };
    let names: Vec<_> = plan.manifest().witnesses.keys.iter().map(|w| w.name.as_str()).collect();
    for line in verified.other_signatures().filter(|line| !names.contains(&line.name().as_str())) {
        out.fail(
            "checkpoint",
            format!("a signature line by {}, whom the manifest does not list", line.name()),
        );
    }
    facts.verified_checkpoint = Some(verified);
    Ok(())
}
