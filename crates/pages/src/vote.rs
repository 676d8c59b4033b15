//! One vote: what it is about, how far it is, and who must act next.

use crate::assets::offline_booth;
use crate::frame::{Frame, Place};
use crate::home::tag;
use crate::parts::{Bar, Count, Moment, Tag};
use crate::{ContestView, Language, Stage, Whole, Words, said};
use askama::Template;
use ostrakon_election::board::Next;

/// A vote.
#[derive(Clone, Debug)]
pub struct VotePage {
    /// Whose service it is.
    pub organisation: String,
    /// Where the service is reached.
    pub base: String,
    /// What its address ends with.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// How far it is.
    pub stage: Stage,
    /// When voting opens, in seconds since 1970.
    pub opens: u64,
    /// When voting closes, as the last schedule says.
    pub closes: u64,
    /// Whether officers have moved the closing.
    pub moved: bool,
    /// The meeting at which it is held.
    pub meeting: Option<MeetingView>,
    /// Its questions.
    pub contests: Vec<ContestView>,
    /// Its rolls.
    pub rolls: Vec<RollView>,
    /// Ballots on the board, also those that were cast again.
    pub ballots: Count,
    /// What comes next.
    pub next: Next,
    /// Who holds a part of the key, 1 … n.
    pub trustees: Vec<String>,
    /// How many of them decrypt.
    pub threshold: u16,
    /// How many must have signed off the board before any of them does.
    pub sign_offs: usize,
    /// Who certifies.
    pub officers: Vec<String>,
    /// How many of them.
    pub quorum: u16,
    /// Who watches the board.
    pub witnesses: Vec<String>,
    /// The manifest hash.
    pub election: String,
    /// Entries of the board.
    pub entries: u64,
}

/// A meeting.
#[derive(Clone, Debug)]
pub struct MeetingView {
    /// What kind it is.
    pub name: String,
    /// Where.
    pub place: String,
    /// When it starts.
    pub starts: u64,
}

/// A roll, and how many took part.
#[derive(Clone, Debug)]
pub struct RollView {
    /// Whose.
    pub body: String,
    /// How many may vote, once the roll is on the board.
    pub voters: Option<u64>,
    /// How many did, once it is summed up.
    pub counted: Option<Count>,
}

#[derive(Template)]
#[template(path = "vote.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
    vote: &'a VotePage,
}

impl VotePage {
    /// The page.
    pub fn render(&self, language: Language) -> String {
        let w = Words::of(language);
        let path = format!("/votes/{}", self.slug);
        let title = self.title.clone();
        let frame = Frame { words: w, title, path: Some(&path), place: Place::Votes, script: None };
        Page { frame, w, vote: self }.render().unwrap_or_default()
    }

    fn tag(&self, words: &Words) -> Tag {
        tag(words, self.stage)
    }

    fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    /// The offline booth, once there is an opened vote to give it.
    fn offline(&self) -> Option<&'static str> {
        let opened = !matches!(self.stage, Stage::Draft | Stage::Ceremony | Stage::Rolls | Stage::Ready);
        offline_booth().filter(|_| opened)
    }

    fn is_counted(&self) -> bool {
        self.contests.iter().any(|contest| contest.outcome.is_some())
    }

    fn next(&self, words: &Words) -> String {
        said::next(words, &self.next, |id| {
            let found = self.contests.iter().find(|contest| contest.asked.id.as_str() == id);
            found.map_or_else(|| id.to_owned(), |contest| contest.asked.title.clone())
        })
    }

    fn not_before(&self, words: &Words) -> Option<Moment> {
        said::not_before(words, &self.next)
    }

    /// Trustees whom it waits for.
    fn waiting(&self) -> Vec<&str> {
        let name = |n: &u16| Some(self.trustees.get(usize::from(*n).checked_sub(1)?)?.as_str());
        self.next.waiting().iter().filter_map(name).collect()
    }

    /// The page, and its words, of those who must act next, if they have one.
    fn door(&self) -> Option<(&'static str, &'static str)> {
        match &self.next {
            Next::Ceremony { .. } | Next::SignOff { .. } | Next::Share { .. } | Next::Lot { .. } => {
                Some(("trustee", "vote-door-trustee"))
            }
            Next::Certify { .. } => Some(("certify", "vote-door-certify")),
            Next::Roll { .. } | Next::Open { .. } | Next::Tally { .. } | Next::Result => {
                Some(("organise", "vote-door-organise"))
            }
            _ => None,
        }
    }

    fn moment(&self, words: &Words, seconds: impl Whole) -> Moment {
        Moment::new(words, seconds)
    }
}

impl RollView {
    fn turnout(&self) -> Option<Bar> {
        Some(Bar::new(self.counted?.exactly()?, self.voters?, true))
    }

    /// A share of those who may vote, in percent.
    fn share(&self) -> Option<u64> {
        let (counted, voters) = (self.counted?.exactly()?, self.voters?);
        u64::try_from(u128::from(counted) * 100 / u128::from(voters.max(1))).ok()
    }
}
