//! A charter: read, refused with its problems, or explained; and TOML only if the crate `toml` says so, of the same line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_charter::{Charter, CharterError, Id, Text, Threshold, explain};
use serde::de::IgnoredAny;

fuzz_target!(|bytes: &[u8]| {
    let read = Charter::parse(bytes);
    match &read {
        Ok(charter) => assert!(!explain(charter).is_empty()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = (Id::new(text), Text::new(text), text.parse::<Threshold>());
        if !matches!(read, Err(CharterError::ByteOrderMark | CharterError::TooLong { .. })) {
            assert_eq!(own_line(&read), other_line(text));
        }
    }
});

/// The line of what is no TOML.
fn own_line(read: &Result<Charter, CharterError>) -> Option<usize> {
    match read {
        Err(CharterError::Syntax { line, .. }) => Some(*line),
        _ => None,
    }
}

/// The same by `toml`.
fn other_line(text: &str) -> Option<usize> {
    let error = toml::from_str::<IgnoredAny>(text).err()?;
    let start = error.span().map_or(0, |span| span.start);
    Some(1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count())
}
