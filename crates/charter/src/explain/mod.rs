//! A charter as people read it.

mod body;
mod effect;
mod group;
mod meeting;
mod names;
mod office;
mod quota;
mod rule;
mod vote;

use crate::Charter;
use names::Names;

/// The charter in plain sentences, line by line, with the clause that each rule rests on.
pub fn explain(charter: &Charter) -> String {
    let names = Names(charter);
    let mut blocks = vec![format!("How {} votes", charter.organisation()), secrecy(charter)];
    let bodies = charter.bodies().iter().map(|body| body::sentence(names, body));
    blocks.extend(block("Bodies, each with its own roll of voters:", bodies));
    let offices = charter.offices().iter().map(|office| office::sentence(names, office));
    let incompatible = charter.incompatible().iter().map(|pair| office::incompatible(names, pair));
    blocks.extend(block("Offices:", offices.chain(incompatible)));
    let meetings = charter.meetings().iter().map(|meeting| meeting::sentence(names, meeting));
    blocks.extend(block("Meetings:", meetings));
    for (heading, votes) in group::groups(charter) {
        blocks.push(heading.to_owned());
        blocks.extend(votes.into_iter().map(|vote| vote::explain(names, vote)));
    }
    format!("{}\n", blocks.join("\n\n"))
}

/// A heading and what is under it; nothing if that is nothing.
fn block(heading: &str, lines: impl Iterator<Item = String>) -> Option<String> {
    let lines: Vec<String> = lines.map(|line| format!("  {line}")).collect();
    (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
}

fn secrecy(charter: &Charter) -> String {
    let decrypted = match charter.min_counted().get() {
        1 => "Every contest with a counted ballot is decrypted, unless the weights of its ballots would show how somebody voted."
            .to_owned(),
        least => format!(
            "A contest with fewer than {least} counted ballots, or with weights that would show how somebody voted, is never \
             decrypted."
        ),
    };
    let open = "A body that is too small for that may decide openly; the register then says how.";
    if charter.has_open_votes() { format!("{decrypted}\n{open}") } else { decrypted }
}
