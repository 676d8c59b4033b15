//! Random members' meetings of the network, held whole: both verifiers say what the rules, said again, say.

use crate::restated::{Found, Persons, Totals, eight, group, women};
use ostrakon_charter::{Status, Verdict};
use ostrakon_register::acts::Reason;
use ostrakon_tests::forge::{Held, Poll, id};
use ostrakon_tests::rows::{assert_passes, network};
use proptest::prelude::*;
use proptest::sample::Index;

/// Who stands and who votes how, at one meeting; and who of the eight and of the nine resigned before it.
#[derive(Clone, Debug)]
struct Meeting {
    /// One choice a voter.
    officers: [Vec<(String, usize)>; 3],
    /// One set of marks a voter.
    five: (Vec<String>, Vec<Vec<usize>>),
    complaints: (Vec<String>, Vec<Vec<usize>>),
    by_election: Vec<(String, usize)>,
    resigned: Vec<&'static str>,
}

const HOLDERS: [(&str, &str); 9] = [
    ("treasurer", "tom"),
    ("second-officer", "w-sue"),
    ("third-officer", "w-tess"),
    ("nsc-member", "w-una"),
    ("nsc-member", "w-vera"),
    ("nsc-member", "val"),
    ("nsc-member", "will"),
    ("nsc-member", "xan"),
    ("cg-caucus-representative", "w-rae"),
];
const OFFICES: [&str; 3] = ["treasurer", "second-officer", "third-officer"];
const VOTERS: usize = 6;

/// Eight persons, of whom any may stand for anything.
fn persons(draws: &[bool]) -> Vec<String> {
    let name = |(number, woman): (usize, &bool)| format!("{}-{number}", if *woman { "w" } else { "m" });
    draws.iter().enumerate().map(name).collect()
}

fn candidates(persons: Vec<String>, most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::sample::subsequence(persons, 2..=most)
}

fn choice(persons: Vec<String>) -> impl Strategy<Value = Vec<(String, usize)>> {
    (candidates(persons, 4), proptest::collection::vec(any::<Index>(), VOTERS)).prop_map(|(names, votes)| {
        let total = |place| votes.iter().filter(|vote| vote.index(names.len()) == place).count();
        names.iter().enumerate().map(|(place, name)| (name.clone(), total(place))).collect()
    })
}

fn approval(persons: Vec<String>) -> impl Strategy<Value = (Vec<String>, Vec<Vec<usize>>)> {
    candidates(persons, 8).prop_filter("more than a ballot can mark", |names| names.len() >= 5).prop_flat_map(
        |names| {
            let marks = proptest::sample::subsequence((0..names.len()).collect::<Vec<_>>(), 1..=5);
            (Just(names), proptest::collection::vec(marks, VOTERS))
        },
    )
}

fn meeting() -> impl Strategy<Value = Meeting> {
    proptest::collection::vec(any::<bool>(), 8).prop_flat_map(|draws| {
        let all = persons(&draws);
        let officers = [choice(all.clone()), choice(all.clone()), choice(all.clone())];
        let holders: Vec<&'static str> = HOLDERS.iter().map(|(_, person)| *person).collect();
        let resigned = proptest::sample::subsequence(holders, 0..=5);
        (officers, approval(all.clone()), approval(all.clone()), choice(all), resigned).prop_map(
            |(officers, five, complaints, by_election, resigned)| Meeting {
                officers,
                five,
                complaints,
                by_election,
                resigned,
            },
        )
    })
}

/// As [`Poll`] takes them.
fn borrowed(totals: &[(String, usize)]) -> Vec<(&str, usize)> {
    totals.iter().map(|(name, total)| (name.as_str(), *total)).collect()
}

fn approving(poll: Poll, vote: &str, (names, marks): &(Vec<String>, Vec<Vec<usize>>)) -> Poll {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let marks: Vec<&[usize]> = marks.iter().map(Vec::as_slice).collect();
    poll.approve(vote, 5, &names, &marks)
}

