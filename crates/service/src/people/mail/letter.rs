//! What mails say: templates, a language a folder.

use crate::settings::Language;

/// A mail without its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(super) subject: String,
    pub(super) body: String,
}

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Login,
    Passkey,
    Opens,
    Closes,
    Result,
}

macro_rules! letters {
    ($language:literal) => {
        [
            include_str!(concat!("../../../letters/", $language, "/login.txt")),
            include_str!(concat!("../../../letters/", $language, "/passkey.txt")),
            include_str!(concat!("../../../letters/", $language, "/opens.txt")),
            include_str!(concat!("../../../letters/", $language, "/closes.txt")),
            include_str!(concat!("../../../letters/", $language, "/result.txt")),
        ]
    };
}

/// In the order of [`Kind`].
const ENGLISH: [&str; 5] = letters!("en");
const GERMAN: [&str; 5] = letters!("de");

impl Kind {
    fn template(self, language: Language) -> &'static str {
        match language {
            Language::En => ENGLISH[self as usize],
            Language::De => GERMAN[self as usize],
        }
    }
}

impl Letter {
    /// Fills a template: `{name}` becomes what `values` give for it.
    pub(crate) fn new(kind: Kind, language: Language, values: &[(&str, &str)]) -> Self {
        let template = kind.template(language);
        let (subject, body) = template.split_once("\n\n").unwrap_or_default();
        let subject = subject.strip_prefix("Subject: ").unwrap_or(subject);
        Self { subject: fill(subject, values), body: fill(body, values) }
    }
}

/// In one pass, so that a value that looks like a name stays what it is; and on one line, whatever it holds.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = template.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        text.extend(value.chars().map(|c| if c.is_control() { ' ' } else { c }));
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Kind; 5] = [Kind::Login, Kind::Passkey, Kind::Opens, Kind::Closes, Kind::Result];

    #[test]
    fn every_letter_has_its_parts() {
        for language in [Language::En, Language::De] {
            for kind in ALL {
                let known = ["organisation", "link", "title", "opens", "closes"];
                let names = kind.template(language).split('{').skip(1);
                for name in names.map(|piece| piece.split('}').next().unwrap()) {
                    assert!(known.contains(&name), "{name}");
                }
                let letter = Letter::new(kind, language, &[("link", "https://x.example/y")]);
                assert!(!letter.subject.is_empty() && !letter.subject.contains('\n'));
                assert!(letter.body.contains("\nhttps://x.example/y\n"), "{}", letter.body);
                assert!(kind.template(language).starts_with("Subject: "));
            }
        }
    }

    #[test]
    fn values_stay_what_they_are() {
        let values = [("a", "{b}\r\nBcc: x"), ("b", "never")];
        assert_eq!(fill("1 {a} 2 {c} 3", &values), "1 {b}  Bcc: x 2  3");
    }
}
