//! What browsers are given, compared from outside with what is published (spec 10.10), at a real service and one that lies.

use crate::casting::Open;
use ostrakon_client::site::{Alarm, Expected, audit};
use ostrakon_client::{Base, Client};
use ostrakon_pages::{POLICY, asset, site};
use ostrakon_tests::carried::SLUG;
use ostrakon_tests::forge::Setting;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// An answer on its way to a browser.
struct Passing {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Who asks for what, and what becomes of the answer.
type Change = dyn Fn(&str, &str, &mut Passing) + Send + Sync;

/// What becomes of one answer.
type Lie = fn(&mut Passing);

/// Stands before a service, and changes answers.
struct Liar {
    base: Base,
}

impl Liar {
    fn new(service: &str, change: impl Fn(&str, &str, &mut Passing) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = Base::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let (service, change): (String, Arc<Change>) = (service.to_owned(), Arc::new(change));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (service, change) = (service.clone(), change.clone());
                thread::spawn(move || pass(stream, &service, &*change));
            }
        });
        Self { base }
    }

    fn alarms(&self) -> Vec<Alarm> {
        let client = Client::new(self.base.clone()).unwrap();
        audit(&client, &Expected::new(&site(), POLICY), &()).alarms
    }
}

/// One question and its answer.
fn pass(mut stream: TcpStream, service: &str, change: &Change) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let asked: Vec<(String, String)> = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_once(": ").map(|(n, v)| (n.to_lowercase(), v.to_owned())))
        .collect();
    let agent = asked.iter().find(|(name, _)| name == "user-agent").map_or("", |(_, value)| value);
    let mut answer = ask(service, &path, &asked);
    change(&path, agent, &mut answer);
    let (length, kept) = (answer.body.len(), ["content-length", "connection", "transfer-encoding"]);
    let mut head =
        format!("HTTP/1.1 {} X\r\nConnection: close\r\nContent-Length: {length}\r\n", answer.status);
    let headers = answer.headers.iter().filter(|(name, _)| !kept.contains(&name.as_str()));
    headers.for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
    let _ = stream.write_all(&[head.as_bytes(), b"\r\n", &answer.body].concat());
}

fn ask(service: &str, path: &str, asked: &[(String, String)]) -> Passing {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let mut request = agent.get(format!("{service}{path}"));
    for (name, value) in asked.iter().filter(|(name, _)| name.starts_with("accept")) {
        request = request.header(name, value);
    }
    let mut response = request.call().unwrap();
    let header = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap_or_default().to_owned())
    };
    let headers = response.headers().iter().map(header).collect();
    let body = response.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap();
    Passing { status: response.status().as_u16(), headers, body }
}

fn open() -> Open {
    let mut open = Open::of(Setting::default(), false, None);
    let ballot = open.ballot(0);
    open.cast_after(&ballot).granted();
    open
}

fn insert(answer: &mut Passing, before: &str, what: &str) {
    let page = String::from_utf8(std::mem::take(&mut answer.body)).unwrap();
    answer.body = page.replacen(before, &format!("{what}{before}"), 1).into_bytes();
}

#[test]
fn a_service_gives_what_it_has_published() {
    let open = open();
    let client = Client::new(Base::parse(open.carried.address()).unwrap()).unwrap();
    let audited = audit(&client, &Expected::new(&site(), POLICY), &());
    assert_eq!(audited.alarms, []);
    let assets = site().iter().filter(|file| file.path.starts_with("assets/")).count();
    assert_eq!((audited.files, audited.visitors), (assets, 3));
    // In each language: the first page, how, organisation, shells, and a vote's own pages.
    assert!(audited.pages > 2 * 15, "{}", audited.pages);
}

/// Attack 66: another bundle than the one on the board, or a request to somebody else.
#[test]
fn whatever_else_is_given_raises_the_alarm() {
    let open = open();
    let script = asset("scripts/lib/words.js").unwrap();
    let vote = format!("/en/votes/{SLUG}");
    let booth = format!("{vote}/booth");
    let lies: [(&str, &str, Lie); 9] = [
        (script, "is not what the register lists", |answer| answer.body[9] ^= 1),
        (script, "is missing, and the register lists it", |answer| answer.status = 404),
        (&booth, "is not what the register lists", |answer| answer.body.push(b'\n')),
        (&vote, "which is not on the register's list", |answer| {
            insert(
                answer,
                "</head>",
                "<script type=\"module\" src=\"/assets/extra-0123456789abcdef.js\"></script>",
            );
        }),
        (&vote, "has an inline script", |answer| insert(answer, "</main>", "<script>alert(1)</script>")),
        (&vote, "has an attribute onclick", |answer| insert(answer, "</main>", "<p onclick=\"x()\">x</p>")),
        (&vote, "has an element <style>", |answer| insert(answer, "</main>", "<style>p{}</style>")),
        (&vote, "leads to another place in <img>: https://elsewhere.example/x.png", |answer| {
            insert(answer, "</main>", "<img src=\"https://elsewhere.example/x.png\" alt=\"\">");
        }),
        (&vote, "its content-security-policy is not the one of every such answer", |answer| {
            let policy =
                answer.headers.iter_mut().find(|(name, _)| name == "content-security-policy").unwrap();
            policy.1 = policy.1.replace("connect-src 'self'", "connect-src *");
        }),
    ];
    for (place, what, lie) in lies {
        let lied = place.to_owned();
        let change = move |path: &str, _: &str, answer: &mut Passing| {
            if path == lied {
                lie(answer);
            }
        };
        let alarms = Liar::new(open.carried.address(), change).alarms();
        assert!(!alarms.is_empty(), "{what}");
        let there = |alarm: &Alarm| alarm.place == place && alarm.who.len() == 3;
        assert!(alarms.iter().all(there), "{alarms:?}");
        assert!(alarms.iter().any(|alarm| alarm.what.contains(what)), "{what}: {alarms:?}");
    }
}

/// What only some are given is told, with who they are.
#[test]
fn a_lie_to_some_is_found_by_them() {
    let open = open();
    let change = |path: &str, agent: &str, answer: &mut Passing| {
        if path == "/de/" && agent.contains("iPhone") {
            insert(answer, "</main>", "<script>alert(1)</script>");
        }
    };
    let alarms = Liar::new(open.carried.address(), change).alarms();
    let places: Vec<_> = alarms.iter().map(|alarm| alarm.place.as_str()).collect();
    assert_eq!(places, ["/de/"], "{alarms:?}");
    assert!(alarms.iter().all(|alarm| alarm.who == ["a phone in German"]), "{alarms:?}");
}
