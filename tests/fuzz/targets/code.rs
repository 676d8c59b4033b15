//! A printed code: what reads prints and reads again.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::roll::PrintedCode;

fuzz_target!(|text: &str| {
    if let Ok(code) = PrintedCode::parse(text) {
        let printed = code.expose();
        assert_eq!(PrintedCode::parse(&printed).expect("as printed").expose(), printed);
        assert!(code.derive().is_ok());
    }
});
