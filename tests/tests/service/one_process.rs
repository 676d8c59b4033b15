//! Two processes that would sign one log: one does.

use crate::casting::Open;
use ostrakon_postgres::Server;
use ostrakon_tests::carried::Carried;
use ostrakon_tests::forge::Setting;
use tempfile::TempDir;

fn start(open: &Open, data: &std::path::Path, database: Option<String>) -> Result<Carried, String> {
    Carried::start(data, Carried::settings(&open.forged.people), database)
}

/// Attack 48, where the service runs already: the second one ends, saying so, and the first goes on. On a server's database also if its
/// own directory is another.
#[test]
fn a_second_service_ends_and_the_first_goes_on() {
    for database in [None, Some(Server::shared().database())] {
        let mut open = Open::of(Setting::default(), false, database.clone());
        let beside = TempDir::new().unwrap();
        Carried::place_key(beside.path(), &open.forged.people);
        let mut second = vec![start(&open, open.data.path(), database.clone())];
        second.extend(database.map(|database| start(&open, beside.path(), Some(database))));
        for refused in second.into_iter().map(|started| started.err().unwrap()) {
            assert!(refused.contains("another process is serving"), "{refused}");
        }
        let ballot = open.ballot(0);
        let answer = open.cast_after(&ballot);
        open.receipt(answer, &ballot);
    }
}

/// Attack 48, where both begin at once.
#[test]
fn of_two_that_begin_at_once_one_serves() {
    for database in [None, Some(Server::shared().database())] {
        let open = Open::of(Setting::default(), false, database.clone());
        let Open { carried, forged, data, .. } = open;
        drop(carried);
        let begin = || Carried::start(data.path(), Carried::settings(&forged.people), database.clone());
        for _ in 0..5 {
            // Both are kept until both have begun: one that ends early would make room for the other.
            let both: [Result<Carried, String>; 2] = std::thread::scope(|scope| {
                [scope.spawn(begin), scope.spawn(begin)].map(|one| one.join().unwrap())
            });
            let serving = both.iter().filter(|started| started.is_ok()).count();
            assert_eq!(serving, 1, "{:?}", both.map(|started| started.err()));
        }
    }
}
