//! 404: cosignatures by the manifest's policy (spec 4.2).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::KeyName;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let checkpoint = needs(facts.verified_checkpoint.as_ref(), "a checkpoint with the log's signature")?;
    let policy = &plan.manifest().witnesses;
    let key = |w: &ostrakon_election::setup::NamedKey| {
        Some(WitnessKey::new(KeyName::new(w.name.clone()).ok()?, PublicKey::from_bytes(&w.key.0).ok()?))
    };
    let keys: Vec<WitnessKey> = policy.keys.iter().filter_map(key).collect();
    let judged = match checkpoint.judge(&keys) {
        Ok(judged) => judged,
        Err(error) => {
            out.fail("checkpoint", error);
            return Ok(());
        }
    };
    for line in judged.unknown.iter().filter(|l| keys.iter().any(|k| k.name() == l.name())) {
        out.fail("checkpoint", format!("a line by {} that is no cosignature by its key", line.name()));
    }
    let (found, required, listed) = (judged.cosignatures.len(), usize::from(policy.required), keys.len());
    if found < required {
        out.fail("checkpoint", format!("{found} cosignatures, where the manifest requires {required}"));
    } else if required == 0 {
        out.note(
            "checkpoint",
            format!("{required} of {listed} witnesses required: nobody outside need have watched this log"),
        );
    } else {
        out.note("checkpoint", format!("{found} cosignatures, {required} of {listed} required"));
    }
    Ok(())
}
