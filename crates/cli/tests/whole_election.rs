//! A small election by commands alone: three trustees, six voters, a motion, and a seat that a lot decides.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::{Place, begin, ceremony, open, snapshot};

const CLOSED: &str = "2026-01-02T09:00:00Z";
const HEARD: &str = "2026-01-04T09:00:00Z";

fn vote(place: &Place, holder: &str, rule: &str, chair: &str, name: &str) {
    place.good(&format!(
        "vote --record spring {holder} --select rule-7={rule} --select chair={chair} --cast --out {name}"
    ));
    place.good(&format!("election cast --record spring {name}"));
}

/// 4 for, 1 against, 1 abstains; 3 to 3 for the chair.
fn everybody_votes(place: &Place) {
    for (code, rule, chair) in [
        (1, "for", "ben"),
        (2, "for", "ben"),
        (3, "for", "cleo"),
        (4, "against", "cleo"),
        (5, "against", "ben"),
    ] {
        vote(place, &format!("--code-file code-{code}"), rule, chair, &format!("ballot-{code}"));
    }
    vote(place, "--key-file own.key", "for", "cleo", "ballot-6");
    // The fifth voter thinks again: only the last ballot counts.
    vote(place, "--code-file code-5", "abstain", "ben", "ballot-5-again");
}

fn challenge(place: &Place) {
    let json = place.good(
        "vote --record spring --code-file code-1 --select rule-7=against --select chair=none --challenge my.opening --json",
    );
    let tracker = json.split("\"tracker\":\"").nth(1).unwrap().split('"').next().unwrap();
    let shown = place.good(&format!("challenge my.opening --record spring --tracker {tracker}"));
    assert!(shown.contains("rule-7: against") && shown.contains("chair: none"), "{shown}");
    let other = place.good("vote --record spring --code-file code-1 --select rule-7=for --select chair=ben --challenge other.opening --json");
    let other = other.split("\"tracker\":\"").nth(1).unwrap().split('"').next().unwrap();
    place.bad(
        &format!("challenge my.opening --record spring --tracker {other}"),
        1,
        &["did not encrypt what it shows"],
    );
}

fn look_up(place: &Place) {
    let shown = place.good("credentials show --record spring --code-file code-5 --json");
    let key = shown.split("\"credential\":\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(shown.contains("\"listed\":true") && shown.contains("\"voted\":true"), "{shown}");
    let found = place.good(&format!("challenge --key {key} --record spring"));
    assert!(found.contains("your last ballot is entry 18"), "{found}");
    let tracker = found.rsplit(' ').next().unwrap();
    place.good(&format!("challenge --key {key} --record spring --tracker {tracker}"));
}

#[test]
fn from_description_to_certificate() {
    let place = Place::new();
    begin(&place);
    assert!(place.good("election status --record spring").contains("ostrakon trustee commit"));
    ceremony(&place);
    assert!(place.good("election status --record spring").contains("ostrakon election roll"));
    open(&place);
    challenge(&place);
    everybody_votes(&place);
    look_up(&place);
    place.bad(&format!("election close --record spring --at {HEARD}x"), 2, &[]);
    place.bad(
        "election close --record spring --at 2026-01-02T08:59:59Z",
        1,
        &["not before 2026-01-02T09:00:00Z"],
    );
    place.good(&format!("election close --record spring --at {CLOSED}"));
    objections(&place);
    place.bad(&format!("election tally --record spring --at {CLOSED}"), 1, &["the tally is not before"]);
    let tallied = place.good(&format!("election tally --record spring --at {HEARD}"));
    assert!(tallied.contains("rule-7: 7 ballots, 6 counted, 1 superseded"), "{tallied}");
    decrypt(&place);
    certify(&place);
    publish(&place);
}

fn objections(place: &Place) {
    let unfounded = place.good("election object --record spring --receipt ballot-1.tlog-proof");
    assert!(unfounded.contains("as entry 20. It is unfounded: your ballot is entry 12"), "{unfounded}");
    let again = place.good("election object --record spring --receipt ballot-1.tlog-proof");
    assert!(again.contains("already, as entry 20"), "{again}");
    place.write("changed", place.read("ballot-1.tlog-proof").replace("index 12", "index 13"));
    place.bad("election object --record spring --receipt changed", 1, &["no receipt of this election"]);
    place.bad("election object --record spring --receipt spring.toml", 1, &["no receipt of this election"]);
    let unfinished = place.run("verify spring");
    assert_eq!(unfinished.status, 1);
    let last = unfinished.out.lines().last().unwrap();
    assert!(last.starts_with("UNFINISHED: ") && last.contains(" 0 failed, "), "{last}");
    assert!(unfinished.out.starts_with("Spring election\nElection "), "{}", unfinished.out);
}

