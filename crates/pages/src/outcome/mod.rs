//! What came out: verdicts, seat by seat, with charts that are tables.

mod graded;
mod pairs;

use crate::contest::Line;
use crate::frame::{Frame, Place};
use crate::parts::{Bar, Count, Tag};
use crate::{ContestView, Language, Words, said};
use askama::Template;
use graded::Graded;
use ostrakon_verify::Outcome;
use pairs::Pairs;

/// The outcome of a vote.
#[derive(Clone, Debug)]
pub struct OutcomePage {
    /// Whose service it is.
    pub organisation: String,
    /// What the vote's address ends with.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// How far the outcome is.
    pub stands: Stands,
    /// Its questions.
    pub contests: Vec<ContestView>,
}

/// How far an outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nothing is counted.
    NotYet,
    /// It is counted, and this service reads it from the record at the moment.
    Reading,
    /// A tie waits for a lot.
    Lot,
    /// Counted, not certified.
    Counted,
    /// Certified.
    Certified,
}

#[derive(Template)]
#[template(path = "outcome.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
    page: &'a OutcomePage,
    told: Vec<Told<'a>>,
}

/// A contest's outcome, as pages have it.
#[derive(Template)]
#[template(path = "told-outcome.html")]
pub(crate) struct Told<'a> {
    w: &'static Words,
    contest: &'a ContestView,
    outcome: &'a Outcome,
    number: usize,
    /// The reasons are shown at once, as print needs it.
    open: bool,
    lines: Vec<Line>,
    pairs: Option<Pairs>,
    graded: Option<Graded>,
}

impl askama::filters::HtmlSafe for Told<'_> {}

/// A majority's bar, drawn.
struct Majority {
    text: String,
    bar: Bar,
}

/// A seat in words.
struct SeatLine {
    who: String,
    total: u64,
    over: Vec<String>,
}

impl OutcomePage {
    /// The page.
    pub fn render(&self, language: Language) -> String {
        let w = Words::of(language);
        let path = format!("/votes/{}/outcome", self.slug);
        let title = w.with("outcome-title", &[("title", (&self.title).into())]);
        let frame = Frame { words: w, title, path: Some(&path), place: Place::Votes, script: None };
        Page { frame, w, page: self, told: Told::all(w, &self.contests, false) }.render().unwrap_or_default()
    }

    fn stands(&self) -> (&'static str, &'static str) {
        match self.stands {
            Stands::NotYet => ("", "outcome-not-yet"),
            Stands::Reading => ("", "outcome-reading"),
            Stands::Lot => ("notice-warning", "outcome-lot"),
            Stands::Counted => ("notice-warning", "outcome-counted"),
            Stands::Certified => ("notice-good", "outcome-certified"),
        }
    }
}

impl<'a> Told<'a> {
    /// Of every contest that has an outcome.
    pub(crate) fn all(w: &'static Words, contests: &'a [ContestView], open: bool) -> Vec<Self> {
        let ended = contests
            .iter()
            .enumerate()
            .filter_map(|(at, contest)| Some((at, contest, contest.outcome.as_ref()?)));
        ended
            .map(|(at, contest, outcome)| Self {
                w,
                contest,
                outcome,
                number: at + 1,
                open,
                lines: contest.lines(w),
                pairs: Pairs::of(w, contest, outcome),
                graded: Graded::of(contest, outcome),
            })
            .collect()
    }

    fn status(&self) -> Tag {
        said::status(self.w, &self.outcome.status)
    }

    fn elected(&self) -> Vec<String> {
        self.contest.elected(self.w)
    }

    /// A lot is told by the verdict's own first sentence.
    fn by_lot(&self) -> bool {
        self.outcome.reasoning.first().is_some_and(|reason| reason.contains(", by lot among "))
    }

    fn counted(&self) -> String {
        Count::of(self.outcome.counted, self.contest.least).said(self.w)
    }

    fn weight(&self) -> Option<String> {
        let weighted = self.outcome.weight != self.outcome.counted;
        weighted.then(|| self.w.number(self.outcome.weight))
    }

    fn majority(&self) -> Option<Majority> {
        let bar = self.outcome.particulars.bar?;
        let text = self.w.with(
            "outcome-majority",
            &[("n", bar.votes_for.into()), ("base", bar.base.into()), ("needed", bar.needed.into())],
        );
        let drawn = Bar::new(bar.votes_for, bar.base, bar.votes_for >= bar.needed);
        Some(Majority { text, bar: drawn.with_mark(Some(bar.needed), bar.base) })
    }

    fn seats(&self) -> Vec<SeatLine> {
        let seats = self.outcome.particulars.seats.iter().flatten();
        let name = |id: &ostrakon_charter::Id| self.contest.label(self.w, id.as_str());
        seats
            .map(|seat| SeatLine {
                who: name(&seat.option),
                total: seat.total,
                over: seat.over.iter().map(name).collect(),
            })
            .collect()
    }

    /// Why it is invalid: the ground, the clause, and what is the matter in the verifier's own words.
    fn because(&self) -> Vec<(String, String, &str)> {
        let broken = self.outcome.because.iter();
        broken.map(|b| (said::ground(self.w, b.ground), b.clause.to_string(), b.what.as_str())).collect()
    }

    fn choose(&self) -> Vec<String> {
        self.outcome.choose.iter().map(|id| self.contest.label(self.w, id)).collect()
    }

    /// The verdict's sentences; those that repeat the figures of the table are left out.
    fn reasons(&self) -> Vec<&str> {
        let told = self.outcome.reasoning.iter().map(String::as_str);
        told.filter(|r| !r.starts_with("totals: ") && !r.ends_with(" counted in all")).collect()
    }
}
