//! A verification as the page shows it: the report, and the words of the manifest for the names in it.

use crate::Fault;
use data_encoding::BASE64;
use ostrakon_election::setup::Plan;
use ostrakon_tlog::tree::TreeHead;
use ostrakon_verify::Verification;
use serde::Serialize;

/// What the page gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The report of spec 8.3, as `ostrakon verify --json` gives it: bytes for the reader to keep and to compare.
    pub report: String,
    /// The manifest's hash, if it compiles.
    pub election: Option<String>,
    /// What the manifest calls the election.
    pub title: Option<String>,
    /// Its contests, in the manifest's order.
    pub contests: Vec<ToldContest>,
    /// How many entries were verified.
    pub entries: u64,
    /// The root of their tree, as the checkpoint signs it (base 64, as it stands there).
    pub root: Option<String>,
    /// Entries and tree do not go together: the copy is damaged, before anybody is accused.
    pub damaged: bool,
}

/// A contest's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldContest {
    /// Its name in the report.
    pub id: String,
    /// The question.
    pub title: String,
    /// Its options.
    pub options: Vec<ToldOption>,
}

/// An option's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldOption {
    /// Its name in the report.
    pub id: String,
    /// Its name for people.
    pub label: String,
}

impl Told {
    pub(crate) fn of(verification: &Verification, head: Option<TreeHead>) -> Result<Self, Fault> {
        let report = serde_json::to_string(&verification.report);
        let plan = verification.plan.as_ref();
        Ok(Self {
            report: report.map_err(|error| Fault::new("core-stopped", error))?,
            election: plan.map(|plan| plan.election().to_string()),
            title: plan.map(|plan| plan.manifest().title.clone()),
            contests: plan.map(contests).unwrap_or_default(),
            entries: head.map_or(0, |head| head.size),
            root: head.map(|head| BASE64.encode(head.root.as_bytes())),
            damaged: verification.report.is_damaged(),
        })
    }
}

fn contests(plan: &Plan) -> Vec<ToldContest> {
    let contests = plan.manifest().contests.iter();
    let told = contests.map(|contest| ToldContest {
        id: contest.id.to_string(),
        title: contest.title.clone(),
        options: contest
            .options
            .iter()
            .map(|option| ToldOption { id: option.id.to_string(), label: option.label.clone() })
            .collect(),
    });
    told.collect()
}