fn decrypt(place: &Place) {
    place.bad("election result --record spring", 1, &["0 valid shares, where 2 are needed"]);
    place.bad("trustee share --state t1 --record spring --out m/early", 1, &[]);
    place.bad(&format!("trustee sign-off --state t1 --record spring --at {CLOSED} --out m/early"), 1, &[]);
    // q = ⌈(3 + 2)/2⌉ = 3: everybody signs off, two give shares.
    for i in 1..=3 {
        place.good(&format!(
            "trustee sign-off --state t{i} --record spring --at {HEARD} --out m/sign-{i}.json"
        ));
    }
    place.good("election accept --record spring m/sign-1.json m/sign-2.json m/sign-3.json");
    assert!(place.good("election accept --record spring m/sign-1.json").contains("already there"));
    for i in [1, 3] {
        place.good(&format!("trustee share --state t{i} --record spring --out m/shares"));
    }
    let shares = "m/shares/share-rule-7-1.json m/shares/share-rule-7-3.json m/shares/share-chair-1.json m/shares/share-chair-3.json";
    place.good(&format!("election accept --record spring {shares}"));
    let result = place.good("election result --record spring");
    assert!(
        result.contains("Change rule 7 (rule-7): carried")
            && result.contains("carried: 4 for, 1 against")
            && result.contains("Chair (chair): tied"),
        "{result}"
    );
    place.bad(
        "certify sign --record spring --key olga.key --out olga.certificate",
        1,
        &["nothing is certified"],
    );
    for i in [2, 3] {
        place.good(&format!("trustee lot --state t{i} --record spring --contest chair --out m/lot-{i}.json"));
    }
    place.bad("trustee lot --state t1 --record spring --contest rule-7 --out m/x", 1, &["rule-7"]);
    place.good("election accept --record spring m/lot-2.json m/lot-3.json");
    for words in ["election result --record spring", "election status --record spring"] {
        assert!(place.good(words).contains("Chair (chair): elected by lot: "), "{words}");
    }
}

fn certify(place: &Place) {
    place.bad("trustee erase --state t1 --record spring", 1, &["not certified"]);
    assert_eq!(place.run("verify spring").status, 1, "not certified yet");
    place.bad("certify sign --record spring --key spring-private/log.key --out x", 1, &["not an officer's"]);
    let shown = place.good("certify sign --record spring --key olga.key --out olga.certificate");
    assert!(shown.contains("Change rule 7 (rule-7): carried"), "{shown}");
    place.good("election certify --record spring olga.certificate");
    place.bad("election certify --record spring olga.certificate", 1, &["already"]);
    let report = place.good("verify spring --receipt ballot-1.tlog-proof --receipt ballot-5-again.tlog-proof --pin spring/checkpoint");
    for part in ["Spring election", "For (for)", "elected by lot", ", by lot among ben and cleo"] {
        assert!(report.contains(part), "{part} is not in {report}");
    }
    assert!(report.contains("PASSED: 39 checks passed, 0 failed, 0 not run"), "{report}");
    let json = place.good("verify spring --json");
    assert!(json.starts_with("{\"passed\":true,") && json.contains("\"status\":\"elected\""), "{json}");
    let without = place.run("verify spring --without 304");
    assert_eq!(without.status, 1);
    assert!(
        without.out.contains("NOT VERIFIED") && without.out.contains("NOT PASSED: 38"),
        "{}",
        without.out
    );
    place.bad("verify spring --without 999", 2, &["there is no check"]);
    place.good("trustee erase --state t1 --record spring");
    assert!(place.good("trustee status --state t1").contains("no secrets any more"));
}

fn publish(place: &Place) {
    place.good("election publish --record spring --to www");
    assert!(place.good("verify www").contains("PASSED"));
    let names = |folder: &str| {
        let root = place.path(folder);
        let files = snapshot(&root).into_iter();
        files.map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes)).collect::<Vec<_>>()
    };
    assert_eq!(names("spring"), names("www"));
    place.good("election publish --record spring --to www");
    place.bad("election publish --record spring --to spring-private", 1, &["not empty and no copy"]);
    assert!(place.good("election status --record www").contains("the election is complete"));
    assert!(place.good("election status --record www --json").contains("\"room\":\"verify\""));
}

