//! Votes that do not fit their meeting, their quota or each other, one fault each (spec 7.1).

#[path = "common/whole.rs"]
mod whole;

use ostrakon_charter::Charter;
use whole::{accepted, refused, with};

#[test]
fn meetings_of_others() {
    refused(&[
        (
            "§ 14",
            "electorate = [\"members\"]\nmeeting = \"assembly\"\nfills = \"head\"",
            "meeting = \"assembly\"\nfills = \"head\"",
            "line 96: `vote.electorate` is missing; name who elects to \"head\", one or more of: members",
        ),
        (
            "§ 13",
            "\"members\"",
            "\"row\"",
            "line 104: `vote.meeting` is \"assembly\", a meeting of \"row\" alone; write electorate = [\"row\"], or remove this",
        ),
        (
            "§ 20",
            "share",
            "meeting = \"assembly\"\nshare",
            "line 181: `vote.meeting` is \"assembly\", a meeting of \"members\" alone; write electorate = [\"members\"], or remove this",
        ),
        (
            "§ 22",
            "about",
            "electorate = [\"members\", \"row\"]\nmeeting = \"assembly\"\nabout",
            "line 204: `vote.meeting` is \"assembly\", a meeting of \"members\" alone; write electorate = [\"members\"], or remove this",
        ),
        (
            "§ 22",
            "about",
            "meeting = \"assembly\"\nabout",
            "line 203: `vote.meeting` is \"assembly\", a meeting of \"members\" alone; write electorate = [\"members\"], or remove this",
        ),
    ]);
}

#[test]
fn quotas_of_more_seats_than_there_are() {
    refused(&[
        // Four, and the one of the head.
        (
            "§ 15",
            "quota_seats = 3",
            "quota_seats = 6",
            "line 116: `vote.quota_seats` is 6; write a whole number from 1 to 5",
        ),
        // One, and 1 + 4 + 3 times 2.
        (
            "§ 16",
            "quota_seats = 3",
            "quota_seats = 13",
            "line 130: `vote.quota_seats` is 13; write a whole number from 1 to 12",
        ),
        (
            "§ 16",
            "\"head\", \"board-member\", \"warden\"",
            "\"guest\"",
            "line 130: `vote.quota_seats` is 3; write a whole number from 1 to 2",
        ),
    ]);
    accepted("§ 15", "quota_seats = 3", "quota_seats = 5");
    accepted("§ 16", "quota_seats = 3", "quota_seats = 12");
    // As many rows as there like to be: any number of wardens.
    let rows = with("§ 2", "most = 3\n", "");
    let unlimited = rows.replace("quota_seats = 3\nquota_with", "quota_seats = 256\nquota_with");
    assert!(Charter::parse(unlimited.as_bytes()).is_ok());
}

#[test]
fn votes_that_are_not_held_together() {
    refused(&[
        (
            "§ 15",
            "[\"head\"]",
            "[\"board\"]",
            "line 117: `vote.joint` names \"board\", which does not come before this vote; move it up in the file, or leave it out",
        ),
        (
            "§ 15",
            "[\"head\"]",
            "[\"head\",\n\"by-election\"]",
            "line 118: `vote.joint` names \"by-election\", which does not come before this vote; move it up in the file, or leave it out",
        ),
        (
            "§ 14",
            "ballot = \"choice\"\nrule = \"most-votes\"",
            "ballot = \"score\"\nrule = \"star\"",
            "line 117: `vote.joint` names \"head\", which has another rule; make them the same, or leave it out",
        ),
        (
            "§ 14",
            "electorate = [\"members\"]\nmeeting = \"assembly\"\n",
            "electorate = [\"members\"]\n",
            "line 116: `vote.joint` names \"head\", which has another meeting; make them the same, or leave it out",
        ),
        (
            "§ 14",
            "\"fresh-vote\"",
            "\"lot\"",
            "line 117: `vote.joint` names \"head\", whose ties a lot settles; write tie = \"fresh-vote\" there, or leave it out",
        ),
        (
            "§ 15",
            "\nfills = \"board-member\"",
            "",
            "line 117: `vote.joint` goes only with `vote.fills`: persons are the same across offices; add it, or remove this",
        ),
        (
            "§ 16",
            "quota_with",
            "joint = [\"head\"]\nquota_with",
            "line 131: `vote.joint` names \"head\", which has another meeting; make them the same, or leave it out",
        ),
    ]);
    let other = with("§ 7", "[\"members\"]", "[\"members\", \"rows\"]");
    let other = other.replacen(
        "electorate = [\"members\"]\nmeeting = \"assembly\"\nfills = \"head\"",
        "electorate = [\"rows\"]\nfills = \"head\"",
        1,
    );
    let message = Charter::parse(other.as_bytes()).unwrap_err().to_string();
    assert_eq!(
        message,
        "line 116: `vote.joint` names \"head\", which has another electorate; make them the same, or leave it out"
    );
    let unfilled = with("§ 14", "\nfills = \"head\"", "");
    let unfilled = unfilled.replacen("elected_by = [\"members\"]\n", "", 1);
    let message = Charter::parse(unfilled.as_bytes()).unwrap_err().to_string();
    assert_eq!(
        message,
        "line 115: `vote.joint` names \"head\", which fills no office; write fills there, or leave it out"
    );
}
