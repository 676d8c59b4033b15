//! Who may not: attack 58, every route of people.

use super::house::House;
use ostrakon_tests::carried::{Answer, BASE, SLUG};
use ostrakon_tests::forge::Stage;
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;

const JSON: (&str, &str) = ("content-type", "application/json");

/// A route by its path in the description, with one of that form.
struct Route {
    described: &'static str,
    path: String,
    method: &'static str,
    /// Who is asked for.
    door: Door,
}

#[derive(Clone, Copy, PartialEq)]
enum Door {
    /// Anybody, from our own pages.
    Pages,
    /// Whoever is logged in.
    Session,
    /// A role's key.
    Key,
    /// A navigation that ends here from another site.
    Return,
    /// Anybody: it only sends them on.
    Open,
}

fn routes() -> Vec<Route> {
    let route = |described: &'static str, method, door| Route {
        described,
        path: described
            .replace("{body}", "membership")
            .replace("{slug}", SLUG)
            .replace("{roll}", "0")
            .replace("{id}", "AAAA"),
        method,
        door,
    };
    vec![
        route("/api/bodies/{body}/people", "post", Door::Key),
        route("/api/bodies/{body}/people", "get", Door::Key),
        route("/api/bodies/{body}/credentials", "get", Door::Key),
        route("/api/elections/{slug}/reminders", "post", Door::Key),
        route("/api/elections/{slug}/retire", "post", Door::Key),
        route("/api/login/mail", "post", Door::Pages),
        route("/api/login/mail/redeem", "post", Door::Pages),
        route("/api/login/passkey/begin", "post", Door::Pages),
        route("/api/login/passkey/finish", "post", Door::Pages),
        route("/api/login/oidc", "get", Door::Open),
        route("/api/login/oidc/return", "get", Door::Return),
        route("/api/logout", "post", Door::Session),
        route("/api/me", "get", Door::Session),
        route("/api/me/credential", "post", Door::Session),
        route("/api/me/passkeys/begin", "post", Door::Session),
        route("/api/me/passkeys/finish", "post", Door::Session),
        route("/api/me/passkeys", "get", Door::Session),
        route("/api/me/passkeys/{id}", "delete", Door::Session),
        route("/api/elections/{slug}/token/{roll}", "post", Door::Session),
    ]
}

/// Routes of others: documents, ballots, envelopes, and what is public.
const OTHERS: [&str; 15] = [
    "/api/service",
    "/api/elections",
    "/api/elections/{slug}",
    "/api/elections/{slug}/draft",
    "/api/elections/{slug}/setup",
    "/api/elections/{slug}/roll",
    "/api/elections/{slug}/board",
    "/api/elections/{slug}/tally",
    "/api/elections/{slug}/decrypt",
    "/api/elections/{slug}/certify",
    "/api/register",
    "/api/elections/{slug}/cast",
    "/api/elections/{slug}/cast/{roll}/{key}",
    "/api/elections/{slug}/envelopes",
    "/api/elections/{slug}/receipt/{index}",
];

fn ask(house: &House, route: &Route, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    match route.method {
        "get" => house.get_with(&route.path, headers),
        "delete" => house.delete(&route.path, headers),
        _ => house.post(&route.path, headers, body),
    }
}

#[test]
fn every_route_of_people_is_tried_here() {
    let house = House::new(None, |_| {});
    let described = house.get("/api/openapi.json").json();
    let paths = described["paths"].as_object().unwrap();
    let known = routes();
    for (path, operations) in paths.iter().filter(|(path, _)| !OTHERS.contains(&path.as_str())) {
        if path.starts_with("/api/elections/{slug}/envelopes/") {
            continue;
        }
        for method in operations.as_object().unwrap().keys() {
            let tried = known.iter().any(|route| route.described == path && route.method == method);
            assert!(tried, "{method} {path}");
        }
    }
    for route in known {
        assert!(paths[route.described][route.method].is_object(), "{} is not described", route.described);
    }
}

#[test]
fn nobody_gets_in_without_what_is_asked_for() {
    let mut house = House::new(None, |_| {});
    house.enrol("membership", &["ada"]);
    house.draft_election(true);
    house.carry_to(Stage::Opening);
    let ada = house.log_in("ada@example.org");
    let cookie = ("cookie", ada.cookie.as_str());
    let stranger = SecretKey::generate(&mut OsRng);
    for route in routes() {
        let refused = |who: &str, headers: &[(&str, &str)], wanted: &[u16]| {
            for body in
                [&b"{}"[..], b"", b"\xff", b"[[[[[[", br#"{"secret":"x","address":"x","blinded":"x"}"#]
            {
                let answer = ask(&house, &route, headers, body);
                let what =
                    format!("{} {} by {who}: {} {}", route.method, route.path, answer.status, answer.text());
                assert!(wanted.contains(&answer.status), "{what}");
                assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{what}");
                assert_eq!(answer.header("set-cookie"), None, "{what}");
            }
        };
        let [own, other] = [BASE, "https://evil.example"].map(|origin| ("origin", origin));
        match route.door {
            Door::Key => {
                refused("nobody", &[JSON], &[401]);
                refused("a member", &[JSON, own, cookie], &[401]);
                signed_by(&house, &route, &stranger);
            }
            Door::Session => {
                refused("nobody", &[JSON, own], &[401]);
                refused("a member without an origin", &[JSON, cookie], &[403]);
                for origin in
                    ["null", "https://evil.example", "http://board.example", "https://board.example:444"]
                {
                    refused("a member on another's page", &[JSON, ("origin", origin), cookie], &[403]);
                }
                refused("a member from two origins", &[JSON, own, other, cookie], &[403]);
                refused(
                    "a member by another site's hand",
                    &[JSON, ("sec-fetch-site", "cross-site"), cookie],
                    &[403],
                );
            }
            Door::Pages => {
                refused("somebody without an origin", &[JSON], &[403]);
                refused("another's page", &[JSON, other], &[403]);
            }
            Door::Return | Door::Open => {
                refused("nobody, where there is no provider", &[], &[404]);
                refused("a member, where there is no provider", &[cookie], &[404]);
            }
        }
    }
    assert_eq!(ada.me().status, 200, "and whoever may, still does");
    let page = [("sec-fetch-site", "same-origin"), cookie];
    assert_eq!(house.get_with("/api/me", &page).status, 200, "browsers name no origin when a page reads");
}

/// A key of no role, and the keys of the other roles.
fn signed_by(house: &House, route: &Route, stranger: &SecretKey) {
    let people = &house.forged.people;
    let registrar = route.path.starts_with("/api/bodies");
    let others = if registrar { [stranger, &people.organiser] } else { [stranger, &people.registrar] };
    for key in others {
        let answer = match route.method {
            "get" => house.get_signed(&route.path, key),
            _ => house.post_signed(&route.path, key, house.time(), br#"{"kind":"opens"}"#),
        };
        assert_eq!(answer.status, 403, "{} {}: {}", route.method, route.path, answer.text());
    }
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
