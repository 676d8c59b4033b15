//! What a run came to, in a line and in a table.

use super::run::{Ran, Told};

/// One target's numbers.
pub(super) fn line(ran: &Ran) -> String {
    let Told { executions, rate, coverage, new } = ran.told;
    format!(
        "<== {}: {executions} executions, {rate} a second, {coverage} edges covered, {new} new inputs",
        ran.target
    )
}

/// All targets' numbers.
pub(super) fn table(all: &[Ran]) -> String {
    let head =
        format!("{:<16} {:>12} {:>9} {:>9} {:>6}", "target", "executions", "a second", "coverage", "new");
    let row = |ran: &Ran| {
        let Told { executions, rate, coverage, new } = ran.told;
        format!("{:<16} {executions:>12} {rate:>9} {coverage:>9} {new:>6}", ran.target)
    };
    [head].into_iter().chain(all.iter().map(row)).collect::<Vec<_>>().join("\n")
}
