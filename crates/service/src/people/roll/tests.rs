use super::*;
use crate::people::address::Address;
use proptest::collection::vec;
use proptest::prelude::*;

fn sheet(text: &str) -> Sheet {
    read(text.as_bytes(), "members")
}

/// The reason for which the second line is refused.
fn refusal(line: &[u8]) -> String {
    let file = [b"person,name,address,weight,body\n", line].concat();
    let sheet = read(&file, "members");
    assert!(sheet.lines.is_empty(), "{line:?} was taken");
    assert_eq!((sheet.refused.len(), sheet.refused[0].line), (1, 2));
    sheet.refused[0].reason.clone()
}

fn member(person: &str, address: &str) -> Member {
    let address = Address::new(address).unwrap();
    let (written, folded) = (address.as_str().to_owned(), address.folded().to_owned());
    Member { person: person.into(), address: written, folded, name: String::new(), weight: 1 }
}

#[test]
fn a_roll_is_read() {
    let text =
        "\u{FEFF}address,person,name\r\nAda@example.org,ada,\"Lovelace, Ada\"\r\nbob@example.org,bob,\r\n";
    let sheet = sheet(text);
    assert_eq!(sheet.refused, []);
    let ada = Member { name: "Lovelace, Ada".into(), ..member("ada", "Ada@example.org") };
    assert_eq!(sheet.lines[0], Line { number: 2, member: ada });
    assert_eq!(sheet.lines[1], Line { number: 3, member: member("bob", "bob@example.org") });
    let weights = read(b"person,weight,address,body\nada,7,a@x.org,members\n", "members");
    assert_eq!(weights.lines[0].member.weight, 7);
}

#[test]
fn a_header_must_be_one() {
    for (header, why) in [
        ("person,name", "needs the columns"),
        ("person,address,sex", "\"sex\" is none of"),
        ("person,address,person", "twice"),
        ("Person,address", "\"Person\" is none of"),
        ("person;address", "\"person;address\" is none of"),
    ] {
        let sheet = sheet(&format!("{header}\nada,a@x.org\n"));
        assert!(sheet.lines.is_empty() && sheet.refused.len() == 1, "{header}");
        assert!(sheet.refused[0].reason.contains(why), "{header}: {}", sheet.refused[0].reason);
    }
    assert_eq!(sheet("").refused.len(), 1);
}

#[test]
fn lines_are_numbered_as_editors_do() {
    for text in [
        "person,address\n\na\n\"x\ny\"\nc",
        "person,address\r\n\r\na\r\n\"x\r\ny\"\r\nc\r\n",
        "person,address\r\ra\r\"x\ry\"\rc",
    ] {
        let lines: Vec<u64> = sheet(text).refused.iter().map(|refused| refused.line).collect();
        assert_eq!(lines, [3, 4, 6], "{text:?}");
    }
}

#[test]
fn every_cell_has_its_rule() {
    let long = format!("ada,{},a@x.org,1,", "é".repeat(251));
    let longer = format!("ada,,{}@x.org,1,", "a".repeat(2_000));
    for (line, why) in [
        ("Ada,,a@x.org,1,", "person: "),
        (",,a@x.org,1,", "person: is empty"),
        ("-ada,,a@x.org,1,", "person: begins like a formula"),
        ("ada,,a,1,", "address: is none"),
        ("ada,,,1,", "address: is none"),
        ("ada,,a@b@x.org,1,", "address: is none"),
        ("ada,,a@x.org,0,", "weight: "),
        ("ada,,a@x.org,-1,", "weight: begins like a formula"),
        ("ada,,a@x.org,01,", "weight: "),
        ("ada,,a@x.org,1.5,", "weight: "),
        ("ada,,a@x.org,4294967296,", "weight: "),
        ("ada,,a@x.org,1,others", "body: is not members"),
        ("ada,,a@x.org,1", "has 4 cells"),
        ("ada,,a@x.org,1,members,", "has 6 cells"),
        ("ada,=1+1,a@x.org,1,", "name: begins like a formula"),
        ("ada,+1,a@x.org,1,", "name: begins like a formula"),
        ("ada,-1,a@x.org,1,", "name: begins like a formula"),
        ("ada,@SUM(A1),a@x.org,1,", "name: begins like a formula"),
        ("ada,\"\t=1\",a@x.org,1,", "name: begins like a formula"),
        ("ada,\"\r=1\",a@x.org,1,", "name: begins like a formula"),
        ("ada,＝1,a@x.org,1,", "name: begins like a formula"),
        ("ada,\"A\nB\",a@x.org,1,", "U+000A"),
        ("ada,A\u{200B}da,a@x.org,1,", "U+200B"),
        ("ada,\u{202E}adA,a@x.org,1,", "U+202E"),
        ("ada,A\u{2067}da,a@x.org,1,", "U+2067"),
        ("ada,Adа,a@x.org,1,", "mixes letters"),
        ("ada, Ada,a@x.org,1,", "a space too many"),
        ("ada,A  da,a@x.org,1,", "a space too many"),
        ("ada,Jose\u{301},a@x.org,1,", "normal form C"),
        (&long, "name: has 502 bytes"),
        (&longer, "address: is too long"),
    ] {
        let reason = refusal(line.as_bytes());
        assert!(reason.contains(why), "{line:?}: {reason}");
    }
    assert!(refusal(b"ada,\xff\xfe,a@x.org,1,").contains("name: is not UTF-8"));
    let two = refusal(b"Ada,,a,1,");
    assert!(two.contains("person: ") && two.contains("; address: "), "everything that is wrong: {two}");
}

