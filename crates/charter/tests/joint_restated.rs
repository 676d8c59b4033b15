//! Seats and quotas across contests (spec 7.3) against a search through all sets: every small case of one officer and a
//! group, and many of two officers and a group.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::id;
use ostrakon_charter::{Charter, ContestCount, Id, JointOutcome, Judgement, Standing, Vote, judge_standing};
use proptest::prelude::*;

/// Two officers and a group of so many, of whom together `kept` have the flag.
fn votes(seats: u16, kept: u16) -> [Vote; 3] {
    let head = common::SMALL.split_once("[[vote]]").unwrap().0;
    let office = |id: &str, seats: u16| {
        format!(
            "[[office]]\nid = {id:?}\nname = \"O\"\nclause = \"§\"\nelected_by = [\"members\"]\nseats = {seats}\n"
        )
    };
    let vote = |id: &str, lines: &str| {
        format!(
            "[[vote]]\nid = {id:?}\nname = \"V\"\nclause = \"§\"\nballot = \"approval\"\nrule = \"most-votes\"\n\
             tie = \"fresh-vote\"\nelectorate = [\"members\"]\nfills = {id:?}\n{lines}\n"
        )
    };
    let quota =
        format!("seats = {seats}\nquota_flag = \"woman\"\nquota_seats = {kept}\njoint = [\"a\", \"b\"]");
    let offices = [office("a", 1), office("b", 1), office("group", seats)];
    let votes = [vote("a", ""), vote("b", "joint = [\"a\"]"), vote("group", &quota)];
    let text = format!("{head}{}{}", offices.concat(), votes.concat());
    Charter::parse(text.as_bytes()).unwrap().votes().to_vec().try_into().unwrap()
}

/// One small election: each person's totals in the contests where they stand, and whether they have the flag.
struct Case<'a> {
    votes: &'a [Vote; 3],
    officers: Vec<Vec<u64>>,
    group: Vec<u64>,
    flags: Vec<bool>,
    seats: usize,
    kept: usize,
}

type Set = BTreeSet<usize>;

