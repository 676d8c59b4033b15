//! What every method that can judge a contest's totals says of them.

use crate::election::ContestText;
use crate::error::{At, CliError, Outcome};
use ostrakon_charter::{Charter, ContestCount, Id, Judgement, judge};
use ostrakon_verify::Outcome as ContestOutcome;
use std::collections::BTreeMap;

/// A vote for each method; all who tie win.
const CHARTER: &[u8] = include_bytes!("methods.toml");

/// By method, the winners in ascending order.
pub(in crate::demo) type Winners = BTreeMap<&'static str, Vec<String>>;

/// Who wins by each of these methods, of the totals that were decrypted.
pub(in crate::demo) fn winners(
    methods: &[&'static str],
    text: &ContestText,
    outcome: &ContestOutcome,
) -> Outcome<Winners> {
    if outcome.status == "too-few" || methods.is_empty() {
        return Ok(Winners::new());
    }
    let (charter, count) = (charter()?, count(text, outcome));
    methods.iter().map(|method| Ok((*method, by(&charter, method, &count)?))).collect()
}

/// Each method's winners, in words, those of one opinion together.
pub(in crate::demo) fn told(winners: &Winners, label: impl Fn(&str) -> String) -> Outcome<Vec<String>> {
    let charter = charter()?;
    let mut opinions: Vec<(&Vec<String>, Vec<String>)> = Vec::new();
    for (method, won) in winners {
        let name = charter.vote(&Id::new(*method).at("a method")?).map(|vote| vote.name().to_string());
        let name = name.unwrap_or_else(|| (*method).to_owned());
        match opinions.iter_mut().find(|(others, _)| *others == won) {
            Some((_, names)) => names.push(name),
            None => opinions.push((won, vec![name])),
        }
    }
    let line = |(won, names): &(&Vec<String>, Vec<String>)| {
        let labels: Vec<String> = won.iter().map(|id| label(id)).collect();
        let who = if labels.is_empty() { "nobody".into() } else { labels.join(" and ") };
        format!("{who}: {}", names.join("; "))
    };
    Ok(opinions.iter().map(line).collect())
}

fn charter() -> Outcome<Charter> {
    Charter::parse(CHARTER).at("the methods")
}

fn by(charter: &Charter, method: &str, count: &ContestCount) -> Outcome<Vec<String>> {
    let unknown = || CliError::new(format!("there is no method {method}"));
    let vote = charter.vote(&Id::new(method).at("a method")?).ok_or_else(unknown)?;
    let Judgement::Final(verdict) = judge(vote, count).at(method)? else {
        return Err(CliError::new(format!("{method} waits for a lot")));
    };
    let mut winners: Vec<String> =
        verdict.elected.iter().chain(&verdict.tied).map(ToString::to_string).collect();
    winners.sort_unstable();
    Ok(winners)
}

/// The totals by name (spec 8), as a charter takes them.
fn count(text: &ContestText, outcome: &ContestOutcome) -> ContestCount {
    let totals = &outcome.totals;
    let ids = || text.options.iter().map(|option| &option.id);
    let total = |name: &str| totals.get(name).copied();
    let options = ids().map(|id| (id.clone(), total(id.as_str()).unwrap_or(0))).collect();
    let compared = totals.keys().any(|name| name.contains('>'));
    let before = |i: &Id, j: &Id| total(&format!("{i}>{j}")).unwrap_or(0);
    let pairs = || ids().map(|i| ids().map(|j| before(i, j)).collect()).collect();
    let given = |id: &Id| (0..text.grades.len()).map(|g| total(&format!("{id}:{g}")).unwrap_or(0)).collect();
    let grades = || ids().map(given).collect();
    ContestCount::new(text.id.clone(), outcome.weight, options)
        .with_pairs(if compared { pairs() } else { Vec::new() })
        .with_grades(if text.grades.is_empty() { Vec::new() } else { grades() })
        .with_none(total("none"))
        .with_blank(total("blank"))
}
