//! How it works, and what one must trust.

use crate::assets::offline_booth;
use crate::frame::{Frame, Place};
use crate::{Language, Words};
use askama::Template;

/// The page that explains.
#[derive(Clone, Copy, Debug)]
pub struct How;

#[derive(Template)]
#[template(path = "how.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
}

/// What happens with a ballot, step by step, each with a picture.
const STEPS: [(&str, &str); 5] = [
    ("seal", "icons/sealed.svg"),
    ("receipt", "icons/receipt.svg"),
    ("board", "icons/board.svg"),
    ("count", "icons/shares.svg"),
    ("verify", "icons/checked.svg"),
];
/// What one trusts for what.
const TRUST: [&str; 5] = ["count", "secrecy", "device", "board", "roll"];

impl How {
    /// The page.
    pub fn render(self, language: Language) -> String {
        let w = Words::of(language);
        let title = w.say("how-title");
        let frame = Frame { words: w, title, path: Some("/how"), place: Place::How, script: None };
        Page { frame, w }.render().unwrap_or_default()
    }
}

impl Page<'_> {
    fn steps(&self) -> [(&'static str, &'static str); 5] {
        STEPS
    }

    fn offline(&self) -> Option<&'static str> {
        offline_booth()
    }

    fn trust(&self) -> [&'static str; 5] {
        TRUST
    }

    fn say(&self, before: &str, name: &str, after: &str) -> String {
        self.w.say(&format!("{before}{name}{after}"))
    }
}
