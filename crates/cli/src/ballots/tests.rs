//! The real files, counted twice, and files that must be refused.

use super::*;

const FRENCH: &str = "french-approval-2002-gy-les-nonains.csv";

/// File, options, seats, ballots, first preferences: counted by a script of its own.
const WARDS: [(&str, usize, u32, usize, &[u64]); 6] = [
    ("10_cands-aberdeen_2017_ward12", 10, 4, 5598, &[843, 910, 1337, 580, 847, 286, 49, 269, 467, 10]),
    (
        "14_cands-glasgow_2012_ward5",
        14,
        4,
        6924,
        &[1727, 51, 229, 398, 603, 60, 644, 143, 1460, 443, 356, 219, 504, 87],
    ),
    ("3_cands-eilean_siar_2022_ward3", 3, 2, 661, &[131, 276, 254]),
    ("5_cands-orkney_2017_ward5", 5, 3, 1424, &[238, 509, 192, 201, 284]),
    ("7_cands-west_lothian_2022_ward7", 7, 4, 6136, &[1734, 636, 1135, 148, 1237, 190, 1056]),
    ("9_cands-east_lothian_2017_ward1", 9, 4, 7608, &[804, 1683, 1178, 470, 1472, 497, 568, 96, 840]),
];

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name)
}

fn ward(name: &str) -> RealBallots {
    read(&data(&format!("scottish-council/{name}.csv"))).unwrap()
}

/// The refusal of `text`, in words.
fn refusal(text: &str) -> String {
    parse(text.as_bytes(), "box.csv").unwrap_err().to_string()
}

/// A count taken from the file's text alone, row by row, without the parser.
fn count_by_text(path: &Path, options: usize, take: usize) -> Vec<u64> {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with(['#', '"']));
    let skip = usize::from(!text.starts_with('#'));
    let mut counts = vec![0; options];
    for row in rows.skip(skip) {
        let row: Vec<u64> = row.split(',').filter_map(|field| field.parse().ok()).collect();
        row[1..].iter().take(take).for_each(|&mark| counts[mark as usize - 1] += row[0]);
    }
    counts
}

#[test]
fn french_ballots_are_all_there() {
    let french = read(&data(FRENCH)).unwrap();
    assert_eq!((french.kind, french.seats), (Kind::Approval, None));
    assert_eq!(french.ballots.len(), 365);
    assert_eq!(french.ballots.iter().filter(|marks| marks.is_empty()).count(), 13);
    assert_eq!(french.options.len(), 16);
    assert_eq!((french.options[0].as_str(), french.options[15].as_str()), ("Megret", "Besancenot"));
    assert_eq!(french.options[7], "Saint-Josse");
    assert!(french.title.ends_with("Gy-les-Nonains polling place"), "{}", french.title);
    assert!(french.ballots.iter().all(|marks| marks.is_sorted()));
}

#[test]
fn french_count_agrees_with_the_text() {
    let french = read(&data(FRENCH)).unwrap();
    let counts = french.plain_approval_count();
    assert_eq!(counts, [62, 36, 26, 85, 139, 119, 33, 74, 67, 87, 21, 37, 67, 77, 64, 62]);
    assert_eq!(counts, count_by_text(&data(FRENCH), 16, usize::MAX));
}

#[test]
fn wards_are_all_there() {
    for (name, options, seats, ballots, first) in WARDS {
        let ward = ward(name);
        assert_eq!((ward.kind, ward.seats), (Kind::Ranking, Some(seats)), "{name}");
        assert_eq!((ward.options.len(), ward.ballots.len()), (options, ballots), "{name}");
        assert_eq!(ward.plain_first_preference_count().unwrap(), first, "{name}");
        assert!(!ward.title.contains('"'), "{}", ward.title);
    }
}

#[test]
fn ward_counts_agree_with_the_text() {
    for (name, options, ..) in WARDS {
        let path = data(&format!("scottish-council/{name}.csv"));
        let ward = read(&path).unwrap();
        assert_eq!(ward.plain_first_preference_count().unwrap(), count_by_text(&path, options, 1));
        assert_eq!(ward.plain_approval_count(), count_by_text(&path, options, usize::MAX));
    }
}

