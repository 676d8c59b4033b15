//! Chapter 3, last table of 3.2: what the totals of a contest's slots say, and which no ballots can give.

use crate::contests::{assert_totals, plan};
use crate::support::{Json, read};
use ostrakon_election::certify::{contest_count, named_totals};

#[test]
fn totals() {
    for case in read("6-decrypt/totals.json").list() {
        let plan = plan("seat", &case["ballot"], &case["options"], "vote");
        let slots = case["slots"].map(Json::number);
        let count = contest_count(&plan, &slots, case["weight"].number());
        assert_eq!(count.is_none(), !case["refused"].text().is_empty(), "{case}");
        let Some(count) = count else { continue };
        assert_totals(&count, &case["totals"], case["what"].text());
        let named = serde_json::to_value(named_totals(&plan, &count)).unwrap();
        assert_eq!(named, case["report"], "{case}");
    }
}