impl Case<'_> {
    fn count(&self, contest: &str, totals: &[u64]) -> ContestCount {
        let options = totals.iter().enumerate().map(|(person, total)| (id(&format!("p{person}")), *total));
        let flags =
            self.flags.iter().take(totals.len()).map(|flag| if *flag { vec![id("woman")] } else { vec![] });
        let flags = flags.collect();
        ContestCount::new(id(contest), totals.iter().sum(), options.collect()).with_flags(flags)
    }

    /// The elected and the tied of the group, as the library has them.
    fn found(&self) -> (Set, Set) {
        let [votes @ .., group] = self.votes;
        let mut joint: Vec<JointOutcome> = Vec::new();
        for (vote, totals) in votes.iter().zip(&self.officers) {
            let standing = Standing::joint(vote, &joint, 0, None);
            joint.push(JointOutcome::of(vote, &self.count(vote.id().as_str(), totals), &standing).unwrap());
        }
        let standing = Standing::joint(group, &joint, 0, None);
        match judge_standing(group, &self.count("group", &self.group), &standing).unwrap() {
            Judgement::Final(verdict) => (persons(&verdict.elected), persons(&verdict.tied)),
            Judgement::Lot(lot) => panic!("a lot among {:?}", lot.tied()),
        }
    }

    /// Who may win each officer's contest: those of the highest total above 0 who have no office for certain yet.
    fn winners(&self) -> Vec<Set> {
        let mut all: Vec<Set> = Vec::new();
        for totals in &self.officers {
            let stands = |person: &usize| !all.iter().any(|set| set.len() == 1 && set.contains(person));
            let best = (0..totals.len()).filter(stands).map(|person| totals[person]).max().unwrap_or(0);
            let wins = |person: &usize| best > 0 && stands(person) && totals[*person] == best;
            all.push((0..totals.len()).filter(wins).collect());
        }
        all
    }

    /// Seats with the flag that the officers hold, however their ties end.
    fn certain(&self, winners: &[Set]) -> usize {
        let flagged = |set: &&Set| !set.is_empty() && set.iter().all(|person| self.flags[*person]);
        winners.iter().filter(flagged).count()
    }

    fn unflagged(&self, set: &Set) -> usize {
        set.iter().filter(|person| !self.flags[**person]).count()
    }

    /// The sets that keep the quota and whose totals, the highest first, are lexicographically the largest.
    fn best_sets(&self, winners: &[Set]) -> Vec<Set> {
        let lacking = self.kept.saturating_sub(self.certain(winners));
        let elected = |person: &usize| winners.iter().any(|set| set.len() == 1 && set.contains(person));
        let stands = |person: &usize| self.group[*person] > 0 && !elected(person);
        let allowed = |set: &Set| {
            let open = self.seats.saturating_sub(lacking);
            set.iter().all(stands) && set.len() <= self.seats && self.unflagged(set) <= open
        };
        let sets = (0..1u32 << self.group.len())
            .map(|mask| (0..self.group.len()).filter(|i| mask >> i & 1 == 1).collect::<Set>());
        let totals = |set: &Set| {
            let mut totals: Vec<u64> = set.iter().map(|person| self.group[*person]).collect();
            totals.sort_unstable_by(|a, b| b.cmp(a));
            totals
        };
        let allowed: Vec<(Vec<u64>, Set)> = sets.filter(allowed).map(|set| (totals(&set), set)).collect();
        let best = allowed.iter().map(|(totals, _)| totals).max().cloned().unwrap_or_default();
        allowed.into_iter().filter(|(totals, _)| *totals == best).map(|(_, set)| set).collect()
    }

    fn check(&self) {
        let winners = self.winners();
        let best = self.best_sets(&winners);
        let in_all = |person: &usize| best.iter().all(|set| set.contains(person));
        let in_some = |person: &usize| best.iter().any(|set| set.contains(person));
        let all = 0..self.group.len();
        let certain: Set = all.clone().filter(in_all).collect();
        let tied: Set = all.filter(|person| in_some(person) && !in_all(person)).collect();
        let case = (&self.officers, &self.group, &self.flags, self.seats, self.kept);
        assert_eq!(self.found(), (certain, tied), "{case:?}");
        // However all ties end, no seat that the quota needs is held without the flag, as far as the group's seats go.
        let reachable = self.kept.min(self.seats + self.certain(&winners));
        for set in &best {
            let held = self.certain(&winners) + self.seats - self.unflagged(set);
            assert!(held >= reachable, "{case:?}");
        }
    }
}

fn persons(ids: &[Id]) -> Set {
    ids.iter().map(|id| id.as_str()[1..].parse().unwrap()).collect()
}

/// The digits of a number, the lowest first.
fn digits(number: usize, base: usize, digits: u32) -> Vec<u64> {
    (0..digits).map(|place| (number / base.pow(place) % base) as u64).collect()
}

#[test]
fn every_small_case_of_one_officer_and_a_group() {
    for seats in 1..=3usize {
        for kept in 1..=seats + 2 {
            let votes = votes(seats as u16, kept as u16);
            for code in 0..3usize.pow(2) * 3usize.pow(4) * 2usize.pow(4) {
                let (code, flags) = (code / 16, digits(code, 2, 4).iter().map(|flag| *flag == 1).collect());
                let (officer, group) = (digits(code, 3, 2), digits(code / 9, 3, 4));
                Case { votes: &votes, officers: vec![officer, vec![0]], group, flags, seats, kept }.check();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn two_officers_and_a_group(
        first in prop::collection::vec(0..3u64, 1..5),
        second in prop::collection::vec(0..3u64, 1..5),
        group in prop::collection::vec(0..4u64, 5..8),
        flags in prop::collection::vec(any::<bool>(), 8),
        (seats, kept) in (1..=5usize).prop_flat_map(|seats| (Just(seats), 1..=seats + 2)),
    ) {
        let votes = votes(seats as u16, kept as u16);
        Case { votes: &votes, officers: vec![first, second], group, flags, seats, kept }.check();
    }
}
