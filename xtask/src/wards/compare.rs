//! The secret count against the plain one, figure by figure.

use super::Played;
use crate::command::Words;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// The most differences told.
const MOST: usize = 10;

/// What the demonstration printed against what the plain count printed.
pub(super) fn compare(secret: &Value, open: &Value) -> Result<Played, Words> {
    let contest = &secret["contests"][0];
    let options = strings(&contest["options"])?;
    let totals = numbers(&contest["totals"])?;
    let expected = named(open, &options)?;
    let methods = methods(&contest["methods"])?;
    let mut faults = verdicts(secret);
    faults.extend(differences(&totals, &expected, "total"));
    faults.extend(differences(&methods, &winners(open, &options)?, "winners by"));
    Ok(Played {
        ballots: contest["counted"].as_u64().unwrap_or(0),
        took: Duration::ZERO,
        figures: expected.len(),
        winners: methods.into_iter().map(|(method, ids)| (method, ids.join(" and "))).collect(),
        faults,
    })
}

/// What the demonstration itself says is wrong, of the whole and of the election for the reference.
fn verdicts(secret: &Value) -> Vec<String> {
    let own = [("the whole", secret)].into_iter();
    let all = own.chain(secret.get("sample").map(|sample| ("the election for the reference", sample)));
    let mut faults = Vec::new();
    for (name, held) in all {
        let checks = [
            (held["counts_equal"] == true, "secret and open count differ"),
            (held["report"]["passed"] == true, "ostrakon verify did not pass"),
            (held["reference"] != "failed", "the reference did not pass"),
        ];
        faults.extend(checks.iter().filter(|(well, _)| !well).map(|(_, what)| format!("{name}: {what}")));
    }
    faults
}

/// The plain count's figures under the names that reports have (spec 8).
fn named(open: &Value, options: &[String]) -> Result<BTreeMap<String, u64>, Words> {
    let mut named = BTreeMap::new();
    for (i, option) in options.iter().enumerate() {
        if let Some(total) = open["totals"].get((i + 1).to_string()) {
            named.insert(option.clone(), number(total)?);
        }
        for (j, other) in options.iter().enumerate().filter(|(j, _)| *j != i) {
            if let Some(pairs) = open.get("pairs") {
                named.insert(format!("{option}>{other}"), number(&pairs[i][j])?);
            }
        }
        let grades = open.get("grades").and_then(|grades| grades[i].as_array());
        for (grade, count) in grades.into_iter().flatten().enumerate() {
            named.insert(format!("{option}:{grade}"), number(count)?);
        }
    }
    let extra = if open.get("none").is_some() { "none" } else { "blank" };
    named.insert(extra.into(), number(&open[extra])?);
    Ok(named)
}

/// By method, the winners' identifiers in ascending order.
fn winners(open: &Value, options: &[String]) -> Result<BTreeMap<String, Vec<String>>, Words> {
    let unknown = || "the plain count names a winner that is no option".to_owned();
    let id = |value: &Value| {
        let place = number(value)?.checked_sub(1).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| options.get(place)).cloned().ok_or_else(unknown)
    };
    let mut winners = BTreeMap::new();
    for (method, numbers) in open["winners"].as_object().into_iter().flatten() {
        let mut ids = numbers.as_array().into_iter().flatten().map(id).collect::<Result<Vec<_>, Words>>()?;
        ids.sort_unstable();
        winners.insert(method.clone(), ids);
    }
    Ok(winners)
}

fn differences<T: PartialEq + std::fmt::Debug>(
    secret: &BTreeMap<String, T>,
    open: &BTreeMap<String, T>,
    what: &str,
) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = secret.keys().chain(open.keys()).collect();
    let differ = names.into_iter().filter(|name| secret.get(*name) != open.get(*name));
    let words = |name: &String| {
        format!("{what} {name}: in secret {:?}, in the open {:?}", secret.get(name), open.get(name))
    };
    differ.map(words).take(MOST).collect()
}

fn methods(value: &Value) -> Result<BTreeMap<String, Vec<String>>, Words> {
    let methods = value.as_object().ok_or("the demonstration names no methods")?;
    methods.iter().map(|(method, ids)| Ok((method.clone(), strings(ids)?))).collect()
}

fn numbers(value: &Value) -> Result<BTreeMap<String, u64>, Words> {
    let totals = value.as_object().ok_or("the demonstration gives no totals")?;
    totals.iter().map(|(name, total)| Ok((name.clone(), number(total)?))).collect()
}

fn strings(value: &Value) -> Result<Vec<String>, Words> {
    let texts = value.as_array().ok_or("the demonstration gives no list where one should be")?;
    Ok(texts.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect())
}

fn number(value: &Value) -> Result<u64, Words> {
    value.as_u64().ok_or_else(|| format!("{value} is no number"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn secret() -> Value {
        json!({"counts_equal": true, "report": {"passed": true}, "reference": "not-run", "contests": [{
            "options": ["b", "a"], "counted": 3, "methods": {"copeland": ["a", "b"]},
            "totals": {"a>b": 1, "b>a": 1, "blank": 1}}]})
    }

    fn open() -> Value {
        json!({"totals": {}, "blank": 1, "pairs": [[0, 1], [1, 0]], "winners": {"copeland": [1, 2]}})
    }

    #[test]
    fn equal_counts_have_no_faults() {
        let played = compare(&secret(), &open()).unwrap();
        assert!(played.equal(), "{:?}", played.faults);
        assert_eq!((played.ballots, played.figures), (3, 3));
        assert_eq!(played.winners, [("copeland".to_owned(), "a and b".to_owned())]);
    }

    #[test]
    fn every_difference_is_a_fault() {
        let faults = |secret: Value, open: Value| compare(&secret, &open).unwrap().faults.join("; ");
        let changed = |at: &str, to: Value| {
            let (mut secret, mut open) = (secret(), open());
            let place =
                if let Some(place) = secret.pointer_mut(at) { place } else { open.pointer_mut(at).unwrap() };
            *place = to;
            faults(secret, open)
        };
        assert!(changed("/contests/0/totals/a>b", json!(2)).contains("total a>b"));
        assert!(changed("/pairs/0/1", json!(5)).contains("total b>a"));
        assert!(changed("/blank", json!(0)).contains("total blank"));
        assert!(changed("/winners/copeland", json!([1])).contains("winners by copeland"));
        assert!(changed("/winners", json!({})).contains("winners by copeland"));
        assert!(changed("/counts_equal", json!(false)).contains("differ"));
        assert!(changed("/report/passed", json!(false)).contains("verify"));
        assert!(changed("/reference", json!("failed")).contains("reference"));
    }
}
