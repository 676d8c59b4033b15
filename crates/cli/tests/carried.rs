//! Elections that a service carries, by commands alone: everybody has a copy of their own and sends over HTTP.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::service::{Served, clock, serve};
use support::{Place, describe, snapshot};

const SETUP: &str = "2026-01-01T08:00:00Z";
const OPENS: &str = "2026-01-01T09:00:00Z";
const CLOSED: &str = "2026-01-02T09:00:00Z";
const HEARD: &str = "2026-01-04T09:00:00Z";

struct Election {
    place: Place,
    service: Served,
    url: String,
}

impl Election {
    /// People, their keys, and a service that knows the organiser.
    fn new() -> Self {
        let place = Place::new();
        describe(&place);
        place.write(
            "spring.toml",
            place.read("spring.toml").replace("origin = \"test.example/spring\"\n", ""),
        );
        (1..=3).for_each(|i| drop(place.good(&format!("trustee init --state t{i}"))));
        for name in ["olga", "organiser"] {
            place.good(&format!("certify new-key --out {name}.key"));
        }
        let service = serve(&place, &format!("--organiser {}", place.read("organiser.key.pub").trim()));
        let url = format!("{}/elections/spring", service.base);
        Self { place, service, url }
    }

    fn begin(&self) {
        let words = format!(
            "election new --spec spring.toml --out spring --service {} --slug spring --organiser-key organiser.key \
             --without-tokens --at {SETUP}",
            self.service.base
        );
        self.place.good(&words);
    }

    fn send(&self, files: &str) -> String {
        self.place.good(&format!("send {} {files}", self.url))
    }

    /// A person's own copy.
    fn copy(&self, name: &str) -> String {
        self.place.good(&format!("mirror {} copies/{name}", self.url));
        format!("--record copies/{name}")
    }

    fn trustee(&self, i: u32, words: &str) -> String {
        let copy = self.copy(&format!("t{i}"));
        self.place.good(&format!("trustee {words} --state t{i} {copy}"))
    }

    fn ceremony(&self) {
        for i in 1..=3 {
            self.trustee(i, &format!("commit --out m/commit-{i}"));
            assert!(self.send(&format!("m/commit-{i}")).contains("ceremony commitment, as entry"));
        }
        for i in 1..=3 {
            self.trustee(i, &format!("deal --out m/deal-{i}"));
            let envelopes = (1..=3).filter(|j| *j != i).map(|j| format!("m/deal-{i}/envelope-{i}-{j}"));
            let envelopes = envelopes.collect::<Vec<_>>().join(" ");
            if i == 1 {
                let early = self.place.run(&format!("send {} {envelopes}", self.url));
                assert!(
                    early.status == 1 && early.err.contains("no dealing on the board names"),
                    "{}",
                    early.err
                );
                self.place.bad(
                    &format!("send {} m/deal-1/dealing", self.url),
                    1,
                    &["give dealing.json and dealing"],
                );
            }
            let sent = self.send(&format!("{envelopes} m/deal-{i}/dealing m/deal-{i}/dealing.json"));
            assert!(
                sent.contains("ceremony dealing, as entry") && sent.contains("left for its recipient"),
                "{sent}"
            );
        }
        for i in 1..=3 {
            let fetch = format!("envelopes --service {} --out m/for-{i} --at {SETUP}", self.url);
            assert!(self.trustee(i, &fetch).contains("2 envelopes"));
            let envelopes = (1..=3).filter(|j| *j != i).map(|j| format!("m/for-{i}/envelope-{j}-{i}"));
            let envelopes = envelopes.collect::<Vec<_>>().join(" ");
            self.trustee(i, &format!("acknowledge --out m/ack-{i} --envelope {envelopes}"));
            self.send(&format!("m/ack-{i}"));
        }
        (1..=3).for_each(|i| drop(self.trustee(i, "complete")));
    }

