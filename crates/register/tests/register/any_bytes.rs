//! Whatever the files hold, nothing panics.

use crate::common::{KEEPER, Society, ask, elected, files_of, secret};
use ostrakon_register::{Act, Files, SignedAct, examine};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::OnceLock;

/// The acts of a register that has seen something.
fn acts() -> &'static (Vec<SignedAct>, Files) {
    static ACTS: OnceLock<(Vec<SignedAct>, Files)> = OnceLock::new();
    ACTS.get_or_init(|| {
        let mut society = Society::new();
        society.form(&["leeds"], "branch");
        society.meet("nmm-1");
        society.seat("branch-delegates", "nsc-branch-delegate", "leeds", "ada");
        let question = ask("treasurer", "membership").options(&["bea"]);
        let (_, outcome) = society.vote(&[question], Some("nmm-1"), &[elected(&["bea"])]);
        let holding = society.act(society.office_filled("treasurer", "membership", "bea", Some(outcome)));
        society.decide(ask("national-recall", "membership").recalling(&[holding]), Some("nmm-1"), "carried");
        society.decide(ask("amendment", "membership"), Some("nmm-1"), "carried");
        society.act(society.body_ended("leeds"));
        let acts = society.examine().acts.into_iter().map(|posted| posted.act).collect();
        (acts, society.keeper.files().clone())
    })
}

/// Changes one value somewhere inside.
fn change(value: &mut Value, path: &[usize], new: &Value) {
    let (first, rest) = path.split_first().unwrap_or((&0, &[]));
    match value {
        Value::Array(items) if !items.is_empty() && !path.is_empty() => {
            let place = first % items.len();
            change(&mut items[place], rest, new);
        }
        Value::Object(members) if !members.is_empty() && !path.is_empty() => {
            let place = first % members.len();
            if let Some((_, member)) = members.iter_mut().nth(place) {
                change(member, rest, new);
            }
        }
        _ => *value = new.clone(),
    }
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<u64>().prop_map(Value::from),
        (0u64..300).prop_map(Value::from),
        Just(Value::from("leeds")),
        Just(Value::from("nmm-1")),
        Just(Value::from("ada")),
        Just(Value::from("for")),
        Just(Value::from("00".repeat(32))),
        Just(Value::from(253_402_300_799u64)),
        Just(Value::from((1u64 << 53) - 1)),
        Just(serde_json::json!([])),
        Just(Value::Null),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_files(files in proptest::collection::btree_map("(checkpoint|tile/0/000.p/[1-9]|tile/entries/000(.p/[1-9])?|charter/[a-f]{2}.toml|.{0,9})", vec(any::<u8>(), 0..300), 0..6)) {
        prop_assert!(!examine(&files).passed());
    }

    #[test]
    fn any_entries(entries in vec(vec(any::<u8>(), 1..200), 1..6), at in any::<prop::sample::Index>()) {
        let (acts, files) = acts();
        let mut all: Vec<Vec<u8>> = acts.iter().map(SignedAct::encode).collect();
        let at = at.index(all.len() + 1);
        all.splice(at..at, entries);
        prop_assert!(!examine(&files_of(&all, files)).passed());
    }

    #[test]
    fn flipped_files(at in any::<prop::sample::Index>(), byte in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut files = acts().1.clone();
        let path = files.keys().nth(at.index(files.len())).cloned().unwrap();
        let bytes = files.get_mut(&path).unwrap();
        let byte = byte.index(bytes.len());
        bytes[byte] ^= 1 << bit;
        prop_assert!(!examine(&files).passed());
    }

    /// Acts that mean something else than they did, signed anew and in any order.
    #[test]
    fn changed_acts(
        changes in vec((any::<prop::sample::Index>(), vec(any::<usize>(), 1..8), values()), 1..5),
        swap in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let (acts, files) = acts();
        let mut bodies: Vec<Value> = acts.iter().map(|act| serde_json::to_value(&act.body).unwrap()).collect();
        for (at, path, new) in changes {
            let at = at.index(bodies.len());
            change(&mut bodies[at], &path, &new);
        }
        let (one, other) = (swap.0.index(bodies.len()), swap.1.index(bodies.len()));
        bodies.swap(one, other);
        let entry = |(body, act): (Value, &SignedAct)| match serde_json::from_value::<Act>(body) {
            Ok(body) => SignedAct::sign(body, &secret(KEEPER)).encode(),
            Err(_) => act.encode(),
        };
        let entries: Vec<Vec<u8>> = bodies.into_iter().zip(acts).map(entry).collect();
        let examined = examine(&files_of(&entries, files));
        prop_assert_eq!(examined.checks.len(), 12);
    }
}
