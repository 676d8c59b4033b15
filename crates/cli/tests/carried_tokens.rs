//! Members who log in: people, mail, tokens, and ballots that need them.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::time::{Duration, Instant};
use support::service::{Served, clock, serve};
use support::{Place, ceremony, describe};

const SETUP: &str = "2026-01-01T08:00:00Z";
const OPENS: &str = "2026-01-01T09:00:00Z";
const CLOSED: &str = "2026-01-02T09:00:00Z";
const PEOPLE: &str = "person,name,address,weight,body
p-1,Ada,ada@example.org,1,membership
p-2,Ben,ben@example.org,1,membership
p-3,Cem,cem@example.org,1,membership
";

struct Society {
    place: Place,
    service: Served,
    url: String,
}

impl Society {
    /// Three members are known, and their election is open.
    fn new() -> Self {
        let place = Place::new();
        describe(&place);
        place.write(
            "spring.toml",
            place.read("spring.toml").replace("origin = \"test.example/spring\"\n", ""),
        );
        for i in 1..=3 {
            place.good(&format!("trustee init --state t{i}"));
        }
        for name in ["olga", "organiser", "registrar"] {
            place.good(&format!("certify new-key --out {name}.key"));
        }
        let key = |name: &str| place.read(&format!("{name}.key.pub")).trim().to_owned();
        let service =
            serve(&place, &format!("--organiser {} --registrar {}", key("organiser"), key("registrar")));
        let url = format!("{}/elections/spring", service.base);
        let society = Self { place, service, url };
        society.people();
        society.begin();
        society
    }

    fn people(&self) {
        let (place, base) = (&self.place, &self.service.base);
        let put = format!("people put --service {base} --key registrar.key --body membership --at {SETUP}");
        place.write("bad.csv", PEOPLE.replace("ben@example.org", "nowhere"));
        place.bad(&format!("{put} bad.csv"), 1, &["bad.csv: line 3:", "1 lines are refused"]);
        place.write("people.csv", PEOPLE);
        let told = place.good(&format!("{put} people.csv --check"));
        assert!(told.contains("would have 3 members") && told.contains("new (3): p-1, p-2, p-3"), "{told}");
        assert!(place.good(&format!("{put} people.csv")).contains("has 3 members"));
        let get = format!(
            "people get --service {base} --key registrar.key --body membership --at {SETUP} --out back.csv"
        );
        place.good(&get);
        assert!(place.read("back.csv").contains("ada@example.org"));
        place.bad(
            &put.replace("registrar.key", "olga.key").replace("people put", "people put people.csv"),
            1,
            &["may not"],
        );
    }

    fn begin(&self) {
        let place = &self.place;
        place.good(&format!(
            "election new --spec spring.toml --out spring --service {} --slug spring --organiser-key organiser.key \
             --registrar-key registrar.key --at {SETUP}",
            self.service.base
        ));
        ceremony(place);
        place.good("credentials codes --roll members --count 3 --out codes");
        for (i, code) in (1..).zip(place.read("codes").lines().filter(|line| !line.starts_with('#'))) {
            place.write(&format!("code-{i}"), code);
        }
        place.good("credentials list --record spring --roll members --from codes --out members.roll");
        place.good("election roll --record spring --roll members members.roll");
        clock(place, OPENS);
        place.good(&format!("election open --record spring --at {OPENS}"));
    }

    /// The link in the next mail to this address.
    fn link(&self, address: &str) -> String {
        let outbox = self.place.path("data/outbox");
        let mails = || -> Vec<String> {
            let listed = std::fs::read_dir(&outbox).unwrap().map(|mail| mail.unwrap().path());
            listed
                .filter_map(|mail| std::fs::read_to_string(mail).ok())
                .filter(|m| m.contains(address))
                .collect()
        };
        let before = mails();
        self.place.good(&format!("token ask --service {} --mail {address}", self.service.base));
        let begun = Instant::now();
        loop {
            if let Some(mail) =
                mails().into_iter().find(|mail| !before.contains(mail) && mail.contains("/login#"))
            {
                return mail.lines().find(|line| line.contains("/login#")).unwrap().trim().to_owned();
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "no mail comes");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn get(&self, link: &str, code: u32, out: &str) -> String {
        format!(
            "token get --service {} --record copy --link {link} --code-file code-{code} --out {out}",
            self.url
        )
    }
}

#[test]
fn who_logs_in_votes_and_nobody_else() {
    let society = Society::new();
    let (place, url) = (&society.place, &society.url);
    let link = society.link("ada@example.org");
    assert!(place.good(&society.get(&link, 1, "ada.token")).contains("Your token on roll members"));
    place.bad(&society.get(&link, 1, "again.token"), 1, &["this link is not good"]);
    // The same credential gets the same token; another one gets none.
    let secret = society.link("ada@example.org");
    place.good(&society.get(secret.split('#').nth(1).unwrap(), 1, "same.token"));
    let bytes = |name: &str| std::fs::read(place.path(name)).unwrap();
    assert_eq!(bytes("ada.token"), bytes("same.token"));
    place.bad(&society.get(&society.link("ada@example.org"), 2, "x"), 1, &["another token was given to you"]);
    let select = "--select rule-7=for --select chair=ben --cast";
    let vote = format!("vote --service {url} --record copy {select}");
    place.bad(
        &format!("{vote} --code-file code-1 --out b0"),
        1,
        &["my.token", "need a token", "ostrakon token"],
    );
    assert!(!place.path("b0").exists());
    place.good(&format!("vote --record copy {select} --code-file code-1 --out b0"));
    place.bad(&format!("send {url} b0"), 1, &["b0.token", "need a token"]);
    let cast = place.good(&format!("send {url} b0 --token ada.token"));
    assert!(cast.contains("b0: ballot, as entry") && place.path("b0.tlog-proof").exists(), "{cast}");
    place.bad(&format!("{vote} --code-file code-2 --out b1 --token ada.token"), 1, &["the token"]);
    place.good(&format!("{vote} --code-file code-1 --out b2 --token ada.token"));
    others(&society);
    place.good("election remind --record spring --of closes --at 2026-01-01T09:00:00Z");
    place.bad("election retire --record spring --at 2026-01-01T09:00:00Z", 1, &["certifi"]);
    close(&society);
}

/// The other two hand their ballots to somebody who casts for them.
fn others(society: &Society) {
    let place = &society.place;
    for (name, code) in [("ben", 2), ("cem", 3)] {
        let link = society.link(&format!("{name}@example.org"));
        place.good(&society.get(&link, code, &format!("tokens/{name}.token")));
        place.good(&format!(
            "vote --record copy --code-file code-{code} --select rule-7=against --select chair=cleo --cast --out {name}"
        ));
    }
    place.bad("election cast --record spring ben", 1, &["need a token"]);
    let cast = place.good("election cast --record spring --tokens tokens --receipts receipts ben cem");
    assert!(
        cast.contains("ben: entered, as entry") && place.path("receipts/cem.tlog-proof").exists(),
        "{cast}"
    );
}

fn close(society: &Society) {
    let place = &society.place;
    clock(place, CLOSED);
    place.bad(&society.get(&society.link("ada@example.org"), 1, "late.token"), 1, &["voting has ended"]);
    place.good(&format!("election close --record spring --at {CLOSED}"));
    let told = place.good("election status --record spring --json");
    assert!(told.contains("\"ballots\":4"), "{told}");
    place.bad(
        &format!("token ask --service {}/nowhere --mail ada@example.org", society.service.base),
        1,
        &[],
    );
}
