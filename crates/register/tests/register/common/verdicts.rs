//! Verdicts, as an election's officers certify them.

use ostrakon_charter::{Charter, Verdict};
use ostrakon_election::setup::Contest;

#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) status: &'static str,
    pub(crate) elected: Vec<&'static str>,
    pub(crate) tied: Vec<&'static str>,
}

pub(crate) fn said(status: &'static str) -> Said {
    Said { status, elected: Vec::new(), tied: Vec::new() }
}

pub(crate) fn elected(elected: &[&'static str]) -> Said {
    Said { elected: elected.to_vec(), ..said("elected") }
}

pub(crate) fn tied(elected: &[&'static str], tied: &[&'static str]) -> Said {
    Said { status: "tied", elected: elected.to_vec(), tied: tied.to_vec() }
}

impl Said {
    pub(crate) fn verdict(&self, charter: &Charter, contest: &Contest) -> Verdict {
        let clause = charter.vote(&contest.vote).map_or("C-NONE", |vote| vote.clause().as_str());
        let because = serde_json::json!([{"clause": clause, "ground": "electorate"}]);
        let mut verdict = serde_json::json!({
            "clause": clause, "contest": contest.id, "elected": self.elected, "status": self.status,
            "tied": self.tied, "vote": contest.vote,
        });
        if self.status == "invalid" {
            verdict["because"] = because;
        }
        serde_json::from_value(verdict).unwrap()
    }
}
