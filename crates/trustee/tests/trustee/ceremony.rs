//! Ceremonies as they should be, and attacks on their order.

use crate::common::{World, copy, identity, manifest, out, public};
use crate::rogue::{NO_SECRET, Rogue};
use ostrakon_election::setup::Plan;
use ostrakon_trustee::*;
use rand_core::OsRng;

#[test]
fn ceremonies_of_several_sizes_give_everybody_the_same_keys() {
    for (n, t) in [(5, 3), (1, 1), (2, 2), (3, 1)] {
        let mut world = World::new(n, t);
        world.all_rounds();
        assert!(world.keys.iter().all(|k| *k == world.election_keys().encode()), "{n} of {t}");
        assert_eq!(world.ceremony().waiting(), None);
        assert!(world.trustees.iter().all(|t| t.held() == Held::FinalShares));
    }
}

#[test]
fn every_step_asked_again_gives_the_same_bytes() {
    let mut world = World::new(2, 2);
    (1..=2).for_each(|i| world.commit(i));
    let again = |world: &mut World| {
        let (ceremony, plan) = (world.ceremony(), world.plan.clone());
        let trustee = world.trustee(1);
        let made = trustee.deal(&plan, &ceremony, &mut OsRng).unwrap();
        out(trustee, made)
    };
    let first = again(&mut world);
    assert_eq!(first, again(&mut world));
    world.board.push(first.document.clone());
    world.files.push(first.file.clone());
    world.post.extend(first.envelopes.clone());
    world.deal(2);
    let acknowledged = world.third(1).unwrap();
    assert_eq!(acknowledged, world.third(1).unwrap());
    assert_eq!(first, again(&mut world));
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let trustee = world.trustee(1);
    let commitment = trustee.commit(&plan, &ceremony, &mut OsRng).unwrap();
    let commitment = out(trustee, commitment);
    assert_eq!(world.board[1], commitment);
}

#[test]
fn the_secrets_of_a_round_are_gone_after_it() {
    let mut world = World::new(2, 2);
    let seen = |world: &World| String::from_utf8(world.trustees[0].export_secret_state().to_vec()).unwrap();
    (1..=2).for_each(|i| world.commit(i));
    assert!(seen(&world).contains("coefficients") && seen(&world).contains("\"channel\""));
    (1..=2).for_each(|i| world.deal(i));
    assert!(!seen(&world).contains("coefficients") && seen(&world).contains("\"channel\""));
    world.acknowledge(1);
    assert!(!seen(&world).contains("\"channel\""));
    assert_eq!(world.trustees[0].held(), Held::Shares);
}

#[test]
fn dealing_before_everybody_has_committed() {
    let mut world = World::new(3, 2);
    world.commit(1);
    world.commit(2);
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let error = world.trustee(1).deal(&plan, &ceremony, &mut OsRng).unwrap_err();
    let waiting = Waiting { attempt: 1, round: Round::Commitment, trustees: vec![3] };
    assert_eq!(error, DealError::Waiting(waiting));
}

#[test]
fn a_dealing_or_acknowledgement_out_of_order() {
    let mut world = World::new(2, 2);
    (1..=2).for_each(|i| world.commit(i));
    (1..=2).for_each(|i| world.deal(i));
    (1..=2).for_each(|i| world.acknowledge(i));
    let refused = |without: usize| {
        let mut board = world.board.clone();
        board.remove(without);
        matches!(Ceremony::read(&world.plan, &board), Err(CeremonyError::Order { .. }))
    };
    // Entries 1 and 2 are commitments, 3 and 4 dealings.
    assert!((1..=4).all(refused));
}

#[test]
fn a_commitment_after_ones_own_complaint() {
    let mut world = World::new(2, 2);
    world.commit(1);
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let made = world.trustee(1).complain_missing(&plan, &ceremony, 2).unwrap();
    let complaint = out(world.trustee(1), made);
    let error = world.trustee(1).commit(&plan, &ceremony, &mut OsRng).unwrap_err();
    assert!(matches!(error, CommitError::Stage(_)));
    world.board.push(complaint);
    world.commit(1);
}

