//! The time of whole records over their ballots, with the lines that fit and where they lead.

use super::said;
use crate::growth::{FIFTY_MILLION, Growth, Run, Runs, growth as fits};
use crate::svg::{Drawing, Ink, Side};
use std::error::Error;

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 402.0;
/// The frame: left, right, top, bottom.
const LEFT: f64 = 62.0;
const RIGHT: f64 = 346.0;
const TOP: f64 = 80.0;
const BOTTOM: f64 = 318.0;
/// Words at the ends of lines stand at least so far apart.
const APART: f64 = 17.0;

/// Ticks that people know.
const TIMES: [(f64, &str); 9] = [
    (0.1, "0.1 s"),
    (1.0, "1 s"),
    (10.0, "10 s"),
    (60.0, "1 min"),
    (600.0, "10 min"),
    (3600.0, "1 h"),
    (36_000.0, "10 h"),
    (360_000.0, "4 days"),
    (3_600_000.0, "42 days"),
];
const BALLOTS: [(f64, &str); 5] =
    [(1e4, "10,000"), (1e5, "100,000"), (1e6, "1 M"), (1e7, "10 M"), (FIFTY_MILLION, "50 M")];

/// Ballots at the left, seconds at bottom and top.
struct Scale {
    fewest: f64,
    least: f64,
    most: f64,
}

impl Scale {
    /// Holds all runs and all lines up to fifty million.
    fn of(runs: &[Run], fits: &[Growth]) -> Self {
        let times = runs.iter().map(|r| r.verify.seconds).chain(fits.iter().map(|g| g.fifty_million_seconds));
        let (least, most) = times.fold((f64::MAX, 0.0f64), |(least, most), t| (least.min(t), most.max(t)));
        let fewest = runs.iter().map(|r| r.ballots as f64).fold(1e4, f64::min);
        Self { fewest: fewest / 1.4, least: least / 1.6, most: most * 1.6 }
    }

    fn place(&self, ballots: f64, seconds: f64) -> (f64, f64) {
        let part = |v: f64, from: f64, to: f64| (v / from).ln() / (to / from).ln();
        let x = LEFT + (RIGHT - LEFT) * part(ballots, self.fewest, FIFTY_MILLION);
        (x, BOTTOM - (BOTTOM - TOP) * part(seconds, self.least, self.most))
    }
}

/// Draws it from the JSON of whole records.
pub fn growth(national: &str) -> Result<String, Box<dyn Error>> {
    let runs = serde_json::from_str::<Runs>(national)?.runs;
    let fits = fits(&runs)?;
    let scale = Scale::of(&runs, &fits);
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &told(&fits));
    drawing.bold(18.0, 33.0, 17.0, Side::Start, Ink::Strong, "Verifying a whole national record");
    drawing.text(
        18.0,
        54.0,
        13.0,
        Side::Start,
        Ink::Faint,
        "from disk, every check; measured, and the line that fits",
    );
    frame(&mut drawing, &scale);
    fits.iter().for_each(|fit| line(&mut drawing, &scale, fit, &runs));
    ends(&mut drawing, &scale, &fits);
    Ok(drawing.finish())
}

fn frame(drawing: &mut Drawing, scale: &Scale) {
    for (seconds, name) in TIMES.iter().filter(|(s, _)| (scale.least..scale.most).contains(s)) {
        let (_, y) = scale.place(scale.fewest, *seconds);
        drawing.line(&[(LEFT, y), (RIGHT, y)], 1.0, "", Ink::Rule);
        drawing.text(LEFT - 8.0, y + 4.5, 13.0, Side::End, Ink::Faint, name);
    }
    for (ballots, name) in BALLOTS {
        let (x, _) = scale.place(ballots, scale.least);
        drawing.line(&[(x, BOTTOM), (x, BOTTOM + 5.0)], 1.0, "", Ink::Faint);
        drawing.text(x, BOTTOM + 21.0, 12.5, Side::Middle, Ink::Faint, name);
    }
    drawing.line(&[(LEFT, BOTTOM), (RIGHT, BOTTOM)], 1.0, "", Ink::Faint);
    drawing.text((LEFT + RIGHT) / 2.0, BOTTOM + 42.0, 13.0, Side::Middle, Ink::Faint, "ballots");
}

fn ink(fit: &Growth) -> Ink {
    if fit.hints { Ink::Best } else { Ink::Plain }
}

