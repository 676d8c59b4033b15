//! JCS(x): canonical JSON (RFC 8785, spec 0.6).

use serde::Serialize;
use serde_json::{Map, Number, Value};

/// JCS(x): the canonical encoding.
///
/// Documents hold only objects, lists, texts, truth values and integers below 2⁵³, so encoding cannot fail.
pub fn jcs<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    // By a tree of values: one writer for every type, not one for each, since browsers load it.
    if let Ok(value) = serde_json::to_value(value) {
        write(&value, &mut out);
    }
    out
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => out.extend_from_slice(decimal(number).as_bytes()),
        Value::String(text) => quote(text, out),
        Value::Array(list) => write_list(list, out),
        Value::Object(members) => write_members(members, out),
    }
}

fn write_list(list: &[Value], out: &mut Vec<u8>) {
    out.push(b'[');
    for (place, value) in list.iter().enumerate() {
        separate(place, out);
        write(value, out);
    }
    out.push(b']');
}

/// In the order of their names' UTF-16 code units (RFC 8785 §3.2.3).
fn write_members(members: &Map<String, Value>, out: &mut Vec<u8>) {
    let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
    sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push(b'{');
    for (place, (name, value)) in sorted.into_iter().enumerate() {
        separate(place, out);
        quote(name, out);
        out.push(b':');
        write(value, out);
    }
    out.push(b'}');
}

fn separate(place: usize, out: &mut Vec<u8>) {
    if place > 0 {
        out.push(b',');
    }
}

/// RFC 8785 §3.2.2.2.
fn quote(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x09 => b't',
            0x0a => b'n',
            0x0c => b'f',
            0x0d => b'r',
            0..0x20 => {
                out.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
                continue;
            }
            _ => {
                out.push(byte);
                continue;
            }
        };
        out.extend_from_slice(&[b'\\', short]);
    }
    out.push(b'"');
}

/// As ECMAScript writes a double (RFC 8785 §3.2.2.3). No document has one that is no integer; this is how others are shown to be none.
fn decimal(number: &Number) -> String {
    let double = number.as_f64().unwrap_or_default();
    if double == 0.0 {
        return "0".to_owned();
    }
    let (digits, exponent) = shortest(double.abs());
    let sign = if double < 0.0 { "-" } else { "" };
    let count = digits.len() as i32;
    let zeros = |count: i32| "0".repeat(count as usize);
    match exponent {
        -6..0 => format!("{sign}0.{}{digits}", zeros(-exponent - 1)),
        0..21 if count <= exponent + 1 => format!("{sign}{digits}{}", zeros(exponent + 1 - count)),
        0..21 => {
            let (whole, rest) = digits.split_at(exponent as usize + 1);
            format!("{sign}{whole}.{rest}")
        }
        _ => {
            let (first, rest) = digits.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            let plus = if exponent < 0 { "" } else { "+" };
            format!("{sign}{first}{point}{rest}e{plus}{exponent}")
        }
    }
}

/// As few digits as tell a double from all others; of those the nearest, or of two the even one. With the power of ten that the first stands for.
fn shortest(double: f64) -> (String, i32) {
    let fewest = format!("{double:e}").split('e').next().map_or(1, |digits| digits.replace('.', "").len());
    let text = format!("{double:.*e}", fewest - 1);
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.replace('.', ""), exponent.parse().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0..1u64 << 54).prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            (-1e25..1e25).prop_map(Value::from),
            (-1e-5..1e-5).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\\x00-\\x7f]{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let names = prop_oneof![any::<String>(), "[\\x00-\\x7f\u{e000}-\u{10ffff}]{0,3}"];
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map(names, inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn everything_is_written_as_another_implementation_writes_it(value in value()) {
            let other = serde_json_canonicalizer::to_vec(&value).expect("JSON");
            prop_assert_eq!(String::from_utf8(jcs(&value)), String::from_utf8(other));
        }
    }

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1e21, "1e+21"),
            (999999999999999900000.0, "999999999999999900000"),
            (0.000001, "0.000001"),
            (1e-7, "1e-7"),
            (-1.5e300, "-1.5e+300"),
            (5e-324, "5e-324"),
            (333333333.3333333, "333333333.3333333"),
            (5542786468297170.0 / 8.0, "692848308537146.2"),
        ];
        for (double, text) in cases {
            assert_eq!(jcs(&double), text.as_bytes(), "{double:e}");
        }
        assert_eq!(jcs(&u64::MAX), b"18446744073709552000");
    }
}