#[test]
fn a_board_cut_back_to_an_earlier_attempt() {
    let mut world = World::new(2, 2);
    world.commit(2);
    let earlier = world.ceremony();
    let plan = world.plan.clone();
    let made = world.trustee(2).complain_missing(&plan, &earlier, 1).unwrap();
    let complaint = out(world.trustee(2), made);
    world.board.push(complaint);
    world.commit(1);
    let error = world.trustee(1).commit(&plan, &earlier, &mut OsRng).unwrap_err();
    assert!(matches!(error, CommitError::Stage(_)));
    assert_eq!(world.trustees[0].held(), Held::Polynomials);
}

#[test]
fn a_message_missing_is_named_complained_about_and_the_next_attempt_succeeds() {
    let mut world = World::new(3, 2);
    (1..=3).for_each(|i| world.commit(i));
    (1..=2).for_each(|i| world.deal(i));
    let waiting = Waiting { attempt: 1, round: Round::Dealing, trustees: vec![3] };
    assert_eq!(world.third(1), Err(AcknowledgeError::Waiting(waiting)));
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let own = world.trustee(1).complain_missing(&plan, &ceremony, 1).unwrap_err();
    assert_eq!(own, ComplainError::Accused { accused: 1 });
    let made = world.trustee(1).complain_missing(&plan, &ceremony, 3).unwrap();
    let complaint = out(world.trustee(1), made);
    assert_eq!(world.trustees[0].held(), Held::Nothing);
    world.board.push(complaint);
    let ceremony = world.ceremony();
    let judged = judge_complaint(&world.plan, &ceremony, 1, &[]).unwrap_err();
    assert_eq!(judged, JudgeError::Missing { accuser: 1, accused: 3 });
    assert_eq!(ceremony.attempt(), 2);
    world.all_rounds();
}

#[test]
fn a_message_after_the_complaint() {
    let mut world = World::new(3, 2);
    (1..=3).for_each(|i| world.commit(i));
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let made = world.trustee(2).deal(&plan, &ceremony, &mut OsRng).unwrap();
    let late = out(world.trustee(2), made).document;
    let made = world.trustee(1).complain_missing(&plan, &ceremony, 3).unwrap();
    let complaint = out(world.trustee(1), made);
    world.board.push(complaint);
    assert!(matches!(world.refusal(late), CeremonyError::Order { trustee: 2, attempt: 1, .. }));
}

#[test]
fn equivocation_in_round_one_names_the_culprit() {
    let mut world = World::new(3, 2);
    let (one, two) = (Rogue::new(&world, 3), Rogue::new(&world, 3));
    let (one, two) = (one.commitment(&world), two.commitment(&world));
    world.board.push(one.clone());
    let culprit = Equivocation { trustee: 3, attempt: 1, round: Round::Commitment };
    let CeremonyError::Equivocation { culprit: found, first: 1, second: 2 } = world.refusal(two.clone())
    else {
        panic!("not noticed")
    };
    assert_eq!(found, culprit);
    assert_eq!(equivocations(&world.plan, &[one.clone(), two]), vec![culprit]);
    assert_eq!(equivocations(&world.plan, &[one.clone(), one.clone()]), vec![]);
    assert!(matches!(world.refusal(one), CeremonyError::Repeated { trustee: 3, .. }));
}

#[test]
fn two_boards_with_different_commitments_get_one_dealing() {
    let mut world = World::new(3, 2);
    (1..=2).for_each(|i| world.commit(i));
    let (one, two) = (Rogue::new(&world, 3), Rogue::new(&world, 3));
    let mut other = World::new(3, 2);
    other.board = world.board.clone();
    other.board.push(two.commitment(&world));
    world.board.push(one.commitment(&world));
    world.deal(1);
    let (ceremony, plan) = (other.ceremony(), other.plan.clone());
    let error = world.trustee(1).deal(&plan, &ceremony, &mut OsRng).unwrap_err();
    assert!(matches!(error, DealError::Changed(_)));
    // Nor is anything acknowledged there.
    other.trustees[0] = copy(&world.trustees[0]);
    other.board.push(world.board.last().unwrap().clone());
    let ceremony = other_ceremony(&mut other, &two);
    let error = other.trustee(1).acknowledge(&plan, &ceremony, &[], &[]).unwrap_err();
    assert_eq!(error, AcknowledgeError::Changed);
}