impl Meeting {
    /// The meeting's election, and the by-election, held before it: together they would fill more places than there are.
    fn hold(&self) -> (Held, Held) {
        let mut network = network();
        for (office, person) in HOLDERS.iter().filter(|(_, person)| self.resigned.contains(person)) {
            let place = network.place(office, person).unwrap();
            network.vacate(place, Reason::Resigned);
        }
        network.call("nmm", "autumn", 70, &[]);
        let mut poll = Poll::of("membership", VOTERS).at("autumn");
        for (office, totals) in OFFICES.iter().zip(&self.officers) {
            poll = poll.choice(office, &borrowed(totals));
        }
        let poll = approving(poll, "national-members", &self.five);
        let poll = approving(poll, "complaints-group", &self.complaints);
        let one = Poll::of("membership", VOTERS).at("autumn");
        let one = network.hold(one.choice("national-by-election", &borrowed(&self.by_election)));
        (network.hold(poll), one)
    }

    /// How many women hold one of these offices still.
    fn women_in(&self, offices: &[&str]) -> usize {
        let holders = HOLDERS.iter().filter(|(office, _)| offices.contains(office));
        let stay: Vec<String> =
            holders.map(|(_, p)| (*p).to_owned()).filter(|p| !self.resigned.contains(&p.as_str())).collect();
        women(&stay)
    }

    /// Nothing where no place of the five is free.
    fn by_election(&self) -> Option<Found> {
        let five = HOLDERS.iter().filter(|(office, _)| *office == "nsc-member");
        let free = five.filter(|(_, person)| self.resigned.contains(person)).count();
        let kept = 4usize.saturating_sub(self.women_in(&[
            "treasurer",
            "second-officer",
            "third-officer",
            "nsc-member",
        ]));
        (free > 0).then(|| group(&counted(&self.by_election), 1, kept.min(1)))
    }

    fn complaints(&self) -> Found {
        let kept = 4 - self.women_in(&["cg-caucus-representative"]);
        group(&marked(&self.complaints), 5, kept)
    }
}

fn counted(totals: &[(String, usize)]) -> Totals {
    totals.iter().map(|(name, total)| (name.clone(), *total as u64)).collect()
}

fn marked((names, marks): &(Vec<String>, Vec<Vec<usize>>)) -> Totals {
    let total = |place: usize| marks.iter().filter(|marks| marks.contains(&place)).count() as u64;
    names.iter().enumerate().map(|(place, name)| (name.clone(), total(place))).collect()
}

fn agrees(verdict: &Verdict, found: &Found) -> Result<(), TestCaseError> {
    let names = |ids: &[ostrakon_charter::Id]| ids.iter().map(ToString::to_string).collect::<Persons>();
    let status = match (found.elected.is_empty(), found.tied.is_empty()) {
        (_, false) => Status::Tied,
        (false, true) => Status::Elected,
        (true, true) => Status::Vacant,
    };
    prop_assert_eq!(verdict.status, status, "{}", verdict.contest);
    prop_assert_eq!(&names(&verdict.elected), &found.elected, "{}", verdict.contest);
    prop_assert_eq!(&names(&verdict.tied), &found.tied, "{}", verdict.contest);
    Ok(())
}

/// Whoever is elected to both bodies chooses, wherever that is said.
fn chooses(held: &Held, national: &Persons, complaints: &Persons) -> Result<(), TestCaseError> {
    for verdict in &held.verdicts {
        let other = if verdict.contest == id("complaints-group") { national } else { complaints };
        let expected: Vec<_> =
            verdict.elected.iter().filter(|p| other.contains(p.as_str())).cloned().collect();
        prop_assert_eq!(&verdict.choose, &expected, "{}", verdict.contest);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn a_members_meeting_is_as_the_rules_said_again(meeting in meeting()) {
        let (held, one) = meeting.hold();
        let officers = [0, 1, 2].map(|place| counted(&meeting.officers[place]));
        let found = eight(&officers, &marked(&meeting.five));
        let contests = OFFICES.into_iter().chain(["national-members"]);
        contests.zip(&found).try_for_each(|(contest, found)| agrees(held.verdict(contest), found))?;
        let complaints = meeting.complaints();
        agrees(held.verdict("complaints-group"), &complaints)?;
        let national: Persons = found.iter().flat_map(|found| found.elected.clone()).collect();
        match meeting.by_election() {
            Some(found) => agrees(one.verdict("national-by-election"), &found)?,
            None => prop_assert_eq!(one.verdict("national-by-election").status, Status::Invalid),
        }
        chooses(&held, &national, &complaints.elected)?;
        assert_passes("a random meeting", &held);
        assert_passes("a random by-election", &one);
    }
}
