//! The list of attacks: each number is claimed by a test. A claim is the number in a test's own documentation ("attack 43", "attacks 41 and 42",
//! "attacks 71 to 73"), or at the head of its name or its fixture's (`t40_leaf_deleted`). What a test claims it must refuse; this one only
//! notices what nobody claims.

use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// The attacks that are looked for. Left out are the browser's (63 to 69, but for 66), and seven whose tests do not say their number.
const ATTACKS: [RangeInclusive<u32>; 9] =
    [1..=16, 18..=19, 21..=25, 27..=35, 37..=62, 66..=66, 70..=80, 83..=90, 92..=100];

/// Letters before a number in names.
const SECTIONS: &str = "bpkdtrgxys";

/// Files that are about their attacks as a whole, and say so at their head.
const WHOLE: [&str; 2] = ["crash.rs", "failing.rs"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below, in some order.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

/// Files in which tests and fixtures are.
fn tests() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["tests/tests", "tests/src/corpus", "crates"] {
        sources(&root().join(folder), &mut found);
    }
    found.retain(|path| !path.ends_with("tests/corpus/list.rs"));
    found
}

/// The numbers after "attack" or "attacks": `1, 12 and 54 to 56`.
fn numbers(text: &str) -> Vec<u32> {
    let lower = text.to_lowercase();
    let mut all = Vec::new();
    for (at, word) in lower.match_indices("attack") {
        let rest = lower[at + word.len()..].trim_start_matches('s');
        let mut to = false;
        for word in rest.split_whitespace() {
            let number = word.trim_end_matches([',', '.', ':', ';', ')']).parse::<u32>();
            match (number, word, all.last()) {
                (Ok(end), _, Some(&first)) if to => all.extend(first + 1..=end),
                (Ok(number), _, _) => all.push(number),
                (_, "to" | "and", _) => {}
                _ => break,
            }
            to = word == "to";
            if word.ends_with(['.', ':', ';', ')']) {
                break;
            }
        }
    }
    all
}

/// The number in a name such as `t40_leaf_deleted`.
fn numbered(name: &str) -> Option<u32> {
    let rest = name.strip_prefix(|letter| SECTIONS.contains(letter))?;
    rest.split_once('_').and_then(|(number, _)| number.parse().ok())
}

/// Names of fixtures: the first thing in quotes.
fn fixture(line: &str) -> Option<&str> {
    let start = line.trim_start();
    let table = ["refused(\"", "meaningless(\"", "\""];
    table.iter().find_map(|head| start.strip_prefix(head)).and_then(|rest| rest.split('"').next())
}

/// What one file claims.
fn claims(path: &Path, text: &str) -> Vec<u32> {
    let (mut all, mut documented, mut is_test) = (Vec::new(), String::new(), false);
    let whole = WHOLE.iter().any(|name| path.ends_with(name));
    let corpus = path.components().any(|part| part.as_os_str() == "corpus");
    for line in text.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("//!").filter(|_| whole) {
            all.extend(numbers(doc));
        } else if let Some(doc) = line.strip_prefix("///") {
            documented += doc;
        } else if line.starts_with("#[") {
            is_test |= line.ends_with("test]");
        } else {
            let name = line.trim_start_matches("async ").strip_prefix("fn ");
            if let Some(name) = name.filter(|_| is_test) {
                all.extend(numbers(&documented));
                all.extend(numbered(name));
            }
            all.extend(fixture(line).filter(|_| corpus).and_then(numbered));
            (documented, is_test) = (String::new(), false);
        }
    }
    all
}

#[test]
fn every_attack_is_claimed_by_a_test() {
    let mut claimed: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for path in tests() {
        let name = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
        for number in claims(&path, &fs::read_to_string(&path).unwrap()) {
            claimed.entry(number).or_default().push(name.clone());
        }
    }
    for (number, files) in &mut claimed {
        files.dedup();
        println!("{number}: {}", files.join(", "));
    }
    let open: Vec<u32> =
        ATTACKS.into_iter().flatten().filter(|number| !claimed.contains_key(number)).collect();
    assert_eq!(open, Vec::<u32>::new(), "no test claims these attacks");
}

#[test]
fn claims_are_read_as_they_are_meant() {
    assert_eq!(numbers("Attack 43: an old copy of 7 files."), [43]);
    assert_eq!(numbers("attacks 1, 12, 49, 54 to 56 and 99"), [1, 12, 49, 54, 55, 56, 99]);
    assert_eq!(numbers("head (attack 70): 300 times; attacks 71 to 73)."), [70, 71, 72, 73]);
    assert_eq!(numbers("an attack on 5 people"), Vec::<u32>::new());
    let file = "/// Attack 8.\n#[test]\nfn one() {\n/// Attack 9.\nfn no_test() {}\n#[test]\nfn x92_two() {}";
    assert_eq!(claims(Path::new("a.rs"), file), [8, 92]);
    let table = "    refused(\"t40_leaf\", &[\"401\"], leaf),\n    refused(\"c104_x\", &[], x),";
    assert_eq!(claims(Path::new("src/corpus/board.rs"), table), [40]);
}
