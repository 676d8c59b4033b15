//! Contests of the vectors as a manifest would compile them, their votes as a charter would write them, and what their totals say.

use crate::support::Json;
use ostrakon_charter::{Charter, ContestCount, Id, Vote};
use ostrakon_election::setup::{BallotType, Contest, ContestOption, ContestPlan};
use serde_json::Value;

pub(crate) fn id(text: &Value) -> Id {
    Id::new(text.text()).unwrap()
}

/// The charter's vote with these keys: texts, integers and truth values are written in TOML as in JSON.
pub(crate) fn vote(keys: &Value) -> Vote {
    let lines = keys.as_object().unwrap().iter().map(|(key, value)| format!("{key} = {value}\n"));
    let text = format!(
        "format = \"ostrakon/v1/charter\"\norganisation = \"Club\"\nmin_counted = 1\n\
         [[body]]\nid = \"members\"\nname = \"Members\"\nclause = \"§ 1\"\n\
         [[vote]]\n{}",
        lines.collect::<String>()
    );
    Charter::parse(text.as_bytes()).unwrap().vote(&id(&keys["id"])).unwrap().clone()
}

/// An option, given by its identifier alone or with its flags.
fn option(option: &Value) -> ContestOption {
    let name = if option.is_string() { option } else { &option["id"] };
    let flags = option.get("flags").map_or_else(Vec::new, |flags| flags.map(id));
    ContestOption { id: id(name), label: name.text().into(), flags }
}

/// A contest with its circuit.
pub(crate) fn plan(name: &str, ballot: &Value, options: &Value, vote: &str) -> ContestPlan {
    let ballot: BallotType = serde_json::from_value(ballot.clone()).unwrap();
    let options = options.map(option);
    let form = ballot.form(options.len()).unwrap();
    let [id, roll, vote] = [name, "members", vote].map(|name| Id::new(name).unwrap());
    let contest = Contest { about: None, ballot, id, options, roll, title: name.into(), vote };
    ContestPlan { contest, roll: 0, circuit: form.circuit(), form }
}

/// The count says what the vector's totals say. Where a ballot has no totals of a kind, there is nothing or only zeros.
pub(crate) fn assert_totals(count: &ContestCount, totals: &Value, what: &str) {
    assert_eq!(count.total_weight, totals["weight"].number(), "{what}");
    assert_eq!(count.none, totals["none"].as_u64(), "{what}");
    assert_eq!(count.blank, totals["blank"].as_u64(), "{what}");
    assert_eq!(count.marked(), totals["marked"].as_u64(), "{what}");
    let own: Vec<u64> = count.options.iter().map(|(_, total)| *total).collect();
    let expected = match totals["options"].is_null() {
        true => vec![0; own.len()],
        false => totals["options"].map(Json::number),
    };
    assert_eq!(own, expected, "{what}");
    assert_eq!(count.pairs, rows(&totals["pairs"]), "{what}");
    assert_eq!(count.grades, rows(&totals["grades"]), "{what}");
}

fn rows(matrix: &Value) -> Vec<Vec<u64>> {
    if matrix.is_null() { Vec::new() } else { matrix.map(|row| row.map(Json::number)) }
}
