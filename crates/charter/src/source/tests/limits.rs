//! Numbers, codes and depths at their limits, and large texts.

use super::same;
use crate::source::read;

#[test]
fn numbers_are_accepted_up_to_the_same_limits() {
    let least_infinite = std::str::from_utf8(super::super::float::LEAST_INFINITE).expect("digits");
    let below = format!("{}1", &least_infinite[..308]);
    let many = "0".repeat(100_000);
    let shifted = [
        format!("0.{many}1e100308"),
        format!("0.{many}1e100310"),
        format!("0.{many}1e655360"),
        format!("0.{many}1e6553600"),
        format!("1{many}.0e-99692"),
        format!("1{many}.0e-99691"),
        format!("0.{many}0e{}", "9".repeat(1000)),
        format!("1e-{}", "9".repeat(1000)),
        format!("1e{}", "9".repeat(1000)),
        format!("0x{many}1"),
        format!("0b{}", "1".repeat(63)),
        format!("0b{}", "1".repeat(64)),
    ];
    let plain = [
        "9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 +9223372036854775807",
        "0x7fff_ffff_ffff_ffff 0x8000_0000_0000_0000 0xffff_ffff_ffff_ffff_f 0o777777777777777777777",
        "0o1000000000000000000000 0 -0 +0 00 01 -01 +01 0_1 1_0 1__0 1_ _1 0x 0x_1 0x1_ 0xg 0XF 0o8 0b2 +0x1",
        "1e308 1.7976931348623157e308 1.7976931348623158e308 1.7976931348623159e308 1.8e308 1e309 -1e309 +1e309",
        "17976931348623158079e289 0.00017976931348623159e312 1_7.976931348623159e3_07 0e999 0.0e999 -0.0e999",
        "1e-400 1. .1 1.e1 1e 1e+ 1.0e 1.0e_1 1.0_0 1._0 1.0e1_0 1E+05 00.1 01e1 0.1.2 1e1.2 1e1e1 +.1 -.1",
        "inf +inf -inf nan +nan -nan in infx +true true tru false1 Inf NaN 1inf 1x 1true +-1 ++1 + -",
    ];
    let bounds = [least_infinite, &below]
        .map(|digits| [format!("{digits}.0"), format!("-{digits}e0"), format!("{digits}.1")]);
    let split = plain.iter().flat_map(|line| line.split(' ').map(str::to_owned));
    for number in split.chain(shifted).chain(bounds.into_iter().flatten()) {
        same(&format!("x = {number}\n"));
        same(&format!("x = [{number}, {number}]"));
        same(&format!("x = {{ y = {number} }}"));
    }
}

#[test]
fn dates_and_times_are_accepted_in_the_same_forms() {
    let plain = "0000-02-29 1900-02-29 2000-02-29 2023-02-29 2024-02-29 2024-02-30 2024-04-31 2024-12-31 2024-13-01 \
         2024-00-01 2024-01-00 2024-01-32 24-01-01 02024-01-01 2024-1-1 2024-01-1 2024/01/01 -2024-01-01 2024-01-01T \
         2024-01-01T24:00:00 2024-01-01T23:59:60Z 2024-01-01T23:59:61Z 2024-01-01t00:60:00 2024-01-01T00:00 \
         2024-01-01T00:00:00z 2024-01-01T00:00:00. 2024-01-01T00:00:00.1234567890123Z 2024-01-01T00:00:00+23:59 \
         2024-01-01T00:00:00+24:00 2024-01-01T00:00:00-00:60 2024-01-01T00:00:00+1:00 2024-01-01T00:00:00Zz \
         2024-01-01Z 23:59:60 24:00:00 23:59 23:59:59.9 23:59:59Z 3:59:59 023:59:59 23:59:5 2024- 20: 2024-01 20:20:";
    let spaced = [
        "2024-01-01 23:59:59",
        "2024-01-01 23:59:59Z",
        "2024-01-01 ",
        "2024-01-01  23:59:59",
        "2024-01-01 2",
    ];
    for date in plain.split_whitespace().chain(spaced) {
        same(&format!("x = {date}\n"));
        same(&format!("x = [{date} , {date}]"));
        same(&format!("x = {{ y = {date} }}"));
    }
}

#[test]
fn strings_are_accepted_in_the_same_forms() {
    let codes =
        "0000 00e9 d7ff d800 DFFF e000 ffff 12 12g4 0010FFFF 00110000 0000d800 00000041 FFFFFFFF 0001f5f3";
    for code in codes.split(' ') {
        same(&format!("x = \"\\u{code}\""));
        same(&format!("\"\\U{code}\" = \"\"\"\\U{code}\"\"\""));
    }
    for escape in ' '..='~' {
        same(&format!("x = \"\\{escape}\""));
        same(&format!("x = \"\"\"\\{escape}\n\"\"\""));
    }
    for (before, after) in (0..9).flat_map(|before| (0..9).map(move |after| (before, after))) {
        for (quote, inside) in
            ["\"", "'"].into_iter().flat_map(|quote| ["", "x", "\n", "\\\n ", "\\"].map(|x| (quote, x)))
        {
            same(&format!("x = {}{inside}{}\n", quote.repeat(before), quote.repeat(after)));
        }
    }
}

/// Texts with something as deep as it is said, that tables and lists make in several ways.
fn nested(depth: usize) -> [String; 7] {
    let dotted = vec!["a"; depth].join(".");
    let opened = |open: &str, close: &str| format!("x = {}{}\n", open.repeat(depth), close.repeat(depth));
    [
        format!("{dotted} = 1\n"),
        format!("[{dotted}]\n"),
        format!("[[{dotted}]]\n{dotted} = 1\n"),
        format!("x = {{ b = [\n1], b = 2, {dotted} = 1 }}\n"),
        opened("[", "]"),
        format!("x = {}1{}\n", "{a = ".repeat(depth), "}".repeat(depth)),
        (1..=depth).map(|depth| format!("[[{}]]\n", vec!["a"; depth].join("."))).collect(),
    ]
}

#[test]
fn depth_has_the_same_limit() {
    let judge = || [1, 2, 78, 79, 80, 81, 200].into_iter().flat_map(nested).for_each(|text| same(&text));
    let large = std::thread::Builder::new().stack_size(64 << 20);
    large.spawn(judge).expect("a thread").join().expect("the same verdicts");
    for text in nested(79) {
        assert!(
            !matches!(read(text.as_bytes()), Err(crate::CharterError::Syntax { line: 1, .. }))
                || text.contains("b = 2")
        );
    }
}

/// Large texts that are easily made slow.
fn large() -> [String; 9] {
    let each = |entry: fn(usize) -> String| (0..100_000).map(entry).collect::<String>();
    [
        "[".repeat(1_000_000),
        "{a=".repeat(300_000),
        "a.".repeat(500_000),
        format!("x = \"{}\"", "\\n".repeat(500_000)),
        format!("x = '''{}", "''\n".repeat(300_000)),
        format!("x = [{}]", "1,\n".repeat(300_000)),
        each(|number| format!("k{number} = 1\n")),
        format!("x = {{ {} z = 1 }}", each(|number| format!("{number} = 1,"))),
        each(|number| format!("[t{number}.a]\n")) + &each(|number| format!("[t{number}]\n")),
    ]
}

#[test]
fn large_texts_are_judged_at_once() {
    for text in large() {
        let start = std::time::Instant::now();
        let _ = read(text.as_bytes());
        assert!(start.elapsed().as_secs() < 10, "{}", &text[..60]);
    }
    large()[..8].iter().for_each(|text| same(text));
}
