//! What a contest depends on beside its own totals: joint contests, earlier votes, the register (spec 7.3, 7.8).

use super::Background;
use crate::setup::{Contest, Plan};
use ostrakon_charter::{Charter, JointOutcome, Standing, Vote};
use std::collections::{BTreeMap, BTreeSet};

/// The indices of the contests that are held together with this one and come before it, by its vote's `joint`.
fn joint_contests(plan: &Plan, vote: &Vote, index: usize) -> Vec<usize> {
    let Some(own) = plan.contests().get(index) else { return Vec::new() };
    let is_joint = |other: &Contest| other.roll == own.contest.roll && vote.joint().contains(&other.vote);
    (0..index).filter(|earlier| is_joint(&plan.contests()[*earlier].contest)).collect()
}

/// How this contest stands, once those before it are judged.
pub(super) fn standing(
    plan: &Plan,
    vote: &Vote,
    index: usize,
    earlier: &BTreeMap<usize, JointOutcome>,
    background: &Background,
) -> Standing {
    let own = background.contests.get(index).cloned().unwrap_or_default();
    // A fresh vote looks at no joint contest.
    let joint = if own.fresh.is_some() { Vec::new() } else { joint_contests(plan, vote, index) };
    let joint: Vec<JointOutcome> = joint.iter().filter_map(|j| earlier.get(j)).cloned().collect();
    Standing::joint(vote, &joint, own.flagged_holders, own.fresh).with_broken(own.broken)
}

/// The contests whose totals this one's judgement depends on, itself included, ascending.
pub(super) fn needed_contests(plan: &Plan, charter: &Charter, index: usize) -> Vec<usize> {
    let (mut needed, mut open) = (BTreeSet::new(), vec![index]);
    while let Some(next) = open.pop() {
        let vote = plan.contests().get(next).and_then(|c| charter.vote(&c.contest.vote));
        if let (true, Some(vote)) = (needed.insert(next), vote) {
            open.extend(joint_contests(plan, vote, next));
        }
    }
    needed.into_iter().collect()
}
