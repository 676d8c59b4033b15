//! An archive in words: one line an election.

use crate::words::wrap;
use ostrakon_register::State;
use ostrakon_verify::told::WIDTH;
use ostrakon_verify::{ArchiveVerification, ElectionSummary};

/// The organisation, then every election.
pub(crate) fn archive(verified: &ArchiveVerification) -> Vec<String> {
    let state = verified.register.state();
    let acts = verified.register.examined.head.size;
    let whose = state.map_or("no organisation that can be read".into(), organisation);
    let mut lines = vec![format!("Register of {whose}: {acts} acts"), String::new()];
    lines.extend(verified.elections.iter().flat_map(election));
    if !verified.elections.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn organisation(state: &State) -> String {
    let whose = state.founding().organisation.to_string();
    if state.is_dissolved() { format!("{whose} (dissolved)") } else { whose }
}

/// Its folder, its title, whether it passes, how each contest ended.
fn election(election: &ElectionSummary) -> Vec<String> {
    let report = &election.report;
    let title = election.title.as_deref().unwrap_or("no manifest that can be read");
    let failed: Vec<String> = report.not_passed().map(|check| check.id.to_string()).collect();
    let mark =
        if report.passed() { "passed".into() } else { format!("DOES NOT PASS ({})", failed.join(", ")) };
    let ended = report.outcomes().iter().map(|outcome| {
        let elected = outcome.elected.join(", ");
        let who = if elected.is_empty() { elected } else { format!(" {elected}") };
        format!("{} {}{who}", outcome.contest, outcome.status)
    });
    let mut lines = wrap(&format!("{}: {mark}. {title}", election.folder), 2, WIDTH);
    lines.extend(wrap(&ended.collect::<Vec<_>>().join("; "), 6, WIDTH));
    lines
}
