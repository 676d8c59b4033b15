//! A charter with every kind of table, to be broken one line at a time.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::expect_used)]

use ostrakon_charter::{Charter, Vote};

/// The charter, well formed.
pub const WHOLE: &str = include_str!("whole.toml");

/// It with one text in the table of a clause replaced by another; the text stands there once.
pub fn with(clause: &str, old: &str, new: &str) -> String {
    let clause = format!("clause = \"{clause}\"\n");
    let of_clause = |block: &&str| block.contains(&clause);
    assert_eq!(WHOLE.split("\n\n").filter(of_clause).count(), 1, "{clause} is of one table");
    let replaced = |block: &str| {
        assert_eq!(block.matches(old).count(), 1, "{old:?} stands once in {block}");
        block.replace(old, new)
    };
    let blocks =
        WHOLE.split("\n\n").map(|block| if of_clause(&block) { replaced(block) } else { block.to_owned() });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// What is said of it then.
pub fn refusal(clause: &str, old: &str, new: &str) -> String {
    Charter::parse(with(clause, old, new).as_bytes()).expect_err("refused").to_string()
}

/// Checks a list of refusals: clause, old, new, and what is said.
pub fn refused(cases: &[(&str, &str, &str, &str)]) {
    for (clause, old, new, message) in cases {
        assert_eq!(refusal(clause, old, new), *message);
    }
}

/// It with a change that is as good.
pub fn accepted(clause: &str, old: &str, new: &str) -> Charter {
    Charter::parse(with(clause, old, new).as_bytes()).expect("accepted")
}

/// A vote of it, with changes to its table.
pub fn vote(charter: &Charter, id: &str) -> Vote {
    charter.votes().iter().find(|vote| vote.id().as_str() == id).expect("a vote").clone()
}
