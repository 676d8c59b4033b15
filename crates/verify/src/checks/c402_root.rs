//! 402: the checkpoint's size, root and origin are those of the entries and the manifest (spec 4.2).

use super::{Findings, Ran, needs};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let checkpoint = match &facts.checkpoint {
        Ok(checkpoint) => checkpoint.unverified(),
        Err(why) => {
            out.fail("checkpoint", why);
            return Ok(());
        }
    };
    if let Some(why) = &facts.incomplete {
        return Err(why.clone());
    }
    let (signed, own) = (checkpoint.head(), facts.entries.tree.head());
    if *signed != own {
        out.fail("checkpoint", format!("its root is {}, the entries' is {}", signed.root, own.root));
    }
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let (origin, expected) = (checkpoint.origin().as_str(), &plan.manifest().log.origin);
    if origin != expected {
        out.fail("checkpoint", format!("its origin is {origin}, the manifest's {expected}"));
    }
    Ok(())
}
