//! `cargo xtask fuzz`: the targets of `tests/fuzz`, for a while each.
//!
//! A stable toolchain is enough: the compiler marks every branch by itself, and libFuzzer comes with its crate. What was found
//! interesting stays in `target/fuzz/corpus`, so that the next run begins where this one ended.

mod build;
mod places;
mod run;
mod seeds;
mod summary;

use std::time::Duration;

use clap::Args;

use crate::command::Words;
use build::Target;
use run::Ran;

/// What to fuzz, and how long.
#[derive(Args)]
pub(crate) struct Options {
    /// How long each target runs.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    seconds: u32,
    /// How long all of them run together, the endpoints a third of it.
    #[arg(long, value_name = "N", conflicts_with_all = ["seconds", "target"], value_parser = clap::value_parser!(u32).range(1..))]
    together: Option<u32>,
    /// The target; without one, all of them in turn.
    target: Option<String>,
}

/// The target that is given more time than others: it is most of the service.
const ENDPOINTS: &str = "endpoints";

/// Runs the target asked for, or all.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    let targets = chosen(options.target.as_deref())?;
    let times = match options.together {
        None => vec![options.seconds; targets.len()],
        Some(seconds) => spread(&targets, seconds),
    };
    build::build(&targets)?;
    run_targets(&targets, &times)
}

/// As long as continuous integration has for it.
const BRIEFLY: u32 = 120;

/// Everything that reads bytes, briefly. The endpoints together need longer than that to say anything, and have a command of their own.
pub(crate) fn briefly() -> Result<(), Words> {
    let mut targets = chosen(None)?;
    targets.retain(|target| target.name != ENDPOINTS);
    build::build(&targets)?;
    run_targets(&targets, &spread(&targets, BRIEFLY))
}

/// Runs the targets; the first crash ends it.
fn run_targets(targets: &[Target], times: &[u32]) -> Result<(), Words> {
    let mut all: Vec<Ran> = Vec::new();
    for (target, seconds) in targets.iter().zip(times) {
        println!("==> {}, {seconds} s", target.name);
        let ran = run::run(target, Duration::from_secs((*seconds).into()))?;
        println!("{}", summary::line(&ran));
        all.push(ran);
    }
    println!("\n{}", summary::table(&all));
    Ok(())
}

fn chosen(wanted: Option<&str>) -> Result<Vec<Target>, Words> {
    let known = build::targets()?;
    let Some(wanted) = wanted else { return Ok(known) };
    let names = known.iter().map(|target| target.name.clone()).collect::<Vec<_>>().join(", ");
    let found = known.into_iter().find(|target| target.name == wanted);
    found.map(|target| vec![target]).ok_or_else(|| format!("no target `{wanted}`; there are: {names}"))
}

/// Seconds for each: a third for the endpoints, if they are among them, the rest for all others alike.
fn spread(targets: &[Target], together: u32) -> Vec<u32> {
    let most = if targets.iter().any(|target| target.name == ENDPOINTS) { together / 3 } else { 0 };
    let others = targets.iter().filter(|target| target.name != ENDPOINTS).count();
    let each = (together - most) / u32::try_from(others).unwrap_or(u32::MAX).max(1);
    targets.iter().map(|target| if target.name == ENDPOINTS { most } else { each }.max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_spread_over_all() {
        let target = |name: &str| Target { name: name.into() };
        let targets = [target("a"), target(ENDPOINTS), target("b")];
        assert_eq!(spread(&targets, 90), [30, 30, 30]);
        assert_eq!(spread(&targets, 3), [1, 1, 1]);
        assert_eq!(spread(&targets[..1], 1), [1], "never none");
        assert_eq!(spread(&[target("a"), target("b")], 90), [45, 45]);
    }
}
