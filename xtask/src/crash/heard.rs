//! What the tests tell, added up.

use std::collections::BTreeMap;
use std::fmt;

use crate::command::Words;

/// The newest line of each engine, and of each kind of failing disk.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// By engine: kills, acknowledged, lost, twice, rollbacks, forks.
    kills: BTreeMap<String, Numbers>,
    /// By what failed: faults, acknowledged, wrong.
    faults: BTreeMap<String, Numbers>,
}

/// Numbers by the words that follow them.
type Numbers = BTreeMap<String, u64>;

const KILLS: [&str; 6] = ["kills", "acknowledged", "lost", "twice", "rollbacks", "forks"];
const FAULTS: [&str; 3] = ["faults", "acknowledged", "wrong"];
/// None of these is ever more than nothing.
const BROKEN: [&str; 5] = ["lost", "twice", "rollbacks", "forks", "wrong"];

impl Heard {
    /// Reads `kills, sqlite, so far: 50 of 150 kills, 1804 acknowledged, …`, or the same of faults; other lines say nothing.
    pub(crate) fn read(&mut self, line: &str) {
        for (start, all) in [("kills, ", &mut self.kills), ("faults, ", &mut self.faults)] {
            let told = line.find(start).and_then(|at| line.get(at + start.len()..));
            let told = told.and_then(|rest| rest.split_once(", ")).map(|(name, rest)| (name, numbers(rest)));
            if let Some((name, numbers)) = told.filter(|(name, told)| !name.contains(' ') && !told.is_empty())
            {
                all.insert(name.to_owned(), numbers);
            }
        }
    }

    /// Whether every promise was kept, and something was tried.
    pub(crate) fn judged(&self) -> Result<(), Words> {
        let all = || self.kills.values().chain(self.faults.values());
        let broken = |numbers: &Numbers| BROKEN.iter().filter_map(|word| numbers.get(*word)).any(|n| *n > 0);
        match all().next() {
            None => Err("nothing was tried".into()),
            Some(_) if all().any(broken) => Err("a promise was not kept".into()),
            Some(_) => Ok(()),
        }
    }
}

/// Every `N word` of a line, and every `N of M word`.
fn numbers(line: &str) -> Numbers {
    let words: Vec<&str> = line.split([' ', ',', ';', ':']).filter(|word| !word.is_empty()).collect();
    let pair = |two: &[&str]| Some((two.get(1)?.to_string(), two.first()?.parse().ok()?));
    let part = |four: &[&str]| pair(&[four.first()?, four.get(3)?]).filter(|_| four.get(1) == Some(&"of"));
    words.windows(2).filter_map(pair).chain(words.windows(4).filter_map(part)).collect()
}

impl fmt::Display for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        table(f, &self.kills, &KILLS)?;
        table(f, &self.faults, &FAULTS)
    }
}

/// A line for each, and one for all together.
fn table(f: &mut fmt::Formatter<'_>, all: &BTreeMap<String, Numbers>, words: &[&str]) -> fmt::Result {
    for (name, numbers) in all {
        row(f, name, words, |word| numbers.get(word).copied().unwrap_or(0))?;
    }
    if all.is_empty() {
        return Ok(());
    }
    row(f, "together", words, |word| all.values().filter_map(|numbers| numbers.get(word)).sum())
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, words: &[&str], number: impl Fn(&str) -> u64) -> fmt::Result {
    let numbers: Vec<String> = words.iter().map(|word| format!("{} {word}", number(word))).collect();
    writeln!(f, "{name:<10} {}", numbers.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &[&str]) -> Heard {
        let mut heard = Heard::default();
        lines.iter().for_each(|line| heard.read(line));
        heard
    }

    const SQLITE: &str = "test x ... kills, sqlite, in all: 150 of 150 kills, 17 acknowledged, 0 lost, 0 twice, 0 rollbacks, 0 forks; 61 a minute";
    const POSTGRES: &str = "kills, postgres, so far: 50 of 150 kills, 4 acknowledged, 0 lost, 0 twice, 0 rollbacks, 0 forks; 9 a minute";
    const BOARD: &str =
        "faults, board, in all: 96 faults of 109 calls, 0 never reached, 365 acknowledged, 0 wrong";

    #[test]
    fn the_newest_lines_are_added_up() {
        let told = heard(&[&POSTGRES.replace(" 50 of", " 1 of"), SQLITE, POSTGRES, BOARD, "running 2 tests"]);
        let lines = told.to_string();
        assert!(lines.contains("together   200 kills, 21 acknowledged, 0 lost"), "{lines}");
        assert!(lines.contains("board      96 faults, 365 acknowledged, 0 wrong"), "{lines}");
        assert_eq!(told.judged(), Ok(()));
    }

    #[test]
    fn nothing_or_a_loss_is_a_failure() {
        assert!(heard(&["test result: ok. 2 passed"]).judged().is_err());
        for (good, bad) in [(SQLITE, " 0 lost"), (POSTGRES, " 0 forks"), (BOARD, " 0 wrong")] {
            assert!(heard(&[&good.replace(bad, &bad.replace('0', "1"))]).judged().is_err(), "{bad}");
        }
    }
}
