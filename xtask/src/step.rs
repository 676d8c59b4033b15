//! Steps of a long run: announced, timed, summed up, stopped at the first that fails.

use std::time::{Duration, Instant};

use crate::{command::Words, counts::Counts};

/// How a step ended that did not fail.
pub(crate) enum Outcome {
    /// All was well.
    Passed,
    /// It could not be tried, and why; never silent.
    NotRun(Words),
}

/// Something to check. Tests that it runs are added to the counts.
pub(crate) struct Step {
    /// A word or two.
    pub(crate) name: &'static str,
    /// Does it.
    pub(crate) run: fn(&mut Counts) -> Result<Outcome, Words>,
}

/// What became of a step.
struct Record {
    name: &'static str,
    took: Duration,
    ended: Result<Outcome, Words>,
}

/// Runs the steps in order up to the first failure, sums up, and tells whether all is well.
pub(crate) fn run_all(steps: &[Step]) -> bool {
    let mut counts = Counts::default();
    let mut records = Vec::new();
    for (number, step) in (1..).zip(steps) {
        println!("\n==> {number}/{} {}", steps.len(), step.name);
        let record = record(step, &mut counts);
        println!("<== {}", line(&record));
        let failed = record.ended.is_err();
        records.push(record);
        if failed {
            break;
        }
    }
    sum_up(steps, &records, counts)
}

fn record(step: &Step, counts: &mut Counts) -> Record {
    let start = Instant::now();
    let ended = (step.run)(counts);
    Record { name: step.name, took: start.elapsed(), ended }
}

fn line(record: &Record) -> String {
    let (verdict, words) = match &record.ended {
        Ok(Outcome::Passed) => ("ok", ""),
        Ok(Outcome::NotRun(why)) => ("NOT RUN", why.as_str()),
        Err(words) => ("FAILED", words.as_str()),
    };
    let line = format!("{:<12} {:>7.1} s  {verdict:<8} {words}", record.name, record.took.as_secs_f64());
    line.trim_end().to_owned()
}

/// Prints the summary; its last line is the count of tests.
fn sum_up(steps: &[Step], records: &[Record], counts: Counts) -> bool {
    println!("\n==> summary");
    records.iter().for_each(|record| println!("{}", line(record)));
    for step in steps.iter().skip(records.len()) {
        println!("{:<12} {:>9}  not reached", step.name, "");
    }
    let well = records.iter().all(|record| record.ended.is_ok());
    println!("\n{}", closing(well, counts));
    well
}

/// The counts; a run that failed without a failing test has one failure all the same.
fn closing(well: bool, mut counts: Counts) -> Counts {
    if !well && counts.failed == 0 {
        counts.failed = 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(run: fn(&mut Counts) -> Result<Outcome, Words>) -> Step {
        Step { name: "step", run }
    }

    #[test]
    fn the_first_failure_stops_the_run() {
        let fails = || step(|_| Err("no".into()));
        let never = || step(|_| unreachable!("a step after a failure"));
        assert!(!run_all(&[fails(), never()]));
        assert!(run_all(&[step(|_| Ok(Outcome::Passed)), step(|_| Ok(Outcome::NotRun("why".into())))]));
    }

    #[test]
    fn a_failed_run_never_closes_with_no_failure() {
        let counts = Counts { passed: 3, ..Counts::default() };
        assert_eq!(closing(true, counts).to_string(), "3 passed, 0 failed");
        assert_eq!(closing(false, counts).to_string(), "3 passed, 1 failed");
    }
}
