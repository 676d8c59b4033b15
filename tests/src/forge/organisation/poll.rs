//! What an organisation votes on, and how everybody votes.

use crate::forge::{approval, choice, id, options};
use ostrakon_circuits::Selection;
use ostrakon_election::setup::{About, BallotType, Contest, ContestOption};
use ostrakon_group::sha256;

/// One roll with its contests.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of spec 1.2")]
pub struct Poll {
    /// Whose roll it is.
    pub body: String,
    /// The weights of those on the roll; those who vote come first.
    pub weights: Vec<u32>,
    pub contests: Vec<Contest>,
    /// By contest, then by voter.
    pub answers: Vec<Vec<Selection>>,
    /// The meeting at which it is held.
    pub meeting: Option<String>,
    /// When voting opens, if not with the meeting.
    pub opens: Option<u64>,
    /// Which officers sign the certificate, if not all.
    pub signers: Option<Vec<usize>>,
}

impl Poll {
    /// Of a body with so many on its roll.
    pub fn of(body: &str, size: usize) -> Self {
        Self {
            body: body.into(),
            weights: vec![1; size],
            contests: Vec::new(),
            answers: Vec::new(),
            meeting: None,
            opens: None,
            signers: None,
        }
    }

    /// Held at a meeting, from its start on.
    pub fn at(self, meeting: &str) -> Self {
        Self { meeting: Some(meeting.into()), ..self }
    }

    /// A motion: so many for, against, abstaining.
    pub fn motion(self, vote: &str, [votes_for, against, abstain]: [usize; 3]) -> Self {
        let contest = contest(vote, BallotType::Motion {}, &["for", "against", "abstain"]);
        self.asking(contest, tallied(&[votes_for, against, abstain]))
    }

    /// A choice: so many for each. None is offered only where one candidate would else be no choice. Whoever is called `w-…` has the flag
    /// `woman`.
    pub fn choice(self, vote: &str, totals: &[(&str, usize)]) -> Self {
        let names: Vec<&str> = totals.iter().map(|(name, _)| *name).collect();
        let counts: Vec<usize> = totals.iter().map(|(_, total)| *total).collect();
        self.asking(contest(vote, choice(names.len() < 2), &names), tallied(&counts))
    }

    /// A choice that offers none, which so many choose.
    pub fn choice_or_none(self, vote: &str, totals: &[(&str, usize)], none: usize) -> Self {
        let mut poll = self.choice(vote, totals);
        poll.contests.last_mut().unwrap().ballot = choice(true);
        poll.answers.last_mut().unwrap().extend(vec![Selection::None; none]);
        poll
    }

    /// An approval of up to so many: each voter's marks.
    pub fn approve(self, vote: &str, most: u32, names: &[&str], marks: &[&[usize]]) -> Self {
        let answers = marks.iter().map(|marks| options(marks)).collect();
        self.asking(contest(vote, approval(false, 1, most), names), answers)
    }

    /// The last contest is about this.
    pub fn about(mut self, about: About) -> Self {
        self.contests.last_mut().unwrap().about = Some(about);
        self
    }

    /// The last contest's question is hashed.
    pub fn private(mut self) -> Self {
        let contest = self.contests.last_mut().unwrap();
        contest.title = format!("sha256:{}", ostrakon_group::Bytes32::from(sha256(contest.title.as_bytes())));
        self
    }

    fn asking(mut self, contest: Contest, answers: Vec<Selection>) -> Self {
        self.contests.push(contest);
        self.answers.push(answers);
        self
    }
}

/// Who has a name that begins so has the flag `woman`.
const FLAGGED: &str = "w-";

/// Is this the name of a person with the flag `woman`?
fn marked(name: &str) -> bool {
    name.starts_with(FLAGGED)
}

/// So many voters for each answer, one after the other.
fn tallied(counts: &[usize]) -> Vec<Selection> {
    let answers = counts.iter().enumerate();
    answers.flat_map(|(option, count)| vec![options(&[option]); *count]).collect()
}

/// A contest of the vote's name.
fn contest(vote: &str, ballot: BallotType, names: &[&str]) -> Contest {
    let option = |name: &&str| ContestOption {
        id: id(name),
        label: format!("The answer {name}"),
        flags: if marked(name) { vec![id("woman")] } else { Vec::new() },
    };
    Contest {
        about: None,
        ballot,
        id: id(vote),
        options: names.iter().map(option).collect(),
        roll: id("roll"),
        title: format!("The question of {vote}"),
        vote: id(vote),
    }
}
