//! The closing: on one side of it ballots are taken, on the other none, whatever clocks say later.

use crate::casting::{Open, refused};
use ostrakon_postgres::Server;
use ostrakon_tests::carried::SLUG;
use ostrakon_tests::forge::{Setting, Stage};
use std::time::Duration;

fn both(test: impl Fn(Open)) {
    for database in [None, Some(Server::shared().database())] {
        let mut setting = Setting::default();
        setting.rolls[0].weights = vec![1; 40];
        test(Open::of(setting, false, database));
    }
}

/// Attack 56: the clock's last tick before the closing, the first of it, and a clock that jumps back, also over a start.
#[test]
fn the_closing_is_decided_once() {
    both(|mut open| {
        let (opens, closes) = (open.forged.manifest.opens, open.forged.manifest.closes);
        let (early, first, late) = (open.ballot(0), open.ballot(1), open.ballot(2));
        open.carried.set_clock(opens - 1);
        refused(&open.carried.cast(&early), 409, None);
        open.carried.set_clock(closes - 1);
        assert_eq!(open.cast_after(&first).status, 200);
        open.carried.set_clock(closes);
        refused(&open.carried.cast(&late), 410, None);
        open.carried.set_clock(closes - 10);
        refused(&open.carried.cast(&late), 410, None);
        let open = open.restarted();
        open.carried.set_clock(opens);
        refused(&open.carried.cast(&late), 410, None);
        refused(&open.carried.cast(&open.ballot(1)), 410, None);
        // What is there is answered even now.
        open.receipt(open.carried.cast(&first), &first);
        let told = open.carried.get(&format!("/api/elections/{SLUG}")).json();
        assert_eq!(
            (told["stage"].as_str(), told["entries"].as_u64()),
            (Some("ended"), Some(open.forged.log.size()))
        );
    });
}

/// Attack 56, with forty voters on their way while the vote closes: whoever was answered stands on the board, and nobody else; the closing
/// document, which counts them, follows.
#[test]
fn who_comes_while_the_vote_closes_is_in_or_out() {
    both(|mut open| {
        let ballots: Vec<Vec<u8>> = (0..40).map(|member| open.ballot(member)).collect();
        let before = open.entries();
        let cast = |n: usize| {
            std::thread::sleep(Duration::from_millis(2 * n as u64));
            open.carried.cast(&ballots[n])
        };
        let answers: Vec<_> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..40).map(|n| scope.spawn(move || cast(n))).collect();
            std::thread::sleep(Duration::from_millis(40));
            open.carried.set_clock(open.forged.manifest.closes);
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        // One more, so that somebody was late for certain; and then the clock is put back.
        let own = open.ballot(0);
        assert_eq!(open.carried.cast(&own).status, 410);
        open.carried.set_clock(open.forged.manifest.opens);
        let mut places = Vec::new();
        for (answer, ballot) in answers.into_iter().zip(&ballots) {
            match answer.status {
                200 => places.push((open.receipt(answer, ballot), ballot.clone())),
                status => assert_eq!((status, open.carried.cast(ballot).status), (410, 410)),
            }
        }
        places.sort_unstable();
        assert!(
            places.iter().map(|(place, _)| *place).eq(before..before + places.len() as u64),
            "{}",
            places.len()
        );
        assert_eq!(open.entries(), before + places.len() as u64);
        for (_, ballot) in places {
            open.forged.enter_bytes(ballot);
        }
        open.forged.stage = Stage::Closing;
        let closing = open.forged.draft_closing();
        open.forged.enter_closing(closing);
        let closing = open.forged.log.entries().last().unwrap().clone();
        open.carried.give(&open.forged, &closing).granted();
    });
}
