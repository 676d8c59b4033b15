//! Floods: everything that is too large, too slow or too much ends early, and costs little.

use crate::raw::{Bed, answered, impatient, post, status};
use ostrakon_service::{Front, Limits, Patience};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

fn bed(connections: usize) -> Bed {
    let limits = Limits { casts: 1_000_000, ..Limits::default() };
    Bed::new(limits, move || Front { patience: impatient(connections), ..Front::default() })
}

/// Nobody is hurried: what is read to its end comes to it, also where much else runs.
fn patient() -> Bed {
    let patience = Patience { rest: Duration::from_secs(25), ..Patience::default() };
    Bed::new(Limits::default(), move || Front { patience, ..Front::default() })
}

/// Attack 57: four gigabytes that are announced.
#[test]
fn a_body_that_says_it_is_too_large_is_refused_unread() {
    let bed = patient();
    for room in ["cast", "setup", "draft"] {
        let start = Instant::now();
        let answer = bed.say(post(room, "content-length: 4294967296\r\n").as_bytes());
        assert!(answer.starts_with("HTTP/1.1 413 "), "{room}: {answer}");
        assert!(answer.contains("application/problem+json"), "{room}: {answer}");
        assert!(answer.contains("\nconnection: close\r"), "{room}: {answer}");
        // Nothing was waited for: neither the body, for half a minute, nor its rest.
        assert!(start.elapsed() < Duration::from_secs(10), "{room}: {:?}", start.elapsed());
    }
}

/// What is refused by its head, or by the beginning of its body, is read to its end: the next request is answered on the same line.
#[test]
fn whoever_is_refused_early_may_go_on() {
    let bed = patient();
    let mut stream = bed.connect();
    let json = "content-type: application/json\r\n";
    for (head, body) in [
        (post("setup", "content-length: 2\r\n"), "{}".to_owned()),
        (post("envelopes", &format!("{json}transfer-encoding: chunked\r\n")), "2\r\n{}\r\n0\r\n\r\n".into()),
        (post("nowhere", "content-length: 100000\r\n"), "x".repeat(100_000)),
        (post("cast", "content-length: 100000\r\n"), "x".repeat(100_000)),
    ] {
        stream.write_all(head.as_bytes()).unwrap();
        sleep(Duration::from_millis(100));
        stream.write_all(body.as_bytes()).unwrap();
        let answer = answered(&mut stream);
        assert!(answer.starts_with("HTTP/1.1 4") && !answer.contains("connection: close"), "{head}{answer}");
    }
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    assert!(answered(&mut stream).starts_with("HTTP/1.1 200 "));
}

/// Whoever was told to go on with a body has it read like everybody else.
#[test]
fn whoever_was_told_to_go_on_may() {
    let bed = patient();
    let mut stream = bed.connect();
    let head = post(
        "cast",
        "transfer-encoding: chunked\r\nexpect: 100-continue\r\ncontent-type: application/octet-stream\r\n",
    );
    stream.write_all(head.as_bytes()).unwrap();
    assert!(status(&mut stream).starts_with("HTTP/1.1 100 "));
    for _ in 0..12 {
        stream.write_all(format!("10000\r\n{}\r\n", "x".repeat(1 << 16)).as_bytes()).unwrap();
        sleep(Duration::from_millis(10));
    }
    stream.write_all(b"0\r\n\r\n").unwrap();
    let answer = answered(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 413 ") && !answer.contains("connection: close"), "{answer}");
}

/// Whoever asks before sending a body that is refused, and whoever does not go on, is told that the line ends.
#[test]
fn what_does_not_come_to_its_end_ends_the_line() {
    let bed = Bed::new(Limits::default(), Front::default);
    let ballot = "content-type: application/octet-stream\r\ntransfer-encoding: chunked\r\n";
    for (room, headers, some, wanted) in [
        ("nowhere", "content-length: 2\r\nexpect: 100-continue\r\n", "", 405),
        ("nowhere", "content-length: 2\r\nexpect: 100-Continue\r\n", "", 405),
        ("nowhere", "content-length: 2\r\n", "{", 405),
        ("nowhere", "content-length: 2000000\r\n", "{", 405),
        ("nowhere", "transfer-encoding: chunked\r\n", "2\r\n{}\r\n", 405),
        ("nowhere", "transfer-encoding: chunked\r\n", "nonsense\r\n", 405),
        ("cast", ballot, "3\r\nabc\r\nnonsense\r\n", 400),
    ] {
        let mut stream = bed.connect();
        stream.write_all(format!("{}{some}", post(room, headers)).as_bytes()).unwrap();
        let answer = status(&mut stream);
        assert!(answer.starts_with(&format!("HTTP/1.1 {wanted} ")), "{headers}{some}: {answer}");
        assert!(answer.contains("\nconnection: close\r"), "{headers}{some}: {answer}");
        // Nothing else comes, a reset at most.
        let _ = stream.read_to_end(&mut Vec::new());
    }
}

/// Attack 57: a body in chunks without end.
#[test]
fn a_body_that_does_not_say_it_is_cut_off() {
    let bed = bed(64);
    let mut endless = post("cast", "transfer-encoding: chunked\r\n").into_bytes();
    for _ in 0..20 {
        endless.extend_from_slice(b"2000\r\n");
        endless.extend_from_slice(&[b'x'; 0x2000]);
        endless.extend_from_slice(b"\r\n");
    }
    let answer = bed.say(&endless);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("application/problem+json"), "{answer}");
}

