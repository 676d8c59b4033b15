//! Charters are TOML 1.0, so that every reader of that version takes the same files (spec 7.1).

#![allow(clippy::panic)]

mod common;

use common::SMALL;
use ostrakon_charter::{Charter, CharterError};

fn syntax_error(text: &str) -> (usize, String) {
    match Charter::parse(text.as_bytes()) {
        Err(CharterError::Syntax { line, message }) => (line, message),
        other => panic!("{text:?} gives {other:?}"),
    }
}

#[test]
fn what_came_with_toml_1_1_is_refused() {
    for name in [r#""\e""#, r#""\x41""#, "07:32", "1979-05-27T07:32Z", "{\na = 1 }", "{ a = 1, }"] {
        assert_eq!(syntax_error(&SMALL.replace("\"All members\"", name)).0, 7, "{name}");
    }
}

#[test]
fn what_is_not_toml_at_all_is_refused_with_its_line() {
    assert_eq!(
        syntax_error("format = \"ostrakon/v1/charter\"\norganisation\n"),
        (2, "write `=` and a value after the name".to_owned())
    );
    assert_eq!(syntax_error(&SMALL.replace("5", "5 5")).0, 3);
    assert_eq!(syntax_error(&SMALL.replace("5", "05")).0, 3);
    assert_eq!(syntax_error(&SMALL.replace("5", "9223372036854775808")).0, 3);
    assert_eq!(
        syntax_error(&format!("{SMALL}# \u{1}\n")),
        (26, "a control character stands here; remove it".to_owned())
    );
    assert_eq!(syntax_error(&SMALL.replace("min_counted = 5", "min_counted = 5\nmin_counted = 5")).0, 4);
}

#[test]
fn deep_nesting_is_refused() {
    for text in ["a = [", "a.", "[[a", "[a.a", "a = {a = ", "a = {a.a = "] {
        let deep = text.repeat(40_000);
        assert!(Charter::parse(deep.as_bytes()).is_err());
    }
    syntax_error(&format!("a = {}", "[".repeat(200_000)));
    syntax_error(&format!("[{}a]", "a.".repeat(100_000)));
}

#[test]
fn names_that_the_reader_uses_itself_are_no_way_in() {
    for key in
        ["$__toml_private_datetime", "$__serde_spanned_private_value", "$__serde_spanned_private_start"]
    {
        for value in ["1", "\"1979-05-27\"", "{}"] {
            assert!(Charter::parse(format!("{key:?} = {value}\n{SMALL}").as_bytes()).is_err());
            assert!(Charter::parse(format!("{SMALL}{key:?} = {value}\n").as_bytes()).is_err());
        }
    }
}

#[test]
fn the_same_data_in_other_toml_is_the_same_charter() {
    let inline = "
        min_counted = 0x5
        'organisation' = 'Chess club'
        body = [ { id = \"members\", name = \"All members\", clause = \"\\u00a7 2\" } ]
        format = '''ostrakon/v1/charter'''
        vote = [
          { strict = true, threshold = '1/2', id = 'motion', name = 'Motion', clause = '§ 3', ballot = 'motion', rule = 'majority' },
          # the second
          { id = 'election', name = 'Election', clause = '§ 4', ballot = 'choice', rule = 'most-votes', tie = 'fresh-vote' },
        ]";
    let small = Charter::parse(SMALL.as_bytes());
    assert!(small.is_ok());
    assert_eq!(Charter::parse(inline.as_bytes()), small);
    assert_eq!(Charter::parse(SMALL.replace('\n', "\r\n").as_bytes()), small);
}
