//! What is said of faults.

use crate::source::read;

/// Each fault, its line and a part of what is said.
const FAULTS: &[(&str, usize, &str)] = &[
    ("x = 1\ny = 2\nx = 3", 3, "`x` is on line 1 already"),
    ("[a]\n[b]\n[a]", 3, "`a` is on line 1 already"),
    ("a = 1\n[[a]]", 2, "`a` is on line 1 already"),
    ("a = 1\na.b = 1", 2, "`a` is on line 1 already"),
    ("[[a.b]]\n[a]\nb.x = 1", 3, "`b` is on line 1 already"),
    ("x =", 1, "the file ends here; write a value"),
    ("x = yes", 1, "write a value: a string in quotes"),
    ("x", 1, "write `=` and a value"),
    ("= 1", 1, "write a name"),
    ("x = 1 y = 2", 1, "a line of its own"),
    ("x = \"a\n\"", 1, "close the string"),
    ("x = \"\"\"a\n", 2, "the file ends here; close the string"),
    ("x = \"\\q\"", 1, "after \\ write one of"),
    ("x = \"\\ud800\"", 1, "a character's code"),
    ("x = 'a\u{0}'", 1, "a control character"),
    ("# \u{b}", 1, "a control character"),
    ("x = 1_", 1, "write a digit"),
    ("x = 0x8000000000000000", 1, "whole numbers go from"),
    ("x = 1e309", 1, "no number above"),
    ("x = 2023-02-29", 1, "no such date or time"),
    ("x = [1\n2]", 2, "write `,` or `]`"),
    ("x = [1 # one", 1, "close the list"),
    ("x = {a = 1,}", 1, "close the table with `}`"),
    ("[a", 1, "close the header with `]`"),
    ("[[a]", 1, "close the header with `]]`"),
];

#[test]
fn faults_are_told_with_what_to_do() {
    for (text, line, words) in FAULTS {
        let told = read(text.as_bytes()).expect_err(text).to_string();
        assert!(
            told.starts_with(&format!("line {line}: not TOML 1.0: ")) && told.contains(words),
            "{text:?}: {told}"
        );
    }
    let told = read("x = [".repeat(80).as_bytes()).expect_err("what is open").to_string();
    assert!(told.contains("write a value"), "{told}");
    let told = read(format!("x = {}", "[".repeat(80)).as_bytes()).expect_err("too deep").to_string();
    assert!(told.contains("79 tables or lists"), "{told}");
}
