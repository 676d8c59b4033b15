//! Sites that are as they should be, and sites that are not.
#![allow(clippy::unwrap_used)]

use super::{Alarm, Expected, audit};
use crate::wire::Options;
use crate::{Base, Client};
use flate2::Compression;
use flate2::write::GzEncoder;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::acts::SiteFile;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

const POLICY: &str = "default-src 'none'";

/// What is served at a path: headers and bytes.
type Answers = BTreeMap<String, (Vec<(String, String)>, Vec<u8>)>;

/// A site: a script, two shells, a page of data, and the list of them.
#[derive(Clone)]
struct Site {
    answers: Answers,
    listed: Vec<SiteFile>,
}

fn page(inside: &str) -> String {
    format!("<!doctype html>\n<html lang=\"en\"><body>{inside}</body></html>\n")
}

/// What every answer of this kind says.
fn said(kind: &str) -> Vec<(String, String)> {
    let said = [
        ("Content-Security-Policy", POLICY),
        ("Content-Type", kind),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    said.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

impl Site {
    fn new() -> Self {
        let mut site = Self { answers: Answers::new(), listed: Vec::new() };
        let script = site.asset("scripts-main", "js", "export const x = 1;");
        let shell = page(&format!("<script type=\"module\" src=\"/{script}\"></script>"));
        for (path, name) in [("en/login", "en/login"), ("en/votes/spring/booth", "en/votes/*/booth")] {
            site.put(path, shell.as_bytes());
            site.list(name, shell.as_bytes());
        }
        site.put("login", shell.as_bytes());
        site.put("en/votes/there-is-no-such-vote/booth", shell.as_bytes());
        site.put("en/", page("<a href=\"/en/votes/spring\">Spring</a>").as_bytes());
        site.put("", page("<a href=\"/en/\">Votes</a>").as_bytes());
        for vote in ["spring", "there-is-no-such-vote"] {
            site.put(&format!("en/votes/{vote}"), page("<a href=\"#top\">Up</a>").as_bytes());
        }
        site.answers.insert("api/elections".into(), (Vec::new(), b"[]".to_vec()));
        site.listed.sort();
        site
    }

    fn put(&mut self, path: &str, bytes: &[u8]) {
        let kind =
            if path.ends_with(".js") { "text/javascript; charset=utf-8" } else { "text/html; charset=utf-8" };
        self.answers.insert(path.into(), (said(kind), bytes.to_vec()));
    }

    fn list(&mut self, path: &str, bytes: &[u8]) {
        self.listed.push(SiteFile { path: path.into(), sha256: sha256(bytes).into() });
    }

    fn asset(&mut self, name: &str, extension: &str, text: &str) -> String {
        let hash = Bytes32::from(sha256(text.as_bytes())).to_string();
        let path = format!("assets/{name}-{}.{extension}", &hash[..16]);
        self.put(&path, text.as_bytes());
        self.list(&path, text.as_bytes());
        path
    }

    fn script(&self) -> String {
        self.listed.iter().find(|file| file.path.ends_with(".js")).unwrap().path.clone()
    }

    /// The page of the vote says this.
    fn saying(inside: &str) -> Self {
        let mut site = Self::new();
        site.put("en/votes/spring", page(inside).as_bytes());
        site
    }

    fn alarms(&self) -> Vec<Alarm> {
        let base = serve(Arc::new(self.answers.clone()));
        let options = Options { patience: Duration::ZERO, ..Options::default() };
        let client = Client::with(base, &options).unwrap();
        audit(&client, &Expected::new(&self.listed, POLICY), &()).alarms
    }

    /// The one alarm that there is.
    #[track_caller]
    fn alarm(&self, place: &str, what: &str) -> Alarm {
        let alarms = self.alarms();
        assert_eq!(alarms.len(), 1, "{alarms:?}");
        let alarm = alarms.into_iter().next().unwrap();
        assert!(alarm.place == place && alarm.what.contains(what), "{alarm:?}");
        alarm
    }
}

fn serve(answers: Arc<Answers>) -> Base {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = Base::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answers = answers.clone();
            std::thread::spawn(move || answer(stream, &answers));
        }
    });
    base
}

fn answer(mut stream: TcpStream, answers: &Answers) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = first.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
    let (status, (headers, body)) = match answers.get(path) {
        // This one breaks off.
        Some((headers, _)) if headers.is_empty() && path != "api/elections" => return,
        Some(answer) if answer.0.iter().any(|(name, _)| name == "Location") => (302, answer.clone()),
        Some(answer) => (200, answer.clone()),
        None => (404, (said("text/html; charset=utf-8"), page("").into_bytes())),
    };
    let mut head = format!("HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    headers.iter().for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
    let _ = stream.write_all(&[head.as_bytes(), b"\r\n", &body].concat());
}

