//! 404: cosignatures by the manifest's policy (spec 4.2).

use super::c403_log_signature::COSIGNATURE_LENGTH;
use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_group::SortedSet;
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::KeyName;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    // Whether the log signed it too is check 403's rule.
    let checkpoint = match &facts.checkpoint {
        Ok(checkpoint) => checkpoint,
        Err(why) => return Err(format!("needs a checkpoint that can be read: {why}")),
    };
    let policy = &plan.manifest().witnesses;
    let key = |w: &ostrakon_election::setup::NamedKey| {
        Some(WitnessKey::new(KeyName::new(w.name.clone()).ok()?, PublicKey::from_bytes(&w.key.0).ok()?))
    };
    let keys: Vec<WitnessKey> = policy.keys.iter().filter_map(key).collect();
    let mut cosigned = SortedSet::new();
    for line in checkpoint.signatures().iter().filter(|l| l.bytes().len() == COSIGNATURE_LENGTH) {
        let Some(witness) = keys.iter().find(|k| k.name() == line.name()) else {
            out.fail(
                "checkpoint",
                format!("a cosignature by {}, whom the manifest does not list", line.name()),
            );
            continue;
        };
        match Cosignature::verify(checkpoint.unverified(), line, witness) {
            Ok(_) => {
                cosigned.insert(*witness.public_key().as_bytes());
            }
            Err(error) => out.fail("checkpoint", format!("the line by {}: {error}", line.name())),
        }
    }
    let (found, required, listed) = (cosigned.len(), usize::from(policy.required), keys.len());
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
