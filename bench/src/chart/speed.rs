//! Ballots verified a second on one core: the peer, ours, ours with hints, the physical limit.

use super::{grouped, rounded};
use crate::svg::{Drawing, Ink, Side};
use serde::Deserialize;
use std::error::Error;

/// The rows of `compare` that are drawn.
#[derive(Debug, Deserialize)]
struct Compared {
    rows: Vec<ComparedRow>,
    cpu: String,
    commit: String,
}

#[derive(Debug, Deserialize)]
struct ComparedRow {
    ballot: String,
    op: String,
    hints: bool,
    batch: usize,
    ours_us: f64,
    peer_us: f64,
}

/// The rows of `limit`.
#[derive(Debug, Deserialize)]
struct Limits {
    rows: Vec<LimitRow>,
}

#[derive(Debug, Deserialize)]
struct LimitRow {
    ballot: String,
    limit_us: f64,
}

/// One bar.
struct Bar {
    name: &'static str,
    us: f64,
    ink: Ink,
}

const KINDS: [(&str, &str); 2] =
    [("yes-no-abstain", "Yes / no / abstain"), ("up-to-5-of-10", "Up to 5 of 10 candidates")];
const BATCH: usize = 8192;
const WIDTH: f64 = 480.0;
const MARGIN: f64 = 18.0;
/// Where bars begin, and how long the longest is.
const LEFT: f64 = 138.0;
const LONGEST: f64 = 238.0;
const STEP: f64 = 27.0;
const GROUP: f64 = 4.0 * STEP + 44.0;

/// Draws it from the JSON of `compare` and of `limit`.
pub fn speed(compare: &str, limit: &str) -> Result<String, Box<dyn Error>> {
    let (compared, limits) =
        (serde_json::from_str::<Compared>(compare)?, serde_json::from_str::<Limits>(limit)?);
    let groups =
        KINDS.map(|(ballot, title)| Ok::<_, Box<dyn Error>>((title, bars(ballot, &compared, &limits)?)));
    let groups = groups.into_iter().collect::<Result<Vec<_>, _>>()?;
    let height = 58.0 + GROUP * groups.len() as f64 + 26.0;
    let mut drawing = Drawing::new(WIDTH, height, &told(&groups));
    drawing.bold(MARGIN, 33.0, 17.0, Side::Start, Ink::Strong, "Ballots verified a second, on one core");
    let mut top = 52.0;
    for (title, bars) in &groups {
        group(&mut drawing, top, title, bars);
        top += GROUP;
    }
    let foot = format!("{}, commit {}", compared.cpu.replace("(R)", ""), compared.commit);
    drawing.text(MARGIN, height - 15.0, 11.5, Side::Start, Ink::Faint, &foot);
    Ok(drawing.finish())
}

fn bars(ballot: &str, compared: &Compared, limits: &Limits) -> Result<[Bar; 4], Box<dyn Error>> {
    let row = |hints| {
        let own =
            |r: &&ComparedRow| r.ballot == ballot && r.op == "verify" && r.hints == hints && r.batch == BATCH;
        compared
            .rows
            .iter()
            .find(own)
            .ok_or(format!("compare has no verification of {ballot} in batches of {BATCH}"))
    };
    let limit = limits.rows.iter().find(|r| r.ballot == ballot).ok_or(format!("no limit of {ballot}"))?;
    let (plain, hinted) = (row(false)?, row(true)?);
    Ok([
        Bar { name: "elastic-elgamal", us: plain.peer_us, ink: Ink::Peer },
        Bar { name: "Ostrakon", us: plain.ours_us, ink: Ink::Plain },
        Bar { name: "… with hints", us: hinted.ours_us, ink: Ink::Best },
        Bar { name: "physical limit", us: limit.limit_us, ink: Ink::Limit },
    ])
}

fn group(drawing: &mut Drawing, top: f64, title: &str, bars: &[Bar; 4]) {
    drawing.bold(MARGIN, top + 21.0, 14.0, Side::Start, Ink::Strong, title);
    let fastest = bars.iter().map(|bar| 1.0 / bar.us).fold(0.0, f64::max);
    for (number, bar) in bars.iter().enumerate() {
        let y = top + 34.0 + STEP * number as f64;
        let length = (LONGEST / bar.us / fastest).max(1.5);
        drawing.text(LEFT - 10.0, y + 14.5, 14.0, Side::End, Ink::Strong, bar.name);
        match bar.ink {
            Ink::Limit => drawing.outline(LEFT, y, length, 19.0, bar.ink),
            ink => drawing.bar(LEFT, y, length, 19.0, ink),
        }
        let (rate, ratio) = (grouped(rounded(1e6 / bar.us)), grouped(bars[0].us / bar.us));
        let (value, ink) = match bar.ink {
            Ink::Peer | Ink::Limit => (rate, Ink::Faint),
            _ => (format!("{rate} · {ratio}×"), Ink::Strong),
        };
        drawing.text(LEFT + length + 7.0, y + 14.5, 14.0, Side::Start, ink, &value);
    }
}

fn told(groups: &[(&str, [Bar; 4])]) -> String {
    let bar = |bar: &Bar| format!("{} {}", bar.name.trim_start_matches("… "), grouped(rounded(1e6 / bar.us)));
    let group = |(title, bars): &(&str, [Bar; 4])| {
        format!("{title}: {}", bars.iter().map(bar).collect::<Vec<_>>().join(", "))
    };
    let groups: Vec<String> = groups.iter().map(group).collect();
    format!("Ballots verified a second on one core. {}", groups.join(". "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]
    use super::{KINDS, speed};

    fn row(ballot: &str, hints: bool, us: f64) -> String {
        format!(
            r#"{{"ballot":"{ballot}","op":"verify","hints":{hints},"batch":8192,"ours_us":{us},"peer_us":500.0,"ratio":1}}"#
        )
    }

    #[test]
    fn bars_say_what_was_measured_and_nothing_is_drawn_of_half_the_figures() {
        let rows = KINDS.iter().flat_map(|(b, _)| [row(b, false, 20.0), row(b, true, 12.5)]);
        let rows: Vec<String> = rows.collect();
        let compare =
            |rows: &[String]| format!(r#"{{"rows":[{}],"cpu":"C","commit":"abc"}}"#, rows.join(","));
        let limit = KINDS.map(|(b, _)| format!(r#"{{"ballot":"{b}","limit_us":5.0}}"#)).join(",");
        let limit = format!(r#"{{"rows":[{limit}]}}"#);
        let drawing = speed(&compare(&rows), &limit).unwrap();
        for words in ["2,000<", "50,000 · 25×", "80,000 · 40×", "200,000<", "C, commit abc"] {
            assert!(drawing.contains(words), "{words} is not in {drawing}");
        }
        assert!(speed(&compare(&rows[1..]), &limit).unwrap_err().to_string().contains("yes-no-abstain"));
        assert!(speed(&compare(&rows), r#"{"rows":[]}"#).is_err());
    }
}
