//! Chapter 7: elections by every counting method, from the slots' totals to the verdict; those that are contested both by lot
//! and by a fresh vote.

use crate::contests::{assert_totals, id, plan, vote};
use crate::support::{Json, read};
use ostrakon_charter::{Id, Judgement, Lot, Verdict, judge};
use ostrakon_election::certify::{contest_count, verdicts_hash};
use ostrakon_group::labelled_hash;
use serde_json::Value;

/// Every row of a file; how many were drawn by lot.
fn elections(rows: &Value) -> usize {
    rows.list().iter().for_each(election);
    rows.list().iter().filter(|row| !row["lot"].is_null()).count()
}

fn election(row: &Value) {
    let vote = vote(&row["vote"]);
    let plan = plan("chair", &row["ballot"], &row["options"], vote.id().as_str());
    let (slots, weight) = (row["slots"].map(Json::number), row["totals"]["weight"].number());
    let count = contest_count(&plan, &slots, weight).unwrap();
    assert_totals(&count, &row["totals"], &row.to_string());
    let verdict = match judge(&vote, &count).unwrap() {
        Judgement::Final(verdict) => {
            assert!(row["lot"].is_null(), "no lot for {row}");
            verdict
        }
        Judgement::Lot(lot) => drawn(lot, &row["lot"]),
    };
    assert_eq!(serde_json::to_value(&verdict).unwrap(), row["verdict"], "{row}");
    assert_eq!(verdicts_hash(&[verdict]).0, row["hash"].array());
}

/// The lot is among the vector's tied options, in the order that its beta gives (6.4).
fn drawn(lot: Lot, expected: &Value) -> Verdict {
    assert_eq!(lot.contest().as_str(), "chair");
    assert_eq!(lot.tied(), expected["tied"].map(id));
    let order = order(&expected["beta"].bytes(), lot.tied());
    assert_eq!(order, expected["order"].map(id));
    lot.settle(&order).unwrap()
}

/// Ascending by H("lot-order", beta ‖ identifier).
pub(crate) fn order(beta: &[u8], tied: &[Id]) -> Vec<Id> {
    let hash = |id: &Id| labelled_hash("lot-order", &[beta, id.as_str().as_bytes()]);
    let mut hashed: Vec<_> = tied.iter().map(|id| (hash(id), id.clone())).collect();
    hashed.sort();
    hashed.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn most_votes() {
    assert!(elections(&read("7-certify/most-votes.json")) > 0);
}

#[test]
fn star() {
    assert!(elections(&read("7-certify/star.json")) > 0);
}

#[test]
fn copeland() {
    assert!(elections(&read("7-certify/copeland.json")) > 0);
}

#[test]
fn minimax() {
    assert!(elections(&read("7-certify/minimax.json")) > 0);
}

#[test]
fn schulze() {
    assert!(elections(&read("7-certify/schulze.json")) > 0);
}

#[test]
fn ranked_pairs() {
    assert!(elections(&read("7-certify/ranked-pairs.json")) > 0);
}

#[test]
fn majority_judgment() {
    assert!(elections(&read("7-certify/majority-judgment.json")) > 0);
}
