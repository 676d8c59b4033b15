//! How a vote is decided.

use crate::Words;
use crate::words::Value;
use ostrakon_charter::{Rule, Threshold};
use ostrakon_description::{Message, Part};

/// The rule in a sentence.
pub(crate) fn rule(words: &Words, rule: &Rule) -> String {
    said(words, &ostrakon_description::rule(rule))
}

/// A share: the common ones in words.
pub(crate) fn fraction(words: &Words, share: Threshold) -> String {
    match ostrakon_description::fraction(share) {
        Part::Words(message) => said(words, &message),
        Part::Text(text) => text,
        Part::Number(number) => words.number(number),
    }
}

/// What settles a tie; nothing where there is none.
pub(crate) fn tie(words: &Words, rule: &Rule) -> Option<String> {
    ostrakon_description::tie(rule).map(|message| said(words, &message))
}

fn said(words: &Words, message: &Message) -> String {
    let about: Vec<(&str, Value<'_>)> =
        message.about.iter().map(|(name, part)| (*name, value(words, part))).collect();
    words.with(message.id, &about)
}

fn value<'a>(words: &Words, part: &'a Part) -> Value<'a> {
    match part {
        Part::Number(number) => (*number).into(),
        Part::Text(text) => text.as_str().into(),
        Part::Words(message) => said(words, message).into(),
    }
}
