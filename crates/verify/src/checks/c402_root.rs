//! 402: the checkpoint's size, root and origin are those of the entries and the manifest (spec 4.2).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::{HashTile, MAX_TILE_LEN};
use ostrakon_tlog::tree::TreeHead;

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
    match facts.first {
        None if *signed != own => {
            out.fail("checkpoint", format!("its root is {}, the entries' is {}", signed.root, own.root));
        }
        None => {}
        Some(_) => begins(facts, signed, &own, out),
    }
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let (origin, expected) = (checkpoint.origin().as_str(), &plan.manifest().log.origin);
    if origin != expected {
        out.fail("checkpoint", format!("its origin is {origin}, the manifest's {expected}"));
    }
    Ok(())
}

/// Of the first entries alone: the tree that the checkpoint signs begins with them (spec 8.8). What leads there is read from tiles, and is no
/// more than a proof: whatever tiles say, none leads to the signed root from other entries.
fn begins(facts: &Facts<'_>, signed: &TreeHead, own: &TreeHead, out: &mut Findings) {
    let mut tree =
        TiledTree::new(signed.size, |tile: &HashTile| facts.files.read(&tile.path(), MAX_TILE_LEN));
    let proof = tree.consistency_proof(own.size, signed.size).map_err(|error| error.to_string());
    let proved = proof.and_then(|proof| proof.verify(own, signed).map_err(|error| error.to_string()));
    if let Err(why) = proved {
        let what =
            format!("its tree is not shown to begin with the {} entries of the setup: {why}", own.size);
        out.fail("checkpoint", what);
    }
}
