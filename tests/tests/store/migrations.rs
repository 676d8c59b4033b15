//! Opening is killed at every point: opening again works, and the schema is whole.

use crate::bed::{Bed, block_on, spring};
use crate::faults::run;
use crate::schema::{catalogue, whole_catalogue};
use ostrakon_postgres::Server;
use ostrakon_postgres::wire::{When, Wire};
use ostrakon_store::{Engine, Location, Store, StoreError};
use ostrakon_tests::batches::{batch, whole};
use ostrakon_tests::faults::{Disk, Fault, Kind};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Opens what was left; the schema must be whole, and a batch be kept.
fn assert_whole(bed: &Bed) {
    let expected = whole_catalogue(bed.engine);
    block_on(async {
        let store = bed.open().await;
        assert_eq!(catalogue(bed).await, *expected);
        let log = spring(&store).await;
        store.board().append(log, &batch(1, 0)).await.unwrap();
        assert_eq!(whole(store.board(), log).await, [1]);
    });
}

fn opening(location: &Location) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_appender"));
    command.arg(&location.data).arg(location.database.as_deref().unwrap_or("-")).arg("0");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Attack 75.
#[test]
fn killed_at_every_write_of_sqlite() {
    let calls = run(Disk::under, None, 0).calls.len() as u64;
    assert!(calls > 50, "{calls}");
    let (mut kinds, mut killed) = ([Kind::Kill, Kind::Torn, Kind::PowerLoss].into_iter().cycle(), 0);
    for at in 1..=calls {
        let bed = Bed::new(Engine::Sqlite);
        let disk = Disk::under(&bed.location.data);
        let mut command = opening(&bed.location);
        disk.put(&mut command, kinds.next().map(|kind| Fault::once(at, kind)));
        killed += u64::from(!command.status().unwrap().success());
        assert_whole(&bed);
    }
    assert!(killed + 5 > calls, "{killed} of {calls} were killed");
}

/// A process that is killed by whoever hears of it first.
#[derive(Default)]
struct Victim(Mutex<Option<Child>>, Condvar);

impl Victim {
    fn set(&self, child: Child) {
        *self.0.lock().unwrap() = Some(child);
        self.1.notify_all();
    }

    /// Waits until it is there, and kills it.
    fn kill(&self) {
        let mut child = self.1.wait_while(self.0.lock().unwrap(), |child| child.is_none()).unwrap();
        child.as_mut().unwrap().kill().unwrap();
    }

    /// Waits for its end; whether it ended well.
    fn ended(&self) -> bool {
        let start = Instant::now();
        loop {
            if let Some(status) = self.0.lock().unwrap().as_mut().unwrap().try_wait().unwrap() {
                return status.success();
            }
            assert!(start.elapsed() < Duration::from_secs(60), "neither killed nor done");
            sleep(Duration::from_millis(2));
        }
    }
}

/// Opens over a wire and is killed at the `at`-th message; messages sent, and whether it ended well.
fn opened_over_wire(bed: &Bed, at: u64, when: When) -> (u64, bool) {
    let victim = Arc::new(Victim::default());
    let own = Arc::clone(&victim);
    let wire = Wire::to(Server::shared(), at, when, move || own.kill());
    let database = bed.location.database.as_deref().map(|database| wire.address(database));
    victim.set(opening(&Location { database, ..bed.location.clone() }).spawn().unwrap());
    let well = victim.ended();
    (wire.sent(), well)
}

/// Attack 75.
#[test]
fn killed_at_every_message_to_postgres() {
    let (messages, well) = opened_over_wire(&Bed::new(Engine::Postgres), 0, When::Before);
    assert!(well && messages > 20, "{messages}");
    let when = [When::Before, When::After].into_iter().cycle();
    let killed = (1..=messages).zip(when).filter(|&(at, when)| {
        let bed = Bed::new(Engine::Postgres);
        let (_, well) = opened_over_wire(&bed, at, when);
        assert_whole(&bed);
        !well
    });
    let killed = killed.count() as u64;
    assert!(killed + 5 > messages, "{killed} of {messages} were killed");
}

#[test]
fn killed_at_any_time() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let sound = Instant::now();
        assert!(opening(&Bed::new(engine).location).status().unwrap().success());
        let whole = sound.elapsed();
        for part in 0..10 {
            let bed = Bed::new(engine);
            let mut child = opening(&bed.location).spawn().unwrap();
            sleep(whole * part / 10);
            child.kill().unwrap();
            child.wait().unwrap();
            assert_whole(&bed);
        }
    }
}

#[test]
fn opening_again_changes_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let bed = Bed::new(engine);
        block_on(async {
            drop(bed.open().await);
            let made = "SELECT COUNT(*) FROM _sqlx_migrations";
            let (first, before) = (catalogue(&bed).await, bed.number(made).await);
            drop(bed.open().await);
            assert_eq!(catalogue(&bed).await, first);
            assert_eq!(bed.number(made).await, before);
        });
    }
}

#[test]
fn a_newer_schema_is_left_alone() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let bed = Bed::new(engine);
        block_on(async {
            drop(bed.open().await);
            bed.sql(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 SELECT 999, 'later', TRUE, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
            )
            .await;
            assert!(matches!(Store::open(&bed.location).await, Err(StoreError::TooNew)));
        });
    }
}
