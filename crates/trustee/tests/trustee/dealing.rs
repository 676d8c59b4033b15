//! False dealings: each is complained about, and judged against its dealer.

use crate::common::World;
use crate::rogue::Rogue;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ComplaintReason, Dealing, SecretDealing};
use ostrakon_group::{Bytes32, Scalar, SecretScalar, base, encode_point};
use ostrakon_trustee::*;
use rand_core::OsRng;

const HEAD: usize = 14;

/// Trustees 1 and 2 have committed, the rogue 3 to what it will deal.
fn with_rogue() -> (World, Rogue) {
    let mut world = World::new(3, 2);
    (1..=2).for_each(|i| world.commit(i));
    let rogue = Rogue::new(&world, 3);
    (world, rogue)
}

/// The rogue deals `file`; trustee 1 complains, and everybody finds the rogue at fault.
fn dealt_and_judged(mut world: World, rogue: &Rogue, file: Vec<u8>) -> String {
    (1..=2).for_each(|i| world.deal(i));
    rogue.deal_file(&mut world, file.clone());
    let mut second = World { trustees: world.trustees.drain(1..2).collect(), ..world };
    // Trustee 2 stands at place 1 of this list.
    assert_eq!(second.trustees[0].number(), 2);
    let (ceremony, plan, post) = (second.ceremony(), second.plan.clone(), second.post_to(2));
    let files = second.files.clone();
    let made = second.trustees[0].acknowledge(&plan, &ceremony, &files, &post).unwrap();
    let ThirdRound::Complained { document, accused, reason, .. } =
        crate::common::out(&mut second.trustees[0], made)
    else {
        panic!("accepted")
    };
    assert_eq!((accused, reason), (3, ComplaintReason::Dealing));
    assert_eq!(second.trustees[0].held(), Held::Nothing);
    second.board.push(document);
    match judge_complaint(&plan, &second.ceremony(), 1, &file).unwrap() {
        Verdict::DealerAtFault { dealer: 3, why } => why,
        other => panic!("{other:?}"),
    }
}

/// Commits to the coefficients in `file`.
fn commit_to_file(world: &mut World, rogue: &Rogue, file: &[u8]) {
    let hash = Dealing::commitment_of_file(file, 2, world.plan.columns()).unwrap();
    let entry = rogue.commitment_to(world, hash);
    world.board.push(entry);
}

#[test]
fn rogue_key_without_possession() {
    let (mut world, rogue) = with_rogue();
    // A constant coefficient whose logarithm nobody knows.
    let mut file = rogue.secret.publish(1, 3, &[0; 32], &mut OsRng).encode();
    file[HEAD..HEAD + 32].copy_from_slice(&encode_point(&base("rogue", 0)));
    commit_to_file(&mut world, &rogue, &file);
    assert!(dealt_and_judged(world, &rogue, file).contains("possession"));
}

#[test]
fn possession_copied_from_another_trustee() {
    let mut world = World::new(3, 2);
    let victim = Rogue::new(&world, 1);
    world.board.push(victim.commitment(&world));
    world.commit(2);
    let rogue = Rogue::new(&world, 3);
    let mut file = victim.secret.publish(1, 1, &[0; 32], &mut OsRng).encode();
    file[8..10].copy_from_slice(&3u16.to_be_bytes());
    commit_to_file(&mut world, &rogue, &file);
    // The victim's dealing of this very round, with the rogue's number in its head.
    let mut copied = victim.file(&world);
    copied[8..10].copy_from_slice(&3u16.to_be_bytes());
    let original = victim.file(&world);
    victim.deal_file(&mut world, original);
    world.deal(2);
    rogue.deal_file(&mut world, copied.clone());
    assert_eq!(world.complain(2), (3, ComplaintReason::Dealing));
    let verdict = judge_complaint(&world.plan, &world.ceremony(), 1, &copied).unwrap();
    assert!(matches!(verdict, Verdict::DealerAtFault { dealer: 3, why } if why.contains("possession")));
}

