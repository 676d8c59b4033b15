//! Words: Fluent's messages, formatted here for pages that the service makes.

use crate::Language;
use crate::assets::generated::WORDS;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// All words of a language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<[Words; 2]> = LazyLock::new(|| Language::ALL.map(Words::read));
        let [english, german] = &*ALL;
        match language {
            Language::En => english,
            Language::De => german,
        }
    }

    fn read(language: Language) -> Self {
        let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // What people wrote stands in elements of its own, which isolate it.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => english,
            Language::De => german,
        }));
        for (_, _, source) in WORDS.iter().filter(|(code, ..)| *code == language.code()) {
            // What does not parse is told by the build already.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(part, _)| part);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without variables.
    pub fn say(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message with one number, `$n`.
    pub fn count(&self, id: &str, n: impl Whole) -> String {
        self.with(id, &[("n", n.whole().into())])
    }

    /// A message with variables.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), value.0.clone());
        }
        self.format(id, Some(&args))
    }

    /// A whole number, grouped as the language does.
    pub fn number(&self, n: impl Whole) -> String {
        grouped(&n.whole().to_string(), separator(self.language))
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

/// A whole number; templates have most of them by reference.
pub trait Whole {
    /// The number.
    fn whole(&self) -> u64;
}

macro_rules! whole {
    ($($number:ty)*) => {
        $(impl Whole for $number {
            fn whole(&self) -> u64 {
                u64::try_from(*self).unwrap_or(u64::MAX)
            }
        })*
    };
}
whole!(u16 u32 u64 usize);

impl<T: Whole> Whole for &T {
    fn whole(&self) -> u64 {
        (*self).whole()
    }
}

/// The value of a variable.
#[derive(Clone)]
pub struct Value<'a>(FluentValue<'a>);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self(FluentValue::String(text.into()))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self(FluentValue::String(text.into()))
    }
}

impl<T: Whole> From<T> for Value<'_> {
    fn from(n: T) -> Self {
        Self(n.whole().into())
    }
}

fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole(value).map(|digits| grouped(&digits, ","))
}

fn german<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole(value).map(|digits| grouped(&digits, "."))
}

fn separator(language: Language) -> &'static str {
    match language {
        Language::En => ",",
        Language::De => ".",
    }
}

fn whole(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number @ FluentNumber { .. }) => Some(number.as_string().into_owned()),
        _ => None,
    }
}

/// Digits in threes from the end.
fn grouped(digits: &str, separator: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text += separator;
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
