//! The first page.

use crate::frame::{Frame, Place};
use crate::parts::{Moment, Tag};
use crate::stage::Phase;
use crate::{ContestView, Language, Stage, Words};
use askama::Template;

/// What this service is, and what can be voted on.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// Whose service it is.
    pub organisation: String,
    /// Every vote, in any order.
    pub votes: Vec<VoteCard>,
}

/// A vote in short.
#[derive(Clone, Debug)]
pub struct VoteCard {
    /// What its address ends with.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// How far it is.
    pub stage: Stage,
    /// When voting opens, in seconds since 1970.
    pub opens: u64,
    /// When voting closes.
    pub closes: u64,
    /// Its questions.
    pub contests: Vec<ContestView>,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
    home: &'a Home,
    sections: Vec<Section<'a>>,
}

/// Votes that are alike.
struct Section<'a> {
    heading: String,
    votes: Vec<&'a VoteCard>,
    open: bool,
}

impl Home {
    /// The page.
    pub fn render(&self, language: Language) -> String {
        let w = Words::of(language);
        let frame = Frame {
            words: w,
            title: self.organisation.clone(),
            path: Some("/"),
            place: Place::Votes,
            script: None,
        };
        let phases = [
            (Phase::Open, "home-open"),
            (Phase::Coming, "home-coming"),
            (Phase::Counting, "home-counting"),
            (Phase::Decided, "home-decided"),
        ];
        let sections = phases.map(|(phase, id)| Section {
            heading: w.say(id),
            votes: self.votes_in(phase),
            open: phase == Phase::Open,
        });
        let sections = sections.into_iter().filter(|section| !section.votes.is_empty()).collect();
        Page { frame, w, home: self, sections }.render().unwrap_or_default()
    }

    /// Those that close or open first come first; of those that are over, the last.
    fn votes_in(&self, phase: Phase) -> Vec<&VoteCard> {
        let mut own: Vec<&VoteCard> = self.votes.iter().filter(|vote| vote.stage.phase() == phase).collect();
        match phase {
            Phase::Open => own.sort_by_key(|vote| vote.closes),
            Phase::Coming => own.sort_by_key(|vote| vote.opens),
            Phase::Counting | Phase::Decided => own.sort_by_key(|vote| std::cmp::Reverse(vote.closes)),
        }
        own
    }
}

impl VoteCard {
    fn tag(&self, words: &Words) -> Tag {
        tag(words, self.stage)
    }

    /// What of its times matters now.
    fn time(&self, words: &Words) -> (String, Moment) {
        match self.stage.phase() {
            Phase::Coming => (words.say("time-opens"), Moment::new(words, self.opens)),
            Phase::Open => (words.say("time-closes"), Moment::new(words, self.closes)),
            _ => (words.say("time-closed"), Moment::new(words, self.closes)),
        }
    }
}

/// How far a vote is, with its mark.
pub(crate) fn tag(words: &Words, stage: Stage) -> Tag {
    let text = words.say(stage.id());
    match stage.phase() {
        Phase::Open => Tag::open(text),
        Phase::Decided if stage == Stage::Done => Tag::good(text),
        _ => Tag::quiet(text),
    }
}
