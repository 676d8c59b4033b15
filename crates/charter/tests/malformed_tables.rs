//! Tables of bodies, offices and meetings that are not well formed, one fault each (spec 7.1).

#[path = "common/whole.rs"]
mod whole;

use ostrakon_charter::{Charter, Effect, Notice, Shape};
use whole::{WHOLE, accepted, refused};

#[test]
fn the_whole_charter_is_read_as_it_stands() {
    let charter = Charter::parse(WHOLE.as_bytes()).unwrap();
    assert!(charter.has_open_votes());
    assert_eq!((charter.bodies().len(), charter.offices().len()), (6, 5));
    let [members, row, rows, board, _, friends] = charter.bodies() else { panic!("six bodies") };
    assert_eq!((members.shape(), members.is_weighted(), members.is_voteless()), (&Shape::One, false, false));
    assert_eq!(*row.shape(), Shape::Many { most: Some(3), founders: Some(2) });
    assert_eq!(*rows.shape(), Shape::Union(vec![row.id().clone()]));
    assert!(board.is_weighted() && friends.is_voteless() && row.is_many());
    let [head, member, _, guest, chair] = charter.offices() else { panic!("five offices") };
    assert_eq!((head.elected_by(), head.seats()), (&[members.id().clone()][..], 1));
    assert_eq!((head.sits_in(), head.is_renewed(), head.is_public()), (Some(board.id()), true, true));
    assert_eq!((member.seats(), member.is_renewed(), member.is_public()), (4, false, false));
    assert!(guest.elected_by().is_empty() && guest.is_voteless());
    assert_eq!((chair.from(), chair.sits_in()), (Some(board.id()), None));
    assert_eq!(charter.incompatible()[0].choose_days(), 14);
    let [assembly] = charter.meetings() else { panic!("one meeting") };
    assert_eq!((assembly.body(), assembly.notice()), (members.id(), Some(Notice::Days(14))));
    assert_eq!((assembly.per_year(), assembly.running().map(|running| running.most)), (Some(2), Some(2)));
}

#[test]
fn the_whole_charters_votes_are_read_as_they_stand() {
    let charter = Charter::parse(WHOLE.as_bytes()).unwrap();
    let vote = |id: &str| whole::vote(&charter, id);
    let board = vote("board");
    assert_eq!((board.joint(), board.seats_and_quota()), (&[vote("head").id().clone()][..], (4, 3)));
    assert_eq!(vote("by-election").quota_with().len(), 3);
    assert_eq!(vote("recall").quorum().map(|share| share.to_string()), Some("1/5".to_owned()));
    assert!(matches!(vote("recall").effect(), Some(Effect::RecallOf(offices)) if offices.len() == 1));
    assert!(matches!(vote("petition").effect(), Some(Effect::Convening { share: Some(_), .. })));
    assert!(matches!(vote("soon").effect(), Some(Effect::ShorterNotice(_))));
    let row = vote("row-goes-on");
    assert!(row.is_private() && row.is_without_one() && row.about().is_some() && row.electorate().is_empty());
    assert_eq!(row.effect().map(Effect::as_str), Some("continuation"));
    assert_eq!(
        (vote("head").meeting(), vote("head").fills()),
        (board.meeting(), Some(charter.offices()[0].id()))
    );
}

#[test]
fn bodies() {
    refused(&[
        ("§ 2", "many = true", "many = false", "line 15: `body.many` is false; write true, or remove it"),
        (
            "§ 2",
            "many = true\n",
            "",
            "line 15: `body.most` needs `body.many` beside it; add for example many = true",
        ),
        (
            "§ 2",
            "many = true\nmost = 3\n",
            "",
            "line 15: `body.founders` needs `body.many` beside it; add for example many = true",
        ),
        ("§ 2", "most = 3", "most = 0", "line 16: `body.most` is 0; write a whole number from 1 to 10000"),
        (
            "§ 2",
            "most = 3",
            "most = 10001",
            "line 16: `body.most` is 10001; write a whole number from 1 to 10000",
        ),
        (
            "§ 2",
            "founders = 2",
            "founders = -1",
            "line 17: `body.founders` is -1; write a whole number from 1 to 10000",
        ),
        (
            "§ 2",
            "founders = 2",
            "founders = 10001",
            "line 17: `body.founders` is 10001; write a whole number from 1 to 10000",
        ),
        (
            "§ 3",
            "union_of",
            "many = true\nunion_of",
            "line 24: `body.union_of` does not go with `body.many`; remove one of them",
        ),
        ("§ 3", "[\"row\"]", "[]", "line 23: `body.union_of` is an empty list; name something, or remove it"),
        (
            "§ 3",
            "[\"row\"]",
            "[\n\"row\",\n\"row\"]",
            "line 25: `body.union_of` names \"row\" twice; leave one out",
        ),
        (
            "§ 3",
            "[\"row\"]",
            "\"row\"",
            "line 23: `body.union_of` is a string; write for example union_of = [\"branch\"]",
        ),
        (
            "§ 3",
            "[\"row\"]",
            "[\"row\",\n7]",
            "line 24: `body.union_of` is an integer; write for example union_of = [\"branch\"]",
        ),
        (
            "§ 3",
            "[\"row\"]",
            "[\"A row\"]",
            "line 23: `body.union_of` contains 'A'; use only a–z, 0–9 and hyphens",
        ),
        (
            "§ 4",
            "weighted = true",
            "weighted = 1",
            "line 29: `body.weighted` is an integer; write for example weighted = true",
        ),
        (
            "§ 6",
            "voteless = true",
            "voteless = false",
            "line 40: `body.voteless` is false; write true, or remove it",
        ),
        (
            "§ 6",
            "voteless = true",
            "silent = true",
            "line 40: `body.silent` is not known; remove it, or write one of: id, name, clause, many, most, founders, union_of, weighted, voteless",
        ),
    ]);
    accepted("§ 2", "most = 3\nfounders = 2", "founders = 10000");
}

