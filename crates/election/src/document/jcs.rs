//! JCS(x): canonical JSON (RFC 8785, spec 0.6).

use super::growing::grow;
use super::tree::Tree;
use serde::Serialize;

/// JCS(x): the canonical encoding.
///
/// Documents hold only objects, lists, texts, truth values and integers below 2⁵³, so encoding cannot fail.
pub fn jcs<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    // By a tree of values: one writer for every type, not one for each, since browsers load it.
    if let Ok(tree) = grow(value) {
        write(&tree, &mut out);
    }
    out
}

fn write(tree: &Tree, out: &mut Vec<u8>) {
    match tree {
        Tree::Null => out.extend_from_slice(b"null"),
        Tree::Truth(true) => out.extend_from_slice(b"true"),
        Tree::Truth(false) => out.extend_from_slice(b"false"),
        Tree::Unsigned(number) => out.extend_from_slice(double_of(*number).as_bytes()),
        Tree::Negative(number) => {
            out.push(b'-');
            out.extend_from_slice(double_of(number.unsigned_abs()).as_bytes());
        }
        Tree::Double(text) => out.extend_from_slice(text.as_bytes()),
        Tree::Text(text) => quote(text, out),
        Tree::List(list) => write_list(list, out),
        Tree::Members(members) => write_members(members, out),
    }
}

fn write_list(list: &[Tree], out: &mut Vec<u8>) {
    out.push(b'[');
    for (place, value) in list.iter().enumerate() {
        separate(place, out);
        write(value, out);
    }
    out.push(b']');
}

/// In the order of their names' UTF-16 code units (RFC 8785 §3.2.3).
fn write_members(members: &[(String, Tree)], out: &mut Vec<u8>) {
    let mut sorted: Vec<&(String, Tree)> = members.iter().collect();
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

/// As ECMAScript writes the double that is nearest to an integer: from 2⁵³ on, as few digits as tell it from all others, and zeros.
fn double_of(number: u64) -> String {
    if number < 1 << 53 {
        return number.to_string();
    }
    let double = number as f64;
    let exact = double as u128;
    let rounded = |zeros: u32| {
        let unit = 10_u128.pow(zeros);
        let (down, rest) = (exact / unit, exact % unit);
        let up = rest * 2 > unit || rest * 2 == unit && down % 2 == 1;
        (down + u128::from(up)) * unit
    };
    let shortest = (0..20).rev().map(rounded).find(|short| *short as f64 == double);
    shortest.unwrap_or(exact).to_string()
}

/// As ECMAScript writes a double (RFC 8785 §3.2.2.3). No document has one that is no integer; this is how others are shown to be none.
pub(super) fn ecmascript(double: f64) -> String {
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
    use serde_json::Value;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0..1u64 << 54).prop_map(Value::from),
            (0..64_u32, any::<u8>())
                .prop_map(|(two, less)| Value::from((1_u64 << two).wrapping_sub(less.into()))),
            (0..20_u32, any::<u8>())
                .prop_map(|(ten, more)| Value::from(10_u64.pow(ten).wrapping_add(more.into()))),
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
