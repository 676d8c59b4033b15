//! The list of logs, and what becomes of logs when it changes.

use crate::common::{Home, ask, forked, log_key, request, shown, signing_key, tree};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_witness::logs::{HEADING, LogEntry, LogsError, parse};

#[test]
fn what_is_written_is_read() {
    let with = LogEntry::new(&log_key().verifier_key().to_string(), Some("https://board.example/register/"))
        .unwrap();
    assert_eq!(with.url.as_deref(), Some("https://board.example/register"));
    let other = LogKey::new(signing_key("other.example/\"quoted\\", 3).verifier_key());
    let without = LogEntry { key: other, url: None };
    for name in ["caf\u{e9}", "cafe\u{301}", "a\u{7f}b", "'\u{200b}\"'", "\u{10ffff}"] {
        let entry = LogEntry { key: LogKey::new(signing_key(name, 4).verifier_key()), url: None };
        assert_eq!(parse(&entry.to_toml()), Ok(vec![entry]), "{name:?}");
    }
    let text = format!("{HEADING}{}# a remark\n{}", with.to_toml(), without.to_toml());
    assert_eq!(parse(&text), Ok(vec![with, without]));
    assert_eq!(parse(HEADING), Ok(vec![]));
}

#[test]
fn what_is_wrong_is_named() {
    let key = log_key().verifier_key().to_string();
    let told = |text: &str| parse(text).unwrap_err().to_string();
    assert!(told("[[log]]\nkey = \"x\"\n").contains("\"x\" is no log's verifier key"));
    assert!(
        told(&format!("\n[[log]]\nkey = \"{key}\"\nurl = \"ftp://a\"\n"))
            .contains("\"ftp://a\" is no address")
    );
    assert!(told("\n\nlogs = 1\n").starts_with("line 3: unknown field `logs`"));
    assert!(told("[[log]]\nurl = \"https://a\"\n").contains("missing field `key`"));
    assert!(matches!(parse(&format!("[[log]]\nkey = \"{key}\"\n").repeat(2)), Err(LogsError::Twice { .. })));
    for url in [
        "",
        "board.example",
        "https://",
        "http:///",
        "https://a b",
        "https://a?b",
        "https://a#b",
        "file:///etc",
    ] {
        let refused = matches!(LogEntry::new(&key, Some(url)), Err(LogsError::Url { .. }));
        assert!(refused, "{url}");
    }
    // A witness's key is not a log's.
    let witness = ostrakon_tlog::cosignature::WitnessKey::from(&signing_key("w", 1).verifier_key());
    assert!(matches!(LogEntry::new(&witness.to_string(), None), Err(LogsError::Key { .. })));
}

#[test]
fn a_running_witness_takes_up_the_list() {
    let home = Home::new();
    home.list(&[]);
    let witness = home.open();
    assert_eq!(ask(&witness, &request(&tree(5), 0)), Err(404));
    let entry = LogEntry { key: log_key(), url: None };
    home.list(std::slice::from_ref(&entry));
    witness.read_logs().unwrap();
    assert!(ask(&witness, &request(&tree(5), 0)).is_ok());
    std::fs::write(home.layout().logs(), "what?").unwrap();
    assert!(witness.read_logs().is_err());
    assert!(ask(&witness, &request(&tree(7), 5)).is_ok());
    // Off the list, and on it again: what was cosigned is not forgotten, and still shown.
    home.list(&[]);
    witness.read_logs().unwrap();
    assert_eq!(ask(&witness, &request(&tree(9), 7)), Err(404));
    assert_eq!((witness.seen().len(), shown(&witness)), (0, Some(tree(7).head())));
    home.list(&[entry]);
    witness.read_logs().unwrap();
    assert_eq!(ask(&witness, &request(&forked(7, 1), 0)), Err(409));
    assert!(ask(&witness, &request(&tree(9), 7)).is_ok());
}

/// A cosignature names the origin alone: under another key the origin is still the same log.
#[test]
fn another_key_of_the_same_origin_is_refused() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let other = signing_key(crate::common::ORIGIN, 8);
    home.list(&[LogEntry { key: LogKey::new(other.verifier_key()), url: None }]);
    witness.read_logs().unwrap();
    let mut asked = request(&forked(5, 0), 0);
    asked.checkpoint = crate::common::signed_by(&forked(5, 0), &other);
    assert_eq!(ask(&witness, &asked), Err(500));
    assert!(witness.seen()[0].held.is_err());
    drop(witness);
    assert!(home.try_open().is_err());
}