    /// Five voters with codes.
    fn open(&self) {
        let place = &self.place;
        place.good("credentials codes --roll members --count 5 --out members.codes");
        let codes = place.read("members.codes");
        for (i, code) in (1..).zip(codes.lines().filter(|l| !l.starts_with('#'))) {
            place.write(&format!("code-{i}"), code);
        }
        place.good(&format!("mirror {} copies/registrar", self.url));
        place.good(
            "credentials list --record copies/registrar --roll members --from members.codes --out members.roll",
        );
        place.good("election roll --record spring --roll members members.roll");
        clock(place, OPENS);
        place.good(&format!("election open --record spring --at {OPENS}"));
    }

    fn vote(&self, code: u32, rule: &str, chair: &str, words: &str) -> String {
        self.place.good(&format!(
            "vote --code-file code-{code} --select rule-7={rule} --select chair={chair} --cast {words}"
        ))
    }
}

#[test]
fn from_draft_to_certificate() {
    let election = Election::new();
    let place = &election.place;
    election.begin();
    assert_eq!(place.read("spring-private/service").trim(), election.url);
    assert!(!place.path("spring-private/log.key").exists());
    election.ceremony();
    election.open();
    everybody_votes(&election);
    close(&election);
    decrypt(&election);
    certify(&election);
    mirrors(&election);
}

/// Ballots by every way there is.
fn everybody_votes(election: &Election) {
    let (place, url) = (&election.place, &election.url);
    let there = format!("--service {url} --record copies/voter");
    let cast = election.vote(1, "for", "ben", &format!("{there} --out b1"));
    assert!(cast.contains("Cast: b1, as entry") && place.path("b1.tlog-proof").exists(), "{cast}");
    let json = election.vote(2, "for", "ben", &format!("{there} --out b2 --json"));
    assert!(json.contains("\"cast\":\"as entry "), "{json}");
    election.vote(3, "against", "cleo", "--record copies/voter --out b3");
    assert!(election.send("b3").contains("b3: ballot, as entry"));
    election.vote(4, "abstain", "cleo", "--record copies/voter --out b4");
    let cast = place.good("election cast --record spring --receipts receipts b4 b1");
    assert!(
        cast.contains("b4: entered, as entry") && cast.contains("b1: is there already, as entry"),
        "{cast}"
    );
    // The fifth voter thinks again; the copy that was not brought up to date does not know of it.
    election.vote(5, "for", "ben", &format!("{there} --out b5"));
    let stale = place.path("copies/stale");
    place.good(&format!("mirror {url} copies/stale"));
    election.vote(5, "for", "cleo", &format!("{there} --out b5-again"));
    election.vote(5, "against", "ben", "--record copies/stale --out b5-late");
    let late = place.run(&format!("send {url} b5-late"));
    assert!(
        late.status == 1 && late.err.contains("NOT TAKEN") && late.err.contains("(check 303)"),
        "{}",
        late.err
    );
    assert!(stale.exists());
    place.write("b1-changed", &std::fs::read(place.path("b1")).unwrap()[1..]);
    place.bad(&format!("send {url} b1-changed"), 1, &["nothing that a service takes"]);
}

fn close(election: &Election) {
    let place = &election.place;
    place.bad(&format!("election close --record spring --at {CLOSED}"), 1, &["the vote closes at"]);
    clock(place, CLOSED);
    election.vote(4, "for", "ben", "--record copies/voter --out late");
    place.bad(&format!("send {} late", election.url), 1, &["voting has ended"]);
    place.good(&format!("election close --record spring --at {CLOSED}"));
    assert!(election.send("b1").contains("as entry"), "a receipt is given also after the closing");
    place.bad(&format!("send {} b1.tlog-proof", election.url), 1, &["unfounded", "the record agrees"]);
    place.bad("election object --record spring --receipt b2.tlog-proof", 1, &["unfounded", "check 408"]);
    clock(place, HEARD);
    place.good(&format!("election tally --record spring --at {HEARD}"));
}

