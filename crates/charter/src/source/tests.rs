//! The same tree as serde reads it from the crate `toml`, which says the same of every fault.

use super::{Lines, Node, Value, start};
use crate::CharterError;
use core::fmt;
use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

fn by_serde(text: &str) -> Result<Node, CharterError> {
    let lines = Lines::of(text.as_bytes());
    if text.starts_with('\u{feff}') {
        return Err(CharterError::ByteOrderMark);
    }
    toml::from_str::<IgnoredAny>(text).map_err(|error| {
        let message = error.message().trim().replace('\n', "; ");
        let message = if message.is_empty() { "unexpected character".to_owned() } else { message };
        CharterError::Syntax { line: lines.at(start(error.span())), message }
    })?;
    let root = toml::from_str::<Raw>(text)
        .map_err(|error| CharterError::DottedName { line: lines.at(start(error.span())) })?;
    Ok(Node { line: 1, value: root.place(&lines) })
}

fn same(text: &str) {
    let (own, other) = (super::read(text.as_bytes()), by_serde(text));
    match (&own, &other) {
        (Ok(own), Ok(other)) => assert_eq!(own, other, "{text}"),
        (Err(own), Err(other)) => assert_eq!(own.to_string(), other.to_string(), "{text}"),
        _ => panic!("{own:?}, {other:?}: {text}"),
    }
}

/// Every kind of value, header and dotted name.
const MIXED: &str = r#"# a comment
a = 1
b.c = "x"
"quoted key" = [1, 2.5, true, 1979-05-27T07:32:00Z, [ {x = 1, y.z = 2}, 'literal'], """
several
lines"""]
[t]
inline = { one = 0x1f, two = [ ] }
[t.u.v]
late = 07:32:00
[[rows]]
n = -1e3
[[rows]]
[rows.sub]
nan = nan
[[rows.deep]]
"#;

fn charters() -> [String; 3] {
    let read = |name: &str| {
        let path = format!("{}/../../charters/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("a charter")
    };
    ["every-method", "isn-2013", "lindenhof-2024"].map(read)
}

#[test]
fn charters_are_read_as_serde_reads_them() {
    charters().iter().for_each(|text| same(text));
}

#[test]
fn every_beginning_and_every_line_left_out_is_judged_as_serde_judges_it() {
    for text in
        [MIXED, "a.b = 1\n", "[a.b]\n", "[[a.b]]\n[a]\n", "x = {a.b = 1, a.c = 2}\n", "x = 1\nx = 2\n"]
    {
        text.char_indices().for_each(|(at, _)| same(&text[..at]));
        for left_out in 0..text.lines().count() {
            let rest = text.lines().enumerate().filter(|(number, _)| *number != left_out);
            same(&rest.map(|(_, line)| format!("{line}\n")).collect::<String>());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn changed_bytes_are_judged_as_serde_judges_them(
        which in 0..4_usize,
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
}

/// A value as the TOML reader gives it, with byte ranges.
enum Raw {
    Plain(Value),
    List(Vec<Spanned<Raw>>),
    Table(Vec<(String, Spanned<Raw>)>),
}

impl Raw {
    /// The same with lines. No deeper than the TOML reader's own limit.
    fn place(self, lines: &Lines) -> Value {
        let node = |spanned: Spanned<Self>| {
            let line = lines.at(spanned.span().start);
            Node { line, value: spanned.into_inner().place(lines) }
        };
        match self {
            Self::Plain(value) => value,
            Self::List(items) => Value::List(items.into_iter().map(node).collect()),
            Self::Table(entries) => {
                Value::Table(entries.into_iter().map(|(key, item)| (key, node(item))).collect())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a TOML value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Text(text.to_owned())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Integer(number)))
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Boolean(boolean)))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Other("a number with a point or an exponent")))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut table = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            // The reader hands over dates and times as a table with this one key.
            if key == "$__toml_private_datetime" {
                entries.next_value::<IgnoredAny>()?;
                return Ok(Raw::Plain(Value::Other("a date or a time")));
            }
            table.push((key, entries.next_value()?));
        }
        Ok(Raw::Table(table))
    }
}
