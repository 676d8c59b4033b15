//! What stands around every page.

use crate::{Language, Words, asset};

/// What the layout needs.
pub(crate) struct Frame<'a> {
    pub(crate) words: &'static Words,
    /// Said before the name of the service, in the browser's title.
    pub(crate) title: String,
    /// The page's address behind the language: `/votes/x`; none where the page stands at several.
    pub(crate) path: Option<&'a str>,
    /// Where in the navigation it is.
    pub(crate) place: Place,
    /// The page's own script.
    pub(crate) script: Option<&'static str>,
}

/// Where in the navigation a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Votes,
    Organisation,
    How,
    Me,
    Elsewhere,
}

impl Frame<'_> {
    /// What the navigation leads to.
    pub(crate) const PLACES: [(Place, &'static str, &'static str); 4] = [
        (Place::Votes, "/", "nav-votes"),
        (Place::Organisation, "/organisation", "nav-organisation"),
        (Place::How, "/how", "nav-how"),
        (Place::Me, "/me", "nav-me"),
    ];

    pub(crate) fn code(&self) -> &'static str {
        self.words.language().code()
    }

    /// The same page in another language; from a page of several addresses, home.
    pub(crate) fn elsewhere(&self, language: Language) -> String {
        format!("/{}{}", language.code(), self.path.unwrap_or("/"))
    }

    pub(crate) fn asset(&self, name: &str) -> &'static str {
        asset(name).unwrap_or_default()
    }

    pub(crate) fn languages(&self) -> [Language; 2] {
        Language::ALL
    }

    pub(crate) fn places(&self) -> [(Place, &'static str, &'static str); 4] {
        Self::PLACES
    }
}