/// Attack 57: deep nesting.
#[test]
fn deep_nesting_is_no_document() {
    let bed = bed(64);
    assert_eq!(bed.carried.draft(&bed.election).status, 200);
    let deep = "[".repeat(200_000);
    let json = [("content-type", "application/json")];
    for (body, expected) in [
        (deep.clone(), 400),
        (format!("{{\"documents\":{deep}"), 400),
        (format!("{{\"documents\":[{deep}{}]}}", "]".repeat(200_000)), 422),
        (format!("{{\"documents\":[],\"files\":{deep}"), 400),
    ] {
        let answer = bed.carried.post("/api/elections/forged/setup", &json, body.as_bytes());
        assert_eq!(answer.status, expected, "{}", answer.text());
    }
}

/// Attack 57: a slow client, in the head.
#[test]
fn slow_heads_are_cut_off() {
    let bed = bed(64);
    let (start, mut stream) = (Instant::now(), bed.connect());
    stream.write_all(b"GET /api/service HTTP/1.1\r\nhost: x\r\nx-a: ").unwrap();
    for _ in 0..40 {
        sleep(Duration::from_millis(50));
        if stream.write_all(b"a").is_err() {
            break;
        }
    }
    let answer = status(&mut stream);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(start.elapsed() < Duration::from_secs(10));
}

