//! False shares, false complaints.

use crate::common::World;
use crate::rogue::{NO_SECRET, Rogue};
use data_encoding::HEXLOWER;
use ostrakon_election::setup::ComplaintReason;
use ostrakon_group::{Scalar, SecretScalar};
use ostrakon_trustee::*;

/// Trustees 1 and 2 and the rogue 3 have committed; 1 and 2 have dealt.
fn with_rogue() -> (World, Rogue) {
    let mut world = World::new(3, 2);
    (1..=2).for_each(|i| world.commit(i));
    let rogue = Rogue::new(&world, 3);
    world.board.push(rogue.commitment(&world));
    (1..=2).for_each(|i| world.deal(i));
    (world, rogue)
}

fn plus_one(shares: Vec<SecretScalar>) -> Vec<SecretScalar> {
    shares.into_iter().map(|s| SecretScalar::new(s.expose() + Scalar::ONE)).collect()
}

fn judged(world: &World, dealer: u16) -> Verdict {
    let (ceremony, plan) = (world.ceremony(), &world.plan);
    let place = world.files.iter().position(|f| f[8..10] == dealer.to_be_bytes()).unwrap();
    judge_complaint(plan, &ceremony, 1, &world.files[place]).unwrap()
}

#[test]
fn bad_share_is_complained_about_and_judged_against_the_dealer() {
    let (mut world, rogue) = with_rogue();
    let file = rogue.file(&world);
    rogue.deal(&mut world, file, |to| match to {
        2 => plus_one(rogue.secret.shares_for(2)),
        other => rogue.secret.shares_for(other),
    });
    assert_eq!(world.complain(2), (3, ComplaintReason::Share));
    assert!(
        matches!(judged(&world, 3), Verdict::DealerAtFault { dealer: 3, why } if why.contains("polynomial"))
    );
    assert_eq!(world.ceremony().attempt(), 2);
    assert_eq!(world.trustees[1].held(), Held::Nothing);
    // Everybody draws afresh and the second attempt succeeds.
    (1..=2).for_each(|i| world.commit(i));
    let fresh = Rogue::new(&world, 3);
    world.board.push(fresh.commitment(&world));
    (1..=2).for_each(|i| world.deal(i));
    let file = fresh.file(&world);
    fresh.deal_file(&mut world, file);
    (1..=2).for_each(|i| world.acknowledge(i));
    assert_eq!(world.keys[0], world.keys[1]);
}

#[test]
fn an_envelope_sealed_with_other_keys_is_judged_against_the_dealer() {
    let (mut world, mut rogue) = with_rogue();
    let file = rogue.file(&world);
    rogue.channel = Rogue::new(&world, 3).channel;
    rogue.deal_file(&mut world, file);
    assert_eq!(world.complain(1), (3, ComplaintReason::Share));
    assert!(matches!(judged(&world, 3), Verdict::DealerAtFault { dealer: 3, .. }));
}

#[test]
fn an_envelope_of_too_few_shares_is_judged_against_the_dealer() {
    let (mut world, rogue) = with_rogue();
    let file = rogue.file(&world);
    rogue.deal(&mut world, file, |_| Vec::new());
    assert_eq!(world.complain(1), (3, ComplaintReason::Share));
    assert!(matches!(judged(&world, 3), Verdict::DealerAtFault { dealer: 3, .. }));
}

#[test]
fn false_complaint_is_judged_against_the_accuser() {
    let (mut world, rogue) = with_rogue();
    let file = rogue.file(&world);
    rogue.deal_file(&mut world, file);
    let secret = HEXLOWER.encode(&*rogue.channel.expose());
    let envelope = HEXLOWER.encode(&world.post_to(3)[0]);
    let other_secret = HEXLOWER.encode(&*Rogue::new(&world, 3).channel.expose());
    let other_envelope = HEXLOWER.encode(&world.post_to(3)[1]);
    for (secret, envelope) in [
        (&secret, &envelope),
        (&other_secret, &envelope),
        (&secret, &other_envelope),
        (&secret, &String::new()),
        (&NO_SECRET.into(), &envelope),
    ] {
        let entry = rogue.complaint(&world, 1, secret, envelope);
        world.board.push(entry);
        assert!(matches!(judged(&world, 1), Verdict::AccuserAtFault { accuser: 3, .. }));
        world.board.pop();
    }
}

#[test]
fn a_complaint_before_the_accused_has_dealt() {
    let mut world = World::new(2, 2);
    world.commit(1);
    let rogue = Rogue::new(&world, 2);
    world.board.push(rogue.commitment(&world));
    let entry = rogue.complaint(&world, 1, NO_SECRET, "");
    world.board.push(entry);
    let verdict = judge_complaint(&world.plan, &world.ceremony(), 1, &[]).unwrap();
    assert!(matches!(verdict, Verdict::AccuserAtFault { accuser: 2, .. }));
}

