//! Pages: what they say of themselves, and where they are.

use crate::casting::Open;
use data_encoding::HEXLOWER;
use ostrakon_group::sha256;
use ostrakon_tests::carried::{Answer, SLUG};
use ostrakon_tests::forge::Setting;

/// The policy of every page: nothing from elsewhere, nothing inline, no markup from text.
const POLICY: [&str; 6] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types ostrakon",
];

/// Where pages are, behind the language.
fn places() -> Vec<String> {
    let vote = format!("/votes/{SLUG}");
    let below = ["", "/booth", "/board", "/verify", "/outcome", "/minutes"];
    let of_a_vote = below.map(|below| format!("{vote}{below}"));
    let others = ["/", "/how", "/organisation", "/login", "/me", "/second", "/receipt"].map(str::to_owned);
    of_a_vote.into_iter().chain(others).collect()
}

fn held_to_its_policy(answer: &Answer, path: &str) {
    let policy = answer.header("content-security-policy").unwrap_or_default();
    for part in POLICY {
        assert!(policy.contains(part), "{path}: {policy}");
    }
    let header = |name: &str| answer.header(name).unwrap_or_default().to_owned();
    assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
    assert!(answer.header("set-cookie").is_none(), "{path}");
}

/// Every address that a page names with this attribute.
fn named<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(&format!("{attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_page_is_there_in_every_language() {
    let mut open = Open::of(Setting::default(), false, None);
    for member in 0..3 {
        let ballot = open.ballot(member);
        open.cast_after(&ballot).granted();
    }
    for language in ["en", "de"] {
        for place in places() {
            let path = format!("/{language}{place}");
            let answer = open.carried.get(&path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
            assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
            assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
            held_to_its_policy(&answer, &path);
            let page = answer.text();
            assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert!(
                !page.contains("://") || !named(&page, "src").iter().any(|src| src.contains("://")),
                "{path}"
            );
        }
    }
}

/// What a page names, there is; and it is the same bytes for ever.
#[test]
fn what_pages_name_may_be_kept_for_ever() {
    let open = Open::of(Setting::default(), false, None);
    let page = open.carried.get("/en/").text();
    let assets = named(&page, "src").into_iter().chain(named(&page, "href"));
    let assets: Vec<&str> = assets.filter(|address| address.starts_with("/assets/")).collect();
    assert!(assets.len() > 3, "{page}");
    for address in assets {
        let answer = open.carried.get(address);
        assert_eq!(answer.status, 200, "{address}");
        assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000, immutable"), "{address}");
        let hash = &HEXLOWER.encode(&sha256(&answer.body))[..16];
        assert!(address.contains(hash), "{address} is {hash}");
        held_to_its_policy(&answer, address);
    }
    assert_eq!(open.carried.get("/assets/style-all-0000000000000000.css").status, 404);
    assert_eq!(open.carried.get("/assets/..%2f..%2fservice.toml").status, 404);
}

#[test]
fn readers_are_led_to_their_language() {
    let open = Open::of(Setting::default(), false, None);
    for (asked, language) in
        [("de-CH,de;q=0.9", "de"), ("fr", "en"), ("", "en"), ("en;q=0.2, de;q=0.3", "de")]
    {
        for path in ["/", "/login"] {
            let answer = open.carried.get_with(path, &[("accept-language", asked)]);
            let place = format!("/{language}{path}");
            assert_eq!((answer.status, answer.header("location")), (303, Some(place.as_str())), "{asked}");
            assert_eq!(answer.header("vary"), Some("accept-language"));
        }
    }
    for (path, place) in [
        ("/en", "/en/".to_owned()),
        ("/en/me/", "/en/me".to_owned()),
        ("/en/me/?a=%2F/&b", "/en/me?a=%2F/&b".to_owned()),
        ("/en//evil.example//", "/en//evil.example".to_owned()),
        (&format!("/de/votes/{SLUG}/"), format!("/de/votes/{SLUG}")),
        (&format!("/de/votes/{SLUG}/board/"), format!("/de/votes/{SLUG}/board")),
    ] {
        let answer = open.carried.get(path);
        assert_eq!((answer.status, answer.header("location")), (308, Some(place.as_str())), "{path}");
    }
    for path in ["//en/", "//en/votes/x/", "///de/evil.example/", "//evil.example/"] {
        let answer = open.carried.get(path);
        assert_eq!((answer.status, answer.header("location")), (404, None), "{path}: led to another host");
    }
}

/// People get a page, programs a problem document; never one the other's.
#[test]
fn what_is_not_there_is_told_in_the_readers_form() {
    let open = Open::of(Setting::default(), false, None);
    let html = [("accept", "text/html,application/xhtml+xml"), ("accept-language", "de")];
    for path in ["/de/nothing", "/en/votes/nothing", "/en/votes/nothing/board", "/de/votes/nothing/outcome"] {
        let answer = open.carried.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (404, Some("text/html; charset=utf-8")),
            "{path}"
        );
        held_to_its_policy(&answer, path);
    }
    assert!(open.carried.get_with("/nothing", &html).text().contains("<html lang=\"de\""));
    for path in ["/api/nothing", "/elections/nothing", "/register/nothing", "/nothing"] {
        let headers: &[(&str, &str)] = if path == "/nothing" { &[] } else { &html };
        let answer = open.carried.get_with(path, headers);
        let kind = answer.header("content-type");
        assert_eq!((answer.status, kind), (404, Some("application/problem+json")), "{path}");
    }
}

/// A number so small that it might tell of somebody is not shown, nor is any result before it is there.
#[test]
fn pages_tell_no_small_numbers() {
    let mut open = Open::of(Setting::default(), false, None);
    let ballot = open.ballot(0);
    open.cast_after(&ballot).granted();
    let page = open.carried.get(&format!("/en/votes/{SLUG}")).text();
    let ballots = page.split("Ballots on the board").nth(1).unwrap_or_default();
    let least = ballots.split("<dd>").nth(1).and_then(|rest| rest.split("</dd>").next()).unwrap_or_default();
    assert!(least.starts_with("fewer than "), "{least}");
    let outcome = open.carried.get(&format!("/en/votes/{SLUG}/outcome")).text();
    assert!(outcome.contains("Nothing is counted yet"), "{outcome}");
}

/// The board shows each entry, and only as much of it as is asked for.
#[test]
fn the_board_is_shown_page_by_page() {
    let open = Open::of(Setting::default(), false, None);
    let page = |query: &str| open.carried.get(&format!("/en/votes/{SLUG}/board{query}"));
    let first = page("");
    assert!(first.text().contains("id=\"entry-0\"") && first.text().contains("Announcement"));
    for query in ["?entry=0", "?entry=x", "?entry=", "?entry=-1", "?entry=0&entry=2", "?entry=%ff", "?%&=&"] {
        assert_eq!(page(query).body, first.body, "{query}");
    }
    let last = open.entries() - 1;
    for query in ["?entry=999999999999", "?entry=18446744073709551615"] {
        assert!(page(query).text().contains(&format!("id=\"entry-{last}\"")), "{query}");
    }
}
