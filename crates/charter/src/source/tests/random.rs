//! Texts that chance changes or makes. `PROPTEST_CASES` asks for more of them.

use super::{MIXED, charters, same};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(2000), ..default }
}

/// A name of few, so that they come twice, written in several ways.
fn name() -> impl Strategy<Value = String> + Clone {
    let plain = prop::sample::select(vec!["a", "b", "c", "\"a\"", "'b'", "\"\\u0063\"", "\"\"", "''"]);
    (plain, 0..40_u8)
        .prop_map(|(name, blank)| if blank == 0 { format!(" {name}\t") } else { name.to_owned() })
}

fn names() -> impl Strategy<Value = String> + Clone {
    prop::collection::vec(name(), 1..4).prop_map(|names| names.join("."))
}

/// A value, with tables and lists in each other.
fn value() -> impl Strategy<Value = String> {
    let leaf =
        prop::sample::select(vec!["1", "''", "{}", "[]", "1979-05-27 07:32:00Z", "\"\"\"\n\"\"\"", "1e3"]);
    leaf.prop_map(str::to_owned).prop_recursive(3, 12, 4, |inner| {
        let entry = (names(), inner.clone()).prop_map(|(names, value)| format!("{names} = {value}"));
        let table =
            prop::collection::vec(entry, 0..4).prop_map(|entries| format!("{{ {} }}", entries.join(", ")));
        let list =
            (prop::collection::vec(inner, 0..3), prop::sample::select(vec![",", ",\n", " # x\n,", ",,"]))
                .prop_map(|(items, between)| format!("[{}]", items.join(between)));
        prop_oneof![table, list]
    })
}

/// Headers and entries in an order that may not be.
fn document() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => names().prop_map(|names| format!("[{names}]")),
        2 => names().prop_map(|names| format!("[[{names}]]")),
        3 => (names(), Just("1".to_owned())).prop_map(|(names, value)| format!("{names} = {value}")),
        1 => (names(), value()).prop_map(|(names, value)| format!("{names} = {value}")),
    ];
    prop::collection::vec(line, 0..9).prop_map(|lines| lines.join("\n"))
}

/// What a text is made of, in any order.
const PIECES: &[&str] = &[
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    " = ",
    ",",
    ".",
    "a",
    "b",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "#",
    "1",
    "0",
    "_",
    "0x",
    "e",
    "+",
    "-",
    ":",
    "T",
    "Z",
    " ",
    "\t",
    "\u{0}",
    "é",
    "\\u00e9",
    "true",
    "nan",
    "inf",
    "\n[a]\n",
    "1979-05-27",
    "07:32:00",
    ".5",
    "a = 1\n",
    "x = ",
    "[1,\n",
    "{ a = ",
    "{ b.c = 1 }",
    "\\\n ",
    "\n\n",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

fn number() -> impl Strategy<Value = String> {
    let forms = [
        "[-+]?(0|[1-9])[0-9]{0,3}(_[0-9]{1,3}){0,2}(\\.[0-9_]{0,3})?([eE][-+]?[0-9_]{0,4})?",
        "[-+]?0[xob][0-9a-fA-F_]{0,8}",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]([Tt ][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\\.[0-9]{0,10})?)?([Zz]|[-+][0-2][0-9]:[0-6][0-9])?)?",
        "[-+0-9_.eExobTZ: infa]{0,8}",
        "-?1797693134862315[78][0-9]{0,6}e29[0-9]",
    ];
    forms
        .into_iter()
        .map(|form| form.prop_map(|text| text).boxed())
        .reduce(|one, other| prop_oneof![one, other].boxed())
        .expect("forms")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn changed_bytes_are_judged_as_serde_judges_them(
        which in 0..16_usize,
        at: prop::sample::Index,
        length in 0..4_usize,
        new in "[\\x00-\\x7f\\u{e9}]{0,3}",
    ) {
        let text = charters().get(which).cloned().unwrap_or_else(|| MIXED.to_owned());
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = at.index(places.len());
        let end = places.get(at + length).copied().unwrap_or(text.len());
        same(&format!("{}{new}{}", &text[..places[at]], &text[end..]));
    }

    #[test]
    fn tables_are_defined_and_extended_as_serde_has_it(text in document()) {
        same(&text);
    }

    #[test]
    fn pieces_in_any_order_are_judged_as_serde_judges_them(text in pieces()) {
        same(&text);
    }

    #[test]
    fn numbers_and_dates_are_judged_as_serde_judges_them(number in number()) {
        same(&format!("x = {number}\ny = [{number} ,{number}]"));
    }

    #[test]
    fn strings_are_judged_as_serde_judges_them(
        text in "(\"{1,3}|'{1,3})[\"'\\\\ \\n\\r\\tuU0aD8é\\x01]{0,12}(\"{1,3}|'{1,3})",
    ) {
        same(&format!("x = {text}"));
        same(&format!("{text} = 1"));
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let _ = super::super::read(&bytes);
    }
}
