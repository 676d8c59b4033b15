//! What is not there, or went wrong: a page that says so.

use crate::frame::{Frame, Place};
use crate::{Language, Words};
use askama::Template;

/// Why there is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// No such address.
    Missing,
    /// No such vote.
    NoVote,
    /// The service cannot answer now.
    Unavailable,
}

#[derive(Template)]
#[template(path = "told.html")]
struct Page<'a> {
    frame: Frame<'a>,
    next: String,
}

impl Told {
    fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NoVote => "no-vote",
            Self::Unavailable => "unavailable",
        }
    }

    /// The page.
    pub fn render(self, language: Language) -> String {
        let words = Words::of(language);
        let title = words.say(&format!("told-{}", self.name()));
        let frame = Frame { words, title, path: None, place: Place::Elsewhere, script: None };
        let next = words.say(&format!("told-{}-next", self.name()));
        Page { frame, next }.render().unwrap_or_default()
    }
}
