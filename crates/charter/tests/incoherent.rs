//! Charters whose tables are well formed and do not fit together, one fault each (spec 7.1).

#[path = "common/whole.rs"]
mod whole;

use ostrakon_charter::Charter;
use whole::{accepted, refused, with};

#[test]
fn names_of_nothing() {
    refused(&[
        (
            "§ 3",
            "[\"row\"]",
            "[\n\"row\",\n\"lane\"]",
            "line 25: `body.union_of` names \"lane\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 7",
            "[\"members\"]",
            "[\"member\"]",
            "line 46: `office.elected_by` names \"member\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 7",
            "sits_in = \"board\"",
            "sits_in = \"boards\"",
            "line 47: `office.sits_in` names \"boards\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 11",
            "from = \"board\"",
            "from = \"head\"",
            "line 79: `office.from` names \"head\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 12",
            "\"audit\"",
            "\"head\"",
            "line 82: `incompatible.bodies` names \"head\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 13",
            "\"members\"",
            "\"member\"",
            "line 90: `meeting.body` names \"member\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 15",
            "[\"head\"]",
            "[\"heads\"]",
            "line 117: `vote.joint` names \"heads\", which is no vote of this charter; write one of: head, board, by-election, warden, chair, recall, petition, soon, row-goes-on",
        ),
        (
            "§ 16",
            "\"warden\"]",
            "\"members\"]",
            "line 131: `vote.quota_with` names \"members\", which is no office of this charter; write one of: head, board-member, warden, guest, chair",
        ),
        (
            "§ 14",
            "[\"members\"]",
            "[\"members\", \"x\"]",
            "line 103: `vote.electorate` names \"x\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 14",
            "\"assembly\"",
            "\"members\"",
            "line 104: `vote.meeting` names \"members\", which is no meeting of this charter; write one of: assembly",
        ),
        (
            "§ 22",
            "\"row\"",
            "\"rowing\"",
            "line 203: `vote.about` names \"rowing\", which is no body of this charter; write one of: members, row, rows, board, audit, friends",
        ),
        (
            "§ 14",
            "fills = \"head\"",
            "fills = \"foot\"",
            "line 105: `vote.fills` names \"foot\", which is no office of this charter; write one of: head, board-member, warden, guest, chair",
        ),
        (
            "§ 19",
            "[\"warden\"]",
            "[\"warden\", \"row\"]",
            "line 167: `vote.recall_offices` names \"row\", which is no office of this charter; write one of: head, board-member, warden, guest, chair",
        ),
        (
            "§ 20",
            "convenes = \"assembly\"",
            "convenes = \"meeting\"",
            "line 180: `vote.convenes` names \"meeting\", which is no meeting of this charter; write one of: assembly",
        ),
        (
            "§ 21",
            "shortens = \"assembly\"",
            "shortens = \"head\"",
            "line 193: `vote.shortens` names \"head\", which is no meeting of this charter; write one of: assembly",
        ),
    ]);
}

#[test]
fn bodies_that_cannot_be_there() {
    refused(&[
        (
            "§ 3",
            "[\"row\"]",
            "[\"row\", \"members\"]",
            "line 23: `body.union_of` names \"members\", of which there is only one; name a kind of body, with many = true",
        ),
        (
            "§ 3",
            "[\"row\"]",
            "[\"row\", \"rows\"]",
            "line 23: `body.union_of` names \"rows\", of which there is only one; name a kind of body, with many = true",
        ),
        (
            "§ 2",
            "founders = 2",
            "founders = 2\nvoteless = true",
            "line 24: `body.union_of` names \"row\", which never votes (`body.voteless`); leave it out",
        ),
        (
            "§ 9",
            "[\"row\"]",
            "[\"row\", \"friends\"]",
            "line 63: `office.elected_by` names \"friends\", which never votes (`body.voteless`); leave it out",
        ),
        (
            "§ 20",
            "[\"row\"]",
            "[\"row\", \"friends\"]",
            "line 178: `vote.electorate` names \"friends\", which never votes (`body.voteless`); leave it out",
        ),
        (
            "§ 22",
            "about = \"row\"",
            "about = \"members\"",
            "line 203: `vote.about` names \"members\", of which there is only one; name a kind of body, with many = true",
        ),
        (
            "§ 7",
            "sits_in = \"board\"",
            "sits_in = \"row\"",
            "line 47: `office.sits_in` names \"row\", which is a union or of which there are many; name a body that is neither",
        ),
        (
            "§ 7",
            "sits_in = \"board\"",
            "sits_in = \"rows\"",
            "line 47: `office.sits_in` names \"rows\", which is a union or of which there are many; name a body that is neither",
        ),
        (
            "§ 11",
            "from = \"board\"",
            "from = \"members\"",
            "line 79: `office.from` names \"members\", in which no office sits; give an office sits_in = \"members\", or leave this out",
        ),
        (
            "§ 12",
            "\"audit\"",
            "\"members\"",
            "line 82: `incompatible.bodies` names \"members\", in which no office sits; give an office sits_in = \"members\", or leave this out",
        ),
        (
            "§ 12",
            "\"board\"",
            "\"friends\"",
            "line 82: `incompatible.bodies` names \"friends\", in which no office sits; give an office sits_in = \"friends\", or leave this out",
        ),
    ]);
}

#[test]
fn offices_and_the_votes_that_fill_them() {
    refused(&[
        (
            "§ 17",
            "fills = \"warden\"",
            "",
            "line 63: `office.elected_by` says who elects, but no vote fills this office; add a vote with fills = \"warden\", or remove this",
        ),
        (
            "§ 17",
            "fills = \"warden\"",
            "fills = \"guest\"",
            "line 63: `office.elected_by` says who elects, but no vote fills this office; add a vote with fills = \"warden\", or remove this",
        ),
        (
            "§ 17",
            "electorate = [\"row\"]\n",
            "",
            "line 135: `vote.electorate` is missing; name who elects to \"warden\", one or more of: row",
        ),
        (
            "§ 17",
            "[\"row\"]",
            "[\"row\",\n\"rows\"]",
            "line 143: `vote.electorate` names \"rows\", which does not elect to \"warden\"; name one or more of: row",
        ),
        (
            "§ 17",
            "tie = \"lot\"",
            "tie = \"lot\"\nseats = 3",
            "line 142: `vote.seats` is 3, but the office \"warden\" has 2; write no more",
        ),
        (
            "§ 8",
            "seats = 4\n",
            "",
            "line 113: `vote.seats` is 4, but the office \"board-member\" has 1; write no more",
        ),
    ]);
    accepted("§ 17", "tie = \"lot\"", "tie = \"lot\"\nseats = 2");
    // Two votes may fill one office, and one vote one of several bodies' seats.
    accepted("§ 9", "[\"row\"]", "[\"row\", \"rows\"]");
    let invited = with("§ 17", "fills = \"warden\"", "fills = \"guest\"");
    let invited = invited.replace("elected_by = [\"row\"]\nseats = 2", "seats = 2");
    let message = Charter::parse(invited.as_bytes()).unwrap_err().to_string();
    assert_eq!(
        message,
        "line 142: `vote.fills` is \"guest\", an office that is filled by invitation; give it elected_by, or remove this"
    );
}