#[test]
fn a_site_like_its_list_is_clean() {
    assert_eq!(Site::new().alarms(), []);
}

#[test]
fn listed_files_are_there_byte_for_byte() {
    let (mut site, script) = (Site::new(), Site::new().script());
    site.put(&script, b"export const x = 2;");
    site.alarm(&format!("/{script}"), "is not what the register lists");
    site.answers.remove(&script);
    site.alarm(&format!("/{script}"), "is missing, and the register lists it");
    let mut site = Site::new();
    let other = page("").into_bytes();
    site.put("en/votes/spring/booth", &other);
    site.alarm("/en/votes/spring/booth", "is not what the register lists");
}

/// Browsers ask for compressed answers: what they make of them counts.
#[test]
fn compressed_answers_are_compared_too() {
    let (mut site, script) = (Site::new(), Site::new().script());
    let pack = |bytes: &[u8]| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let gzip = ("Content-Encoding".to_owned(), "gzip".to_owned());
    let (mut headers, bytes) = site.answers[&script].clone();
    headers.push(gzip);
    site.answers.insert(script.clone(), (headers.clone(), pack(&bytes)));
    // This server packs for everybody, also for who has not asked.
    assert_eq!(site.alarm(&format!("/{script}"), "is encoded as gzip").who, ["this program"]);
    site.answers.insert(script.clone(), (headers, pack(b"evil")));
    let what: Vec<String> = site.alarms().into_iter().map(|alarm| alarm.what).collect();
    assert!(what.iter().any(|what| what.contains("is not what the register lists")), "{what:?}");
}

#[test]
fn pages_hold_nothing_of_their_own() {
    for (inside, what) in [
        ("<script>alert(1)</script>", "inline script"),
        ("<script src=\"/assets/x-0123456789abcdef.js\"> </script>", "inline script"),
        ("<p style=\"color:red\">x</p>", "attribute style"),
        ("<p onclick=\"x()\">x</p>", "attribute onclick"),
        ("<svg ONLOAD=\"x()\"></svg>", "attribute onload"),
        ("<meta http-equiv=\"refresh\" content=\"0\">", "attribute http-equiv"),
        ("<base href=\"/en/\">", "element <base>"),
        ("<style>p{}</style>", "element <style>"),
        ("<a href=\"https://elsewhere.example/\">x</a>", "another place in <a>"),
        ("<img src=\"//elsewhere.example/x.png\" alt=\"\">", "another place in <img>"),
        ("<form action=\"https://elsewhere.example/\"></form>", "another place in <form>"),
        ("<a href=\"javascript:x()\">x</a>", "another place in <a>"),
        ("<link rel=\"stylesheet\" href=\"/x.css\">", "loads /x.css"),
        ("<a href=\"/other/page\">x</a>", "leads to /other/page"),
        ("<!-- a comment -->", "cannot be judged"),
    ] {
        let alarms = Site::saying(inside).alarms();
        let own: Vec<&Alarm> = alarms.iter().filter(|alarm| alarm.what.contains(what)).collect();
        assert!(
            matches!(own.as_slice(), [alarm] if alarm.place == "/en/votes/spring"),
            "{inside}: {alarms:?}"
        );
    }
}

#[test]
fn pages_load_only_what_is_listed() {
    let unlisted = "assets/extra-0123456789abcdef.js";
    let mut site = Site::saying(&format!("<script type=\"module\" src=\"/{unlisted}\"></script>"));
    site.put(unlisted, b"x");
    let what: Vec<String> = site.alarms().into_iter().map(|alarm| alarm.what).collect();
    assert_eq!(what.len(), 2, "{what:?}");
    assert!(what.iter().all(|what| what.contains(unlisted) && what.contains("not on the register's list")));
    // Nor may anything that is listed.
    let mut site = Site::new();
    let name = site.asset("scripts-loads", "js", &format!("import \"/{unlisted}\";"));
    site.listed.sort();
    site.alarm(&format!("/{name}"), unlisted);
}

#[test]
fn answers_say_what_every_page_says() {
    for path in ["en/", "en/login", "en/votes/spring", &Site::new().script()] {
        let mut site = Site::new();
        let answer = site.answers.get_mut(path).unwrap();
        answer.0[0].1 = "default-src *".into();
        site.alarm(
            &format!("/{path}"),
            "content-security-policy is not the one of every such answer: default-src *",
        );
        let answer = site.answers.get_mut(path).unwrap();
        answer.0[0].1 = POLICY.into();
        answer.0.push(("Set-Cookie".into(), "who=you".into()));
        site.alarm(&format!("/{path}"), "set-cookie");
    }
    let mut site = Site::new();
    site.answers.get_mut("en/").unwrap().0.remove(0);
    site.alarm("/en/", "content-security-policy is not the one of every such answer: none");
}

