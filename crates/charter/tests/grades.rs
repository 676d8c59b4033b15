//! Majority judgment (spec 7.6) against taking the middle grade away, one vote after the other.

mod common;

use common::{id, lot, verdict, vote};
use ostrakon_charter::methods::majority_judgment::{difference, majority_grade, sequence, winners};
use ostrakon_charter::{ContestCount, Status, Vote};

/// The lower middle of what is left, until nothing is.
fn literal(counts: &[u64]) -> Vec<usize> {
    let mut grades: Vec<usize> =
        counts.iter().enumerate().flat_map(|(grade, count)| (0..*count).map(move |_| grade)).collect();
    let mut sequence = Vec::new();
    while !grades.is_empty() {
        sequence.push(grades.remove(grades.len().div_ceil(2) - 1));
    }
    sequence
}

/// The runs written out.
fn written_out(counts: &[u64]) -> Vec<usize> {
    let pairs = sequence(counts).into_iter().flat_map(|run| (0..run.length).map(move |_| run));
    pairs
        .flat_map(|run| if run.width == 1 { vec![run.pair.0] } else { vec![run.pair.0, run.pair.1] })
        .collect()
}

/// Every way to give so many grades of so many kinds.
fn histograms(grades: usize, votes: u64) -> Vec<Vec<u64>> {
    if grades == 1 {
        return vec![vec![votes]];
    }
    let rest = |first: u64| histograms(grades - 1, votes - first).into_iter();
    (0..=votes).flat_map(|first| rest(first).map(move |tail| [vec![first], tail].concat())).collect()
}

#[test]
fn every_small_sequence_is_what_taking_away_gives() {
    for grades in 2..=4 {
        for votes in 0..=9 {
            for counts in histograms(grades, votes) {
                assert_eq!(written_out(&counts), literal(&counts), "{counts:?}");
                assert_eq!(majority_grade(&counts), literal(&counts).first().copied());
            }
        }
    }
}

#[test]
fn every_two_options_compare_as_their_sequences() {
    for votes in 1..=7 {
        let all = histograms(4, votes);
        for (a, b) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
            let (left, right) = (literal(a), literal(b));
            let expected: &[usize] = match left.cmp(&right) {
                std::cmp::Ordering::Greater => &[0],
                std::cmp::Ordering::Less => &[1],
                std::cmp::Ordering::Equal => &[0, 1],
            };
            assert_eq!(winners(&[a.clone(), b.clone()]), expected, "{a:?} {b:?}");
            let parted = (0..left.len()).find(|place| left[*place] != right[*place]);
            let found = difference(&sequence(a), &sequence(b));
            assert_eq!(found.map(|d| (d.after as usize, d.grades)), parted.map(|p| (p, (left[p], right[p]))));
        }
    }
}

#[test]
fn every_three_options() {
    for votes in 1..=4 {
        let all = histograms(3, votes);
        for (a, b, c) in
            all.iter().flat_map(|a| all.iter().flat_map(move |b| all_with(a, b, histograms(3, votes))))
        {
            let sequences = [literal(&a), literal(&b), literal(&c)];
            let best = sequences.iter().max();
            let expected: Vec<usize> = (0..3).filter(|i| Some(&sequences[*i]) == best).collect();
            assert_eq!(winners(&[a, b, c]), expected);
        }
    }
}

type Three = (Vec<u64>, Vec<u64>, Vec<u64>);

fn all_with(a: &[u64], b: &[u64], all: Vec<Vec<u64>>) -> Vec<Three> {
    all.into_iter().map(|c| (a.to_vec(), b.to_vec(), c)).collect()
}

#[test]
fn a_million_million_votes_are_counted_in_runs() {
    let half = 1u64 << 39;
    // Alike but for one vote at the far ends.
    let (a, b) = ([1, half - 1, half - 1, 1], [1, half - 1, half, 0]);
    assert_eq!(winners(&[a.to_vec(), b.to_vec()]), [0]);
    let found = difference(&sequence(&a), &sequence(&b)).unwrap();
    assert_eq!((found.after, found.grades), ((1 << 40) - 1, (3, 2)));
    assert!(sequence(&a).len() <= 8);
    assert_eq!(winners(&[vec![u64::MAX, 0], vec![0, u64::MAX]]), [1]);
}

fn judgment(tie: &str) -> Vote {
    vote(&format!("ballot = \"grades\"\nrule = \"majority-judgment\"\ntie = {tie:?}"))
}

fn grade_count(options: &[(&str, &[u64])], none: Option<u64>) -> ContestCount {
    let marked: u64 = options[0].1.iter().sum();
    let named = options.iter().map(|(name, _)| (id(name), 0)).collect();
    let grades = options.iter().map(|(_, counts)| counts.to_vec()).collect();
    ContestCount::new(id("contest"), marked + none.unwrap_or(0), named).with_grades(grades).with_none(none)
}

#[test]
fn tennessee_chooses_nashville() {
    // Poor, fair, good, excellent, by distance.
    let count = grade_count(
        &[
            ("memphis", &[58, 0, 0, 42]),
            ("nashville", &[0, 74, 0, 26]),
            ("chattanooga", &[42, 26, 17, 15]),
            ("knoxville", &[42, 26, 15, 17]),
        ],
        None,
    );
    let verdict = verdict(&judgment("lot"), &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, vec![id("nashville")]));
    assert_eq!(
        verdict.reasoning,
        [
            "elected: nashville with the majority grade 1, the highest, and the higher grades around it (§ 4)",
            "majority grades, of 0 to 3: memphis 0, nashville 1, chattanooga 1, knoxville 1",
            "without the 16 grades in the middle, which are alike, nashville has 1 in the middle and chattanooga 0",
            "without the 16 grades in the middle, which are alike, nashville has 1 in the middle and knoxville 0",
            "100 counted in all",
        ]
    );
}

#[test]
fn equal_grades_tie() {
    let count = grade_count(&[("b", &[1, 2, 3]), ("a", &[1, 2, 3]), ("c", &[6, 0, 0])], None);
    let fresh = verdict(&judgment("fresh-vote"), &count);
    assert_eq!((fresh.status, fresh.elected, fresh.tied), (Status::Tied, vec![], vec![id("a"), id("b")]));
    let settled = lot(&judgment("lot"), &count).settle(&[id("b"), id("a")]).unwrap();
    assert_eq!((settled.elected, settled.tied), (vec![id("b")], vec![id("a"), id("b")]));
}

#[test]
fn all_with_the_lowest_grade_still_tie() {
    let count = grade_count(&[("a", &[5, 0]), ("b", &[5, 0])], None);
    assert_eq!(verdict(&judgment("fresh-vote"), &count).status, Status::Tied);
}

#[test]
fn nobody_grading_and_more_for_none_leave_the_seat_vacant() {
    let nobody = verdict(&judgment("lot"), &grade_count(&[("a", &[0, 0]), ("b", &[0, 0])], Some(0)));
    assert_eq!(nobody.reasoning[0], "vacant: nobody graded the options (§ 4)");
    let with = |none| grade_count(&[("a", &[0, 5]), ("b", &[5, 0])], Some(none));
    assert_eq!(verdict(&judgment("lot"), &with(5)).elected, [id("a")]);
    assert_eq!(verdict(&judgment("lot"), &with(6)).status, Status::Vacant);
}
