//! Mail: reminders, letters in two languages, and a server that takes them.

use super::house::{House, both};
use ostrakon_service::{Language, MailSecurity, MailSettings};
use ostrakon_tests::carried::{Answer, BASE, SLUG};
use ostrakon_tests::forge::Stage;
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const PATH: &str = "/api/elections/forged/reminders";

fn remind(house: &House, kind: &str) -> Answer {
    let body = json!({ "kind": kind }).to_string();
    house.post_signed(PATH, &house.forged.people.organiser, house.time(), body.as_bytes())
}

#[test]
fn everybody_on_the_lists_is_reminded_once() {
    both(|mut house| {
        house.enrol("membership", &["ada", "bea"]);
        house.enrol("committee", &["ada", "zoe"]);
        house.draft_election(false);
        house.carry_to(Stage::Opening);
        assert_eq!(remind(&house, "opens").status, 409, "there is no opening");
        house.carry_to(Stage::Closing);
        house.enrol("membership", &["ada", "bea", "late"]);
        assert_eq!(remind(&house, "result").status, 409);
        let answer = remind(&house, "closes");
        assert_eq!((answer.status, answer.json()), (202, json!({ "queued": 3 })));
        house.restart();
        for person in ["ada", "bea", "zoe"] {
            let mails = house.await_mails(&format!("{person}@example.org"), 1);
            assert!(mails[0].contains("Subject: Voting closes soon: Annual meeting\r\n"), "{}", mails[0]);
            assert!(mails[0].contains("Voting closes 1970-01-12 13:56 UTC."), "{}", mails[0]);
            assert!(mails[0].contains(&format!("\r\n{BASE}\r\n")));
            assert!(mails[0].contains("Auto-Submitted: auto-generated\r\n"));
        }
        assert_eq!(remind(&house, "closes").json(), json!({ "queued": 0 }));
        assert_eq!(remind(&house, "opens").json(), json!({ "queued": 3 }));
        house.await_mails("zoe@example.org", 2);
        house.carry_to(Stage::Done);
        assert_eq!(remind(&house, "opens").status, 409);
        assert_eq!(remind(&house, "result").json(), json!({ "queued": 3 }));
        let mails = house.await_mails("ada@example.org", 3);
        assert_eq!(mails.len(), 3);
        assert!(mails.iter().any(|mail| mail.contains(&format!("{BASE}/elections/{SLUG}/"))));
        assert_eq!(house.mails("late@example.org").len(), 0);
        assert_eq!(remind(&house, "more").status, 400);
    });
}

#[test]
fn letters_are_in_the_organisation_s_language() {
    let house = House::new(None, |settings| settings.language = Language::De);
    house.enrol("membership", &["ada"]);
    house.post_own("/api/login/mail", &json!({ "address": "ada@example.org" }));
    let mail = house.await_mails("ada@example.org", 1).remove(0);
    assert!(mail.contains("Subject: Anmelden zu den Abstimmungen: Allotment Society\r\n"), "{mail}");
    let outbox = house.data.path().join("outbox");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&outbox), 0o700);
    let file = std::fs::read_dir(&outbox).unwrap().next().unwrap().unwrap().path();
    assert_eq!(mode(&file), 0o600);
}

/// A mail server that refuses for a while, and then takes everything.
struct Server {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(refusals: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, taken) = (listener.local_addr().unwrap().port(), Arc::<Mutex<Vec<String>>>::default());
        let inbox = taken.clone();
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                converse(stream.unwrap(), number < refusals, &inbox);
            }
        });
        Self { port, taken }
    }

    fn await_mails(&self, count: usize) -> Vec<String> {
        let start = Instant::now();
        while self.taken.lock().unwrap().len() < count {
            assert!(start.elapsed() < Duration::from_secs(30), "{count} mails");
            std::thread::sleep(Duration::from_millis(10));
        }
        self.taken.lock().unwrap().clone()
    }
}

fn converse(stream: TcpStream, refuse: bool, inbox: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let say = |text: &str| (&stream).write_all(format!("{text}\r\n").as_bytes()).is_ok();
    say("220 here");
    let mut mail = String::new();
    while let Some(Ok(line)) = lines.next() {
        let answer = match line.split(' ').next().unwrap() {
            "RCPT" if refuse => "451 later",
            "EHLO" | "MAIL" | "RCPT" | "RSET" | "NOOP" => "250 yes",
            "DATA" => {
                say("354 go on");
                mail.extend(lines.by_ref().map_while(Result::ok).take_while(|l| l != ".").map(|l| l + "\n"));
                inbox.lock().unwrap().push(std::mem::take(&mut mail));
                "250 taken"
            }
            _ => "221 bye",
        };
        if !say(answer) {
            return;
        }
    }
}

#[test]
fn a_server_takes_mail_and_what_it_refuses_waits() {
    let server = Server::start(1);
    let mut house = House::new(None, |settings| {
        settings.mail = Some(MailSettings {
            from: "Votes <votes@example.org>".into(),
            host: Some("127.0.0.1".into()),
            port: Some(server.port),
            security: MailSecurity::None,
            user: None,
            password_file: None,
        });
    });
    house.enrol("membership", &["ada", "bea"]);
    house.draft_election(false);
    house.carry_to(Stage::Closing);
    assert_eq!(remind(&house, "closes").json(), json!({ "queued": 2 }));
    let start = Instant::now();
    // The first is refused for now; asking again wakes the queue up before its time, and adds nothing.
    while server.taken.lock().unwrap().len() < 2 {
        assert!(start.elapsed() < Duration::from_secs(30));
        assert_eq!(remind(&house, "closes").json(), json!({ "queued": 0 }));
        std::thread::sleep(Duration::from_millis(50));
    }
    house.post_own("/api/login/mail", &json!({ "address": "bea@example.org" }));
    let mails = server.await_mails(3);
    assert_eq!(mails.len(), 3);
    assert!(
        mails.iter().all(|mail| mail.contains("From: Votes <votes@example.org>")
            || mail.contains("From: \"Votes\" <votes@example.org>")),
        "{mails:?}"
    );
    assert_eq!(mails.iter().filter(|mail| mail.contains("To: ada@example.org")).count(), 1);
    assert!(!house.data.path().join("outbox").exists());
}

#[test]
fn passwords_do_not_go_over_open_wires() {
    let refused = std::panic::catch_unwind(|| {
        House::new(None, |settings| {
            settings.mail = Some(MailSettings {
                from: "votes@example.org".into(),
                host: Some("mail.example.org".into()),
                port: None,
                security: MailSecurity::None,
                user: None,
                password_file: None,
            });
        })
    });
    assert!(refused.is_err(), "without TLS only this machine is spoken to");
}
