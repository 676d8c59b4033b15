//! Attack 58 with bodies of every wrong size, and with methods that a path has not.

use super::doors::{Route, routes};
use super::house::House;
use ostrakon_tests::carried::BASE;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What is answered to these bytes, up to its status; the rest is not waited for.
fn say(house: &House, head: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(house.address().trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    // The other end may answer and close before all of it is sent.
    let _ = stream.write_all(body);
    let mut status = [0; 12];
    let read = stream.read_exact(&mut status);
    assert!(read.is_ok(), "{head}: {read:?}");
    String::from_utf8_lossy(&status).into_owned()
}

fn head(route: &Route, headers: &str) -> String {
    let (method, path) = (route.method.to_uppercase(), &route.path);
    format!(
        "{method} {path} HTTP/1.1\r\nhost: x\r\norigin: {BASE}\r\ncontent-type: application/json\r\n{headers}\r\n"
    )
}

/// Attack 58: four gigabytes that are only announced, to every route.
#[test]
fn no_route_waits_for_a_body_that_is_too_large() {
    let house = House::new(None, |_| {});
    for route in routes() {
        let answer = say(&house, &head(&route, "content-length: 4294967296\r\n"), b"");
        assert_eq!(answer, "HTTP/1.1 413", "{} {}", route.method, route.path);
    }
}

/// Attack 58: a body without end, which says nothing of its size, and one that is cut off or missing.
#[test]
fn no_route_reads_on_and_on() {
    let house = House::new(None, |_| {});
    let chunk = [b"10000\r\n".as_slice(), &[b'x'; 0x10000], b"\r\n"].concat();
    for route in routes() {
        let large = ["/people", "/setup", "/roll", "/board", "/tally", "/decrypt", "/certify", "/register"];
        let large = route.method == "post" && large.iter().any(|end| route.path.ends_with(end));
        let chunks = chunk.repeat(if large { 1_025 } else { 3 });
        let answer = say(&house, &head(&route, "transfer-encoding: chunked\r\n"), &chunks);
        let wanted: &[&str] =
            if large { &["413"] } else { &["413", "200", "400", "401", "403", "404", "422"] };
        let refused = wanted.iter().any(|status| answer == format!("HTTP/1.1 {status}"));
        // Whoever reads no body answers without it.
        assert!(
            refused && (route.method == "get" || answer != "HTTP/1.1 200"),
            "{} {}: {answer}",
            route.method,
            route.path
        );
        let missing = say(&house, &head(&route, ""), b"");
        assert!(!missing.starts_with("HTTP/1.1 5"), "{} {}: {missing}", route.method, route.path);
        assert!(
            route.method == "get" || missing.starts_with("HTTP/1.1 4"),
            "{} {}: {missing}",
            route.method,
            route.path
        );
    }
}

/// Attack 58: other methods.
#[test]
fn a_path_has_the_methods_that_are_described() {
    let house = House::new(None, |_| {});
    let described = routes();
    for route in &described {
        for method in ["get", "post", "put", "patch", "delete", "options", "trace"] {
            let known = |own: &Route| own.path == route.path && own.method == method;
            if described.iter().any(known) {
                continue;
            }
            let other = Route { described: "", path: route.path.clone(), method, door: route.door };
            let answer = say(&house, &head(&other, "content-length: 0\r\n"), b"");
            assert_eq!(answer, "HTTP/1.1 405", "{method} {}", route.path);
        }
    }
}