#[test]
fn nobody_comes_twice_or_looks_like_another() {
    for (lines, why) in [
        ("ada,,a@x.org\nada,,b@x.org", "person: is line 2's too"),
        ("ada,,a@x.org\nbob,,A@X.org", "address: is line 2's too"),
        ("ada,сора,a@x.org\nbob,copa,b@x.org", "name: looks like line 2's"),
        ("ada,Carmen,a@x.org\nbob,Carrnen,b@x.org", "name: looks like line 2's"),
        ("ada,,paypal@x.org\nbob,,paypa1@x.org", "address: looks like line 2's"),
        ("ada,,a@copa.org\nbob,,a@xn--80a1agc.org", "address: looks like line 2's"),
    ] {
        let sheet = sheet(&format!("person,name,address\n{lines}\n"));
        assert_eq!(sheet.lines.len(), 1, "{lines}");
        assert_eq!(sheet.refused[0].line, 3);
        assert!(sheet.refused[0].reason.contains(why), "{lines}: {}", sheet.refused[0].reason);
    }
    let same = sheet("person,name,address\nada,Ann Lee,a@x.org\nbob,Ann Lee,b@x.org\n");
    assert_eq!((same.lines.len(), same.refused.len()), (2, 0), "people may have the same name");
}

#[test]
fn a_roll_has_so_many_lines() {
    let file = "person,address\n".to_owned() + &"x\n".repeat(MOST_LINES + 2);
    let sheet = sheet(&file);
    assert_eq!(sheet.refused.len(), MOST_LINES + 1);
    let last = sheet.refused.last().unwrap();
    assert_eq!(last.line, MOST_LINES as u64 + 2);
    assert!(last.reason.contains("one of more than 1000000 lines"));
}

fn lines(members: &[Member]) -> Vec<Line> {
    (2..).zip(members).map(|(number, member)| Line { number, member: member.clone() }).collect()
}

#[test]
fn what_changes_is_told() {
    let before = [member("ada", "a@x.org"), member("bob", "b@x.org"), member("cem", "c@x.org")];
    let everybody = before.iter().map(|m| (m.person.clone(), m.folded.clone())).collect();
    let known = Known { before: before.to_vec(), everybody, ..Known::default() };
    let heavy = Member { weight: 2, ..before[0].clone() };
    let now = [heavy.clone(), before[1].clone(), member("dora", "d@x.org")];
    let (change, changes, refused) = compare(&lines(&now), &known);
    assert_eq!(changes.added, ["dora"]);
    assert_eq!(changes.changed, ["ada"]);
    assert_eq!(changes.removed, ["cem"]);
    assert_eq!(change.put, [heavy, now[2].clone()]);
    assert_eq!((change.moved, change.removed, refused), (vec![], vec!["cem".into()], vec![]));
}

