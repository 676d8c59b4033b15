//! `ostrakon demo --list`.

use super::{Type, all};
use crate::words::wrap;

/// Where the lines of a type begin, and where they end.
const COLUMN: usize = 20;
const WIDTH: usize = 100;

/// Every type: what a voter does, how a real ballot is cast as it, and who wins.
pub(in crate::demo) fn list() -> Vec<String> {
    let mut lines = vec![
        format!("{:<COLUMN$}{}", "TYPE (--as)", "what a voter does · how a real ballot is cast · who wins"),
        "─".repeat(WIDTH),
    ];
    all().for_each(|ty| lines.extend(of_one(ty)));
    lines.push("─".repeat(WIDTH));
    lines.extend(wrap(
        "Files are rankings or approvals; data/README.md describes both. charters/every-method.toml decides.",
        0,
        WIDTH,
    ));
    lines
}

fn of_one(ty: &Type) -> Vec<String> {
    let files = if ty.ranked_only { "rankings only" } else { "" };
    let rows = [("voter", ty.what), ("cast", ty.cast), ("wins", ty.decided)];
    let mut lines = Vec::new();
    for (label, text) in rows {
        for (number, line) in wrap(text, COLUMN + 8, WIDTH).into_iter().enumerate() {
            let label = if number == 0 { label } else { "" };
            lines.push(format!("{:COLUMN$}{label:<8}{}", "", line.trim_start()));
        }
    }
    name(&mut lines, 0, ty.name);
    name(&mut lines, 1, files);
    lines
}

/// Puts a text into the first column of a line.
fn name(lines: &mut [String], line: usize, text: &str) {
    if let Some(line) = lines.get_mut(line) {
        *line = format!("{text:<COLUMN$}{}", line.chars().skip(COLUMN).collect::<String>());
    }
}
