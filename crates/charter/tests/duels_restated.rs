//! The rules over orders (spec 7.4) against restatements of their definitions, over all small cases and many larger.

mod common;

use common::permutations;
use ostrakon_charter::Strength;
use ostrakon_charter::methods::{Pairs, copeland, minimax, ranked_pairs, schulze};
use proptest::prelude::*;

type Matrix = Vec<Vec<u64>>;

const STRENGTHS: [Strength; 2] = [Strength::Margins, Strength::WinningVotes];

/// Spec 7.4 once more, in the words of its definition.
fn strength(d: &Matrix, i: usize, j: usize, by: Strength) -> i64 {
    match by {
        Strength::Margins => d[i][j] as i64 - d[j][i] as i64,
        Strength::WinningVotes if d[i][j] > d[j][i] => d[i][j] as i64,
        Strength::WinningVotes => 0,
    }
}

fn without(k: usize, i: usize) -> Vec<usize> {
    (0..k).filter(|j| *j != i).collect()
}

fn copeland_again(d: &Matrix) -> Vec<usize> {
    let k = d.len();
    let wins = |i: usize| without(k, i).iter().filter(|j| d[i][**j] > d[**j][i]).count();
    let even = |i: usize| without(k, i).iter().filter(|j| d[i][**j] == d[**j][i]).count();
    let c = |i: usize| 2 * wins(i) + even(i);
    (0..k).filter(|i| (0..k).all(|j| c(*i) >= c(j))).collect()
}

fn minimax_again(d: &Matrix, by: Strength) -> Vec<usize> {
    let k = d.len();
    let worst = |i: usize| without(k, i).iter().map(|j| strength(d, *j, i, by)).max();
    (0..k).filter(|i| (0..k).all(|j| worst(*i) <= worst(j))).collect()
}

/// The strongest path from i to j, by going along every one.
fn strongest(d: &Matrix, by: Strength, i: usize, j: usize, seen: &mut Vec<usize>) -> i64 {
    let mut best = 0;
    for next in without(d.len(), i) {
        if seen.contains(&next) || d[i][next] <= d[next][i] {
            continue;
        }
        let link = strength(d, i, next, by);
        seen.push(next);
        let rest = if next == j { i64::MAX } else { strongest(d, by, next, j, seen) };
        seen.pop();
        best = best.max(link.min(rest));
    }
    best
}

fn schulze_again(d: &Matrix, by: Strength) -> Vec<usize> {
    let k = d.len();
    let p = |i, j| strongest(d, by, i, j, &mut vec![i]);
    (0..k).filter(|i| without(k, *i).iter().all(|j| p(*i, *j) >= p(*j, *i))).collect()
}

/// Whether links lead from one option to another.
fn leads(links: &[(usize, usize)], from: usize, to: usize, k: usize) -> bool {
    let mut reached = vec![from];
    for _ in 0..k {
        let more: Vec<usize> = links.iter().filter(|(i, _)| reached.contains(i)).map(|(_, j)| *j).collect();
        if more.contains(&to) {
            return true;
        }
        reached.extend(more);
        reached.sort_unstable();
        reached.dedup();
    }
    false
}

fn links(d: &Matrix) -> Vec<(usize, usize)> {
    let k = d.len();
    let all = (0..k).flat_map(|i| without(k, i).into_iter().map(move |j| (i, j)));
    all.filter(|(i, j)| d[*i][*j] > d[*j][*i]).collect()
}

fn sources(locked: &[(usize, usize)], k: usize) -> Vec<usize> {
    (0..k).filter(|i| locked.iter().all(|(_, j)| j != i)).collect()
}

/// Spec 7.4, strength by strength.
fn ranked_again(d: &Matrix, by: Strength) -> Vec<usize> {
    let k = d.len();
    let mut strengths: Vec<i64> = links(d).iter().map(|(i, j)| strength(d, *i, *j, by)).collect();
    strengths.sort_unstable();
    strengths.dedup();
    let mut locked = Vec::new();
    for level in strengths.into_iter().rev() {
        let of_level: Vec<_> =
            links(d).into_iter().filter(|(i, j)| strength(d, *i, *j, by) == level).collect();
        let all = [locked.clone(), of_level.clone()].concat();
        locked.extend(of_level.into_iter().filter(|(i, j)| !leads(&all, *j, *i, k)));
    }
    sources(&locked, k)
}