#[test]
fn addresses_are_exchanged_but_not_taken() {
    let before = [member("ada", "a@x.org"), member("bob", "b@x.org")];
    let mut everybody: Vec<(String, String)> =
        before.iter().map(|m| (m.person.clone(), m.folded.clone())).collect();
    everybody.push(("eve".into(), "e@x.org".into()));
    let mut known = Known { before: before.to_vec(), everybody, ..Known::default() };
    let swapped = [member("ada", "b@x.org"), member("bob", "a@x.org")];
    let (change, _, refused) = compare(&lines(&swapped), &known);
    assert_eq!((change.moved.len(), refused.len()), (2, 0));
    // Eve is in another body.
    let (_, _, refused) = compare(&lines(&[member("ada", "e@x.org")]), &known);
    assert!(refused[0].reason.contains("address: is eve's"), "{}", refused[0].reason);
    // Bob gets another identifier: the old one is forgotten, unless another body knows him by it.
    let renamed = [before[0].clone(), member("bobby", "b@x.org")];
    assert_eq!(compare(&lines(&renamed), &known).2, []);
    known.elsewhere.insert("bob".into());
    assert_eq!(compare(&lines(&renamed), &known).2.len(), 1);
}

prop_compose! {
    fn any_member()(
        person in "[a-z0-9][a-z0-9-]{0,8}",
        local in "[a-z0-9!#$%&'*/?^_`{|}~][A-Za-z0-9.+=-]{0,6}[a-z]",
        name in "[A-Zß-ö,\"';| ]{0,12}",
        weight in 1..=u32::MAX,
    ) -> Member {
        let text = format!("{local}@example.org");
        let address = Address::new(&text).or_else(|| Address::new("x@example.org")).unwrap();
        Member {
            person,
            address: address.as_str().to_owned(),
            folded: address.folded().to_owned(),
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            weight,
        }
    }
}

/// As they are taken by a roll: each once.
fn distinct(members: Vec<Member>) -> Vec<Member> {
    let mut seen = unique::Seen::default();
    members.into_iter().filter_map(|member| seen.judge(0, member).ok()).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(members in vec(any_member(), 0..20)) {
        let members = distinct(members);
        let sheet = read(&write("members", &members).unwrap(), "members");
        prop_assert_eq!(&sheet.refused, &[]);
        let read: Vec<Member> = sheet.lines.into_iter().map(|line| line.member).collect();
        prop_assert_eq!(read, members);
    }

    /// Whatever is taken is written so that it is taken again, and no cell of it begins like a formula.
    #[test]
    fn whatever_is_taken_comes_back(body in "[\\PC\n\r\t,\"=+@ -]{0,80}", quoted: bool) {
        let name = if quoted { format!("\"{}\"", body.replace('"', "\"\"")) } else { body };
        let sheet = sheet(&format!("person,name,address\nada,{name},a@x.org\n"));
        let members: Vec<Member> = sheet.lines.into_iter().map(|line| line.member).collect();
        let written = write("members", &members).unwrap();
        let again = read(&written, "members");
        prop_assert_eq!(&again.refused, &[]);
        prop_assert_eq!(again.lines.into_iter().map(|line| line.member).collect::<Vec<_>>(), members);
        let mut reader = csv::Reader::from_reader(written.as_slice());
        for record in reader.records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
    }

    #[test]
    fn no_bytes_are_too_much(bytes in vec(any::<u8>(), 0..400), headed: bool) {
        let header: &[u8] = if headed { b"person,name,address,weight,body\n" } else { b"" };
        let file = [header, &bytes].concat();
        let sheet = read(&file, "members");
        let known = Known::default();
        let (change, changes, _) = compare(&sheet.lines, &known);
        prop_assert_eq!(change.put.len(), sheet.lines.len());
        prop_assert_eq!(changes.added.len(), sheet.lines.len());
    }

    /// Structure that is nearly right: separators, quotes and good cells in any order.
    #[test]
    fn no_order_is_too_much(pieces in vec(
        prop_oneof![Just(","), Just("\n"), Just("\r\n"), Just("\""), Just("ada"), Just("a@x.org"), Just("1"), Just("é")],
        0..60,
    )) {
        let sheet = sheet(&format!("person,address,weight\n{}", pieces.concat()));
        let taken: std::collections::HashSet<_> = sheet.lines.iter().map(|l| &l.member.person).collect();
        prop_assert_eq!(taken.len(), sheet.lines.len());
    }
}
