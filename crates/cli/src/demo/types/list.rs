//! `ostrakon demo --list`.

use super::{Type, all};
use crate::words::wrap;

/// Where the lines of a type begin, and where they end.
const COLUMN: usize = 20;
const WIDTH: usize = 100;
/// Room for what a line says.
const LABEL: usize = 11;

/// Every type: what a voter does, what a real ballot is cast as, and who wins.
pub(in crate::demo) fn list() -> Vec<String> {
    let head = format!("{:<COLUMN$}A voter may …, a real ballot is cast as …, and who wins", "TYPE (--as)");
    let mut lines = vec![head, "─".repeat(WIDTH)];
    all().for_each(|ty| lines.extend(of_one(ty)));
    lines.push("─".repeat(WIDTH));
    let more = "Files are rankings or approvals: data/README.md describes both. But for `one`, an empty ballot, and one \
                that prefers nobody, is blank. The votes are those of charters/every-method.toml; where all are compared for Schulze, what Copeland, \
                Minimax and Ranked Pairs say is shown beside it.";
    lines.extend(wrap(more, 0, WIDTH));
    lines
}

fn of_one(ty: &Type) -> Vec<String> {
    let approvals = ty.approvals.unwrap_or("– (they have no order)");
    let rows = [("voter", ty.what), ("ranking", ty.rankings), ("approvals", approvals), ("wins", ty.decided)];
    let mut names = [ty.name].into_iter();
    let mut lines = Vec::new();
    for (label, text) in rows {
        for (number, line) in wrap(text, 0, WIDTH - COLUMN - LABEL).iter().enumerate() {
            let label = if number == 0 { label } else { "" };
            lines.push(format!("{:<COLUMN$}{label:<LABEL$}{line}", names.next().unwrap_or_default()));
        }
    }
    lines
}
