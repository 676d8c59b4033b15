//! What shows that a log signed two histories is kept before the answer, once, and within bounds.

use crate::common::{Call, Home, ask, forked, log_key, request, tree};
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::witness::AddCheckpoint;
use ostrakon_witness::evidence::{Kind, MAX_KEPT};
use ostrakon_witness::layout::origin_hash;
use ostrakon_witness::witness::Witness;

fn kinds(witness: &Witness) -> Vec<Kind> {
    witness.evidence().unwrap().iter().map(|kept| kept.kind()).collect()
}

fn file(home: &Home, folder: &str, name: &str) -> Vec<u8> {
    std::fs::read(home.layout().evidence().join(folder).join(name)).unwrap()
}

/// Attack 41: both signed checkpoints are there, and whoever has the log's key can verify it.
#[test]
fn a_fork_is_kept() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    assert_eq!(ask(&witness, &request(&forked(5, 4), 0)), Err(409));
    assert_eq!(ask(&witness, &request(&forked(9, 4), 5)), Err(422));
    let kept = witness.evidence().unwrap();
    let first = format!("20270115T080000Z-{}", &origin_hash(crate::common::ORIGIN)[..16]);
    assert_eq!(kept.iter().map(|k| k.name.as_str()).collect::<Vec<_>>(), [&first, &format!("{first}-2")]);
    for (kept, size) in kept.iter().zip([5, 9]) {
        assert_eq!(kept.kind(), Kind::Fork);
        let part = |name| file(&home, &kept.name, name);
        let fork = Fork::parse(&log_key(), &part("smaller"), &part("larger"), &part("proof")).unwrap();
        let heads = [fork.smaller(), fork.larger()].map(|c| *c.head());
        assert!(heads.contains(&tree(5).head()) && heads.contains(&forked(size, 4).head()));
        assert!(String::from_utf8(part("about")).unwrap().contains("two histories"));
        assert_eq!(witness.evidence_file(&kept.name, "proof").unwrap(), Some(part("proof")));
    }
    assert_eq!(witness.evidence_file(&first, "../../witness.key").unwrap(), None);
    assert_eq!(witness.evidence_file("..", "logs.toml").unwrap(), None);
}

/// From a power of two a proof of a fork looks like any wrong proof: a doubt, which is kept too.
#[test]
fn a_doubt_is_kept() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(4), 0)).unwrap();
    let asked = request(&forked(9, 3), 4);
    assert_eq!(ask(&witness, &asked), Err(422));
    assert_eq!(kinds(&witness), [Kind::Doubt]);
    let name = &witness.evidence().unwrap()[0].name;
    assert_eq!(file(&home, name, "request"), asked.encode().as_bytes());
    let held = String::from_utf8(file(&home, name, "held")).unwrap();
    assert!(held.contains("\n4\n") && held.contains("witness.example/branch"));
}

#[test]
fn the_same_again_is_not_kept_again() {
    let home = Home::new();
    let mut witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    for _ in 0..3 {
        assert_eq!(ask(&witness, &request(&forked(5, 4), 5)), Err(409));
        let mut wrong = request(&tree(7), 5);
        wrong.proof.path.reverse();
        assert_eq!(ask(&witness, &wrong), Err(422));
        assert_eq!(kinds(&witness), [Kind::Fork, Kind::Doubt]);
        drop(witness);
        witness = home.open();
    }
    assert_eq!(std::fs::read_dir(home.layout().evidence()).unwrap().count(), 2);
}

/// What is kept of a kind: the size of the checkpoint that showed it, oldest first.
fn sizes(home: &Home, witness: &Witness, kind: Kind, file: &str) -> Vec<u64> {
    let kept = witness.evidence().unwrap().into_iter().filter(|kept| kept.kind() == kind);
    let size = |name: &str| {
        let text = String::from_utf8(self::file(home, name, file)).unwrap();
        let mut after = text.lines().skip_while(|line| *line != crate::common::ORIGIN);
        after.nth(1).unwrap().parse().unwrap()
    };
    kept.map(|kept| size(&kept.name)).collect()
}

