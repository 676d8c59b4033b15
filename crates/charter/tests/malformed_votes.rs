//! Votes whose settings and effects are not well formed, one fault each (spec 7.1).

#[path = "common/whole.rs"]
mod whole;

use ostrakon_charter::Charter;
use proptest::prelude::*;
use whole::{WHOLE, accepted, refusal, refused};

#[test]
fn settings_of_votes() {
    refused(&[
        (
            "§ 19",
            "base = \"cast\"",
            "base = \"all\"",
            "line 163: `vote.base` is \"all\"; write \"decided\" or \"cast\" or \"roll\"",
        ),
        (
            "§ 19",
            "quorum = \"1/5\"",
            "quorum = \"6/5\"",
            "line 164: `vote.quorum` is out of range; write p/q with 0 < p ≤ q ≤ 1000000",
        ),
        (
            "§ 14",
            "tie = \"fresh-vote\"",
            "tie = \"fresh-vote\"\nbase = \"cast\"",
            "line 103: `vote.base` does not go with rule \"most-votes\"; remove it",
        ),
        (
            "§ 14",
            "tie = \"fresh-vote\"",
            "tie = \"fresh-vote\"\neffect = \"recall\"",
            "line 103: `vote.effect` does not go with rule \"most-votes\"; remove it",
        ),
        (
            "§ 18",
            "fills",
            "joint = [\"head\"]\nfills",
            "line 153: `vote.joint` does not go with rule \"majority-judgment\"; remove it",
        ),
        (
            "§ 18",
            "fills",
            "quota_with = [\"head\"]\nfills",
            "line 153: `vote.quota_with` does not go with rule \"majority-judgment\"; remove it",
        ),
        (
            "§ 19",
            "base",
            "fills = \"head\"\nbase",
            "line 163: `vote.fills` does not go with rule \"majority\"; remove it",
        ),
        (
            "§ 17",
            "fills",
            "quota_with = [\"head\"]\nfills",
            "line 143: `vote.quota_with` needs `vote.quota_flag` beside it; add for example quota_flag = \"woman\"",
        ),
        (
            "§ 15",
            "quota_seats = 3",
            "quota_seats = 0",
            "line 116: `vote.quota_seats` is 0; write a whole number from 1 to 256",
        ),
        (
            "§ 15",
            "quota_seats = 3",
            "quota_seats = 257",
            "line 116: `vote.quota_seats` is 257; write a whole number from 1 to 256",
        ),
        (
            "§ 15",
            "[\"head\"]",
            "[\"head\", \"head\"]",
            "line 117: `vote.joint` names \"head\" twice; leave one out",
        ),
        (
            "§ 14",
            "[\"members\"]",
            "[]",
            "line 103: `vote.electorate` is an empty list; name something, or remove it",
        ),
        (
            "§ 22",
            "private = true",
            "private = false",
            "line 204: `vote.private` is false; write true, or remove it",
        ),
        (
            "§ 22",
            "without_one = true",
            "without_one = 1",
            "line 205: `vote.without_one` is an integer; write for example without_one = true",
        ),
    ]);
}

#[test]
fn effects() {
    refused(&[
        (
            "§ 19",
            "\"recall-of\"",
            "\"recall-all\"",
            "line 166: `vote.effect` is \"recall-all\"; write \"recall\" or \"recall-of\" or \"amendment\" or \"dissolution\" or \"continuation\" or \"last-vote\" or \"convening\" or \"shorter-notice\"",
        ),
        (
            "§ 19",
            "effect = \"recall-of\"\n",
            "",
            "line 166: `vote.recall_offices` needs `vote.effect` beside it; add for example effect = \"recall\"",
        ),
        (
            "§ 19",
            "\nrecall_offices = [\"warden\"]",
            "",
            "line 155: `vote.recall_offices` is missing; add for example recall_offices = [\"treasurer\"]",
        ),
        (
            "§ 19",
            "\"recall-of\"",
            "\"recall\"",
            "line 167: `vote.recall_offices` does not go with effect \"recall\"; remove it",
        ),
        (
            "§ 20",
            "convenes = \"assembly\"\n",
            "",
            "line 169: `vote.convenes` is missing; add for example convenes = \"assembly\"",
        ),
        (
            "§ 20",
            "effect = \"convening\"\nconvenes = \"assembly\"\n",
            "",
            "line 179: `vote.share` needs `vote.effect` beside it; add for example effect = \"recall\"",
        ),
        (
            "§ 20",
            "\"1/10\"",
            "\"0/10\"",
            "line 181: `vote.share` is out of range; write p/q with 0 < p ≤ q ≤ 1000000",
        ),
        (
            "§ 20",
            "share",
            "shortens = \"assembly\"\nshare",
            "line 181: `vote.shortens` does not go with effect \"convening\"; remove it",
        ),
        (
            "§ 21",
            "shortens",
            "convenes",
            "line 193: `vote.convenes` does not go with effect \"shorter-notice\"; remove it",
        ),
        (
            "§ 21",
            "\nshortens = \"assembly\"",
            "",
            "line 183: `vote.shortens` is missing; add for example shortens = \"assembly\"",
        ),
        (
            "§ 22",
            "about = \"row\"\n",
            "",
            "line 195: `vote.about` is missing; add for example about = \"branch\"",
        ),
        (
            "§ 22",
            "about = \"row\"\nprivate = true\nwithout_one = true\neffect = \"continuation\"",
            "effect = \"last-vote\"",
            "line 195: `vote.about` is missing; add for example about = \"branch\"",
        ),
    ]);
    assert!(refusal("§ 20", "effect = \"convening\"\n", "").contains("`vote.convenes` needs `vote.effect`"));
    accepted("§ 20", "\nshare = \"1/10\"", "");
    accepted("§ 22", "continuation", "last-vote");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_panics_on_a_charter_with_a_line_moved_left_out_or_cut(
        from in 0..WHOLE.lines().count(),
        to in 0..WHOLE.lines().count(),
        cut in 0..30usize,
        out: bool,
    ) {
        let mut lines: Vec<String> = WHOLE.lines().map(str::to_owned).collect();
        let line: String = lines.remove(from).chars().skip(cut / 2).collect();
        if !out {
            lines.insert(to.min(lines.len()), line);
        }
        if let Err(error) = Charter::parse(lines.join("\n").as_bytes()) {
            prop_assert!(error.to_string().starts_with("line "), "{error}");
        }
    }
}
