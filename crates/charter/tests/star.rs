//! STAR (spec 7.5) against its definition, and by example.

mod common;

use common::{id, lot, permutations, verdict, vote};
use ostrakon_charter::methods::{Pairs, star};
use ostrakon_charter::{ContestCount, Status, Vote};

/// Every pair that no third option goes before, and whoever wins such a pair.
fn again(totals: &[u64], d: &[Vec<u64>]) -> Vec<usize> {
    let k = totals.len();
    if totals.iter().all(|total| *total == 0) {
        return Vec::new();
    }
    if k == 1 {
        return vec![0];
    }
    let can_be_highest = |a: usize, b: usize| {
        (0..k).filter(|c| *c != a && *c != b).all(|c| totals[c] <= totals[a] && totals[c] <= totals[b])
    };
    let wins = |a: usize, b: usize| d[a][b] > d[b][a] || (d[a][b] == d[b][a] && totals[a] >= totals[b]);
    let wins_any = |a: usize| (0..k).any(|b| b != a && can_be_highest(a, b) && wins(a, b));
    (0..k).filter(|a| wins_any(*a)).collect()
}

#[test]
fn every_small_case() {
    for k in 1..=4usize {
        let places: Vec<(usize, usize)> = (0..k).flat_map(|i| (i + 1..k).map(move |j| (i, j))).collect();
        for code in 0..4usize.pow(k as u32) {
            let totals: Vec<u64> = (0..k).map(|i| (code / 4usize.pow(i as u32) % 4) as u64).collect();
            // Every duel won, lost or even.
            for duels in 0..3usize.pow(places.len() as u32) {
                let mut d = vec![vec![1u64; k]; k];
                for (place, (i, j)) in places.iter().enumerate() {
                    match duels / 3usize.pow(place as u32) % 3 {
                        0 => d[*i][*j] = 2,
                        1 => d[*j][*i] = 2,
                        _ => {}
                    }
                }
                assert_eq!(star::winners(&totals, Pairs::new(&d)), again(&totals, &d), "{totals:?} {d:?}");
            }
        }
    }
}

fn star_vote(tie: &str) -> Vote {
    vote(&format!("ballot = \"score\"\nrule = \"star\"\ntie = {tie:?}"))
}

/// A count of scores, each list so often.
fn scores(options: &[&str], ballots: &[(u64, &[u64])]) -> ContestCount {
    let total = |i: usize| ballots.iter().map(|(number, scores)| number * scores[i]).sum();
    let before = |i: usize, j: usize| {
        ballots.iter().filter(|(_, scores)| scores[i] > scores[j]).map(|(number, _)| number).sum()
    };
    let all = 0..options.len();
    let pairs = all.clone().map(|i| all.clone().map(|j| before(i, j)).collect()).collect();
    let weight = ballots.iter().map(|(number, _)| number).sum();
    let named = options.iter().enumerate().map(|(i, name)| (id(name), total(i))).collect();
    ContestCount::new(id("contest"), weight, named).with_pairs(pairs)
}

#[test]
fn tennessee_chooses_nashville() {
    let count = scores(
        &["memphis", "nashville", "chattanooga", "knoxville"],
        &[(42, &[5, 2, 1, 0]), (26, &[0, 5, 3, 2]), (15, &[0, 2, 5, 4]), (17, &[0, 2, 4, 5])],
    );
    let verdict = verdict(&star_vote("lot"), &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, vec![id("nashville")]));
    assert_eq!(
        verdict.reasoning,
        [
            "elected: nashville, who wins the run-off between the two highest scores (§ 4)",
            "finalists nashville with 278 points and chattanooga with 263 points: nashville is preferred, 68 to 32",
            "totals: memphis 210, nashville 278, chattanooga 263, knoxville 197; 100 counted in all",
        ]
    );
}

#[test]
fn the_run_off_may_turn_the_order_of_the_scores() {
    let count = scores(&["a", "b"], &[(3, &[4, 5]), (2, &[5, 0])]);
    assert_eq!(verdict(&star_vote("lot"), &count).elected, [id("b")]);
}

#[test]
fn an_even_run_off_goes_to_the_higher_total() {
    let count = scores(&["a", "b"], &[(1, &[4, 5]), (1, &[5, 0])]);
    let verdict = verdict(&star_vote("lot"), &count);
    assert_eq!(verdict.elected, [id("a")]);
    assert_eq!(
        verdict.reasoning[1],
        "finalists a with 9 points and b with 5 points: as many prefer each, 1 to 1, and a has more points"
    );
}

#[test]
fn whoever_may_be_the_second_finalist_is_looked_at() {
    // b and c have as many points; a beats b and loses to c.
    let mut count = scores(&["a", "b", "c"], &[(9, &[5, 3, 3])]);
    count.pairs = vec![vec![0, 6, 3], vec![3, 0, 4], vec![6, 4, 0]];
    let fresh = verdict(&star_vote("fresh-vote"), &count);
    assert_eq!((fresh.status, fresh.elected, fresh.tied), (Status::Tied, vec![], vec![id("a"), id("c")]));
    for order in permutations(&[id("a"), id("c")]) {
        assert_eq!(lot(&star_vote("lot"), &count).settle(&order).unwrap().elected, order[..1]);
    }
}

#[test]
fn without_a_point_and_with_more_for_none_the_seat_is_vacant() {
    let nothing = verdict(&star_vote("lot"), &scores(&["a", "b"], &[(7, &[0, 0])]));
    assert_eq!(nothing.reasoning[0], "vacant: no option has a point (§ 4)");
    let marked = scores(&["a", "b"], &[(7, &[1, 0])]);
    let with = |none| ContestCount { total_weight: 7 + none, ..marked.clone() }.with_none(Some(none));
    assert_eq!(verdict(&star_vote("lot"), &with(7)).elected, [id("a")]);
    assert_eq!(verdict(&star_vote("lot"), &with(8)).status, Status::Vacant);
}

#[test]
fn an_only_option_needs_a_point() {
    let only = |total| ContestCount::new(id("contest"), 3, vec![(id("a"), total)]).with_pairs(vec![vec![0]]);
    assert_eq!(verdict(&star_vote("lot"), &only(1)).elected, [id("a")]);
    assert_eq!(verdict(&star_vote("lot"), &only(0)).status, Status::Vacant);
}