#[test]
fn a_complaint_about_nobody_or_oneself() {
    let (world, rogue) = with_rogue();
    for accused in [0, 3, 4] {
        let refusal = world.refusal(rogue.complaint(&world, accused, NO_SECRET, ""));
        assert!(matches!(refusal, CeremonyError::Accused { trustee: 3, .. }));
    }
}

#[test]
fn changed_envelope_is_asked_for_again_and_accuses_nobody() {
    let mut world = World::new(3, 2);
    (1..=3).for_each(|i| world.commit(i));
    (1..=3).for_each(|i| world.deal(i));
    let place = world.post.iter().rposition(|(to, _)| *to == 1).unwrap();
    let right = world.post[place].1.clone();
    *world.post[place].1.last_mut().unwrap() ^= 1;
    assert_eq!(world.third(1), Err(AcknowledgeError::Envelope { dealer: 3 }));
    assert_eq!(world.trustees[0].held(), Held::Channel);
    world.post[place].1 = right;
    world.acknowledge(1);
}

#[test]
fn an_envelope_too_long_for_a_complaint_counts_as_missing() {
    let (mut world, rogue) = with_rogue();
    let file = rogue.file(&world);
    rogue.deal(&mut world, file, |_| (0..600).map(|_| SecretScalar::new(Scalar::ONE)).collect());
    assert_eq!(world.third(1), Err(AcknowledgeError::Envelope { dealer: 3 }));
}

#[test]
fn an_acknowledgement_of_other_keys() {
    let (mut world, rogue) = with_rogue();
    let file = rogue.file(&world);
    rogue.deal_file(&mut world, file);
    (1..=2).for_each(|i| world.acknowledge(i));
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let waiting = world.trustee(1).complete(&plan, &ceremony).unwrap_err();
    assert!(matches!(waiting, CompleteError::Waiting(w) if w.trustees == [3]));
    let text = String::from_utf8(world.board.last().unwrap().clone()).unwrap();
    let last = ostrakon_election::document::SignedDocument::decode(text.as_bytes()).unwrap();
    let ostrakon_election::document::Document::Acknowledgement(mut body) = last.body else { panic!() };
    (body.trustee, body.keys) = (3, [1; 32].into());
    world.board.push(rogue.sign(ostrakon_election::document::Document::Acknowledgement(body)));
    let ceremony = world.ceremony();
    let error = world.trustee(1).complete(&plan, &ceremony).unwrap_err();
    assert_eq!(error, CompleteError::Disagrees { trustee: 3 });
}

fn missing(world: &mut World, own: u16, accused: u16) -> Result<(), ComplainError> {
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    world.trustee(own).complain_missing(&plan, &ceremony, accused).map(drop)
}

#[test]
fn a_complaint_about_a_message_that_is_there() {
    let mut world = World::new(3, 2);
    assert_eq!(missing(&mut world, 1, 3), Err(ComplainError::NotBegun { attempt: 1 }));
    (1..=2).for_each(|i| world.commit(i));
    let heard = |round| Err(ComplainError::Heard { accused: 2, attempt: 1, round });
    assert_eq!(missing(&mut world, 1, 2), heard(Round::Commitment));
    world.commit(3);
    (2..=3).for_each(|i| world.deal(i));
    assert_eq!(missing(&mut world, 1, 2), heard(Round::Dealing));
    world.deal(1);
    (1..=2).for_each(|i| world.acknowledge(i));
    assert_eq!(missing(&mut world, 1, 2), heard(Round::Acknowledgement));
    // Trustee 3 may still wait for the envelope of trustee 2, which no board shows.
    assert_eq!(missing(&mut world, 3, 2), Ok(()));
}

#[test]
fn a_complaint_after_the_last_acknowledgement() {
    let mut world = World::new(2, 2);
    (1..=2).for_each(|i| world.commit(i));
    (1..=2).for_each(|i| world.deal(i));
    world.acknowledge(1);
    let earlier = world.ceremony();
    world.acknowledge(2);
    assert_eq!(missing(&mut world, 1, 2), Err(ComplainError::Complete { attempt: 1 }));
    // Made on an older copy, it is refused on the board.
    let plan = world.plan.clone();
    let made = world.trustee(1).complain_missing(&plan, &earlier, 2).unwrap();
    let complaint = crate::common::out(world.trustee(1), made);
    assert!(matches!(world.refusal(complaint), CeremonyError::Order { trustee: 1, .. }));
}
