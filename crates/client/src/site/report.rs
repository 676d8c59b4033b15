//! What an audit finds.

use ostrakon_charter::words::printable;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What an audit gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Audited {
    /// How many listed files were compared.
    pub files: usize,
    /// How many pages were read.
    pub pages: usize,
    /// By how many visitors each.
    pub visitors: usize,
    /// What is not as it should be, by place; nothing if all is.
    pub alarms: Vec<Alarm>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alarm {
    /// The address, below the base.
    #[serde(rename = "where")]
    pub place: String,
    /// Which visitors were given it.
    pub who: Vec<&'static str>,
    /// What it is.
    pub what: String,
    /// What to do.
    pub next: &'static str,
}

/// What must not be done with bytes that nobody published.
const NOT_USED: &str = "let nobody vote or log in there; keep what came, tell officers and witnesses, and ask whoever runs the service and keeps \
                        its register";
/// Where something between here and the service may add to answers.
const BETWEEN: &str = "ask whoever runs the service: a proxy before it may have changed the answer; until it is gone, let nobody vote there";

/// Gathered by many at once.
#[derive(Default)]
pub(super) struct Alarms(Mutex<BTreeMap<(String, String), Alarm>>);

impl Alarms {
    /// Other bytes, or something that would be loaded.
    pub(super) fn bytes(&self, place: &str, who: &'static str, what: impl Into<String>) {
        self.add(place, who, what.into(), NOT_USED);
    }

    /// Something around the bytes.
    pub(super) fn answer(&self, place: &str, who: &'static str, what: impl Into<String>) {
        self.add(place, who, what.into(), BETWEEN);
    }

    fn add(&self, place: &str, who: &'static str, what: String, next: &'static str) {
        let (place, what) = (shown(place), shown(&what));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = Alarm { place: place.clone(), who: Vec::new(), what: what.clone(), next };
        let alarm = all.entry((place, what)).or_insert(new);
        if !alarm.who.contains(&who) {
            alarm.who.push(who);
            alarm.who.sort_unstable();
        }
    }

    pub(super) fn into_list(self) -> Vec<Alarm> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
    }
}

/// The most characters of somebody else's text.
const MOST: usize = 300;

fn shown(text: &str) -> String {
    printable(&text.chars().take(MOST).collect::<String>())
}
