//! 403: the checkpoint is signed by the log's key; every other line is a witness's (spec 4.2).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_tlog::key::VerifierKey;

/// A time and a signature (C2SP tlog-cosignature); lines of this length are check 404's.
pub(super) const COSIGNATURE_LENGTH: usize = 72;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let checkpoint = match &facts.checkpoint {
        Ok(checkpoint) => checkpoint.clone(),
        Err(why) => return Err(format!("needs a checkpoint that can be read: {why}")),
    };
    // The manifest's key signs under the checkpoint's own origin; that the origin is right is check 402's rule.
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
    for line in verified.other_signatures().filter(|line| line.bytes().len() != COSIGNATURE_LENGTH) {
        out.fail(
            "checkpoint",
            format!("a line by {} that is neither the log's nor a cosignature", line.name()),
        );
    }
    facts.verified_checkpoint = Some(verified);
    Ok(())
}
