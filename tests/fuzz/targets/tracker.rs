//! A tracker: what reads is shown and reads again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::cast::Tracker;

fuzz_target!(|text: &str| {
    if let Some(tracker) = Tracker::parse(text) {
        assert_eq!(Tracker::parse(&tracker.to_string()), Some(tracker));
    }
});
