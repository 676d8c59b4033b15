//! A charter: read, refused with its problems, or explained.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_charter::{Charter, Id, Text, Threshold, explain};

fuzz_target!(|bytes: &[u8]| {
    match Charter::parse(bytes) {
        Ok(charter) => assert!(!explain(&charter).is_empty()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = (Id::new(text), Text::new(text), text.parse::<Threshold>());
    }
});
