//! Who may not: attack 58, every route for everybody who has no business there.

use super::doors::{Door, Role, Route, routes};
use super::house::House;
use ostrakon_tests::carried::{Answer, BASE, SLUG, signed};
use ostrakon_tests::forge::Stage;
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;

const JSON: (&str, &str) = ("content-type", "application/json");
const OWN: (&str, &str) = ("origin", BASE);
const OTHER: (&str, &str) = ("origin", "https://evil.example");

/// Bodies that say nothing, or nothing that is asked for.
const BODIES: [&[u8]; 6] = [
    b"{}",
    b"",
    b"\xff",
    b"[[[[[[",
    b"null",
    br#"{"secret":"x","address":"x","blinded":"x","documents":[],"rolls":0}"#,
];

/// A vote that is open, and a member who is logged in.
fn open_house() -> (House, String) {
    let mut house = House::new(None, |_| {});
    house.enrol("membership", &["ada"]);
    house.draft_election(true);
    house.carry_to(Stage::Ballots);
    let cookie = house.log_in("ada@example.org").cookie;
    (house, cookie)
}

/// Everything that could have been changed.
fn state(house: &House) -> [Vec<u8>; 4] {
    let registrar = &house.forged.people.registrar;
    [
        house.get(&format!("/api/elections/{SLUG}")).granted(),
        house.get("/api/service").granted(),
        house.get_signed("/api/bodies/membership/people", registrar).granted(),
        house.get_signed("/api/bodies/membership/credentials", registrar).granted(),
    ]
}

impl Route {
    /// Asks with every body; each answer is one of `wanted`, in the form of refusals.
    fn refuses(&self, house: &House, who: &str, headers: &[(&str, &str)], wanted: &[u16]) {
        for body in BODIES {
            self.check(who, &self.ask(house, headers, body), wanted);
        }
    }

    fn check(&self, who: &str, answer: &Answer, wanted: &[u16]) {
        let what = format!("{} {} by {who}: {} {}", self.method, self.path, answer.status, answer.text());
        assert!(wanted.contains(&answer.status), "{what}");
        assert_eq!(answer.header("set-cookie"), None, "{what}");
        if answer.status != 200 {
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{what}");
        }
    }

    /// What this route answers to bodies like these, from whoever may ask.
    fn own_refusals(&self) -> &'static [u16] {
        match (self.method, self.door) {
            (_, Door::Public) => &[200],
            ("get", Door::Key(Role::Registrar)) => &[200],
            ("get", _) => &[400, 404],
            _ if self.path.ends_with("/cast") => &[415],
            _ => &[400, 409, 422],
        }
    }
}

/// Attack 58: without what is asked for nobody gets in, whatever they send, and nothing of it is kept.
#[test]
fn nobody_gets_in_without_what_is_asked_for() {
    let (house, cookie) = open_house();
    let (cookie, before) = (("cookie", cookie.as_str()), state(&house));
    for route in routes() {
        let refused = |who: &str, headers: &[(&str, &str)], wanted: &[u16]| {
            route.refuses(&house, who, headers, wanted);
        };
        match route.door {
            Door::Key(_) => {
                refused("nobody", &[JSON], &[401]);
                refused("a member", &[JSON, OWN, cookie], &[401]);
                refused("a made-up signature", &[JSON, ("authorization", "Ostrakon e30=")], &[401]);
            }
            Door::Session => {
                refused("nobody", &[JSON, OWN], &[401]);
                refused("a member without an origin", &[JSON, cookie], &[403]);
                for origin in
                    ["null", "https://evil.example", "http://board.example", "https://board.example:444"]
                {
                    refused("a member on another's page", &[JSON, ("origin", origin), cookie], &[403]);
                }
                refused("a member from two origins", &[JSON, OWN, OTHER, cookie], &[403]);
                let site = ("sec-fetch-site", "cross-site");
                refused("a member by another site's hand", &[JSON, site, cookie], &[403]);
            }
            Door::Pages => {
                refused("somebody without an origin", &[JSON], &[403]);
                refused("another's page", &[JSON, OTHER], &[403]);
            }
            Door::Return | Door::Open => {
                refused("nobody, where there is no provider", &[], &[404]);
                refused("a member, where there is no provider", &[cookie], &[404]);
            }
            Door::Public | Door::Sealed => {
                let own = route.own_refusals();
                refused("nobody", &[], own);
                refused("a member", &[JSON, OWN, cookie], own);
                refused("a member on another's page", &[JSON, OTHER, cookie], own);
            }
        }
    }
    assert_eq!(state(&house), before);
    let page = [("sec-fetch-site", "same-origin"), cookie];
    assert_eq!(house.get_with("/api/me", &page).status, 200, "browsers name no origin when a page reads");
}

/// Attack 58: a key opens what is its role's, and nothing else; a signature stands for no session.
#[test]
fn a_role_s_key_opens_its_own_doors() {
    let (house, _) = open_house();
    let (people, stranger) = (&house.forged.people, SecretKey::generate(&mut OsRng));
    let keys = [
        (None, &stranger),
        (None, &people.log),
        (None, &people.officers[0]),
        (None, &people.trustees[1]),
        (Some(Role::Trustee), &people.trustees[0]),
        (Some(Role::Organiser), &people.organiser),
        (Some(Role::Registrar), &people.registrar),
    ];
    let before = state(&house);
    for route in routes().into_iter().filter(|route| !matches!(route.door, Door::Return | Door::Open)) {
        for (role, key) in keys {
            let wanted: &[u16] = match route.door {
                Door::Key(own) if Some(own) == role => route.own_refusals(),
                Door::Public | Door::Sealed => route.own_refusals(),
                _ => &[403],
            };
            for body in BODIES {
                let sent = if route.method == "post" { body } else { b"" };
                let method = route.method.to_uppercase();
                let header = signed(&route.path, &method, key, house.time(), sent);
                let headers = [JSON, ("authorization", header.as_str())];
                route.check(&format!("a key of {role:?}"), &route.ask(&house, &headers, sent), wanted);
            }
        }
    }
    assert_eq!(state(&house), before);
}

/// Somebody's session opens nothing of anybody else's.
#[test]
fn a_session_is_its_owner_s() {
    let mut house = House::new(None, |_| {});
    house.enrol("membership", &["ada"]);
    house.enrol("committee", &["bob"]);
    house.draft_election(true);
    house.carry_to(Stage::Opening);
    let [ada, bob] = ["ada", "bob"].map(|person| house.log_in(&format!("{person}@example.org")));
    let rolls = |me: Answer| {
        let all = me.json()["elections"].as_array().unwrap().clone();
        all.iter().map(|roll| roll["roll"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!((rolls(ada.me()), rolls(bob.me())), (vec![0], vec![1]));
    let sealed = serde_json::json!({ "sealed": "ab".repeat(112) });
    assert_eq!(ada.post("/api/me/credential", &sealed).status, 204);
    let left = house.get_signed("/api/bodies/committee/credentials", &house.forged.people.registrar);
    assert_eq!(left.json()["credentials"], serde_json::json!([]));
    let key = house.token_key(1);
    let body = data_encoding::HEXLOWER.encode(house.token_request(&key, 1, 0).blinded());
    let asked = serde_json::json!({ "blinded": body });
    let path = format!("/api/elections/{SLUG}/token/1");
    assert_eq!(ada.post(&path, &asked).status, 403);
    assert_eq!(bob.post(&path, &asked).status, 200);
}