/// Tideman's procedure where no two strengths are equal: lock each pair unless that closes a circle.
fn tideman(d: &Matrix, by: Strength) -> Option<Vec<usize>> {
    let mut links = links(d);
    links.sort_by_key(|(i, j)| -strength(d, *i, *j, by));
    let equal = |pair: &[(usize, usize)]| {
        strength(d, pair[0].0, pair[0].1, by) == strength(d, pair[1].0, pair[1].1, by)
    };
    if links.windows(2).any(equal) {
        return None;
    }
    let mut locked = Vec::new();
    for (i, j) in links {
        if !leads(&locked, j, i, d.len()) {
            locked.push((i, j));
        }
    }
    Some(sources(&locked, d.len()))
}

fn agrees(d: &Matrix) {
    let pairs = Pairs::new(d);
    assert_eq!(copeland::winners(pairs), copeland_again(d), "{d:?}");
    for by in STRENGTHS {
        let ranked = ranked_pairs::winners(&ranked_pairs::rank(pairs, by), d.len());
        assert_eq!(minimax::winners(pairs, by), minimax_again(d, by), "{d:?}");
        assert_eq!(schulze::winners(&schulze::strongest(pairs, by)), schulze_again(d, by), "{d:?}");
        assert_eq!(ranked, ranked_again(d, by), "{d:?}");
        if let Some(winners) = tideman(d, by) {
            assert_eq!(ranked, winners, "{d:?}");
        }
        reasons_hold(d, by);
    }
    beats_all_wins(d);
}

/// The paths in the reasons are paths, of the strength that is said.
fn reasons_hold(d: &Matrix, by: Strength) {
    let pairs = Pairs::new(d);
    let p = schulze::strongest(pairs, by);
    for (i, j) in (0..d.len()).flat_map(|i| without(d.len(), i).into_iter().map(move |j| (i, j))) {
        let weakest = |path: &[usize]| path.windows(2).map(|w| strength(d, w[0], w[1], by)).min();
        match schulze::path(&schulze::reach(pairs, by, i), j) {
            None => assert_eq!(p[i][j], 0),
            Some(path) => {
                assert_eq!((path.first(), path.last()), (Some(&i), Some(&j)));
                assert_eq!(weakest(&path).map(i128::from), Some(p[i][j]));
            }
        }
    }
    for ranked in ranked_pairs::rank(pairs, by) {
        if let Some(path) = ranked.against {
            assert_eq!((path.first(), path.last()), (Some(&ranked.link.to), Some(&ranked.link.from)));
            let as_strong = |w: &[usize]| i128::from(strength(d, w[0], w[1], by)) >= ranked.link.strength;
            assert!(path.windows(2).all(as_strong));
        }
    }
}

/// Who beats every other option alone wins by every rule.
fn beats_all_wins(d: &Matrix) {
    let pairs = Pairs::new(d);
    let Some(first) = (0..d.len()).find(|i| pairs.others(*i).all(|j| pairs.beats(*i, j))) else { return };
    assert_eq!(copeland::winners(pairs), [first]);
    for by in STRENGTHS {
        assert_eq!(minimax::winners(pairs, by), [first]);
        assert_eq!(schulze::winners(&schulze::strongest(pairs, by)), [first]);
        assert_eq!(ranked_pairs::winners(&ranked_pairs::rank(pairs, by), d.len()), [first]);
    }
}

fn matrix(k: usize, mut next: impl FnMut() -> u64) -> Matrix {
    (0..k).map(|i| (0..k).map(|j| if i == j { 0 } else { next() }).collect()).collect()
}

#[test]
fn every_matrix_of_two_and_three_options() {
    for k in [2, 3] {
        for code in 0..4u64.pow((k * (k - 1)) as u32) {
            let mut left = code;
            agrees(&matrix(k, || {
                let digit = left % 4;
                left /= 4;
                digit
            }));
        }
    }
}

/// Every tournament of four options whose strengths are all different, in every order of strength.
#[test]
fn every_order_of_strengths_of_four_options() {
    let places: Vec<(usize, usize)> = (0..4).flat_map(|i| (i + 1..4).map(move |j| (i, j))).collect();
    for order in permutations(&[1u64, 2, 3, 4, 5, 6]) {
        for ways in 0..64 {
            let mut d = matrix(4, || 0);
            for (place, (i, j)) in places.iter().enumerate() {
                let (i, j) = if ways >> place & 1 == 0 { (*i, *j) } else { (*j, *i) };
                d[i][j] = order[place];
            }
            assert!(tideman(&d, Strength::Margins).is_some());
            agrees(&d);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn larger_matrices(
        (k, numbers) in (4..=6usize).prop_flat_map(|k| (Just(k), prop::collection::vec(0..5u64, k * k))),
    ) {
        let mut numbers = numbers.into_iter();
        agrees(&matrix(k, || numbers.next().unwrap()));
    }
}
