//! Votes in every stage, their outcomes and minutes, and the first page.

use super::{DAY, NAMES, NOW, Sample};
use ostrakon_election::board::{Next, Round};
use ostrakon_pages::{
    ContestView, Count, Home, MeetingView, Minutes, OutcomePage, RollView, Signatory, Stage, Stands,
    VoteCard, VotePage,
};

impl Sample {
    pub(super) fn vote(&self, stage: Stage, contests: Vec<ContestView>, next: Next) -> VotePage {
        let counted = contests.iter().any(|contest| contest.outcome.is_some());
        VotePage {
            organisation: self.text("Society for the Preservation of the Lindenhof Tram Depot"),
            base: "https://vote.example.org".into(),
            slug: "spring-2026".into(),
            title: self.text("Spring vote 2026"),
            stage,
            opens: NOW - 3 * DAY,
            closes: NOW + 4 * DAY,
            moved: stage == Stage::Open,
            meeting: Some(MeetingView {
                name: self.text("Members’ meeting"),
                place: self.text("Bern"),
                starts: NOW - DAY,
            }),
            contests,
            rolls: vec![
                RollView {
                    body: self.text("All members"),
                    voters: Some(2_310),
                    counted: counted.then_some(Count::Exactly(1_284)),
                },
                RollView {
                    body: self.text("Caucus of those who live in shared flats"),
                    voters: if counted { Some(12) } else { None },
                    counted: counted.then_some(Count::FewerThan(5)),
                },
            ],
            ballots: if stage == Stage::Announced { Count::FewerThan(5) } else { Count::Exactly(1_297) },
            next,
            trustees: NAMES[..5].iter().map(|name| self.text(name)).collect(),
            threshold: 3,
            sign_offs: 4,
            officers: NAMES[7..10].iter().map(|name| self.text(name)).collect(),
            quorum: 2,
            witnesses: if counted { vec![self.text("witness.example.net")] } else { Vec::new() },
            election: "4bd8cfaaa67b83cf0a1f5e8c9b2d7e6f5a4c3b2a19080706050403020100ffee".into(),
            entries: 1_342,
        }
    }

    /// Every vote's page.
    pub(crate) fn votes(&self) -> Vec<(&'static str, VotePage)> {
        let ceremony = Next::Ceremony { round: Round::Deal, attempt: 1, waiting: vec![2, 5] };
        let open = Next::Close { from: NOW + 4 * DAY };
        let signing = Next::SignOff { missing: 2, waiting: vec![1, 3, 4] };
        vec![
            ("vote-ceremony", self.vote(Stage::Ceremony, self.asked(), ceremony)),
            (
                "vote-announced",
                self.vote(Stage::Announced, vec![self.motion()], Next::Open { from: NOW + DAY }),
            ),
            ("vote-open", self.vote(Stage::Open, self.asked(), open)),
            ("vote-objections", self.vote(Stage::Objections, self.asked(), Next::Tally { from: NOW + DAY })),
            ("vote-decrypt", self.vote(Stage::Decrypt, self.asked(), signing)),
            ("vote-done", self.vote(Stage::Done, self.counted(), Next::Nothing)),
        ]
    }

    pub(crate) fn home(&self) -> Home {
        let pages = self.votes();
        let card = |(at, (_, vote)): (usize, &(&str, VotePage))| VoteCard {
            slug: format!("vote-{at}"),
            title: vote.title.clone(),
            stage: vote.stage,
            opens: vote.opens,
            closes: vote.closes,
            contests: vote.contests.clone(),
        };
        let votes = pages.iter().enumerate().map(card).collect();
        Home { organisation: pages[0].1.organisation.clone(), votes }
    }

    pub(crate) fn outcomes(&self) -> Vec<(&'static str, OutcomePage)> {
        let page = |stands, contests| OutcomePage {
            organisation: self.text("Society"),
            slug: "spring-2026".into(),
            title: self.text("Spring vote 2026"),
            stands,
            contests,
        };
        vec![
            ("outcome", page(Stands::Certified, self.counted())),
            ("outcome-counted", page(Stands::Counted, vec![self.carried()])),
            ("outcome-lot", page(Stands::Lot, self.asked())),
            ("outcome-reading", page(Stands::Reading, self.asked())),
            ("outcome-not-yet", page(Stands::NotYet, self.asked())),
        ]
    }

    pub(crate) fn minutes(&self) -> Vec<(&'static str, Minutes)> {
        let signed = NAMES[7..9].iter().map(|name| Signatory { name: self.text(name), key: "ab".repeat(32) });
        let done = self.vote(Stage::Done, self.counted(), Next::Nothing);
        let open = self.vote(Stage::Open, self.asked(), Next::Close { from: NOW });
        let root = "c0".repeat(32);
        vec![
            (
                "minutes",
                Minutes { vote: done, closed: Some(NOW), signed: signed.collect(), root: root.clone() },
            ),
            ("minutes-open", Minutes { vote: open, closed: None, signed: Vec::new(), root }),
        ]
    }
}
