//! Minutes, for print: who voted on what, by which rule, what came out, and who says so.

use crate::frame::{Frame, Place};
use crate::outcome::Told;
use crate::parts::{Moment, Tag};
use crate::{Language, VotePage, Whole, Words};
use askama::Template;

/// Minutes of a vote.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// The vote.
    pub vote: VotePage,
    /// When it was closed, if it is.
    pub closed: Option<u64>,
    /// Who has signed the certificate; nobody while there is none.
    pub signed: Vec<Signatory>,
    /// The root of the board's tree, in hexadecimal.
    pub root: String,
}

/// Somebody who has signed.
#[derive(Clone, Debug)]
pub struct Signatory {
    /// What they are called.
    pub name: String,
    /// Their key, in hexadecimal.
    pub key: String,
}

#[derive(Template)]
#[template(path = "minutes.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
    page: &'a Minutes,
    told: Vec<Told<'a>>,
}

impl Minutes {
    /// The page.
    pub fn render(&self, language: Language) -> String {
        let w = Words::of(language);
        let path = format!("/votes/{}/minutes", self.vote.slug);
        let title = w.with("minutes-title", &[("title", (&self.vote.title).into())]);
        let frame = Frame { words: w, title, path: Some(&path), place: Place::Votes, script: None };
        Page { frame, w, page: self, told: Told::all(w, &self.vote.contests, true) }
            .render()
            .unwrap_or_default()
    }

    fn moment(&self, w: &Words, seconds: impl Whole) -> Moment {
        Moment::new(w, seconds)
    }

    fn tag(&self, w: &Words) -> Tag {
        crate::home::tag(w, self.vote.stage)
    }
}
