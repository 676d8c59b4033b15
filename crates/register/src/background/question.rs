//! One contest, secret or open, as its grounds look at it.

use super::RollSize;
use crate::acts::OpenVote;
use crate::state::{ContestKey, Decision, State};
use ostrakon_charter::{Id, Status, Vote};
use ostrakon_election::setup::{About, Contest, ElectionManifest};
use std::collections::BTreeSet;

/// A contest and what it is held on.
pub(crate) struct Question<'a> {
    /// The charter's vote.
    pub(crate) vote: &'a Vote,
    /// Whose vote it is.
    pub(crate) body: &'a Id,
    /// The roll, as far as it is known.
    pub(crate) roll: Option<RollSize>,
    /// When voting opens.
    pub(crate) opens: u64,
    /// The meeting that it is held at.
    pub(crate) meeting: Option<&'a Id>,
    /// What it is about.
    pub(crate) about: About,
    /// What can be marked.
    pub(crate) options: Vec<&'a Id>,
    /// The manifest's other contests.
    pub(crate) others: Vec<Self>,
}

impl<'a> Question<'a> {
    /// The contest with this index of a manifest; none, if the charter lacks its vote or the manifest its roll.
    pub(crate) fn of_contest(
        state: &'a State,
        manifest: &'a ElectionManifest,
        index: usize,
        rolls: &[RollSize],
    ) -> Option<Self> {
        let mut question = Self::alone(state, manifest, manifest.contests.get(index)?, rolls)?;
        let others = manifest.contests.iter().enumerate().filter(|(other, _)| *other != index);
        let others = others.filter_map(|(_, other)| Self::alone(state, manifest, other, &[]));
        question.others = others.collect();
        Some(question)
    }

    /// One contest, without the manifest's others.
    fn alone(
        state: &'a State,
        manifest: &'a ElectionManifest,
        contest: &'a Contest,
        rolls: &[RollSize],
    ) -> Option<Self> {
        let roll = manifest.rolls.iter().position(|roll| roll.id == contest.roll)?;
        Some(Self {
            vote: state.charter().vote(&contest.vote)?,
            body: &manifest.rolls.get(roll)?.body,
            roll: rolls.get(roll).copied(),
            opens: manifest.opens,
            meeting: manifest.register.as_ref().and_then(|register| register.meeting.as_ref()),
            about: contest.about.clone().unwrap_or_default(),
            options: contest.options.iter().map(|option| &option.id).collect(),
            others: Vec::new(),
        })
    }

    /// Of an open vote.
    pub(crate) fn of_open_vote(vote: &'a Vote, act: &'a OpenVote) -> Self {
        Self {
            vote,
            body: &act.body,
            roll: Some(RollSize { size: act.roll, total_weight: act.roll }),
            opens: act.time,
            meeting: act.meeting.as_ref(),
            about: act.about.clone().unwrap_or_default(),
            options: act.options.iter().map(|option| &option.id).collect(),
            others: Vec::new(),
        }
    }

    /// The tied contest that this is rightfully the fresh vote for (spec 7.8, `subject`).
    pub(crate) fn tied_before<'s>(&self, state: &'s State) -> Option<&'s Decision> {
        self.repeats(state).and_then(|(leaf, contest)| state.decision(&leaf, &contest))
    }

    /// Where that contest stands.
    pub(crate) fn repeats(&self, state: &State) -> Option<ContestKey> {
        let again = self.about.again.as_ref()?;
        let outcome = state.outcome_of(&again.election)?;
        let tied = outcome.decision(&again.contest)?;
        let same = tied.vote.id() == self.vote.id() && tied.body == *self.body && tied.status == Status::Tied;
        let options: BTreeSet<&Id> = self.options.iter().copied().collect();
        let fits = same && options == tied.tied.iter().collect() && !is_settled(state, tied);
        fits.then(|| (outcome.leaf, again.contest.clone()))
    }

    /// How many seats it fills: of a fresh vote those of the tie, and none where there is no such tie.
    pub(crate) fn seats(&self, state: &State) -> u64 {
        let seats = match self.about.again {
            Some(_) => self.tied_before(state).map_or(0, |tied| tied.fresh().0),
            None => self.vote.seats_and_quota().0,
        };
        seats.into()
    }
}

/// Did the body decide later: under the same vote, or about the same office?
fn is_settled(state: &State, tied: &Decision) -> bool {
    let counts = |later: &Decision| !matches!(later.status, Status::Invalid | Status::TooFew);
    let office = |later: &Decision| later.vote.fills().is_some() && later.vote.fills() == tied.vote.fills();
    let same = |later: &&Decision| {
        later.body == tied.body && (later.vote.id() == tied.vote.id() || office(later)) && counts(later)
    };
    let decisions = state.outcomes().flat_map(|outcome| &outcome.decisions);
    decisions.filter(same).any(|decision| decision.order > tied.order)
}