/// Attack 57: a slow client, in the body.
#[test]
fn slow_bodies_are_told_so() {
    let bed = bed(64);
    let mut stream = bed.connect();
    stream.write_all(post("cast", "content-length: 1000\r\n").as_bytes()).unwrap();
    stream.write_all(b"OB").unwrap();
    let start = Instant::now();
    let answer = status(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!((300..10_000).contains(&start.elapsed().as_millis()));
}

/// Attack 57: a body that announces much, to be waited for long.
#[test]
fn what_is_announced_earns_no_time() {
    let bed = bed(64);
    let mut stream = bed.connect();
    stream.write_all(post("board", "content-length: 67108864\r\n").as_bytes()).unwrap();
    stream.write_all(b"{").unwrap();
    let start = Instant::now();
    assert!(status(&mut stream).starts_with("HTTP/1.1 408 "));
    assert!((300..10_000).contains(&start.elapsed().as_millis()));
}

/// Attack 57: whoever asks and never reads.
#[test]
fn whoever_does_not_take_the_answers_is_hung_up_on() {
    let bed = bed(64);
    let mut stream = bed.connect();
    let ask = b"GET /api/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(1_000);
    let start = Instant::now();
    stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
    // No more is read from whoever reads nothing; then the line is cut.
    let cut = (0..1_000).find_map(|_| stream.write_all(&ask).err()).unwrap();
    assert!(matches!(cut.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe), "{cut}");
    assert!(start.elapsed() < Duration::from_secs(15));
}

/// Attack 57: a head without end.
#[test]
fn heads_are_of_bounded_size() {
    let bed = bed(64);
    let many: String = (0..100).map(|n| format!("x-{n}: a\r\n")).collect();
    let long = format!("x-a: {}\r\n", "a".repeat(64 << 10));
    for headers in [many, long] {
        let answer = bed.say(format!("GET /api/service HTTP/1.1\r\nhost: x\r\n{headers}\r\n").as_bytes());
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
}

/// Attack 57: connections that do nothing.
#[test]
fn connections_that_do_nothing_make_room() {
    let bed = bed(4);
    let idle: Vec<_> = (0..12).map(|_| bed.connect()).collect();
    assert_eq!(bed.carried.get("/api/service").status, 200);
    drop(idle);
}

/// One at a time: all tests share one memory.
static MEMORY: Mutex<()> = Mutex::new(());

/// Bytes in memory.
fn resident() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap();
    told.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 4_096
}

/// Attack 57: many of these at once.
#[test]
fn a_flood_is_not_remembered() {
    let _alone = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    let bed = bed(256);
    bed.carried.get("/api/service").granted();
    let before = resident();
    for _ in 0..4 {
        let floods: Vec<_> = (0..128)
            .map(|n| {
                let mut stream = bed.connect();
                let head = match n % 3 {
                    0 => post("setup", "content-length: 67000000\r\n"),
                    1 => format!("GET / HTTP/1.1\r\nx-a: {}", "a".repeat(30 << 10)),
                    _ => post("cast", "content-length: 4294967296\r\n"),
                };
                let _ = stream.write_all(head.as_bytes());
                stream
            })
            .collect();
        sleep(Duration::from_millis(200));
        assert!(resident().saturating_sub(before) < 256 << 20, "{} bytes more", resident() - before);
        drop(floods);
    }
    assert_eq!(bed.carried.get("/api/service").status, 200);
}

/// Sends most of a large body of documents, and keeps the rest back; what is answered meanwhile, if anything is.
fn hold_back(bed: &Bed, millions: usize) -> (TcpStream, String) {
    let mut stream = bed.connect();
    let part = vec![b' '; 1 << 20];
    let length = (millions + 1) << 20;
    let _ = stream.write_all(post("setup", &format!("content-length: {length}\r\n")).as_bytes());
    let refused = (0..millions).any(|_| stream.write_all(&part).is_err());
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let mut status = [0; 12];
    let answered = stream.read_exact(&mut status).is_ok();
    let told = if refused || answered { status.to_vec() } else { Vec::new() };
    (stream, String::from_utf8_lossy(&told).into_owned())
}

/// Attack 57: bodies that are as large as they may be, many at once. They are refused before they fill the memory; small documents and ballots
/// are answered meanwhile, and large ones afterwards.
#[test]
fn large_bodies_share_what_there_is() {
    let _alone = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    let bed = bed(256);
    assert_eq!(bed.carried.draft(&bed.election).status, 200);
    let (before, small) = (resident(), br#"{"documents":[{}]}"#);
    let json = [("content-type", "application/json")];
    let ask = |body: &[u8]| bed.carried.post("/api/elections/forged/setup", &json, body).status;
    let held: Vec<_> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..16).map(|_| scope.spawn(|| hold_back(&bed, 60))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let grown = resident().saturating_sub(before);
    assert!(grown < 640 << 20, "{grown} bytes more");
    let waiting = held.iter().filter(|(_, told)| told.is_empty()).count();
    assert!((1..=4).contains(&waiting), "{:?}", held.iter().map(|(_, told)| told).collect::<Vec<_>>());
    assert!(held.iter().any(|(_, told)| told.ends_with(" 503")));
    assert_eq!(ask(small), 422);
    assert_eq!(bed.carried.cast(b"OB").status, 409);
    drop(held);
    let large = [b"{\"documents\":[{}".as_slice(), &vec![b' '; 40 << 20], b"]}"].concat();
    let start = Instant::now();
    while ask(&large) != 422 {
        assert!(start.elapsed() < Duration::from_secs(20), "no room came back");
        sleep(Duration::from_millis(100));
    }
}