#[test]
fn names_carry_the_party_and_wards_lose_their_quotes() {
    let orkney = ward("5_cands-orkney_2017_ward5");
    assert_eq!(orkney.title, "East Mainland, South Ronaldsay and Burray Ward");
    assert_eq!(orkney.options[4], "Steve Sankey (Gr)");
    assert_eq!(ward("7_cands-west_lothian_2022_ward7").title, "Ward 7 - Whitburn and Blackburn");
    let text = "1,1\n1,1\n\"Candidate 1\",\"Ann \"\"A\"\" Other\",\"\",\nx";
    let named = text.replace('x', "\"Ward\"");
    assert_eq!(parse(named.as_bytes(), "box.csv").unwrap().options, ["Ann \"A\" Other"]);
}

#[test]
fn rankings_keep_their_order_and_approvals_drop_it() {
    let text = "3,1,\n2,3,1,\n1,\n\"Candidate 1\",\"A\",\"P (P)\",\n\"Candidate 2\",\"B\",\"\",\n\"Candidate 3\",\"C\",\"Q\",\n\"W\"";
    let box_ = parse(text.as_bytes(), "box.csv").unwrap();
    assert_eq!(box_.ballots, [vec![2, 0], vec![2, 0], vec![]]);
    assert_eq!(box_.first_preferences().unwrap(), [Some(2), Some(2), None]);
    assert_eq!(box_.options, ["A (P)", "B", "C (Q)"]);
}

#[test]
fn approvals_have_no_first_preference() {
    let french = read(&data(FRENCH)).unwrap();
    assert!(matches!(french.first_preferences(), Err(BallotFileError::NoOrder { .. })));
    assert!(french.plain_first_preference_count().is_err());
}

#[test]
fn a_limit_is_spread_over_the_file() {
    let aberdeen = ward(WARDS[0].0);
    let some = aberdeen.clone().limit(100);
    assert_eq!(some.ballots.len(), 100);
    let counts = some.plain_first_preference_count().unwrap();
    assert!(counts.iter().filter(|&&count| count > 0).count() > 5, "{counts:?}");
    assert_eq!(aberdeen.clone().limit(0).ballots.len(), 0);
    assert_eq!(aberdeen.clone().limit(usize::MAX), aberdeen);
}

#[test]
fn the_content_tells_the_format() {
    let approval = "\u{feff}\n# Box.\r\n# 1 Ann Other 2 Ben\r\n\r\n2,2,1\r\n1,,\r\n";
    let box_ = parse(approval.as_bytes(), "rankings.csv").unwrap();
    assert_eq!((box_.kind, box_.title.as_str()), (Kind::Approval, "Box"));
    assert_eq!(box_.options, ["Ann Other", "Ben"]);
    assert_eq!(box_.ballots, [vec![0, 1], vec![0, 1], vec![]]);
}

#[test]
fn files_that_are_none_are_refused() {
    assert_eq!(refusal(""), "box.csv: the file is empty");
    assert_eq!(refusal(" \n\n"), "box.csv: the file is empty");
    let unknown = refusal("voter,choice\n1,yes\n");
    assert!(unknown.contains("approval file begins") && unknown.contains("ranking file begins"), "{unknown}");
    let bytes = parse(b"# 1 A\n\xff\n", "box.csv").unwrap_err();
    assert_eq!(bytes.to_string(), "box.csv: line 2: not UTF-8");
    let large = parse(&vec![b'#'; MAX_FILE_BYTES + 1], "box.csv").unwrap_err();
    assert!(matches!(large, BallotFileError::TooLarge { .. }));
    assert!(matches!(read(&data("no-such.csv")), Err(BallotFileError::Read { .. })));
    assert!(matches!(read(&data("")), Err(BallotFileError::Read { .. })), "a folder");
}

#[test]
fn bad_approval_rows_are_refused() {
    let head = "# Box\n# 1 Ann 2 Ben\n";
    for (row, words) in [
        ("1,3", "line 3: marks option 3, but the options are 1 to 2"),
        ("1,0", "line 3: marks option 0"),
        ("1,2,1,2", "line 3: marks option 2 twice"),
        ("0,1", "line 3: the row counts 0 ballots"),
        ("-1,1", "line 3: `-1` is not a whole number"),
        ("1,,2", "line 3: `` is not a whole number"),
        ("99999999999999999999,1", "is not a whole number in range"),
        ("1000001,1", "line 3: the rows up to here hold more than 1000000 ballots"),
        ("1,1\n# 3 Cyd", "line 4: `# 3 Cyd` is not a whole number"),
        ("", "line 2: the file ends without a single ballot"),
    ] {
        let refused = refusal(&format!("{head}{row}\n"));
        assert!(refused.contains(words), "{row}: {refused}");
    }
}

