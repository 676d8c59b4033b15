//! A year as it is written down: who does what, when, and what is expected of it.

use crate::clock;
use crate::election::AboutText;
use crate::error::{CliError, Outcome};
use ostrakon_charter::Id;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scenario {
    pub(super) title: String,
    pub(super) founding: Founding,
    /// Of the persons who stand for office, those who declare that they are women.
    pub(super) women: BTreeSet<Id>,
    #[serde(rename = "step")]
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Founding {
    pub(super) at: Time,
    pub(super) tell: String,
    pub(super) officers: Vec<String>,
    /// Who becomes an officer later.
    pub(super) later: Vec<String>,
    pub(super) quorum: u16,
}

/// Something that happens: words of the story, acts of the keeper, an election; in this order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) at: Time,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) tell: String,
    /// Files that the acts name.
    #[serde(default)]
    pub(super) files: BTreeMap<String, String>,
    /// What a proposed charter, `charter.toml`, says instead.
    pub(super) charter: Option<Replaced>,
    /// What the keeper enters: `ostrakon register …`.
    #[serde(default)]
    pub(super) keep: Vec<String>,
    /// Only says how many acts there are.
    #[serde(default)]
    pub(super) quiet: bool,
    /// Part of why the keeper's program refuses.
    pub(super) refused: Option<String>,
    pub(super) election: Option<ElectionText>,
}

/// A change of the charter's text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Replaced {
    pub(super) old: String,
    pub(super) new: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ElectionText {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) meeting: Option<Id>,
    pub(super) opens: Time,
    /// When the officers decide that it closes at another time, and at which.
    pub(super) schedule: Option<[Time; 2]>,
    /// Part of why the organiser's program would not announce it; it is announced all the same.
    pub(super) foreseen: Option<String>,
    #[serde(rename = "roll")]
    pub(super) rolls: Vec<RollText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RollText {
    pub(super) body: Id,
    /// If it is not the body's.
    pub(super) id: Option<Id>,
    /// On the roll, and not voting.
    #[serde(default)]
    pub(super) absent: usize,
    #[serde(rename = "contest")]
    pub(super) contests: Vec<ContestText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContestText {
    pub(super) id: Id,
    pub(super) vote: Id,
    pub(super) title: String,
    /// The question of a private vote: the board shows its hash.
    pub(super) private: Option<String>,
    /// Persons; none of a motion.
    #[serde(default)]
    pub(super) options: String,
    /// How many may be marked.
    pub(super) max: Option<u32>,
    /// `"5 ann bea"`: five mark ann and bea.
    #[serde(default)]
    pub(super) votes: Vec<String>,
    /// The ballots and the options are those of Gy-les-Nonains instead.
    #[serde(default)]
    pub(super) french: bool,
    /// As an election's description has it; the election of `again` by its folder.
    pub(super) about: Option<AboutText>,
    /// How it must end.
    pub(super) expect: String,
}

/// A time, as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Time(pub(super) u64);

impl TryFrom<String> for Time {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        clock::parse(&text).map(Self)
    }
}

impl Scenario {
    /// The year of the network.
    pub(super) fn network() -> Outcome<Self> {
        toml::from_str(include_str!("network.toml"))
            .map_err(|error| CliError::new(error).at("the scenario of the network's year"))
    }
}
