//! What is asked: as the manifest says, in JSON, for scripts to draw.

use super::Opened;
use ostrakon_election::setup::Contest;
use serde::Serialize;

/// An election's ballot papers.
#[derive(Serialize)]
pub(super) struct Paper<'a> {
    title: &'a str,
    /// The manifest hash.
    election: String,
    /// The log's origin (spec 10.1): whose service it is, and the vote's slug there.
    log: String,
    opens: u64,
    closes: u64,
    rolls: Vec<RollPaper<'a>>,
}

/// One roll's.
#[derive(Serialize)]
struct RollPaper<'a> {
    id: &'a str,
    body: &'a str,
    /// Whether its ballots need a token.
    token: bool,
    /// How many are on it.
    voters: u64,
    contests: Vec<&'a Contest>,
}

impl<'a> Paper<'a> {
    pub(super) fn new(opened: &'a Opened) -> Self {
        let (plan, manifest) = (opened.plan(), opened.plan().manifest());
        let roll = |(index, roll): (usize, &'a ostrakon_election::setup::RollPlan)| RollPaper {
            id: roll.id.as_str(),
            body: roll.body.as_str(),
            token: roll.token.is_some(),
            voters: opened.voters(index),
            contests: plan.contests_of(index).into_iter().map(|c| &plan.contests()[c].contest).collect(),
        };
        Self {
            title: &manifest.title,
            election: plan.election().to_string(),
            log: opened.log().origin().to_string(),
            opens: manifest.opens,
            closes: opened.closes(),
            rolls: manifest.rolls.iter().enumerate().map(roll).collect(),
        }
    }
}
