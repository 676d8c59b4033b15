//! Which pairs were locked, and which were left out and why (spec 7.4).

use super::{Reasoned, duels};
use crate::methods::ranked_pairs::{Ranked, rank, winners};
use crate::methods::{Link, Pairs};
use crate::{ContestCount, Strength};

/// The winners and what became of every pair.
pub(crate) fn find(count: &ContestCount, by: Strength) -> Reasoned {
    if let Some(vacant) = duels::vacant(count) {
        return vacant;
    }
    let pairs = Pairs::new(&count.pairs);
    let ranked = rank(pairs, by);
    let mut why = vec![locked(count, &ranked)];
    why.extend(ranked.iter().filter_map(|ranked| left_out(count, ranked)));
    let said =
        ("whom no locked pair puts behind another option", "whom no locked pair puts behind another option");
    duels::reasoned(count, winners(&ranked, pairs.options()), said, why)
}

/// "locked, the strongest first: ann before ben (12), ben before cem (9)".
fn locked(count: &ContestCount, ranked: &[Ranked]) -> String {
    let locked = ranked.iter().filter(|ranked| ranked.against.is_none());
    let pairs: Vec<String> = locked.map(|ranked| pair(count, ranked.link)).collect();
    if pairs.is_empty() {
        return "no pair is locked".to_owned();
    }
    format!("locked, the strongest first: {}", pairs.join(", "))
}

/// "left out: cem before ann (3), because ann reaches cem over ben by pairs that are locked or as strong".
fn left_out(count: &ContestCount, ranked: &Ranked) -> Option<String> {
    let (path, Link { from, to, .. }) = (ranked.against.as_ref()?, ranked.link);
    let (pair, over) = (pair(count, ranked.link), duels::over(count, path));
    let (from, to) = (count.name(from), count.name(to));
    Some(format!(
        "left out: {pair}, because {to} reaches {from} {over} by pairs that are locked or as strong"
    ))
}

fn pair(count: &ContestCount, link: Link) -> String {
    format!("{} before {} ({})", count.name(link.from), count.name(link.to), link.strength)
}
