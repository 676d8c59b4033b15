//! A bucket of a real S3 server, and the same behind a gate that fails: what comes back, what is asked again, what is told.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_objects::{Bucket, Name, NameError, Patience};
use ostrakon_s3::{Fault, Gate, Server};
use ostrakon_verify::shards::{Folder, Store};
use std::io::ErrorKind;
use std::time::{Duration, Instant};

/// As long as a test may wait.
const SHORT: Patience = Patience {
    connect: Duration::from_secs(5),
    answer: Duration::from_secs(2),
    retries: 2,
    pause: Duration::from_millis(10),
};

fn bucket(name: &str, settings: Vec<(String, String)>) -> Bucket {
    let patient = Patience { answer: Duration::from_secs(30), ..SHORT };
    Bucket::open(&Name::parse(name).unwrap(), settings, patient).unwrap()
}

fn hasty(name: &str, settings: Vec<(String, String)>) -> Bucket {
    Bucket::open(&Name::parse(name).unwrap(), settings, SHORT).unwrap()
}

/// A server with a bucket, a gate before it, and a store behind that.
fn gated() -> (Server, Gate, Bucket) {
    let server = Server::start();
    server.bucket("votes");
    let gate = Gate::before(server.address());
    let store = bucket("s3://votes/work", gate.settings());
    (server, gate, store)
}

fn set(mut settings: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    settings.retain(|(there, _)| there != name);
    settings.push((name.into(), value.into()));
    settings
}

/// The same questions, to a folder and to a bucket.
fn assert_store(store: &dyn Store) {
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    assert_eq!(store.get("results/none", None).unwrap(), None);
    assert_eq!(store.get("results/none", Some(0..4)).unwrap(), None);
    assert_eq!(store.get("results/none", Some(0..0)).unwrap(), None);
    store.put("results/a", &bytes).unwrap();
    assert_eq!(store.get("results/a", None).unwrap().unwrap(), bytes);
    for range in [0..1, 0..100_000, 99_999..100_000, 17..70_001] {
        let part = bytes[range.start as usize..range.end as usize].to_vec();
        assert_eq!(store.get("results/a", Some(range)).unwrap().unwrap(), part);
    }
    assert_eq!(store.get("results/a", Some(5..5)).unwrap().unwrap(), b"");
    for range in [0..100_001, 99_999..100_001, 100_000..100_001, 200_000..200_001, 5..u64::MAX] {
        let error = store.get("results/a", Some(range.clone())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof, "{range:?}: {error}");
    }
    store.put("results/a", b"other").unwrap();
    assert_eq!(store.get("results/a", None).unwrap().unwrap(), b"other");
    store.put("empty", b"").unwrap();
    assert_eq!(store.get("empty", None).unwrap().unwrap(), b"");
}

#[test]
fn a_bucket_answers_as_a_folder_does() {
    let (server, gate, store) = gated();
    let folder = tempfile::tempdir().unwrap();
    assert_store(&Folder::new(folder.path()));
    assert_store(&store);
    assert_eq!(server.object("votes", "work/results/a").unwrap(), b"other", "under the same name");
    let signed = |head: &String| head.contains("AWS4-HMAC-SHA256 Credential=test-key-id/");
    assert!(gate.heads().len() > 10 && gate.heads().iter().all(signed));
    assert_store(&*ostrakon_objects::open(&format!("file://{}", folder.path().join("b").display())).unwrap());
    assert!(folder.path().join("b/results/a").exists());
}

#[test]
fn it_is_at_home_on_any_thread() {
    let (_server, _gate, store) = gated();
    store.put("a", b"bytes").unwrap();
    let read = || assert_eq!(store.get("a", Some(1..3)).unwrap().unwrap(), b"yt");
    for runtime in [
        tokio::runtime::Builder::new_current_thread().build().unwrap(),
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap(),
    ] {
        runtime.block_on(async { read() });
    }
    std::thread::scope(|scope| (0..8).for_each(|_| _ = scope.spawn(read)));
}

#[test]
fn what_passes_is_asked_again() {
    let (_server, gate, store) = gated();
    for fault in
        [Fault::Status(500, "InternalError"), Fault::Status(503, "SlowDown"), Fault::Lost, Fault::Cut(0)]
    {
        gate.fail_next([fault.clone(), fault.clone()]);
        store.put("a", format!("{fault:?}").as_bytes()).unwrap();
        gate.fail_next([fault.clone(), fault.clone()]);
        assert_eq!(store.get("a", None).unwrap().unwrap(), format!("{fault:?}").into_bytes());
    }
    // An answer that breaks off is no shorter answer.
    store.put("long", &[7; 50_000]).unwrap();
    gate.fail_next([Fault::Cut(20_000), Fault::Cut(49_000)]);
    assert_eq!(store.get("long", Some(0..50_000)).unwrap().unwrap(), [7; 50_000]);
}

