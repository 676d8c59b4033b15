//! The copy of the register that a record holds: up to the head that the manifest pins, so it never changes (spec 4.1).

use super::copy::Copying;
use super::folder::Folder;
use super::listing::Listing;
use super::sides::copy_sides;
use super::source::Below;
use super::stored::{Claim, MOST_CHECKPOINT};
use super::tiles::{bad, tree};
use super::{MirrorError, Source};
use ostrakon_election::board::{Head, REGISTER_FOLDER};
use ostrakon_election::setup::RegisterReference;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// Copies it, unless it is there.
pub(super) fn copy_register(
    source: &dyn Source,
    folder: &Folder,
    register: &RegisterReference,
) -> Result<(), MirrorError> {
    let source = Below { source, prefix: REGISTER_FOLDER };
    let folder = folder.below(REGISTER_FOLDER);
    if folder.read(CHECKPOINT_PATH, MOST_CHECKPOINT)?.is_some() {
        return Ok(());
    }
    let missing = || MirrorError::Missing(format!("{}/{CHECKPOINT_PATH}", source.name()));
    let checkpoint = source.get(CHECKPOINT_PATH, MOST_CHECKPOINT)?.ok_or_else(missing)?;
    let signed = SignedCheckpoint::parse(&checkpoint).map_err(|_| bad(&source, CHECKPOINT_PATH))?;
    let head = *signed.unverified().head();
    let tree = tree(&source, &head, None)?;
    if Head::from(head) != register.head || tree.head() != head {
        return Err(bad(&source, CHECKPOINT_PATH));
    }
    let there = Some(&Listing::read(&folder)?);
    let copying = Copying { source: &source, folder: &folder, tree: &tree, copied: 0, there };
    let contents = copying.run(Claim::fetch(&source, tree.size())?.held_against(&source, &tree)?, &())?;
    copy_sides(&source, &folder, &contents.sides())?;
    folder.settle()?;
    folder.write(CHECKPOINT_PATH, &checkpoint)
}
