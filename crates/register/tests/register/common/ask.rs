//! Questions, as manifests and open votes ask them.

use super::id;
use ostrakon_charter::Id;
use ostrakon_election::setup::{About, Again, BallotType, Contest, ContestOption};
use ostrakon_group::{Bytes32, sha256};

#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) vote: Id,
    pub(crate) body: Id,
    pub(crate) about: About,
    pub(crate) options: Vec<ContestOption>,
}

/// A motion, until options are given.
pub(crate) fn ask(vote: &str, body: &str) -> Ask {
    let ask = Ask { vote: id(vote), body: id(body), about: About::default(), options: Vec::new() };
    ask.options(&["for", "against", "abstain"])
}

impl Ask {
    pub(crate) fn options(mut self, options: &[&str]) -> Self {
        let option = |name: &&str| ContestOption { id: id(name), label: (*name).into(), flags: Vec::new() };
        self.options = options.iter().map(option).collect();
        self
    }

    /// These options are women's.
    pub(crate) fn women(mut self, women: &[&str]) -> Self {
        let named = self.options.iter_mut().filter(|option| women.contains(&option.id.as_str()));
        named.for_each(|option| option.flags = vec![id("woman")]);
        self
    }

    pub(crate) fn about_charter(mut self, charter: &str) -> Self {
        self.about.charter = Some(sha256(charter.as_bytes()).into());
        self
    }

    pub(crate) fn about_body(mut self, body: &str) -> Self {
        self.about.body = Some(id(body));
        self
    }

    pub(crate) fn about_meeting(mut self, meeting: &str) -> Self {
        self.about.meeting = Some(id(meeting));
        self
    }

    pub(crate) fn recalling(mut self, holdings: &[Bytes32]) -> Self {
        self.about.holdings = holdings.to_vec();
        self.about.holdings.sort_unstable();
        self
    }

    pub(crate) fn again(mut self, election: Bytes32, contest: &str) -> Self {
        self.about.again = Some(Again { contest: id(contest), election });
        self
    }

    /// What it is about, if anything.
    pub(crate) fn subject(&self) -> Option<About> {
        (self.about != About::default()).then(|| self.about.clone())
    }

    pub(crate) fn contest(&self, index: usize) -> Contest {
        let motion = self.options.first().is_some_and(|option| option.id.as_str() == "for");
        let ballot =
            if motion { BallotType::Motion {} } else { BallotType::Choice { blank: false, none: false } };
        Contest {
            about: self.subject(),
            ballot,
            id: id(&format!("c{index}")),
            options: self.options.clone(),
            roll: self.body.clone(),
            title: "A question".into(),
            vote: self.vote.clone(),
        }
    }
}
