//! Static shells: pages that hold no data, the same bytes for every vote. A script fills them, and reads from the address what for.

use crate::frame::{Frame, Place};
use crate::{Language, WEB_MISSING, Words, asset};
use askama::Template;

/// A page that a script fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// Where one votes.
    Booth,
    /// Where a ballot that was sealed without a network is posted.
    Post,
    /// The second device: a tracker, then the opening of its ballot.
    Second,
    /// Checks a receipt.
    Receipt,
    /// Verifies a record.
    Verify,
    /// Logging in.
    Login,
    /// One's own votes.
    Me,
    /// One's own key.
    Key,
    /// Where officers verify and sign.
    Certify,
    /// Where trustees do their part.
    Trustee,
    /// Where organisers run a vote.
    Organise,
    /// Where they make one.
    Make,
    /// Where registrars say who belongs to a body.
    People,
    /// Where the keeper of the register forms bodies and calls meetings.
    Keeper,
}

#[derive(Template)]
#[template(path = "shell.html")]
struct Page<'a> {
    frame: Frame<'a>,
    noscript: String,
    built: bool,
    of_a_vote: bool,
}

impl Shell {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Booth,
        Self::Post,
        Self::Second,
        Self::Receipt,
        Self::Verify,
        Self::Login,
        Self::Me,
        Self::Key,
        Self::Certify,
        Self::Trustee,
        Self::Organise,
        Self::Make,
        Self::People,
        Self::Keeper,
    ];

    /// Its name: of its script and its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Booth => "booth",
            Self::Post => "post",
            Self::Second => "second",
            Self::Receipt => "receipt",
            Self::Verify => "verify",
            Self::Login => "login",
            Self::Me => "me",
            Self::Key => "key",
            Self::Certify => "certify",
            Self::Trustee => "trustee",
            Self::Organise => "organise",
            Self::Make => "make",
            Self::People => "people",
            Self::Keeper => "keeper",
        }
    }

    /// The last part of its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Make => "organise",
            other => other.name(),
        }
    }

    /// Whether it stands below a vote.
    pub fn of_a_vote(self) -> bool {
        matches!(
            self,
            Self::Booth | Self::Post | Self::Verify | Self::Certify | Self::Trustee | Self::Organise
        )
    }

    /// Where it is served, below the base: `en/login`, `en/votes/<vote>/booth`.
    pub fn path(self, language: Language, vote: &str) -> String {
        let (code, name) = (language.code(), self.address());
        match self.of_a_vote() {
            true => format!("{code}/votes/{vote}/{name}"),
            false => format!("{code}/{name}"),
        }
    }

    /// Whether it needs the web bundle.
    fn computes(self) -> bool {
        !matches!(self, Self::Login | Self::Me)
    }

    /// The page.
    pub fn render(self, language: Language) -> String {
        let (name, words) = (self.name(), Words::of(language));
        let script = asset(&format!("scripts/{name}/main.js"));
        let built = script.is_some() && !(self.computes() && WEB_MISSING);
        let path = format!("/{}", self.address());
        let frame = Frame {
            words,
            title: words.say(&format!("shell-{name}")),
            path: (!self.of_a_vote()).then_some(path.as_str()),
            place: if self == Self::Me { Place::Me } else { Place::Elsewhere },
            script: script.filter(|_| built),
        };
        let noscript = words.say(&format!("shell-{name}-noscript"));
        Page { frame, noscript, built, of_a_vote: self.of_a_vote() }.render().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shells_are_rendered_in_both_languages() {
        for shell in Shell::ALL {
            for language in Language::ALL {
                let page = shell.render(language);
                assert!(page.contains(&format!("<html lang=\"{}\"", language.code())), "{page}");
                assert!(page.contains("id=\"app\"") || page.contains("cargo xtask web"), "{page}");
                assert!(!page.contains("shell-"), "{page}");
            }
        }
    }
}
