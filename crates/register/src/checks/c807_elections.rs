//! 807: elections' manifests, their signatures, and what they say of the register (spec 9.5).

use crate::acts::ElectionLinked;
use crate::broken::Broken;
use crate::state::State;
use ostrakon_election::board::Head;
use ostrakon_tlog::tree::MerkleTree;

const CHECK: u16 = 807;

/// May this election be linked? `tree` is the register's.
pub(crate) fn linked(state: &State, act: &ElectionLinked, tree: &MerkleTree) -> Result<(), Broken> {
    let document =
        act.manifest.document().map_err(|why| Broken::by(CHECK, format!("the manifest: {why}")))?;
    let (manifest, mut what) = (document.body.manifest(), Vec::new());
    if state.election(&manifest.hash()).is_some() {
        what.push("this election is linked already".into());
    }
    if let Err(error) = document.check_signatures(&[manifest.organiser], 1) {
        what.push(format!("the manifest: {error}"));
    }
    match manifest.register.as_ref().map(|register| &register.head) {
        Some(head) if !is_earlier(state, head, tree) => what.push(format!(
            "the manifest pins a head of size {} that this register did not have before this act",
            head.size
        )),
        Some(head) => {
            what.extend(state.at(head.size).manifest_faults(manifest));
            what.extend(stale(state, head));
        }
        None => what.push("the manifest names no register".into()),
    }
    Broken::unless_empty(CHECK, what)
}

/// What was entered since the head that it pins, if that is more than other elections.
fn stale(state: &State, head: &Head) -> Option<String> {
    let links = state.elections().filter(|election| election.since >= head.size).count() as u64;
    let others = (state.size() - head.size).saturating_sub(links);
    (others > 0).then(|| {
        format!(
            "the manifest pins the head of size {}, and {others} acts that are no elections were entered since",
            head.size
        )
    })
}

/// Is it the head of a part that ends before the next act?
fn is_earlier(state: &State, head: &Head, tree: &MerkleTree) -> bool {
    let known = (1..=state.size()).contains(&head.size);
    known && tree.head_at(head.size).is_ok_and(|own| Head::from(own) == *head)
}
