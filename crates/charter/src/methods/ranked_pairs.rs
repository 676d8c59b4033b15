//! Ranked pairs (spec 7.4): T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and
//! Welfare 4 (1987).
//!
//! ```text
//! the links i → j by descending strength, those of equal strength together:
//!     i → j is locked unless j reaches i over links that are locked already or of the same strength
//! the winners are those to whom no locked link leads
//! ```
//!
//! Where no two strengths are equal this is the rule of the paper: lock what makes no cycle. Links of equal strength
//! that would make one together are all left out, so that the order of the options decides nothing.

use super::graph::Graph;
use super::{Link, Pairs};
use crate::Strength;

/// A link and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The link i → j.
    pub link: Link,
    /// The path from j to i for which it was left out; nothing if it is locked.
    pub against: Option<Vec<usize>>,
}

/// All links, the strongest first, and what became of them.
pub fn rank(pairs: Pairs<'_>, by: Strength) -> Vec<Ranked> {
    let mut links = pairs.links(by);
    // A stable sort: equal ones stay in lexicographic order.
    links.sort_by_key(|link| core::cmp::Reverse(link.strength));
    let mut graph = Graph::new(pairs.options());
    let equal = links.chunk_by(|a, b| a.strength == b.strength);
    equal.flat_map(|links| lock(&mut graph, links)).collect()
}

/// Locks those of some equally strong links that no path opposes.
fn lock(graph: &mut Graph, links: &[Link]) -> Vec<Ranked> {
    for link in links {
        graph.insert(link.from, link.to);
    }
    let ranked: Vec<Ranked> =
        links.iter().map(|link| Ranked { link: *link, against: graph.path(link.to, link.from) }).collect();
    for left_out in ranked.iter().filter(|ranked| ranked.against.is_some()) {
        graph.remove(left_out.link.from, left_out.link.to);
    }
    ranked
}

/// The winners among so many options, ascending.
pub fn winners(ranked: &[Ranked], options: usize) -> Vec<usize> {
    let beaten = |i: &usize| ranked.iter().any(|r| r.against.is_none() && r.link.to == *i);
    (0..options).filter(|i| !beaten(i)).collect()
}
