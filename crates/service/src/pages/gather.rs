//! What stands of a vote, gathered for every page that tells of it.

use super::register::Names;
use crate::house::{Carried, House};
use crate::problem::Answer;
use crate::rooms::{Stage, failed, stage};
use ostrakon_charter::{Charter, TieRule};
use ostrakon_election::board::{CHARTER_PATH, Judged, Next, View};
use ostrakon_election::setup::{Contest, ElectionManifest, NamedKey, Plan};
use ostrakon_pages::{ContestView, Count, MeetingView, RollView, VoteCard, VotePage};
use ostrakon_verify::Outcome;
use std::sync::Arc;
use std::time::Duration;

/// A vote with a manifest, as its board stood when it was asked for.
pub(crate) struct Gathered {
    pub(super) carried: Arc<Carried>,
    pub(super) plan: Arc<Plan>,
    pub(crate) view: View,
    pub(super) size: u64,
    pub(super) root: String,
    pub(super) stage: Stage,
    /// None while this service still computes them.
    pub(super) outcomes: Option<Arc<Vec<Outcome>>>,
    charter: Option<Arc<Charter>>,
    names: Names,
}

/// How long a vote's page waits for outcomes that are computed after a start.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(50);

impl Gathered {
    /// None of a draft. Outcomes that are still computed are waited for so long.
    pub(crate) async fn of(house: &House, carried: Arc<Carried>, patience: Duration) -> Answer<Option<Self>> {
        let Some(plan) = carried.election.plan().cloned() else { return Ok(None) };
        let ledger = &carried.election.ledger;
        let (view, size, documents, root) = {
            let desk = ledger.desk().await.map_err(failed)?;
            let log = desk.log();
            (log.view.clone(), log.size(), log.documents.len(), log.head().root.to_string())
        };
        let stage = stage(&view, plan.manifest(), ledger.voting_ended(), house.place.clock.now());
        let outcomes = match view.results.is_empty() {
            true => Some(Arc::default()),
            false => outcomes(&carried, documents, patience).await,
        };
        let path = ledger.publisher.folder().path().join(CHARTER_PATH);
        let charter = carried.kept.charter(|| Charter::parse(&std::fs::read(path).ok()?).ok());
        let names = Names::of(house).await;
        Ok(Some(Self { carried, plan, view, size, root, stage, outcomes, charter, names }))
    }

    pub(crate) fn manifest(&self) -> &ElectionManifest {
        self.plan.manifest()
    }

    pub(crate) fn slug(&self) -> &str {
        &self.carried.election.slug
    }

    /// Numbers below this are not told: the charter's own limit.
    fn least(&self) -> u64 {
        self.charter.as_ref().map_or(1, |charter| charter.min_counted().get())
    }

    /// What a body is called.
    pub(crate) fn body(&self, id: &ostrakon_charter::Id) -> String {
        let charter = || self.charter.as_ref().and_then(|c| Some(c.body(id)?.name().to_string()));
        self.names.body(id).or_else(charter).unwrap_or_else(|| id.to_string())
    }

    /// What a roll's body is called.
    pub(super) fn body_of_roll(&self, roll: usize) -> Option<String> {
        self.manifest().rolls.get(roll).map(|roll| self.body(&roll.body))
    }

    pub(crate) fn contests(&self) -> Vec<ContestView> {
        self.manifest().contests.iter().map(|contest| self.contest(contest)).collect()
    }

    fn contest(&self, contest: &Contest) -> ContestView {
        let roll = self.manifest().rolls.iter().find(|roll| roll.id == contest.roll);
        let mut outcomes = self.outcomes.iter().flat_map(|outcomes| outcomes.iter());
        ContestView {
            asked: contest.clone(),
            vote: self.charter.as_ref().and_then(|charter| charter.vote(&contest.vote)).cloned(),
            body: roll.map(|roll| self.body(&roll.body)).unwrap_or_default(),
            outcome: outcomes.find(|outcome| outcome.contest == contest.id.as_str()).cloned(),
            least: self.least(),
        }
    }

