//! The cells of a line, each with its rule.

use super::letters::{mixed, normal, unseen};
use crate::people::address::Address;
use ostrakon_charter::Id;

/// Bytes of a name, like those of every text (spec 0.8).
const LONGEST_NAME: usize = 500;
/// Bytes of any cell.
const LONGEST: usize = 1_000;

/// A cell's value, or what is wrong with it.
pub(super) type Cell<T> = Result<T, String>;

/// What is asked of every cell, whatever it holds.
pub(super) fn text<'a>(column: &str, bytes: &'a [u8]) -> Cell<&'a str> {
    let wrong = |what: &str| Err(format!("{column}: {what}"));
    if bytes.len() > LONGEST {
        return wrong("is too long");
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return wrong("is not UTF-8") };
    if text.starts_with(FORMULA) {
        return wrong("begins like a formula: a spreadsheet would compute it");
    }
    if let Some(c) = unseen(text) {
        return wrong(&format!("holds U+{:04X}, which nobody sees", u32::from(c)));
    }
    Ok(text)
}

/// What spreadsheets begin to compute at, in either width.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

pub(super) fn person(text: &str) -> Cell<String> {
    Id::new(text).map(String::from).map_err(|e| format!("person: {e}"))
}

pub(super) fn address(text: &str) -> Cell<Address> {
    Address::new(text).ok_or_else(|| {
        "address: is none of the form somebody@example.org, in ASCII (a domain in its xn-- form)".to_owned()
    })
}

/// A name may be missing; otherwise it is written so that it can be compared.
pub(super) fn name(text: &str) -> Cell<String> {
    let wrong = |what: String| Err(format!("name: {what}"));
    if text.len() > LONGEST_NAME {
        return wrong(format!("has {} bytes, where {LONGEST_NAME} are allowed", text.len()));
    }
    if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
        return wrong("has a space too many".into());
    }
    if !normal(text) {
        return wrong("is not in Unicode's normal form C".into());
    }
    match mixed(text) {
        Some(word) => wrong(format!("{word:?} mixes letters of several scripts, which look alike")),
        None => Ok(text.to_owned()),
    }
}

/// 1 unless given.
pub(super) fn weight(text: &str) -> Cell<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    match text.parse() {
        _ if text.is_empty() => Ok(1),
        Ok(weight) if plain => Ok(weight),
        _ => Err(format!("weight: is no number from 1 to {}", u32::MAX)),
    }
}

pub(super) fn body(text: &str, own: &str) -> Cell<()> {
    match text.is_empty() || text == own {
        true => Ok(()),
        false => Err(format!("body: is not {own}, whose roll this is")),
    }
}
