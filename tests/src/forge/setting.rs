//! What an election is about: sizes, rolls, contests, and how everybody votes.

use super::charter::CHARTER;
use super::manifest::{CLOSES, OPENS};
use super::{Pinned, Question};
use ostrakon_charter::Id;
use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, ContestOption};

/// Everything that is decided before keys exist.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of spec 1.2")]
pub struct Setting {
    pub trustees: u16,
    pub threshold: u16,
    pub officers: u16,
    pub quorum: u16,
    pub witnesses: u16,
    pub required: u16,
    pub min_counted: u64,
    pub rolls: Vec<RollSetting>,
    pub contests: Vec<Contest>,
    /// In the order in which they are cast.
    pub votes: Vec<VoteSetting>,
    pub opens: u64,
    pub closes: u64,
    /// The organisation's register, if the election names it.
    pub register: Option<Pinned>,
}

/// A roll: who is on it, with which weight.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the words of spec 2.2")]
pub struct RollSetting {
    pub id: Id,
    pub body: Id,
    pub weights: Vec<u32>,
}

/// One cast.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "who votes what")]
pub struct VoteSetting {
    pub roll: usize,
    pub member: usize,
    pub selections: Vec<Selection>,
}

impl Default for Setting {
    /// Two rolls. The first has a motion and an approval with blank, the second a choice with none; one member votes twice.
    ///
    /// Motion: yes 3, no 1, abstain 1. Board: ada 3, bea 2, blank 1. Chair: cem 2, dora 1, none 1.
    fn default() -> Self {
        let rolls = vec![roll("members", "membership", 5), roll("committee", "committee", 4)];
        let board = approval(true, 1, 2);
        let contests = vec![
            contest("merge", "members", "motion", BallotType::Motion {}, &["yes", "no", "abstain"]),
            contest("board", "members", "approval", board, &["ada", "bea"]),
            contest("chair", "committee", "election", choice(true), &["cem", "dora"]),
        ];
        let votes = vec![
            vote(0, 0, vec![options(&[1]), options(&[1])]),
            vote(0, 1, vec![options(&[0]), options(&[0, 1])]),
            vote(1, 0, vec![options(&[0])]),
            vote(0, 2, vec![options(&[0]), options(&[0])]),
            vote(0, 3, vec![options(&[1]), options(&[1])]),
            vote(1, 1, vec![options(&[0])]),
            vote(0, 4, vec![options(&[2]), Selection::Blank]),
            vote(1, 2, vec![options(&[1])]),
            vote(0, 0, vec![options(&[0]), options(&[0])]),
            vote(1, 3, vec![Selection::None]),
        ];
        let (trustees, threshold, officers, quorum) = (3, 2, 2, 2);
        Self {
            trustees,
            threshold,
            officers,
            quorum,
            witnesses: 0,
            required: 0,
            min_counted: 3,
            rolls,
            contests,
            votes,
            opens: OPENS,
            closes: CLOSES,
            register: None,
        }
    }
}

impl Setting {
    /// One roll, whose members each answer every question once.
    pub fn asking(questions: &[Question]) -> Self {
        let members = questions.iter().map(|q| q.answers.len()).max().unwrap_or(0);
        let answers = |m: usize| questions.iter().map(|q| q.answers[m].clone()).collect();
        Self {
            rolls: vec![roll("members", "membership", members)],
            contests: questions.iter().map(Question::contest).collect(),
            votes: (0..members).map(|member| vote(0, member, answers(member))).collect(),
            ..Self::default()
        }
    }

    /// The charter's file.
    pub fn charter(&self) -> Vec<u8> {
        let head = format!(
            "format = \"ostrakon/v1/charter\"\norganisation = \"Allotment Society\"\nmin_counted = {}\n",
            self.min_counted
        );
        (head + CHARTER).into_bytes()
    }
}

/// An identifier.
pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A choice that offers no blank.
pub fn choice(none: bool) -> BallotType {
    BallotType::Choice { blank: false, none }
}

/// An approval without constraints that offers no none.
pub fn approval(blank: bool, min: u32, max: u32) -> BallotType {
    let (constraints, example) = (Vec::new(), Vec::new());
    BallotType::Approval { blank, constraints, example, max, min, none: false }
}

/// Marks these options.
pub fn options(marked: &[usize]) -> Selection {
    Selection::Options(marked.to_vec())
}

fn roll(name: &str, body: &str, size: usize) -> RollSetting {
    RollSetting { id: id(name), body: id(body), weights: vec![1; size] }
}

fn vote(roll: usize, member: usize, selections: Vec<Selection>) -> VoteSetting {
    VoteSetting { roll, member, selections }
}

fn contest(name: &str, roll: &str, vote: &str, ballot: BallotType, options: &[&str]) -> Contest {
    let options = options
        .iter()
        .map(|o| ContestOption { id: id(o), label: format!("The answer {o}"), flags: Vec::new() })
        .collect();
    Contest {
        about: None,
        ballot,
        id: id(name),
        options,
        roll: id(roll),
        title: format!("The question of {name}"),
        vote: id(vote),
    }
}
