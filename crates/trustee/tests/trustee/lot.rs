//! Lots: only where totals tie, only where the charter says so, once.

use crate::common::{CHARTER, copy, id, key};
use crate::vote::Vote;
use ostrakon_election::certify::Background;
use ostrakon_election::decrypt::{LotDraw, lot_order};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_trustee::*;
use rand_core::OsRng;

fn released() -> Vote {
    let mut vote = Vote::new(3, 2);
    (1..=3).for_each(|i| vote.sign_off(i));
    (1..=3).for_each(|i| vote.release(i));
    vote
}

#[test]
fn any_t_shares_draw_the_same_order() {
    let mut vote = released();
    let (tied, contest) = ([id("ada"), id("rosa")], id("seat"));
    let (election, root) = (vote.world.plan.election(), vote.board().sign_off(1).closing.root);
    let keys = vote.keys.clone();
    let key = keys.lot().unwrap();
    let draw =
        LotDraw { election: &election, root: &root, contest_index: 1, contest: &contest, tied: &tied, key };
    let mut shares = Vec::new();
    for i in 1..=3 {
        let entry = vote.draw(i, "seat").unwrap();
        assert_eq!(entry, vote.draw(i, "seat").unwrap());
        let Document::LotShare(body) = SignedDocument::decode(&entry).unwrap().body else { panic!() };
        assert_eq!(body.tied, tied);
        shares.push((i, draw.verify(&body, keys.verification(i).unwrap().last().unwrap()).unwrap()));
    }
    let order = lot_order(&shares[..2], &tied);
    assert_eq!(order, lot_order(&shares[1..], &tied));
    assert_eq!(order, lot_order(&[shares[0], shares[2]], &tied));
}

#[test]
fn lot_for_a_contest_without_a_tie_or_without_a_lot_in_the_charter() {
    let mut vote = released();
    assert!(matches!(vote.draw(1, "motion"), Err(LotShareError::NoLot { .. })));
    assert!(matches!(vote.draw(1, "chair"), Err(LotShareError::NoLot { .. })));
    assert!(matches!(vote.draw(1, "empty"), Err(LotShareError::Release(ReleaseError::TooFew { .. }))));
    assert!(matches!(vote.draw(1, "other"), Err(LotShareError::Release(ReleaseError::Contest { .. }))));
}

/// Attack 96: a lot whose root nobody has signed.
#[test]
fn lot_before_the_totals_can_be_known() {
    let mut vote = Vote::new(3, 2);
    assert!(matches!(vote.draw(1, "seat"), Err(LotShareError::Release(ReleaseError::NotSignedOff))));
    (1..=3).for_each(|i| vote.sign_off(i));
    vote.release(1);
    let Err(LotShareError::FewShares { valid: 1, needed: 2, .. }) = vote.draw(1, "seat") else { panic!() };
}

#[test]
fn one_bad_share_is_left_out_and_its_maker_named() {
    let mut vote = Vote::new(3, 2);
    (1..=3).for_each(|i| vote.sign_off(i));
    vote.release(1);
    let first = vote.try_release(2).unwrap().remove(1);
    let Document::Share(mut body) = SignedDocument::decode(&first).unwrap().body else { panic!() };
    body.shares.swap(0, 1);
    body.trustee = 3;
    vote.world.board.push(SignedDocument::sign(Document::Share(body), &key(103)).encode());
    let Err(LotShareError::FewShares { bad, .. }) = vote.draw(1, "seat") else { panic!() };
    assert_eq!(bad, [3]);
    vote.release(2);
    assert!(vote.draw(1, "seat").is_ok());
}

#[test]
fn two_shares_by_one_trustee() {
    let mut vote = released();
    let again = vote.world.board.iter().rfind(|e| String::from_utf8_lossy(e).contains("\"seat\"")).unwrap();
    let again = again.clone();
    vote.world.board.push(again);
    assert!(matches!(vote.draw(1, "seat"), Err(LotShareError::Twice { trustee: 3, .. })));
}

#[test]
fn lot_by_another_charter() {
    let vote = released();
    let mut trustee = copy(&vote.world.trustees[0]);
    let other = CHARTER.replace("fresh-vote", "lot");
    let rules = Rules { charter: other.as_bytes(), background: &Background::default() };
    let error = trustee.draw_lot(&vote.board(), rules, &id("chair"), &mut OsRng).unwrap_err();
    assert!(matches!(error, LotShareError::OtherCharter));
}