#[test]
fn a_complaint_begins_the_ceremony_afresh() {
    let place = Place::new();
    begin(&place);
    place.good("trustee commit --state t1 --record spring --out early");
    place.bad("trustee complain --state t1 --record spring --missing 3 --out x", 1, &["has not begun"]);
    let place = Place::new();
    begin(&place);
    place.good("trustee commit --state t1 --record spring --out c1");
    place.good("trustee commit --state t2 --record spring --out c2");
    place.good("election accept --record spring c1 c2");
    place.bad("trustee deal --state t1 --record spring --out d1", 1, &["waits for trustee 3"]);
    place.bad("trustee complain --state t1 --record spring --missing 1 --out x", 1, &[]);
    place.good("trustee commit --state t3 --record spring --out c3-late");
    place.good("trustee complain --state t1 --record spring --missing 3 --out complaint");
    assert!(place.good("election accept --record spring complaint").contains("did not come"));
    assert!(place.good("election status --record spring").contains("attempt 2"));
    assert!(place.good("election accept --record spring c1").contains("already there"));
    place.bad("election accept --record spring c3-late", 1, &["attempt 1, and attempt 2 is going on"]);
    ceremony(&place);
    open(&place);
    let report = place.run("verify spring").out;
    let passed = |id: &str| report.lines().any(|l| l.trim_start().starts_with(id) && l.contains("passed"));
    assert!(["107", "108", "109", "110", "111", "203"].iter().all(|id| passed(id)), "{report}");
}

#[test]
fn commands_work_inside_the_record() {
    let place = Place::new();
    begin(&place);
    place.good("trustee commit --state t1 --record spring --out c1");
    let inside = place.inside("spring");
    inside.good("election accept --record . --private ../spring-private ../c1");
    inside.good("election status --record .");
    assert!(inside.good("election accept --record . ../c1").contains("already there"));
    assert_eq!(place.run("verify spring").out.matches("101  passed").count(), 1);
}

#[test]
fn a_receipt_that_the_board_contradicts_stops_everything() {
    let place = Place::new();
    begin(&place);
    ceremony(&place);
    open(&place);
    for (name, bytes) in snapshot(&place.path("spring-private")) {
        place.write(&format!("twin-private/{}", name.file_name().unwrap().to_str().unwrap()), bytes);
    }
    place.good("election publish --record spring --to twin");
    let select = "--select rule-7=for --select chair=ben --cast";
    place.good(&format!("vote --record spring --code-file code-1 {select} --out b1"));
    place.good(&format!("vote --record spring --code-file code-2 {select} --out b2"));
    // The log signs one board for the first voter, and another for everybody else.
    place.good("election cast --record twin b1");
    place.good("election cast --record spring b2");
    place.good(&format!("election close --record spring --at {CLOSED}"));
    let told = place.good("election object --record spring --receipt b1.tlog-proof");
    assert!(told.contains("It is FOUNDED: the log signed another board"), "{told}");
    let status = place.good("election status --record spring");
    assert!(status.contains("is FOUNDED") && status.contains("nothing is decrypted"), "{status}");
}

#[test]
fn rolls_share_no_key() {
    let place = Place::new();
    begin(&place);
    let more = "\n[[contest]]\nid = \"site\"\ntitle = \"Site\"\nroll = \"branch\"\nvote = \"motion\"\nballot = \"motion\"\n";
    let rolls = "max_size = 10 }, { id = \"branch\", body = \"branch\", max_size = 3 }]";
    let text = place.read("spring.toml").replace("max_size = 10 }]", rolls) + more;
    place.write("spring.toml", text);
    std::fs::remove_dir_all(place.path("spring")).unwrap();
    std::fs::remove_dir_all(place.path("spring-private")).unwrap();
    place.good("election new --spec spring.toml --out spring");
    ceremony(&place);
    place.good("credentials codes --roll members --count 3 --out codes");
    place.good("credentials list --record spring --roll members --from codes --out members.roll");
    place.good("election roll --record spring --roll members members.roll");
    let words = "election roll --record spring --roll branch members.roll";
    place.bad(words, 1, &["members.roll: 3 keys of it stand on roll members too"]);
    place.bad("election roll --record spring --roll branch codes", 1, &["codes: this file is no roll"]);
    place.good("credentials list --record spring --roll branch --from codes --out branch.roll");
    place.good("election roll --record spring --roll branch branch.roll");
    place.bad(
        "election open --record spring --at 2026-01-02T09:00:00Z",
        1,
        &["closes at 2026-01-02T09:00:00Z"],
    );
    place.good("election open --record spring --at 2026-01-01T09:00:00Z");
    place.write("one", place.read("codes").lines().nth(1).unwrap());
    place.bad("vote --record spring --code-file one", 1, &["on several rolls"]);
    assert!(place.good("vote --record spring --code-file one --roll branch").contains("site: Site"));
}
