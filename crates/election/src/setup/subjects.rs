//! What a manifest says of the register, of joint contests and of private questions (spec 1.2).

use super::{Contest, ElectionManifest, Plan};
use ostrakon_charter::{Charter, Id, Vote};

/// What a private question has for a title (spec 1.2): the hash of its text.
const HASHED: &str = "sha256:";

/// Problems that need no charter.
pub(super) fn subject_problems(manifest: &ElectionManifest) -> Vec<String> {
    let mut found = Vec::new();
    match &manifest.register {
        Some(register) if register.head.size == 0 => {
            found.push("the head of the register is of size 0: nothing stands there".into());
        }
        Some(_) => {}
        None => {
            let about = manifest.contests.iter().filter(|contest| contest.about.is_some());
            found.extend(about.map(|contest| {
                format!("contest {} is about something in a register, and none is named", contest.id)
            }));
        }
    }
    let fresh = manifest.contests.iter().filter(|contest| is_fresh(contest) && contest.options.len() < 2);
    found
        .extend(fresh.map(|contest| {
            format!("contest {} is a fresh vote between fewer than two who tied", contest.id)
        }));
    found
}

/// Problems that need the charter's votes.
pub(super) fn rule_problems(plan: &Plan, charter: &Charter) -> Vec<String> {
    let contests = plan.manifest().contests.iter().enumerate();
    let votes = contests.filter_map(|(index, contest)| Some((index, contest, charter.vote(&contest.vote)?)));
    votes
        .flat_map(|(index, contest, vote)| {
            let private = private_problem(contest, vote);
            private.into_iter().chain(joint_problems(plan.manifest(), index, vote))
        })
        .collect()
}

fn private_problem(contest: &Contest, vote: &Vote) -> Option<String> {
    let lower_hex = |c: char| matches!(c, '0'..='9' | 'a'..='f');
    let hash = contest.title.strip_prefix(HASHED);
    let hashed = hash.is_some_and(|hash| hash.len() == 64 && hash.chars().all(lower_hex));
    let (id, vote_id) = (&contest.id, vote.id());
    (vote.is_private() && !hashed).then(|| {
        format!("contest {id}: the charter's vote {vote_id} is private, and the title is not {HASHED} and 64 hexadecimal digits, the hash of the question")
    })
}

/// A fresh vote needs no joint contests: what the quota still lacks follows from the tied one (spec 7.3).
fn joint_problems(manifest: &ElectionManifest, index: usize, vote: &Vote) -> Vec<String> {
    let contest = &manifest.contests[index];
    let joint = vote.joint().iter().filter(|_| !is_fresh(contest));
    let found = |id: &Id| {
        let before = manifest.contests[..index].iter();
        before.filter(|other| other.vote == *id && other.roll == contest.roll).count()
    };
    let wrong = joint.map(|id| (id, found(id))).filter(|(_, count)| *count != 1);
    wrong
        .map(|(id, count)| {
            format!(
                "contest {}: {count} contests of the vote {id} stand before it on its roll, where exactly one is held together with it",
                contest.id
            )
        })
        .collect()
}

fn is_fresh(contest: &Contest) -> bool {
    contest.about.as_ref().is_some_and(|about| about.again.is_some())
}
