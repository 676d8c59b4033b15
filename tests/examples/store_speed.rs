//! How long batches of ballots take until they are durable, on both engines. Sizes of batches may be named.

#![allow(clippy::unwrap_used, reason = "in a measurement, a panic is the verdict")]

use ostrakon_postgres::Server;
use ostrakon_store::{Batch, Location, LogKind, Store};
use std::time::{Duration, Instant};

/// Bytes of an entry, about those of a ballot of ten options.
const BYTES: usize = 1_024;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let named: Vec<usize> = std::env::args().skip(1).map(|rows| rows.parse().unwrap()).collect();
    println!("engine    batch  batches   median ms   µs an entry   of them computing   bytes kept an entry");
    for rows in if named.is_empty() { vec![1, 64, 1_000, 10_000] } else { named } {
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
    let (mut took, mut computing) = (Vec::new(), Duration::ZERO);
    for first in (0..batches as u64).map(|n| n * rows as u64) {
        let entries = (first..).take(rows).map(entry).collect();
        let batch = Batch { first, entries, checkpoint: format!("checkpoint {first}"), ..Batch::default() };
        let (start, computed) = (Instant::now(), on_processor());
        store.board().append(log, &batch).await.unwrap();
        took.push(start.elapsed());
        computing += on_processor() - computed;
    }
    took.sort();
    let median = took[took.len() / 2];
    let kept = database.as_ref().map_or_else(
        || std::fs::metadata(place.path().join("board.sqlite")).unwrap().len(),
        |database| {
            Server::shared().sql(database, "SELECT pg_total_relation_size('entries')").parse().unwrap()
        },
    );
    let computing = computing.as_secs_f64() * 1e6 / (batches * rows) as f64;
    let (each, median) = (median.as_secs_f64() * 1e6 / rows as f64, median.as_secs_f64() * 1e3);
    let engine = format!("{:?}", store.board().engine());
    let kept = kept / (batches * rows) as u64;
    println!("{engine:<8} {rows:>6} {batches:>8} {median:>11.2} {each:>13.1} {computing:>19.1} {kept:>21}");
}

/// How long this process's threads have computed, the server's not among them (Linux).
fn on_processor() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let spent = |task: std::fs::DirEntry| {
        let line = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse::<u64>().ok()
    };
    Duration::from_nanos(tasks.filter_map(|task| spent(task.ok()?)).sum())
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
