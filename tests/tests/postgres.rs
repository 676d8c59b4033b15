//! The server that tests of the database stand on: real, flushing, and gone with whoever started it.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_postgres::Server;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

#[test]
fn it_flushes_to_the_disk() {
    let server = Server::shared();
    let database = server.database();
    for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
        assert_eq!(server.sql(&database, &format!("SHOW {setting}")), "on");
    }
}

#[test]
fn every_database_is_new_and_empty() {
    let server = Server::shared();
    let (one, other) = (server.database(), server.database());
    assert_ne!(one, other);
    server.sql(&one, "CREATE TABLE here (n INT); INSERT INTO here VALUES (1), (2)");
    assert_eq!(server.sql(&one, "SELECT n, n + 1 FROM here ORDER BY n"), "1|2\n2|3");
    assert_eq!(server.sql(&other, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
}

#[test]
fn a_dropped_server_leaves_nothing() {
    let server = Server::start();
    let directory = server.directory().to_owned();
    let pid = std::fs::read_to_string(directory.join("data/postmaster.pid")).unwrap();
    let process = std::path::Path::new("/proc").join(pid.lines().next().unwrap());
    assert!(process.exists());
    drop(server);
    assert!(!directory.exists() && !process.exists());
}

/// Set in the process that is killed.
const HOLDER: &str = "OSTRAKON_HOLDS_A_SERVER";

#[test]
fn a_killed_process_leaves_nothing() {
    if std::env::var_os(HOLDER).is_some() {
        let server = Server::start();
        println!("\nserver {}", server.directory().display());
        loop {
            sleep(Duration::from_secs(1));
        }
    }
    let mut holder = Command::new(std::env::current_exe().unwrap());
    holder.args(["a_killed_process_leaves_nothing", "--exact", "--nocapture"]).env(HOLDER, "1");
    let mut holder = holder.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines().map_while(Result::ok);
    let directory = lines.find_map(|line| line.strip_prefix("server ").map(PathBuf::from)).unwrap();
    assert!(directory.is_dir());
    holder.kill().unwrap();
    holder.wait().unwrap();
    let start = Instant::now();
    while directory.exists() {
        assert!(start.elapsed() < Duration::from_secs(30), "{} is still there", directory.display());
        sleep(Duration::from_millis(20));
    }
}
