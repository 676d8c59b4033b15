//! What tests kill, and put on failing disks: opens a store and appends batches, saying of each whether it was acknowledged.
//!
//!     appender DATA DATABASE|- BATCHES
//!
//! `opened`, then `ok N` or `err N KIND WHY` for each batch N; after a failure it reads the log again and goes on, as the service does.

#![allow(clippy::unwrap_used, reason = "in a test's program, a panic is the verdict")]

use ostrakon_store::{Board, Location, LogId, LogKind, Store, StoreError};
use ostrakon_tests::batches::batch;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap().into();
    let database = arguments.next().filter(|address| address != "-");
    let batches = arguments.next().unwrap().parse().unwrap();
    match run(&Location { data, database }, batches).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("stopped {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(at: &Location, batches: u64) -> Result<(), StoreError> {
    let store = Store::open(at).await?;
    append_all(store.board(), batches).await?;
    store.close().await;
    Ok(())
}

async fn append_all(board: &Board, batches: u64) -> Result<(), StoreError> {
    let log = board.begin_log(LogKind::Election, "spring", "vote.example.org/elections/spring").await?.id;
    println!("opened");
    let mut size = board.size(log).await?;
    for number in 1..=batches {
        size = append(board, log, number, size).await?;
    }
    Ok(())
}

/// Appends a batch; the size after it, read again if it failed.
async fn append(board: &Board, log: LogId, number: u64, size: u64) -> Result<u64, StoreError> {
    let batch = batch(number, size);
    match board.append(log, &batch).await {
        Ok(()) => {
            println!("ok {number}");
            Ok(size + batch.entries.len() as u64)
        }
        Err(error) => {
            println!("err {number} {} {error}", kind(&error));
            board.size(log).await
        }
    }
}

fn kind(error: &StoreError) -> &'static str {
    match error {
        error if error.is_full() => "full",
        error if error.is_read_only() => "read-only",
        error if error.is_busy() => "busy",
        _ => "other",
    }
}
