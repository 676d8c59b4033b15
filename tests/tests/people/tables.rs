//! The people's tables, on both engines.

use ostrakon_postgres::Server;
use ostrakon_store::{Given, Location, Member, Passkey, People, Reminder, RollChange, Store, Upload};
use std::future::Future;
use tempfile::TempDir;

fn both<F: Future<Output = ()>>(test: impl Fn(People) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for database in [None, Some(Server::shared().database())] {
        let data = TempDir::new().unwrap();
        let location = Location { data: data.path().to_owned(), database };
        runtime.block_on(async {
            let store = Store::open(&location).await.unwrap();
            test(store.people().clone()).await;
        });
    }
}

fn member(person: &str) -> Member {
    let address = format!("{person}@example.org");
    Member { person: person.into(), folded: address.clone(), address, name: String::new(), weight: 1 }
}

fn upload(body: &str, time: u64) -> Upload {
    Upload { body: body.into(), registrar: "00".into(), time, added: 1, changed: 2, removed: 3 }
}

async fn put(people: &People, body: &str, persons: &[&str]) {
    let put = persons.iter().map(|person| member(person)).collect();
    people.change_roll(&RollChange { put, ..RollChange::default() }, &upload(body, 1)).await.unwrap();
}

#[test]
fn changes_are_all_or_nothing_and_remembered() {
    both(|people| async move {
        put(&people, "a", &["ada", "bob"]).await;
        let thief = Member { folded: "ada@example.org".into(), ..member("eve") };
        let change = RollChange { put: vec![member("cem"), thief], ..RollChange::default() };
        people.change_roll(&change, &upload("a", 2)).await.unwrap_err();
        assert_eq!(people.roll("a").await.unwrap(), [member("ada"), member("bob")]);
        assert_eq!(people.uploads("a").await.unwrap(), [upload("a", 1)]);
        assert_eq!(people.uploads("b").await.unwrap(), []);
    });
}

#[test]
fn many_rows_are_put_and_removed() {
    both(|people| async move {
        let names: Vec<String> = (0..2_000).map(|n| format!("p{n}")).collect();
        put(&people, "a", &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let change = RollChange { removed: names[..1_999].to_vec(), ..RollChange::default() };
        people.change_roll(&change, &upload("a", 2)).await.unwrap();
        assert_eq!(people.everybody().await.unwrap(), [("p1999".into(), "p1999@example.org".into())]);
    });
}

#[test]
fn a_link_is_used_once_and_in_time() {
    both(|people| async move {
        put(&people, "a", &["ada"]).await;
        for (hash, person) in [([1; 32], "ada"), ([2; 32], "ada"), ([3; 32], "")] {
            people.keep_link(&hash, person, 10, 20).await.unwrap();
        }
        assert_eq!(people.use_link(&[1; 32], 19).await.unwrap().as_deref(), Some("ada"));
        assert_eq!(people.use_link(&[1; 32], 19).await.unwrap(), None);
        assert_eq!(people.use_link(&[2; 32], 20).await.unwrap(), None);
        assert_eq!(people.use_link(&[3; 32], 19).await.unwrap(), None, "nobody's");
    });
}

#[test]
fn whoever_is_forgotten_is_logged_out() {
    both(|people| async move {
        put(&people, "a", &["ada"]).await;
        assert!(people.begin_session(&[1; 32], "ada", 10, 20).await.unwrap());
        assert!(!people.begin_session(&[2; 32], "eve", 10, 20).await.unwrap());
        assert_eq!(people.session(&[1; 32], 19).await.unwrap().as_deref(), Some("ada"));
        assert_eq!(people.session(&[1; 32], 20).await.unwrap(), None);
        people.keep_credential("ada", vec![1]).await.unwrap();
        let handle = people.handle_of("ada", &[7; 16]).await.unwrap();
        assert_eq!(people.handle_of("ada", &[8; 16]).await.unwrap(), handle);
        let passkey = Passkey { id: vec![1], label: "Key".into(), added: 3, credential: "{}".into() };
        assert!(people.add_passkey("ada", &passkey).await.unwrap());
        assert!(!people.add_passkey("ada", &passkey).await.unwrap());
        assert_eq!(people.passkeys("ada").await.unwrap(), [passkey]);
        let change = RollChange { removed: vec!["ada".into()], ..RollChange::default() };
        people.change_roll(&change, &upload("a", 2)).await.unwrap();
        assert_eq!(people.session(&[1; 32], 19).await.unwrap(), None);
        assert_eq!(people.person_of(&handle).await.unwrap(), None);
        assert_eq!(people.passkeys("ada").await.unwrap(), []);
        put(&people, "a", &["ada"]).await;
        assert_eq!(people.credentials("a").await.unwrap(), []);
    });
}

#[test]
fn a_list_is_fixed_once() {
    both(|people| async move {
        put(&people, "a", &["ada", "bob"]).await;
        people.freeze("e", 0, "a", 5).await.unwrap();
        put(&people, "a", &["cem"]).await;
        people.freeze("e", 0, "a", 6).await.unwrap();
        let lists = people.lists("e").await.unwrap();
        assert_eq!((lists.len(), lists[0].people, lists[0].time), (1, 2, 5));
        assert!(people.is_listed("e", 0, "ada").await.unwrap());
        assert!(!people.is_listed("e", 0, "cem").await.unwrap());
        people.freeze("e", 1, "nobody", 6).await.unwrap();
        assert_eq!(people.lists("e").await.unwrap()[1].people, 0);
        assert_eq!(people.retire("e").await.unwrap(), 2);
        people.freeze("e", 0, "a", 7).await.unwrap();
        assert!(!people.is_listed("e", 0, "ada").await.unwrap(), "it is over");
    });
}

#[test]
fn the_first_token_stays() {
    both(|people| async move {
        let given = |n: u8| Given { blinded: [n; 32], signature: vec![n] };
        for n in [1, 2] {
            assert_eq!(people.keep_token("e", 0, "ada", given(n)).await.unwrap(), given(1));
        }
        assert_eq!(people.token("e", 1, "ada").await.unwrap(), None);
        assert_eq!(people.tokens_of("ada").await.unwrap(), [("e".into(), 0)]);
    });
}

#[test]
fn a_reminder_waits_once() {
    both(|people| async move {
        put(&people, "a", &["ada", "bob"]).await;
        for roll in [0, 1] {
            people.freeze("e", roll, "a", 5).await.unwrap();
        }
        assert_eq!(
            people.queue_reminders("e", Reminder::Opens).await.unwrap(),
            2,
            "one a person, not one a roll"
        );
        assert_eq!(people.queue_reminders("e", Reminder::Opens).await.unwrap(), 0);
        let waiting = people.waiting_reminders(10).await.unwrap();
        assert_eq!(waiting.len(), 2);
        assert!(people.claim_reminder(&waiting[0]).await.unwrap());
        assert!(!people.claim_reminder(&waiting[0]).await.unwrap());
        assert_eq!(people.waiting_reminders(10).await.unwrap(), waiting[1..]);
        assert!(people.return_reminder(&waiting[0]).await.unwrap());
        assert_eq!(people.waiting_reminders(10).await.unwrap(), waiting);
        assert_eq!(people.queue_reminders("e", Reminder::Closes).await.unwrap(), 2, "another kind");
        people.retire("e").await.unwrap();
        assert_eq!(people.waiting_reminders(10).await.unwrap(), []);
    });
}