#[test]
fn bad_approval_names_are_refused() {
    for (text, words) in [
        ("# Box\n1,1\n", "line 1: names no candidates"),
        ("# 1 Ann 3 Ben\n1,1\n", "line 1: names option 3 where option 2 should stand"),
        ("# 2 Ben\n1,1\n", "line 1: names option 2 where option 1 should stand"),
        ("# 1 Ann\n# 3 Cyd\n", "line 2: names option 3 where option 2 should stand"),
        ("# 1 2 Ben\n1,1\n", "line 1: option 1 has no name"),
        ("# 1 Ann 2\n1,1\n", "line 1: option 2 has no name"),
    ] {
        let refused = refusal(text);
        assert!(refused.contains(words), "{text}: {refused}");
    }
    let many: String = (1..=257).map(|i| format!(" {i} x")).collect();
    assert!(refusal(&format!("#{many}\n1,1\n")).contains("257 options; a ballot has at most 256"));
}

#[test]
fn bad_ranking_files_are_refused() {
    let (one, two, end) = ("\"Candidate 1\",\"A\",\"P\",\n", "\"Candidate 2\",\"B\",\"P\",\n", "\"W\"");
    for (text, words) in [
        ("0,1,\n1,1\n".to_owned(), "line 1: names no candidates"),
        ("2,0,\n1,1\n".to_owned(), "line 1: 0 seats for 2 options"),
        ("2,3,\n1,1\n".to_owned(), "line 1: 3 seats for 2 options"),
        ("257,3,\n1,1\n".to_owned(), "257 options; a ballot has at most 256"),
        (format!("2,1,\n{one}{two}{end}"), "line 4: the file ends without a single ballot"),
        ("2,1,\n1,1,\n".to_owned(), "line 2: names no candidates"),
        (format!("2,1,\n1,1,\n{one}"), "line 3: the file ends with 1 options named; its first line says 2"),
        (format!("2,1,\n1,1,\n{one}{end}"), "line 4: not a candidate row"),
        (format!("2,1,\n1,1,\n{two}"), "names option 2 where option 1 should stand"),
        (format!("1,1,\n1,1,\n{one}{two}{end}"), "line 4: marks option 2, but the options are 1 to 1"),
        (format!("2,1,\n1,1,\n{one}{two}"), "line 4: the ward's name is missing"),
        (format!("2,1,\n1,1,\n{one}1,2,\n"), "line 4: a ballot row after the names have begun"),
        (format!("1,1,\n1,1,\n{one}{end}\n{end}"), "line 5: a row after the ward's name"),
        ("2,1,\n1,1,2,1,\n".to_owned(), "line 2: marks option 1 twice"),
        ("2,1,\n1,\"1\",\n".to_owned(), "line 2: `\"1\"` is not a whole number"),
        ("1,1,\n1,1\n\"Candidate 1\",\"\",\"P\"\n\"W\"".to_owned(), "line 3: option 1 has no name"),
        ("1,1,\n1,1\n\"".to_owned(), "line 3: not a candidate row"),
    ] {
        let refused = refusal(&text);
        assert!(refused.contains(words), "{text}: {refused}");
    }
}

#[test]
fn counts_cannot_fill_the_memory() {
    let names: String = (1..=100).map(|i| format!(" {i} x")).collect();
    let marks: String = (1..=100).map(|i| format!(",{i}")).collect();
    assert!(refusal(&format!("#{names}\n500000{marks}\n")).contains("more than 16000000 marks"));
}

/// No prefix and no single changed byte of a good file may do worse than be refused.
#[test]
fn damaged_files_never_panic() {
    let good =
        b"2,1,\n2,1,2,\n1,2,\n\"Candidate 1\",\"A\",\"P (P)\",\n\"Candidate 2\",\"B\",\"Q\",\n\"\"W, x\"\"";
    for at in 0..good.len() {
        let _ = parse(&good[..at], "box.csv");
        for byte in [b'"', b',', b'0', b'9', b'#', b'\n', b')', 0xff] {
            let mut bad = good.to_vec();
            bad[at] = byte;
            let _ = parse(&bad, "box.csv");
        }
    }
}
