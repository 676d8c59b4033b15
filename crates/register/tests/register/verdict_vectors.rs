//! The votes of spec/vectors/7-certify that need a register: what stands gives the verdicts of the reference.

use crate::common::{Society, ask, files_of};
use ostrakon_charter::{Judgement, Verdict};
use ostrakon_election::certify::{Background, Counted, Court, contest_count, verdicts_hash};
use ostrakon_election::setup::{Contest, ElectionManifest, Plan, RegisterReference, RollPlan};
use ostrakon_group::Bytes32;
use ostrakon_register::{Files, RollSize, State, charter_path, examine};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
    charter: String,
    registers: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Case {
    counts: Vec<Count>,
    hash: Bytes32,
    manifest: Parts,
    register: Option<String>,
    verdicts: Vec<Verdict>,
    what: String,
}

#[derive(Deserialize)]
struct Count {
    roll_size: u64,
    roll_weight: u64,
    slots: Option<Vec<u64>>,
    weight: u64,
}

/// What of a manifest a verdict depends on.
#[derive(Deserialize)]
struct Parts {
    contests: Vec<Contest>,
    opens: u64,
    register: Option<RegisterReference>,
    rolls: Vec<RollPlan>,
}

fn manifest(parts: &Parts) -> ElectionManifest {
    let other = Society::new().manifest(&[ask("motion", "nsc")], None);
    ElectionManifest {
        contests: parts.contests.clone(),
        opens: parts.opens,
        register: parts.register.clone(),
        rolls: parts.rolls.clone(),
        ..other
    }
}

fn state(vectors: &Vectors, case: &Case) -> Option<State> {
    let acts = vectors.registers.get(case.register.as_ref()?)?;
    let entries: Vec<Vec<u8>> = acts.iter().map(|act| act.clone().into_bytes()).collect();
    let hash = ostrakon_group::sha256(vectors.charter.as_bytes()).into();
    let charters: Files = [(charter_path(&hash), vectors.charter.clone().into_bytes())].into();
    let head = case.manifest.register.as_ref()?.head;
    Some(examine(&files_of(&entries, &charters)).state.unwrap().at(head.size))
}

fn verdicts(vectors: &Vectors, case: &Case) -> Vec<Verdict> {
    let manifest = manifest(&case.manifest);
    let plan = Plan::new(manifest.clone()).unwrap();
    let charter = ostrakon_charter::Charter::parse(vectors.charter.as_bytes()).unwrap();
    let size = |roll: &RollPlan| {
        let contest = manifest.contests.iter().position(|contest| contest.roll == roll.id).unwrap();
        RollSize { size: case.counts[contest].roll_size, total_weight: case.counts[contest].roll_weight }
    };
    let rolls: Vec<RollSize> = manifest.rolls.iter().map(size).collect();
    let background =
        state(vectors, case).map_or_else(Background::default, |state| state.background(&manifest, &rolls));
    let court = Court { plan: &plan, charter: &charter, background: &background };
    let counted = |(contest, count): (_, &Count)| match &count.slots {
        None => Counted::TooFew,
        Some(slots) => {
            let totals = contest_count(contest, slots, count.weight).unwrap();
            Counted::Totals(totals.with_roll_weight(count.roll_weight))
        }
    };
    let counts: Vec<Counted> = plan.contests().iter().zip(&case.counts).map(counted).collect();
    let judged = court.judge_all(&counts).unwrap().into_iter().map(|judged| match judged.judgement {
        Judgement::Final(verdict) => verdict,
        Judgement::Lot(lot) => panic!("{}: {lot:?}", case.what),
    });
    let mut verdicts: Vec<Verdict> = judged.collect();
    court.choices(&mut verdicts);
    verdicts
}

fn agree(bytes: &[u8]) {
    let vectors: Vectors = serde_json::from_slice(bytes).unwrap();
    let json = |verdicts: &[Verdict]| serde_json::to_string(verdicts).unwrap();
    let wrong = vectors.cases.iter().filter_map(|case| {
        let found = verdicts(&vectors, case);
        let same = verdicts_hash(&found) == case.hash && json(&found) == json(&case.verdicts);
        (!same).then(|| format!("{}:\n  {}\n  {}", case.what, json(&found), json(&case.verdicts)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), vectors.cases.len(), wrong.join("\n"));
}

#[test]
fn grounds_of_the_reference() {
    agree(include_bytes!("../../../../spec/vectors/7-certify/grounds.json"));
}

#[test]
fn quotas_of_the_reference() {
    agree(include_bytes!("../../../../spec/vectors/7-certify/quotas.json"));
}
