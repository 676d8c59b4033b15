//! One question with everybody's answers.

use super::id;
use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, ContestOption};

/// A contest on the roll of all members. Options are called a, b, c, …, z, o26, ….
#[derive(Clone, Debug)]
pub struct Question {
    /// Its name, and that of the charter's vote.
    pub vote: &'static str,
    /// What kind of ballot it takes.
    pub ballot: BallotType,
    /// How many options.
    pub options: usize,
    /// Which of them have the flag `new`.
    pub new: Vec<usize>,
    /// One a member.
    pub answers: Vec<Selection>,
}

impl Question {
    /// Without flags.
    pub fn new(vote: &'static str, ballot: BallotType, options: usize, answers: Vec<Selection>) -> Self {
        Self { vote, ballot, options, new: Vec::new(), answers }
    }

    /// As the manifest has it.
    pub fn contest(&self) -> Contest {
        Contest {
            about: None,
            ballot: self.ballot.clone(),
            id: id(self.vote),
            options: (0..self.options).map(|option| self.option(option)).collect(),
            roll: id("members"),
            title: format!("The question of {}", self.vote),
            vote: id(self.vote),
        }
    }

    fn option(&self, option: usize) -> ContestOption {
        let name =
            if option < 26 { char::from(b'a' + option as u8).to_string() } else { format!("o{option}") };
        let flags = if self.new.contains(&option) { vec![id("new")] } else { Vec::new() };
        ContestOption { id: id(&name), label: format!("The answer {name}"), flags }
    }
}

/// A number for each option.
pub fn scores(values: &[u64]) -> Selection {
    Selection::Scores(values.to_vec())
}

/// An order without ties.
pub fn ranking(order: &[usize]) -> Selection {
    Selection::ranking(order.iter().copied())
}

/// An order, the places one by one.
pub fn places(groups: &[&[usize]]) -> Selection {
    Selection::Order(groups.iter().map(|group| group.to_vec()).collect())
}

/// A grade for each option.
pub fn grades(values: &[usize]) -> Selection {
    Selection::Grades(values.to_vec())
}
