//! The first page.

use crate::frame::{Frame, Place};
use crate::{Language, Words};
use askama::Template;

/// What this service is, and what can be voted on.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// Whose service it is.
    pub organisation: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Page<'a> {
    frame: Frame<'a>,
    home: &'a Home,
}

impl Home {
    /// The page.
    pub fn render(&self, language: Language) -> String {
        let words = Words::of(language);
        let frame = Frame {
            words,
            title: self.organisation.clone(),
            path: Some("/"),
            place: Place::Votes,
            script: None,
        };
        Page { frame, home: self }.render().unwrap_or_default()
    }
}
