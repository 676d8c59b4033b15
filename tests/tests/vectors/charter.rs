//! Chapter 7: charters, accepted and refused.

use crate::support::{Json, read};
use ostrakon_charter::{Charter, Threshold};

#[test]
fn charters() {
    let vectors = read("7-certify/charter.json");
    let charter = Charter::parse(vectors["accepted"].text().as_bytes()).unwrap();
    assert_eq!(charter.organisation().to_string(), "Society for the Preservation of Potsherds");
    assert_eq!(charter.min_counted().get(), 3);
    let rules: Vec<_> =
        charter.votes().iter().map(|v| (v.id().as_str(), v.ballot().as_str(), v.rule().as_str())).collect();
    assert_eq!(rules, [("ordinary", "motion", "majority"), ("board-seat", "approval", "most-votes")]);
    for case in vectors["accepted_too"].list() {
        let charter = Charter::parse(case["charter"].text().as_bytes());
        assert!(charter.is_ok(), "{}: {charter:?}", case["what"]);
    }
    for case in vectors["refused"].list() {
        assert!(Charter::parse(case["charter"].text().as_bytes()).is_err(), "{}", case["what"]);
    }
    for case in vectors["thresholds"].list() {
        let text = case["text"].text();
        assert_eq!(text.parse::<Threshold>().is_ok(), case["valid"].flag(), "{case}");
        let line = format!("threshold = \"{text}\"");
        let changed = vectors["accepted"].text().replace("threshold = \"1/2\"", &line);
        assert!(changed.contains(&line));
        assert_eq!(Charter::parse(changed.as_bytes()).is_ok(), case["valid"].flag(), "{case}");
    }
}