/// The other board, with everybody's dealings on it.
fn other_ceremony(other: &mut World, rogue: &Rogue) -> Ceremony {
    let two = Rogue::new(other, 2);
    let (a, b) = (two.file(other), rogue.file(other));
    two.deal_file(other, a);
    rogue.deal_file(other, b);
    other.ceremony()
}

#[test]
fn a_commitment_used_again_in_the_second_attempt() {
    let mut world = World::new(2, 2);
    let rogue = Rogue::new(&world, 2);
    world.commit(1);
    world.board.push(rogue.commitment(&world));
    let (ceremony, plan) = (world.ceremony(), world.plan.clone());
    let made = world.trustee(1).complain_missing(&plan, &ceremony, 2).unwrap();
    let complaint = out(world.trustee(1), made);
    world.board.push(complaint);
    let same_key = rogue.commitment_to(&world, [9; 32]);
    let again = world.refusal(same_key);
    assert!(matches!(again, CeremonyError::Reused { trustee: 2, what: "channel key", earlier: 1, .. }));
    let fresh = Rogue::new(&world, 2);
    let same_dealing = fresh.commitment_to(&world, rogue.secret.commitment(1, 2));
    let again = world.refusal(same_dealing);
    assert!(matches!(again, CeremonyError::Reused { trustee: 2, what: "dealing", earlier: 1, .. }));
    // An honest trustee's own second commitment is fresh.
    world.commit(1);
    let Ok(_) = Ceremony::read(&world.plan, &world.board) else { panic!("refused") };
}

#[test]
fn a_message_by_somebody_else_or_of_another_election() {
    let world = World::new(3, 2);
    let (mut imposter, stranger) = (Rogue::new(&world, 3), Rogue::new(&world, 4));
    imposter.number = 2;
    let signed_by_two = imposter.commitment(&world);
    let mut forged: String = String::from_utf8(signed_by_two).unwrap();
    forged = forged.replace("\"trustee\":2", "\"trustee\":1");
    assert!(matches!(world.refusal(forged.into_bytes()), CeremonyError::Read(_)));
    assert!(matches!(world.refusal(stranger.commitment(&world)), CeremonyError::Read(_)));
    let mut renamed = manifest(3, 2);
    renamed.title = "Another".into();
    let other = World::of(renamed);
    let foreign = Rogue::new(&other, 3).commitment(&other);
    assert!(matches!(world.refusal(foreign), CeremonyError::Read(_)));
}

#[test]
fn a_complete_ceremony_is_not_left_for_a_complaint_shown_later() {
    let mut world = World::new(2, 2);
    world.all_rounds();
    let rogue = Rogue::new(&world, 2);
    // A board cut off after the dealings, with a complaint by the other trustee.
    let forged = rogue.complaint(&world, 1, NO_SECRET, "");
    let mut cut: Vec<_> = world.board[..5].to_vec();
    cut.push(forged);
    let (plan, ceremony) = (world.plan.clone(), Ceremony::read(&world.plan, &cut).unwrap());
    let error = world.trustee(1).commit(&plan, &ceremony, &mut OsRng).unwrap_err();
    assert!(matches!(error, CommitError::Stage(_)));
    assert_eq!(world.trustees[0].held(), Held::FinalShares);
}

#[test]
fn an_identity_without_a_seat_and_a_state_of_another_election() {
    let (world, mut renamed) = (World::new(3, 2), manifest(3, 2));
    let error = Trustee::new(identity(9), &world.plan).unwrap_err();
    assert_eq!(error, SeatError::NotListed { key: public(109) });
    renamed.title = "Another".into();
    let mut other = World::of(renamed);
    let (plan, ceremony) = (world.plan.clone(), world.ceremony());
    let error = other.trustee(1).commit(&plan, &ceremony, &mut OsRng).unwrap_err();
    assert!(matches!(error, CommitError::Seat(SeatError::Election { .. })));
    let mut lonely = manifest(3, 2);
    lonely.threshold = 1;
    let plan = Plan::new(lonely).unwrap();
    assert!(matches!(Trustee::new(identity(1), &plan), Err(SeatError::Manifest { .. })));
}
