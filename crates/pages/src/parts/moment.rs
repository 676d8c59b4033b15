//! A moment: for everybody in UTC; where scripts run, in the reader's own time zone.

use crate::{Language, Whole, Words};
use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A moment of a page.
#[derive(Template)]
#[template(
    source = "<time datetime=\"{{ machine }}\" data-moment=\"{{ seconds }}\">{{ text }}</time>",
    ext = "html"
)]
pub(crate) struct Moment {
    machine: String,
    seconds: u64,
    text: String,
}

impl askama::filters::HtmlSafe for Moment {}

impl Moment {
    /// Seconds since 1970.
    pub(crate) fn new(words: &Words, seconds: impl Whole) -> Self {
        let seconds = seconds.whole();
        let machine = timestamp(seconds).strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        Self { machine, seconds, text: written(words, seconds) }
    }
}

fn timestamp(seconds: u64) -> Timestamp {
    i64::try_from(seconds).ok().and_then(|s| Timestamp::from_second(s).ok()).unwrap_or_default()
}

/// A moment in words, in UTC.
pub(crate) fn written(words: &Words, seconds: u64) -> String {
    let at = timestamp(seconds).to_zoned(TimeZone::UTC);
    let month = words.say(MONTHS[usize::from(at.month().unsigned_abs() - 1) % 12]);
    match words.language() {
        Language::En => format!("{} {month} {}, {} UTC", at.day(), at.year(), at.strftime("%H:%M")),
        Language::De => format!("{}. {month} {}, {} Uhr UTC", at.day(), at.year(), at.strftime("%H:%M")),
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_language_does() {
        let [english, german] = Language::ALL.map(|l| written(Words::of(l), 1_795_890_600));
        assert_eq!(english, "28 November 2026, 18:30 UTC");
        assert_eq!(german, "28. November 2026, 18:30 Uhr UTC");
        written(Words::of(Language::En), u64::MAX);
    }
}