    pub(super) fn next(&self) -> Next {
        // The service enters no objection that is not founded.
        let contradicted = self.view.objections.first().map(|objection| objection.index);
        let tied = self.tied().map(|contest| &contest.id);
        Next::of(&self.view, self.manifest(), Judged { contradicted, tied })
    }

    /// The contest that waits for a lot: there are no verdicts then, and its rule is one that draws lots.
    pub(super) fn tied(&self) -> Option<&Contest> {
        let waits = !self.view.results.is_empty() && self.outcomes.as_ref().is_some_and(|o| o.is_empty());
        let charter = self.charter.as_ref().filter(|_| waits)?;
        let by_lot = |contest: &&Contest| {
            charter.vote(&contest.vote).is_some_and(|vote| vote.rule().tie() == Some(TieRule::Lot))
        };
        self.manifest().contests.iter().find(by_lot)
    }

    pub(super) fn card(&self) -> VoteCard {
        VoteCard {
            slug: self.slug().to_owned(),
            title: self.manifest().title.clone(),
            stage: self.stage.into(),
            opens: self.manifest().opens,
            closes: self.view.closes(self.manifest()),
            contests: self.contests(),
        }
    }

    pub(super) fn page(&self, house: &House) -> VotePage {
        let manifest = self.manifest();
        let names = |keys: &[NamedKey]| keys.iter().map(|key| key.name.clone()).collect();
        VotePage {
            organisation: house.settings.organisation.clone(),
            base: house.settings.base.clone(),
            slug: self.slug().to_owned(),
            title: manifest.title.clone(),
            stage: self.stage.into(),
            opens: manifest.opens,
            closes: self.view.closes(manifest),
            moved: !self.view.schedules.is_empty(),
            meeting: self.meeting(),
            contests: self.contests(),
            rolls: self.rolls(),
            ballots: Count::of(self.view.ballots.len(), self.least()),
            next: self.next(),
            trustees: names(&manifest.trustees),
            threshold: manifest.threshold,
            sign_offs: manifest.sign_off_quorum(),
            officers: names(&manifest.certifiers.officers),
            quorum: manifest.certifiers.quorum,
            witnesses: names(&manifest.witnesses.keys),
            election: self.plan.election().to_string(),
            entries: self.size,
        }
    }

    fn meeting(&self) -> Option<MeetingView> {
        self.names.meeting(self.manifest().register.as_ref()?.meeting.as_ref()?)
    }

    fn rolls(&self) -> Vec<RollView> {
        let one = |roll: &ostrakon_election::setup::RollPlan| {
            let entered = self.view.rolls.iter().find(|there| there.body.roll == roll.id);
            let contest = self.manifest().contests.iter().position(|contest| contest.roll == roll.id);
            let tally = contest.and_then(|at| self.view.tallies.get(at));
            RollView {
                body: self.body(&roll.body),
                voters: entered.map(|there| there.body.size),
                counted: tally.map(|tally| Count::of(tally.body.counted, self.least())),
            }
        };
        self.manifest().rolls.iter().map(one).collect()
    }
}

/// Those that are kept; after a start they are computed, and waited for a little.
async fn outcomes(carried: &Arc<Carried>, documents: usize, patience: Duration) -> Option<Arc<Vec<Outcome>>> {
    if carried.kept.outcomes(documents).is_none() {
        let folder = carried.election.ledger.publisher.folder().path().to_owned();
        carried.kept.clone().compute_outcomes(documents, folder);
    }
    let known = async {
        loop {
            if let Some(outcomes) = carried.kept.outcomes(documents) {
                return outcomes;
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::time::timeout(patience, known).await.ok()
}

impl From<Stage> for ostrakon_pages::Stage {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Draft => Self::Draft,
            Stage::Ceremony => Self::Ceremony,
            Stage::Rolls => Self::Rolls,
            Stage::Ready => Self::Ready,
            Stage::Announced => Self::Announced,
            Stage::Open => Self::Open,
            Stage::Ended => Self::Ended,
            Stage::Objections => Self::Objections,
            Stage::Tally => Self::Tally,
            Stage::Decrypt => Self::Decrypt,
            Stage::Certify => Self::Certify,
            Stage::Done => Self::Done,
        }
    }
}