/// Wrong proofs, which anybody can send, take no room from forks, which only the log can sign; the newest doubts are kept, and of forks the first
/// and the newest. So it is after a restart, though all came in one second.
#[test]
fn it_is_bounded() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let many = MAX_KEPT as u64 + 5;
    for more in 1..=many {
        let wrong = AddCheckpoint { proof: request(&tree(7), 1).proof, ..request(&tree(5 + more), 5) };
        assert_eq!(ask(&witness, &wrong), Err(422));
    }
    assert_eq!(kinds(&witness), [Kind::Doubt; MAX_KEPT]);
    let newest: Vec<u64> = (5 + 6..=5 + many).collect();
    assert_eq!(sizes(&home, &witness, Kind::Doubt, "request"), newest);
    for more in 1..=many {
        assert_eq!(ask(&witness, &request(&forked(5 + more, 4), 5)), Err(422));
    }
    assert_eq!(kinds(&witness).iter().filter(|kind| **kind == Kind::Fork).count(), MAX_KEPT);
    assert_eq!(kinds(&witness).len(), 2 * MAX_KEPT);
    let forks: Vec<u64> = (6..6 + MAX_KEPT as u64 - 1).chain([5 + many]).collect();
    drop(witness);
    let witness = home.open();
    assert_eq!(sizes(&home, &witness, Kind::Fork, "larger"), forks);
    assert_eq!(sizes(&home, &witness, Kind::Doubt, "request"), newest);
    assert_eq!(std::fs::read_dir(home.layout().evidence()).unwrap().count(), 2 * MAX_KEPT);
    // One more, where what is to go does not go: it is kept all the same.
    for call in [Call::Fails, Call::Works] {
        home.disk.next_write(call);
    }
    assert_eq!(ask(&witness, &request(&forked(6 + many, 4), 5)), Err(422));
    assert_eq!(sizes(&home, &witness, Kind::Fork, "larger").last(), Some(&(6 + many)));
}

/// Only what carries the log's signature is kept: whoever has not the log's key makes up nothing.
#[test]
fn what_is_made_up_is_not_kept() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let stranger = crate::common::signing_key(crate::common::ORIGIN, 8);
    let checkpoint = crate::common::signed_by(&forked(9, 4), &stranger);
    assert_eq!(ask(&witness, &AddCheckpoint { checkpoint, ..request(&forked(9, 4), 5) }), Err(403));
    assert_eq!(kinds(&witness), []);
}

#[test]
fn evidence_that_cannot_be_kept_is_asked_for_again() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    home.disk.next_write(Call::Fails);
    assert_eq!(ask(&witness, &request(&forked(5, 4), 5)), Err(500));
    assert_eq!(kinds(&witness), []);
    home.disk.next_write(Call::FailsLate);
    assert_eq!(ask(&witness, &request(&forked(5, 4), 5)), Err(500));
    assert_eq!(kinds(&witness), [Kind::Fork]);
    assert_eq!(ask(&witness, &request(&forked(5, 4), 5)), Err(409));
    assert_eq!(kinds(&witness), [Kind::Fork]);
    // The log goes on with the history that was cosigned first.
    assert!(ask(&witness, &request(&tree(9), 5)).is_ok());
}

#[test]
fn what_else_lies_there_is_let_be() {
    let home = Home::new();
    let folder = home.layout().evidence();
    std::fs::create_dir(folder.join("notes")).unwrap();
    std::fs::write(folder.join("notes/held"), "not a checkpoint").unwrap();
    std::fs::create_dir(folder.join(".writing-20270115T080000Z")).unwrap();
    let witness = home.open();
    assert_eq!(kinds(&witness), []);
    ask(&witness, &request(&tree(5), 0)).unwrap();
    assert_eq!(ask(&witness, &request(&forked(5, 4), 5)), Err(409));
    assert_eq!(kinds(&witness), [Kind::Fork]);
    assert!(folder.join("notes/held").exists());
}