/// Browsers follow many a header, also one whose value is no text.
#[test]
fn answers_say_nothing_more() {
    for (name, value) in [
        ("Clear-Site-Data", "\"storage\""),
        ("Alt-Svc", "h3=\"elsewhere.example:443\""),
        ("Refresh", "0;url=/elections/evil?\u{e9}"),
        ("Content-Security-Policy-Report-Only", "default-src 'none'"),
        ("WWW-Authenticate", "Basic realm=\"Enter your voting code\""),
        ("Content-Disposition", "attachment; filename=\"setup.exe\""),
    ] {
        let mut site = Site::new();
        site.answers.get_mut("en/").unwrap().0.push((name.into(), value.into()));
        site.alarm("/en/", &format!("has a header {}", name.to_lowercase()));
    }
    for (at, other) in
        [(1, "text/html; charset=iso-2022-jp"), (1, "text/plain"), (2, "sniff"), (3, "unsafe-url")]
    {
        let mut site = Site::new();
        site.answers.get_mut("en/").unwrap().0[at].1 = other.into();
        site.alarm("/en/", other);
    }
}

/// What one decoder makes of an answer every browser makes of it, or it is refused.
#[test]
fn an_encoding_is_named_once_and_of_one_piece() {
    let pack = |bytes: &[u8]| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let bytes = Site::new().answers["en/login"].1.clone();
    for (encodings, body) in [
        (vec!["gzip", "identity"], pack(&bytes)),
        (vec!["gzip"], [pack(&bytes[..40]), pack(&bytes[40..])].concat()),
        (vec!["gzip"], [pack(&bytes), b"more".to_vec()].concat()),
    ] {
        let mut site = Site::new();
        let answer = site.answers.get_mut("en/login").unwrap();
        answer
            .0
            .extend(encodings.iter().map(|encoding| ("Content-Encoding".to_owned(), (*encoding).to_owned())));
        answer.1 = body;
        let alarms = site.alarms();
        let browsers = alarms.iter().any(|alarm| alarm.place == "/en/login" && alarm.who.len() >= 2);
        assert!(browsers, "{encodings:?}: {alarms:?}");
    }
}

/// Wherever somebody gets who follows a page is read, or is nothing that a browser shows.
#[test]
fn everything_that_is_followed_is_looked_at() {
    let evil = b"<script>alert(1)</script>";
    for (inside, path) in [
        ("<a href=\"/elections/evil\">x</a>", "elections/evil"),
        ("<a href=\"/api/evil\">x</a>", "api/evil"),
        ("<a href=\"/en/?z\">x</a>", "en/?z"),
        ("<form action=\"/en/sent\"></form>", "en/sent"),
        ("<area href=\"/en/area\"/>", "en/area"),
    ] {
        let mut site = Site::saying(inside);
        site.put(path, evil);
        let alarms = site.alarms();
        assert!(alarms.iter().any(|alarm| alarm.place == format!("/{path}")), "{inside}: {alarms:?}");
    }
    let up = Site::saying("<a href=\"/en/../evil\">x</a>");
    up.alarm("/en/votes/spring", "leads to another place");
    let svg = Site::saying("<svg><path fill=\"url(/beacon.svg#a)\"/></svg>");
    svg.alarm("/en/votes/spring", "names an address in fill");
}

#[test]
fn redirects_lead_to_pages_and_nothing_else() {
    for (to, right) in [("/en/", true), ("/en/?a#receipt=AAAA", false), ("https://elsewhere.example/", false)]
    {
        let mut site = Site::new();
        let answer = site.answers.get_mut("login").unwrap();
        answer.0.push(("Location".into(), to.into()));
        answer.1.clear();
        let alarms = site.alarms();
        assert_eq!(alarms.iter().any(|alarm| alarm.place == "/login"), !right, "{to}: {alarms:?}");
    }
}

/// Silence at one address does not hide what the others say.
#[test]
fn who_does_not_answer_is_told_with_the_rest() {
    let (mut site, script) = (Site::new(), Site::new().script());
    site.answers.get_mut(&script).unwrap().0.clear();
    site.answers.get_mut("en/").unwrap().0[0].1 = "default-src *".into();
    let alarms = site.alarms();
    assert!(alarms.iter().any(|alarm| alarm.place == format!("/{script}")), "{alarms:?}");
    assert!(alarms.iter().any(|alarm| alarm.place == "/en/"), "{alarms:?}");
}
