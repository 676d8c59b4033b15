//! What was chosen shows in no size, no answer and no time.

use crate::casting::Open;
use ostrakon_circuits::Selection;
use ostrakon_tests::carried::Answer;
use ostrakon_tests::forge::{Setting, VoteSetting, options};
use rand_core::{OsRng, RngCore};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

fn every_choice() -> Vec<Vec<Selection>> {
    let boards = [options(&[0]), options(&[1]), options(&[0, 1]), Selection::Blank];
    (0..3).flat_map(|motion| boards.clone().map(|board| vec![options(&[motion]), board])).collect()
}

/// What an answer is, but for where the ballot stands and the hashes of the tree.
fn shape(answer: &Answer, ballot: &[u8]) -> (u16, usize, Vec<String>) {
    let names = answer.headers.iter().map(|(name, _)| name.clone()).collect();
    (answer.status, ballot.len(), names)
}

/// Attack 62: sizes.
#[test]
fn every_choice_is_of_one_size_and_answered_alike() {
    let mut open = Open::of(Setting::default(), false, None);
    let mut shapes = BTreeSet::new();
    for selections in every_choice() {
        let ballot = open.forged.seal(&VoteSetting { roll: 0, member: 0, selections });
        let answer = open.cast_after(&ballot);
        shapes.insert(shape(&answer, &ballot));
    }
    assert_eq!(shapes.len(), 1, "{shapes:?}");
    assert_eq!(every_choice().len(), 12);
}

/// Attack 62: times. Two choices in a random order; what lies between them is not above the noise of one. What other programs do to a machine meanwhile makes one
/// of them slower now and then, by chance; a choice that shows does it every time, and always the same one.
#[test]
fn every_choice_takes_as_long() {
    let mut open = Open::of(Setting::default(), false, None);
    let slower: Vec<Option<bool>> = (0..4).map(|_| slower(&mut open)).take_while(Option::is_some).collect();
    let always = slower.len() == 4 && slower.windows(2).all(|pair| pair[0] == pair[1]);
    assert!(!always, "four times in a row, {slower:?}: one choice takes longer than the other");
}

/// Whether it is the other choice that takes longer; none if neither does.
fn slower(open: &mut Open) -> Option<bool> {
    const ROUNDS: usize = 150;
    let choices = [vec![options(&[0]), Selection::Blank], vec![options(&[2]), options(&[0, 1])]];
    let mut times = [const { Vec::<Duration>::new() }; 2];
    while times.iter().any(|times| times.len() < ROUNDS) {
        let which = OsRng.next_u32() as usize % 2;
        let ballot =
            open.forged.seal(&VoteSetting { roll: 0, member: 0, selections: choices[which].clone() });
        let start = Instant::now();
        let answer = open.carried.cast(&ballot);
        times[which].push(start.elapsed());
        assert_eq!(answer.status, 200, "{}", answer.text());
        open.forged.enter_bytes(ballot);
    }
    let half = |times: &[Duration], which: usize| median(times.iter().skip(which).step_by(2));
    let noise = times.iter().map(|times| half(times, 0).abs_diff(half(times, 1))).max().unwrap();
    let [one, other] = times.each_ref().map(|times| median(times.iter()));
    println!("{one:?} and {other:?}, noise {noise:?}");
    (one.abs_diff(other) > 3 * noise + one / 10).then_some(other > one)
}

fn median<'a>(times: impl Iterator<Item = &'a Duration>) -> Duration {
    let mut times: Vec<Duration> = times.copied().collect();
    times.sort_unstable();
    times[times.len() / 2]
}
