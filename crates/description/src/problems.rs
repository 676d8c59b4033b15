//! Everything that is wrong with a manifest that compiles, each with the part of the description that it is about (spec 1.2).

use crate::Wrong;
use ostrakon_charter::Charter;
use ostrakon_charter::words::shorten;
use ostrakon_election::setup::{ElectionManifest, NamedKey, Plan};

/// What the protocol refuses, and what people would regret. That voting opens after it closes is left to whoever writes times.
pub fn problems(plan: &Plan, charter: &Charter) -> Vec<Wrong> {
    let manifest = plan.manifest();
    let mut found = people(manifest);
    // These two are said above, or by whoever writes times, in more helpful words.
    let said = |p: &String| p.starts_with("opens at ") || p.starts_with("one key is listed twice as ");
    let others = ostrakon_election::setup::problems(plan, Some(charter)).into_iter().filter(|p| !said(p));
    found.extend(others.map(|problem| Wrong::new(shorten(&problem, 200)).field(field(manifest, &problem))));
    found
}

/// One key for two people, or two people of one name.
fn people(manifest: &ElectionManifest) -> Vec<Wrong> {
    let lists: [(&str, &str, &[NamedKey]); 3] = [
        ("trustee", "trustees", &manifest.trustees),
        ("officer", "officers", &manifest.certifiers.officers),
        ("witness", "witnesses", &manifest.witnesses.keys),
    ];
    let mut found = Vec::new();
    for (role, field, list) in lists {
        for (index, person) in list.iter().enumerate() {
            let (before, place) = (&list[..index], format!("{field}/{index}"));
            let name = shorten(&person.name, 60);
            if let Some(other) = before.iter().find(|b| b.key == person.key) {
                let what =
                    format!("{role} {name} has the key of {}: {}", shorten(&other.name, 60), person.key);
                found.push(Wrong::new(what).field(&place));
            }
            if role != "witness" && before.iter().any(|b| b.name == person.name) {
                let what = format!("two of role {role} are called {name}: nobody could tell them apart");
                found.push(Wrong::new(what).field(&place));
            }
        }
    }
    found
}

/// The part of a description that a problem is about: sentences of spec 1.2 begin with its name.
fn field(manifest: &ElectionManifest, problem: &str) -> String {
    let begins = |what: &str, id: &ostrakon_charter::Id| {
        problem.strip_prefix(&format!("{what} {id}")).is_some_and(|rest| rest.starts_with([':', ' ']))
    };
    if let Some(place) = manifest.contests.iter().position(|contest| begins("contest", &contest.id)) {
        return format!("contests/{place}");
    }
    if let Some(place) = manifest.rolls.iter().position(|roll| begins("roll", &roll.id)) {
        return format!("rolls/{place}");
    }
    if let Some(text) = problem.strip_prefix("the text ") {
        return text_field(manifest, text);
    }
    let named = [
        ("threshold ", "threshold"),
        ("trustee key ", "trustees"),
        ("officer key ", "officers"),
        ("witness ", "witnesses"),
        ("registrar key ", "registrar"),
        ("a quorum of ", "officers"),
    ];
    let begun = named.into_iter().find(|(begin, _)| problem.starts_with(begin));
    let ended = [(" trustees: ", "trustees"), (" witnesses", "witnesses"), (" officers: ", "officers")];
    let found = begun.or_else(|| ended.into_iter().find(|(word, _)| problem.contains(word)));
    found.map(|(_, field)| field.to_owned()).unwrap_or_default()
}

/// Where a text that is none stands.
fn text_field(manifest: &ElectionManifest, quoted: &str) -> String {
    let is = |text: &str| quoted.starts_with(&format!("{text:?}: "));
    if is(&manifest.title) {
        return "title".to_owned();
    }
    let trustee = manifest.trustees.iter().position(|trustee| is(&trustee.name));
    let contest = manifest
        .contests
        .iter()
        .position(|contest| is(&contest.title) || contest.options.iter().any(|option| is(&option.label)));
    match (trustee, contest) {
        (Some(place), _) => format!("trustees/{place}"),
        (_, Some(place)) => format!("contests/{place}"),
        _ => String::new(),
    }
}