#[test]
fn offices() {
    refused(&[
        ("§ 8", "seats = 4", "seats = 0", "line 56: `office.seats` is 0; write a whole number from 1 to 256"),
        (
            "§ 8",
            "seats = 4",
            "seats = 257",
            "line 56: `office.seats` is 257; write a whole number from 1 to 256",
        ),
        (
            "§ 8",
            "[\"members\"]",
            "[]",
            "line 55: `office.elected_by` is an empty list; name something, or remove it",
        ),
        (
            "§ 8",
            "[\"members\"]",
            "[\"members\", \"members\"]",
            "line 55: `office.elected_by` names \"members\" twice; leave one out",
        ),
        (
            "§ 10",
            "sits_in = \"board\"\n",
            "",
            "line 71: `office.voteless` needs `office.sits_in` beside it; add for example sits_in = \"board\"",
        ),
        (
            "§ 10",
            "sits_in = \"board\"\nvoteless = true",
            "from = \"board\"",
            "line 67: `office.sits_in` is missing, and so is `office.elected_by`; add one of them: who elects to it, or where the invited sit",
        ),
        (
            "§ 11",
            "from = \"board\"",
            "from = \"board\"\nvoteless = true",
            "line 80: `office.voteless` needs `office.sits_in` beside it; add for example sits_in = \"board\"",
        ),
        (
            "§ 7",
            "renewed = true",
            "renewed = false",
            "line 48: `office.renewed` is false; write true, or remove it",
        ),
        (
            "§ 7",
            "public = true",
            "public = \"yes\"",
            "line 49: `office.public` is a string; write for example public = true",
        ),
        (
            "§ 8",
            "id = \"board-member\"",
            "id = \"head\"",
            "line 52: `office.id` is \"head\", as on line 43; give each its own",
        ),
    ]);
}

#[test]
fn incompatible_bodies() {
    refused(&[
        (
            "§ 12",
            "bodies = [\"board\", \"audit\"]\n",
            "",
            "line 81: `incompatible.bodies` is missing; add for example bodies = [\"board\", \"audit\"]",
        ),
        ("§ 12", "\"board\", \"audit\"", "\"board\"", "line 82: `incompatible.bodies` names 1; name two"),
        ("§ 12", "\"audit\"]", "\"audit\", \"members\"]", "line 82: `incompatible.bodies` names 3; name two"),
        (
            "§ 12",
            "\"audit\"",
            "\"board\"",
            "line 82: `incompatible.bodies` names \"board\" twice; leave one out",
        ),
        (
            "§ 12",
            "choose_days = 14",
            "choose_days = 0",
            "line 84: `incompatible.choose_days` is 0; write a whole number from 1 to 3650",
        ),
        (
            "§ 12",
            "choose_days = 14",
            "choose_days = 3651",
            "line 84: `incompatible.choose_days` is 3651; write a whole number from 1 to 3650",
        ),
        (
            "§ 12",
            "choose_days = 14",
            "",
            "line 81: `incompatible.choose_days` is missing; add for example choose_days = 14",
        ),
    ]);
}

#[test]
fn meetings() {
    refused(&[
        (
            "§ 13",
            "body = \"members\"\n",
            "",
            "line 86: `meeting.body` is missing; add for example body = \"members\"",
        ),
        (
            "§ 13",
            "notice_days = 14",
            "notice_days = 14\nnotice_months = 1",
            "line 91: `meeting.notice_days` does not go with `meeting.notice_months`; remove one of them",
        ),
        (
            "§ 13",
            "notice_days = 14",
            "notice_days = 3651",
            "line 91: `meeting.notice_days` is 3651; write a whole number from 1 to 3650",
        ),
        (
            "§ 13",
            "notice_days = 14",
            "notice_months = 61",
            "line 91: `meeting.notice_months` is 61; write a whole number from 1 to 60",
        ),
        (
            "§ 13",
            "notice_days = 14",
            "notice_months = 0",
            "line 91: `meeting.notice_months` is 0; write a whole number from 1 to 60",
        ),
        (
            "§ 13",
            "per_year = 2",
            "per_year = 367",
            "line 92: `meeting.per_year` is 367; write a whole number from 1 to 366",
        ),
        (
            "§ 13",
            "place = \"Barn\"\n",
            "",
            "line 93: `meeting.running` needs `meeting.place` beside it; add for example place = \"London\"",
        ),
        (
            "§ 13",
            "running = 2",
            "",
            "line 93: `meeting.place` needs `meeting.running` beside it; add for example running = 2",
        ),
        (
            "§ 13",
            "running = 2",
            "running = 101",
            "line 94: `meeting.running` is 101; write a whole number from 1 to 100",
        ),
        (
            "§ 13",
            "place = \"Barn\"",
            "place = \"\"",
            "line 93: `meeting.place` is empty; write 1 to 500 bytes of text",
        ),
    ]);
    let months = accepted("§ 13", "notice_days = 14", "notice_months = 60");
    assert_eq!(months.meetings()[0].notice(), Some(Notice::Months(60)));
    assert_eq!(accepted("§ 13", "notice_days = 14", "").meetings()[0].notice(), None);
}