fn decrypt(election: &Election) {
    let place = &election.place;
    for i in 1..=3 {
        election.trustee(i, &format!("sign-off --at {HEARD} --out m/sign-{i}"));
        election.send(&format!("m/sign-{i}"));
    }
    for i in [1, 3] {
        election.trustee(i, &format!("share --out m/shares-{i}"));
        election.send(&format!("m/shares-{i}/share-rule-7-{i}.json m/shares-{i}/share-chair-{i}.json"));
    }
    let result = place.good("election result --record spring");
    assert!(
        result.contains("carried: 3 for, 1 against") && result.contains("Chair (chair): elected"),
        "{result}"
    );
}

fn certify(election: &Election) {
    let place = &election.place;
    let copy = election.copy("olga");
    place.good(&format!("certify sign {copy} --key olga.key --out olga.certificate"));
    place.good("election certify --record spring olga.certificate");
    assert!(place.good("election status --record spring").contains("the election is complete"));
}

fn mirrors(election: &Election) {
    let (place, service) = (&election.place, &election.service);
    let report = place.good("verify spring --receipt b1.tlog-proof --receipt receipts/b4.tlog-proof");
    assert!(report.contains("PASSED: 39 checks passed, 0 failed, 0 not run"), "{report}");
    place.good(&format!("mirror {} archive", service.base));
    let files = |folder: &str| {
        let root = place.path(folder);
        let named = |(path, bytes): (std::path::PathBuf, Vec<u8>)| {
            (path.strip_prefix(&root).unwrap().to_owned(), bytes)
        };
        snapshot(&root).into_iter().map(named).collect::<Vec<_>>()
    };
    assert_eq!(files("archive/elections/spring"), files("spring"));
    assert!(place.good(&format!("mirror {} spring", election.url)).contains(", 0 new"));
    let election_id = place.good("election status --record spring --json");
    let id = election_id.split("\"election\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    place.good(&format!("mirror {} pinned --election {id}", election.url));
    let other = "0".repeat(64);
    place.bad(
        &format!("mirror {} other --election {other}", election.url),
        1,
        &["is election", "name another"],
    );
    let reference = std::process::Command::new("python3")
        .arg(format!("{}/../../spec/reference/verify.py", env!("CARGO_MANIFEST_DIR")))
        .arg(place.path("archive/elections/spring"))
        .output()
        .unwrap();
    assert!(reference.status.success(), "{}", String::from_utf8_lossy(&reference.stdout));
}

#[test]
fn refusals_leave_nothing_behind() {
    let election = Election::new();
    let (place, base) = (&election.place, &election.service.base);
    let new = |words: &str| {
        format!("election new --spec spring.toml --out spring --slug spring --at {SETUP} {words}")
    };
    let stranger = new(&format!("--service {base} --organiser-key olga.key"));
    place.bad(&stranger, 1, &["may not ask this"]);
    let late = format!(
        "election new --spec spring.toml --out spring --slug spring --service {base} --organiser-key organiser.key"
    );
    place.bad(&late, 1, &["more than 300 seconds apart"]);
    place.bad(&new(&format!("--service {base}")), 2, &["--organiser-key"]);
    place.bad(&new("--service http://vote.example.org --organiser-key organiser.key"), 2, &["not encrypted"]);
    assert!(!place.path("spring").exists() && !place.path("spring-private").exists());
    election.begin();
    let again = new(&format!("--service {base} --organiser-key organiser.key"))
        .replace("--out spring", "--out second");
    place.bad(&again, 1, &["the slug spring is taken"]);
    assert!(!place.path("second").exists() && !place.path("second-private").exists());
    place.bad(&format!("mirror {base}/elections/autumn autumn"), 1, &["no log is published there"]);
    place.bad(&format!("send {base}/elections/autumn spring.toml"), 1, &["nothing that a service takes"]);
    place.bad(
        "mirror http://127.0.0.1:1/elections/spring nowhere",
        1,
        &["does not answer", "check the address"],
    );
    place.bad("mirror nowhere nowhere", 2, &["is no URL of a service"]);
    // Only the organiser's own directory writes to the service.
    place.bad("election roll --record spring --private elsewhere --roll members x", 1, &["--private"]);
}