#[test]
fn possession_of_another_election_or_attempt() {
    let (mut world, rogue) = with_rogue();
    world.board.push(rogue.commitment(&world));
    let file = rogue.secret.publish(1, 3, &[5; 32], &mut OsRng).encode();
    assert!(dealt_and_judged(world, &rogue, file).contains("possession"));
}

#[test]
fn contribution_changed_after_others_were_seen() {
    let (mut world, rogue) = with_rogue();
    world.board.push(rogue.commitment(&world));
    let later = Rogue::new(&world, 3);
    let file = later.file(&world);
    assert!(dealt_and_judged(world, &rogue, file).contains("committed"));
}

#[test]
fn wrong_degree() {
    let (mut world, mut rogue) = with_rogue();
    rogue.secret = SecretDealing::draw(3, world.plan.columns(), &mut OsRng);
    let mut file = rogue.secret.publish(1, 3, &[0; 32], &mut OsRng).encode();
    // The head says the manifest's threshold, the coefficients are one more a column.
    file[10..12].copy_from_slice(&2u16.to_be_bytes());
    commit_to_file(&mut world, &rogue, &file);
    assert!(!dealt_and_judged(world, &rogue, file).is_empty());
}

#[test]
fn threshold_other_than_the_manifests() {
    let (mut world, mut rogue) = with_rogue();
    rogue.secret = SecretDealing::draw(1, world.plan.columns(), &mut OsRng);
    world.board.push(rogue.commitment(&world));
    let file = rogue.file(&world);
    assert!(dealt_and_judged(world, &rogue, file).contains("threshold"));
}

#[test]
fn identity_constant_coefficient() {
    let (mut world, mut rogue) = with_rogue();
    let mut secrets: Vec<SecretScalar> =
        rogue.secret.expose().iter().map(|a| SecretScalar::new(*a.expose())).collect();
    secrets[0] = SecretScalar::new(Scalar::ZERO);
    rogue.secret = SecretDealing::from_secrets(2, secrets);
    world.board.push(rogue.commitment(&world));
    let file = rogue.file(&world);
    assert!(dealt_and_judged(world, &rogue, file).contains("identity"));
}

#[test]
fn a_dealing_file_changed_on_its_way_is_asked_for_again() {
    let mut world = World::new(2, 2);
    (1..=2).for_each(|i| world.commit(i));
    (1..=2).for_each(|i| world.deal(i));
    world.files[1][20] ^= 1;
    assert_eq!(world.third(1), Err(AcknowledgeError::File { dealer: 2 }));
    world.files[1][20] ^= 1;
    world.acknowledge(1);
}

#[test]
fn a_dealing_document_of_another_round_or_with_other_envelopes() {
    let (mut world, rogue) = with_rogue();
    world.board.push(rogue.commitment(&world));
    (1..=2).for_each(|i| world.deal(i));
    let (file, commitments) = (rogue.file(&world), world.ceremony().commitments(1).unwrap());
    let (round, hash, own) = (Bytes32::from(*commitments.round1()), [9; 32].into(), [0; 32].into());
    for (envelopes, round, fault) in [
        (vec![hash, hash, own], [1; 32].into(), DealingFault::Round),
        (vec![hash, hash], round, DealingFault::Envelopes),
        (vec![hash, hash, hash], round, DealingFault::Envelopes),
        (vec![hash, own, own], round, DealingFault::Envelopes),
        (vec![hash, hash, own, hash], round, DealingFault::Envelopes),
    ] {
        let entry = rogue.dealing(&world, &file, envelopes, round);
        let Document::Dealing(body) = SignedDocument::decode(&entry).unwrap().body else { panic!() };
        assert_eq!(check_dealing(&world.plan, &commitments, &body, &file).err(), Some(fault));
    }
}