/// The line as far as it was measured, then dashed; a mark a record.
fn line(drawing: &mut Drawing, scale: &Scale, fit: &Growth, runs: &[Run]) {
    let own: Vec<&Run> =
        runs.iter().filter(|r| (r.verify.hints, r.verify.threads) == (fit.hints, fit.threads)).collect();
    let reached = own.iter().map(|run| run.ballots as f64).fold(scale.fewest, f64::max);
    let at = |ballots: f64| scale.place(ballots, (fit.a_seconds + fit.b_seconds * ballots).max(scale.least));
    let path = |from: f64, to: f64| -> Vec<(f64, f64)> {
        (0..=32).map(|i| at(from * (to / from).powf(f64::from(i) / 32.0))).collect()
    };
    let first = own.iter().map(|run| run.ballots as f64).fold(reached, f64::min);
    drawing.line(&path(first, reached), 1.8, "", ink(fit));
    drawing.line(&path(reached, FIFTY_MILLION), 1.6, "2 4", ink(fit));
    for run in own {
        mark(drawing, scale.place(run.ballots as f64, run.verify.seconds), fit);
    }
}

/// A dot on one core, a ring on several.
fn mark(drawing: &mut Drawing, (x, y): (f64, f64), fit: &Growth) {
    match fit.threads {
        1 => drawing.dot(x, y, 4.5, ink(fit)),
        _ => drawing.ring(x, y, 4.0, ink(fit)),
    }
}

/// What each line says of fifty million, beside its end.
fn ends(drawing: &mut Drawing, scale: &Scale, fits: &[Growth]) {
    let mut slowest: Vec<&Growth> = fits.iter().collect();
    slowest.sort_by(|a, b| b.fifty_million_seconds.total_cmp(&a.fifty_million_seconds));
    let mut last = f64::MIN;
    drawing.text(WIDTH - 12.0, TOP - 6.0, 11.5, Side::End, Ink::Faint, "for 50 million ballots");
    for fit in slowest {
        let (x, y) = scale.place(FIFTY_MILLION, fit.fifty_million_seconds);
        let y = (y + 5.0).max(last + APART);
        last = y;
        mark(drawing, (x + 14.0, y - 5.0), fit);
        drawing.bold(x + 23.0, y, 14.0, Side::Start, Ink::Strong, &said(fit.fifty_million_seconds));
        drawing.text(WIDTH - 12.0, y, 11.5, Side::End, Ink::Faint, &cores(fit));
    }
    legend(drawing, fits);
}

fn cores(fit: &Growth) -> String {
    if fit.threads == 1 { "1 core".into() } else { format!("{} cores", fit.threads) }
}

/// Colours, where there are two.
fn legend(drawing: &mut Drawing, fits: &[Growth]) {
    if fits.iter().any(|f| f.hints) && fits.iter().any(|f| !f.hints) {
        for (x, ink, name) in [(LEFT, Ink::Plain, "without hints"), (LEFT + 150.0, Ink::Best, "with hints")] {
            let y = HEIGHT - 16.0;
            drawing.line(&[(x, y - 4.5), (x + 20.0, y - 4.5)], 2.5, "", ink);
            drawing.text(x + 27.0, y, 13.0, Side::Start, Ink::Strong, name);
        }
    }
}

fn told(fits: &[Growth]) -> String {
    let one = |fit: &Growth| {
        let hints = if fit.hints { "with hints" } else { "without hints" };
        let (cores, time) = (cores(fit), said(fit.fifty_million_seconds));
        format!("{cores} {hints}: fifty million ballots in {time}, slope {:.2}", fit.slope)
    };
    let all: Vec<String> = fits.iter().map(one).collect();
    format!("Time to verify a whole record over its ballots. {}", all.join("; "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]
    use super::growth;

    fn run(ballots: u64, seconds: f64, hints: bool) -> String {
        format!(
            r#"{{"ballots":{ballots},"verify":{{"seconds":{seconds},"threads":1,"hints":{hints},"peak_bytes":null}}}}"#
        )
    }

    #[test]
    fn every_record_has_its_mark_and_every_line_its_end() {
        let runs = [(500, 0.02), (10_000, 0.4), (1_000_000, 40.0)];
        let both = runs.iter().flat_map(|(n, s)| [run(*n, *s, false), run(*n, s / 2.0, true)]);
        let drawing = growth(&format!(r#"{{"runs":[{}]}}"#, both.collect::<Vec<_>>().join(","))).unwrap();
        assert_eq!(drawing.matches("<circle").count(), 6 + 2);
        for words in ["33 min", "17 min", "without hints", "with hints", "slope 1.00"] {
            assert!(drawing.contains(words), "{words} is not in {drawing}");
        }
        let negative = |part: &str| drawing.contains(&format!("{part}=\"-"));
        assert!(!negative("x") && !negative("cx"), "all of it lies on the sheet: {drawing}");
        assert!(growth(r#"{"runs":[]}"#).is_err());
    }
}
