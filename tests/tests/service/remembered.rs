//! What witnesses remember: a service that was restored with less, or with another history, does not sign.

use super::witnessed::{Watched, both};
use ostrakon_service::Place;
use ostrakon_tests::carried::Carried;
use ostrakon_tests::forge::{VoteSetting, options};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

/// Votes that are cast and stand in no forged log.
fn ballot(watched: &Watched, member: usize) -> Vec<u8> {
    let selections = vec![options(&[0]), options(&[1])];
    watched.forged.seal(&VoteSetting { roll: 0, member, selections })
}

/// The documents of the board, and then another ballot than the one that was cosigned.
fn another_history(watched: &Watched, documents: usize) -> Place {
    let place = watched.another("another");
    let carried = watched.start_alone(&place);
    assert_eq!(carried.draft(&watched.forged).status, 200);
    for entry in &watched.forged.log.entries()[..documents] {
        carried.give(&watched.forged, entry).granted();
    }
    carried.cast(&ballot(watched, 1)).granted();
    place
}

fn refused(watched: &Watched, place: &Place) -> String {
    watched.start(place).err().expect("it is refused")
}

/// Attack 43 with a history that is as long, or longer: the sizes do not tell, the roots do.
#[test]
fn another_history_is_not_gone_on_from() {
    both(|mut watched| {
        let _witness = watched.witness(0);
        let documents = watched.forged.log.entries().len();
        let carried = watched.start(&watched.place).unwrap();
        assert_eq!(carried.draft(&watched.forged).status, 200);
        carried.replay(&watched.forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
        watched.vote(&carried, 0);
        watched.published(&carried);
        drop(carried);

        let place = another_history(&watched, documents);
        let other = format!(
            "of {} entries the witness witness.example/1 ({}) has cosigned another history",
            documents + 1,
            watched.urls[0]
        );
        let said = refused(&watched, &place);
        assert!(said.contains(&other) && said.contains("ostrakon restore"), "{said}");
        watched.start_alone(&place).cast(&ballot(&watched, 2)).granted();
        let said = refused(&watched, &place);
        assert!(said.contains(&other), "{said}");
        // The one that was cosigned goes on.
        let carried = watched.start(&watched.place).unwrap();
        watched.vote(&carried, 1);
        watched.published(&carried);
    });
}

/// A database that is empty: the log is not begun a second time.
#[test]
fn a_log_that_is_remembered_is_not_begun_again() {
    let watched = Watched::new(false, 1);
    let _witness = watched.witness(0);
    let carried = watched.start(&watched.place).unwrap();
    assert_eq!(carried.draft(&watched.forged).status, 200);
    carried.replay(&watched.forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
    watched.published(&carried);
    drop(carried);
    let carried = watched.start(&watched.another("empty")).unwrap();
    assert_eq!(carried.draft(&watched.forged).status, 503);
}

/// Answers like a witness of another make, which shows no checkpoints and has cosigned `size` entries of another history.
fn foreign(url: &str, size: u64) {
    let listener = TcpListener::bind(url.trim_start_matches("http://")).unwrap();
    std::thread::spawn(move || listener.incoming().for_each(|caller| answer(caller.unwrap(), size)));
}

fn answer(mut caller: TcpStream, size: u64) {
    let mut request = Vec::new();
    let whole = |request: &[u8]| {
        let text = String::from_utf8_lossy(request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        body.len() >= length.unwrap_or(0)
    };
    while !whole(&request) {
        let mut some = [0; 4_096];
        match caller.read(&mut some) {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend(&some[..count]),
        }
    }
    let (status, body) = match request.starts_with(b"POST /add-checkpoint ") {
        true => ("409 Conflict", format!("{size}\n")),
        false => ("404 Not Found", String::new()),
    };
    let length = body.len();
    let _ =
        write!(caller, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
}

#[test]
fn a_witness_without_pages_tells_by_its_answer() {
    for (more, wanted) in [(0, "has cosigned another history"), (1, "it is an old copy")] {
        let watched = Watched::new(false, 1);
        let carried: Carried = watched.start_alone(&watched.place);
        assert_eq!(carried.draft(&watched.forged).status, 200);
        carried.replay(&watched.forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
        drop(carried);
        foreign(&watched.urls[0], watched.forged.log.size() + more);
        let said = refused(&watched, &watched.place);
        assert!(said.contains(wanted) && said.contains("witness.example/1"), "{said}");
    }
}
