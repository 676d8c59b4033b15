//! How long batches of ballots take until they are durable, on both engines.

#![allow(clippy::unwrap_used, reason = "in a measurement, a panic is the verdict")]

use ostrakon_store::{Batch, Location, LogKind, Store};
use ostrakon_tests::postgres::Server;
use std::time::{Duration, Instant};

/// Bytes of an entry, about those of a ballot of ten options.
const BYTES: usize = 1_024;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("engine    batch  batches   median ms   µs an entry   bytes kept an entry");
    for rows in [1, 64, 1_000, 10_000] {
        for database in [None, Some(Server::shared().database())] {
            measure(rows, database).await;
        }
    }
}

async fn measure(rows: usize, database: Option<String>) {
    let place = tempfile::tempdir().unwrap();
    let store =
        Store::open(&Location { data: place.path().into(), database: database.clone() }).await.unwrap();
    let log = store.board().begin_log(LogKind::Election, "e", "example.org/e").await.unwrap().id;
    let batches = (20_000 / rows).clamp(4, 200);
    let mut took = Vec::new();
    for first in (0..batches as u64).map(|n| n * rows as u64) {
        let entries = (first..).take(rows).map(entry).collect();
        let batch = Batch { first, entries, checkpoint: format!("checkpoint {first}"), ..Batch::default() };
        let start = Instant::now();
        store.board().append(log, &batch).await.unwrap();
        took.push(start.elapsed());
    }
    took.sort();
    let median = took[took.len() / 2];
    let kept = database.as_ref().map_or_else(
        || std::fs::metadata(place.path().join("board.sqlite")).unwrap().len(),
        |database| {
            Server::shared().sql(database, "SELECT pg_total_relation_size('entries')").parse().unwrap()
        },
    );
    print(&format!("{:?}", store.board().engine()), rows, batches, median, kept / (batches * rows) as u64);
}

fn entry(place: u64) -> Vec<u8> {
    place
        .to_le_bytes()
        .into_iter()
        .cycle()
        .take(BYTES)
        .enumerate()
        .map(|(n, byte)| byte ^ (n * n) as u8)
        .collect()
}

fn print(engine: &str, rows: usize, batches: usize, median: Duration, kept: u64) {
    let entry = median.as_secs_f64() * 1e6 / rows as f64;
    println!(
        "{engine:<8} {rows:>6} {batches:>8} {:>11.2} {entry:>13.1} {kept:>21}",
        median.as_secs_f64() * 1e3
    );
}
