//! The stored form: strict, complete, silent.

use crate::common::{World, copy, identity};
use crate::vote::Vote;
use ostrakon_group::{HedgedRng, StuckGenerator};
use ostrakon_trustee::*;
use rand_core::{CryptoRng, OsRng, RngCore};

fn text(trustee: &Trustee) -> String {
    String::from_utf8(trustee.export_secret_state().to_vec()).unwrap()
}

fn load(text: &str) -> Result<Trustee, StateError> {
    Trustee::load(text.as_bytes(), &[])
}

#[test]
fn every_stage_is_read_as_it_was_written() {
    let mut world = World::new(2, 2);
    let same = |world: &World| {
        let first = &world.trustees[0];
        assert_eq!(text(first), text(&copy(first)));
    };
    same(&world);
    (1..=2).for_each(|i| world.commit(i));
    same(&world);
    (1..=2).for_each(|i| world.deal(i));
    same(&world);
    (1..=2).for_each(|i| world.acknowledge(i));
    same(&world);
    (1..=2).for_each(|i| world.complete(i));
    same(&world);
    let _ = world.trustee(1).erase_for_good();
    same(&world);
}

#[test]
fn anything_but_the_exact_form_is_refused() {
    let mut world = World::new(2, 2);
    world.commit(1);
    let good = text(&world.trustees[0]);
    assert!(load(&good).is_ok());
    assert!(load(&good.replacen('{', "{ ", 1)).is_err());
    assert!(load(&good.replacen('{', "{\"extra\":1,", 1)).is_err());
    assert!(load(&good.replace("trustee-state", "trustee-stat")).is_err());
    assert!(load(&format!("{good}\n")).is_err());
    assert!(load(&good[..good.len() - 1]).is_err());
    assert!(load("").is_err());
    let large = " ".repeat((64 << 20) + 1);
    assert!(matches!(load(&large), Err(StateError::Size { .. })));
}

#[test]
fn a_journal_that_was_edited_is_refused() {
    let vote = Vote::new(1, 1);
    let good = text(&vote.world.trustees[0]);
    assert!(matches!(
        load(&good.replacen("\"subject\":\"1\"", "\"subject\":\"2\"", 1)),
        Err(StateError::Chain)
    ));
    let hash = vote.world.trustees[0].journal().head().to_string();
    assert!(matches!(load(&good.replace(&hash, &"0".repeat(64))), Err(StateError::Chain)));
    let flipped = good.replacen("\\\"trustee\\\":1", "\\\"trustee\\\":2", 1);
    assert!(matches!(load(&flipped), Err(StateError::Signature { index: 0, .. })));
}

#[test]
fn nothing_secret_is_printed() {
    let mut world = World::new(2, 2);
    world.commit(1);
    let stored = text(&world.trustees[0]);
    let shown = format!("{:?} {:?}", world.trustees[0], identity(1));
    let seed = "65".repeat(32);
    assert!(stored.contains(&seed) && !shown.contains(&seed) && shown.contains("redacted"));
    // A secret of the wrong form is not quoted in the error.
    let error = load(&stored.replace(&seed, &"6x".repeat(32))).unwrap_err();
    assert!(!error.to_string().contains("6x6x"));
}

#[test]
fn an_identity_is_read_as_it_was_written() {
    let drawn = Identity::generate(&mut OsRng).unwrap();
    let again = Identity::from_bytes(&drawn.export_secret_bytes()).unwrap();
    assert_eq!(drawn.public_key(), again.public_key());
    assert!(Identity::from_bytes(b"{}").is_err());
    let other = String::from_utf8(drawn.export_secret_bytes().to_vec()).unwrap().replace("/v1/", "/v2/");
    assert!(matches!(Identity::from_bytes(other.as_bytes()), Err(StateError::Format { .. })));
}

/// A generator that always gives the same.
struct Stuck;

impl RngCore for Stuck {
    fn next_u32(&mut self) -> u32 {
        7
    }
    fn next_u64(&mut self) -> u64 {
        7
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        dest.fill(7);
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl CryptoRng for Stuck {}

#[test]
fn a_stuck_generator_draws_nothing() {
    assert!(HedgedRng::new(&mut Stuck, b"", b"").is_err());
    let mut world = World::new(2, 2);
    let (plan, ceremony) = (world.plan.clone(), world.ceremony());
    let error = world.trustee(1).commit(&plan, &ceremony, &mut Stuck).unwrap_err();
    assert_eq!(error, CommitError::Random(StuckGenerator));
    assert_eq!(world.trustees[0].held(), Held::Nothing);
}

#[test]
fn nothing_leaves_if_the_state_was_not_stored() {
    let mut world = World::new(2, 2);
    let (plan, ceremony) = (world.plan.clone(), world.ceremony());
    let trustee = world.trustee(1);
    let made = trustee.commit(&plan, &ceremony, &mut OsRng).unwrap();
    assert_eq!(made.publish(trustee, |_, _| Err("disk full")), Err("disk full"));
    // Asked again, the same comes out.
    let made = trustee.commit(&plan, &ceremony, &mut OsRng).unwrap();
    let entry = made.publish(trustee, |_, _| Ok::<_, ()>(())).unwrap();
    assert_eq!(entry, trustee.journal().entries()[0].document.as_bytes());
}