#[test]
fn what_does_not_pass_is_told_with_who_and_what_next() {
    let (_server, gate, store) = gated();
    store.put("a", b"there").unwrap();
    for (fault, kind, words) in [
        (Fault::Status(500, "InternalError"), ErrorKind::Other, "500 InternalError"),
        (
            Fault::Status(403, "AccessDenied"),
            ErrorKind::PermissionDenied,
            "must be allowed to read, write and list",
        ),
        (
            Fault::Status(403, "InvalidAccessKeyId"),
            ErrorKind::PermissionDenied,
            "does not take these credentials",
        ),
        (Fault::Status(404, "NoSuchBucket"), ErrorKind::NotFound, "no such bucket"),
        (Fault::Status(301, "PermanentRedirect"), ErrorKind::InvalidInput, "AWS_REGION"),
        (Fault::Cut(30), ErrorKind::ConnectionAborted, "breaks off"),
        (Fault::Answer(b"SSH-2.0\r\n".into()), ErrorKind::ConnectionAborted, "breaks off"),
    ] {
        gate.fail(move |_| Some(fault.clone()));
        for error in [store.get("a", None).unwrap_err(), store.put("a", b"x").unwrap_err()] {
            let told = error.to_string();
            assert_eq!(error.kind(), kind, "{told}");
            assert!(told.starts_with("s3://votes/work/a: 127.0.0.1 ") && told.contains(words), "{told}");
            assert!(!told.contains("secret") && !told.contains("test-key-id"), "{told}");
        }
    }
}

#[test]
fn a_short_answer_is_none_whatever_it_says_of_itself() {
    let (_server, gate, store) = gated();
    store.put("a", b"0123456789").unwrap();
    let answer = |status: &str, range: &str, body: &str| {
        let length = body.len();
        let head = "Last-Modified: Sat, 28 Nov 2026 10:00:00 GMT\r\nETag: \"a\"\r\nConnection: close";
        Fault::Answer(
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{range}{head}\r\n\r\n{body}")
                .into_bytes(),
        )
    };
    let range = |range: &str| format!("Content-Range: bytes {range}\r\n");
    let read = |fault: Fault| {
        gate.fail(move |_| Some(fault.clone()));
        store.get("a", Some(2..6))
    };
    assert_eq!(read(answer("206 Partial", &range("2-5/10"), "2345")).unwrap().unwrap(), b"2345");
    for (status, range, body) in [
        ("206 Partial", range("2-4/5"), "234"),
        ("206 Partial", range("2-5/10"), "23"),
        ("206 Partial", range("2-5/10"), "23456"),
        ("206 Partial", range("1-4/10"), "1234"),
        ("206 Partial", String::new(), "2345"),
        ("200 OK", String::new(), "0123456789"),
        ("200 OK", String::new(), "2345"),
    ] {
        let read = read(answer(status, &range, body));
        assert!(read.is_err(), "{status} {range} {body}: {read:?}");
    }
}

#[test]
fn who_is_slow_is_not_waited_for_without_end() {
    let server = Server::start();
    server.bucket("votes");
    let gate = Gate::before(server.address());
    let store = hasty("s3://votes", gate.settings());
    store.put("a", b"there").unwrap();
    gate.fail(|_| Some(Fault::Silence(Duration::from_secs(20))));
    let begun = Instant::now();
    let error = store.get("a", None).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    assert!(error.kind() == ErrorKind::TimedOut && error.to_string().contains("too slow"), "{error}");
}

#[test]
fn a_wrong_place_is_told() {
    let server = Server::start();
    let told = |name: &str, settings| hasty(name, settings).get("job.json", None).unwrap_err().to_string();
    let wrong = told("s3://other", server.settings());
    assert!(wrong.contains("no such bucket; make it"), "{wrong}");
    assert!(
        hasty("s3://other", server.settings())
            .put("a", b"")
            .unwrap_err()
            .to_string()
            .contains("no such bucket")
    );
    let nowhere =
        told("s3://votes", set(server.settings(), "AWS_ENDPOINT_URL", "http://no-such-host.invalid"));
    assert!(nowhere.contains("there is no host no-such-host.invalid; see AWS_ENDPOINT_URL"), "{nowhere}");
    let silent = told("s3://votes", set(server.settings(), "AWS_ENDPOINT_URL", "http://127.0.0.1:1"));
    assert!(silent.contains("127.0.0.1 does not answer"), "{silent}");
    let plain = told("s3://votes", set(server.settings(), "AWS_ALLOW_HTTP", "false"));
    assert!(plain.contains("AWS_ALLOW_HTTP=true"), "{plain}");
    let tls = server.settings()[3].1.replace("http:", "https:");
    let tls = told("s3://votes", set(server.settings(), "AWS_ENDPOINT_URL", &tls));
    assert!(tls.starts_with("s3://votes/job.json: 127.0.0.1 "), "{tls}");
}

#[test]
fn without_credentials_it_says_which_to_set() {
    let settings = [("AWS_METADATA_ENDPOINT", "http://127.0.0.1:1")];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let error = hasty("s3://votes", settings.to_vec()).get("a", None).unwrap_err();
    assert!(error.to_string().contains("there are no credentials; set AWS_ACCESS_KEY_ID"), "{error}");
    let half = vec![("AWS_ACCESS_KEY_ID".to_owned(), "half-of-it".to_owned())];
    let error = Bucket::open(&Name::parse("s3://votes").unwrap(), half, SHORT).unwrap_err();
    assert!(
        matches!(&error, NameError::Settings { .. }) && !error.to_string().contains("half-of-it"),
        "{error}"
    );
}

#[test]
fn other_authorities_are_read_from_a_file() {
    let open = |path: &str| {
        let settings = vec![("AWS_CA_BUNDLE".to_owned(), path.to_owned())];
        Bucket::open(&Name::parse("s3://votes").unwrap(), settings, SHORT).unwrap_err().to_string()
    };
    assert!(open("/no/such/file").starts_with("AWS_CA_BUNDLE: the file cannot be read"));
    let empty = tempfile::NamedTempFile::new().unwrap();
    assert!(open(&empty.path().display().to_string()).contains("no certificates"));
}
