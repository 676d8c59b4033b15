//! 810: what too few would decide in secret is decided openly, as the charter says (spec 9.9).

use crate::acts::OpenVote;
use crate::background::{Question, quota_left};
use crate::broken::Broken;
use crate::state::{Decision, Moment, Order, State};
use ostrakon_charter::{BallotKind, ContestCount, Id, Judgement, Standing, Status, Vote, judge_standing};
use ostrakon_group::Bytes32;
use std::collections::{BTreeMap, BTreeSet};

const CHECK: u16 = 810;
/// A motion's options, in order.
const MOTION: [&str; 3] = ["for", "against", "abstain"];
/// Answers that are no options.
const ANSWERS: [&str; 2] = ["none", "blank"];
const MOST_OPTIONS: usize = 256;
const MOST_VOTERS: u64 = 100_000_000;

/// Two acts of one reference would be one (spec 9.2).
pub(crate) fn not_again(state: &State, leaf: &Bytes32) -> Result<(), Broken> {
    match state.outcome(leaf) {
        Some(_) => Err(Broken::by(CHECK, "this very act stands already")),
        None => Ok(()),
    }
}

/// How the contest of an open vote stands.
pub(crate) fn decided(state: &State, act: &OpenVote) -> Result<Decision, Broken> {
    let vote = state.charter().vote(&act.vote);
    let vote = vote.ok_or_else(|| Broken::by(CHECK, format!("the charter has no vote {}", act.vote)))?;
    let mut what: Vec<String> = vote_fault(state, vote, act).into_iter().collect();
    what.extend(option_fault(act));
    what.extend(number_faults(state, act));
    what.extend(total_fault(vote.ballot(), act));
    Broken::unless_empty(CHECK, what)?;
    let question = Question::of_open_vote(vote, act);
    let (standing, verdict) = judge(state, &question, act)?;
    let (status, elected, tied) = verdict;
    Ok(Decision {
        contest: act.contest.clone(),
        vote: vote.clone(),
        body: act.body.clone(),
        about: act.about.clone().unwrap_or_default(),
        flags: flags(act),
        status,
        elected,
        tied,
        seats: standing.seats,
        kept: standing.kept,
        repeats: question.repeats(state),
        order: Order::after(Moment { time: act.time, announced: state.size() }, question.tied_before(state)),
    })
}

fn flags(act: &OpenVote) -> BTreeMap<Id, Vec<Id>> {
    act.options.iter().map(|option| (option.id.clone(), option.flags.clone())).collect()
}

/// Is it a vote that can be open?
fn vote_fault(state: &State, vote: &Vote, act: &OpenVote) -> Option<String> {
    if !state.charter().has_open_votes() {
        return Some("the charter has no open votes".into());
    }
    if !matches!(vote.ballot(), BallotKind::Motion | BallotKind::Choice | BallotKind::Approval) {
        return Some(format!(
            "the vote {} takes ballots of type {}, which are not open",
            vote.id(),
            vote.ballot()
        ));
    }
    if state
        .kind_of(&act.body)
        .is_some_and(|kind| !kind.is_many() && state.voting_members(kind.id()).is_none())
    {
        return Some(format!("{} is neither one of many bodies nor one in which offices sit", act.body));
    }
    let again = act.about.as_ref().is_some_and(|about| about.again.is_some());
    if !vote.joint().is_empty() && !again {
        return Some(format!("the vote {} is held together with others, which is not open", vote.id()));
    }
    let hashed = act.title.strip_prefix("sha256:").is_some_and(is_hash);
    (vote.is_private() && !hashed)
        .then(|| format!("the vote {} is private, and its title is no hash", vote.id()))
}

fn is_hash(digits: &str) -> bool {
    digits.len() == 64 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Each once, none of them an answer of its own.
fn option_fault(act: &OpenVote) -> Option<String> {
    let (number, ids) = (act.options.len(), act.options.iter().map(|option| option.id.as_str()));
    let distinct: BTreeSet<&str> = ids.collect();
    if number == 0 || number > MOST_OPTIONS || distinct.len() != number {
        return Some(format!("{number} options, where 1 to {MOST_OPTIONS} are allowed, each once"));
    }
    let answer = ANSWERS.iter().find(|answer| distinct.contains(*answer))?;
    Some(format!("{answer} is not a name for an option"))
}

/// Few enough, and no more than could.
fn number_faults(state: &State, act: &OpenVote) -> Vec<String> {
    let (voted, least) = (act.voted, state.charter().min_counted().get());
    let mut found = Vec::new();
    if voted >= least {
        found.push(format!("{voted} voted, and {least} can vote in secret"));
    }
    if act.roll == 0 || act.roll > MOST_VOTERS {
        found.push(format!("{} on the roll, where 1 to {MOST_VOTERS} are allowed", act.roll));
    }
    if voted > act.roll {
        found.push(format!("{voted} voted, where {} are on the roll", act.roll));
    }
    let most = act.options.iter().map(|option| option.total).chain(act.none).max().unwrap_or(0);
    if most > voted {
        found.push(format!("{voted} voted, and a total is {most}"));
    }
    found
}

/// Options and totals are those of such a ballot.
fn total_fault(ballot: BallotKind, act: &OpenVote) -> Option<String> {
    let ids = act.options.iter().map(|option| option.id.as_str());
    if ballot == BallotKind::Motion && (!ids.eq(MOTION) || act.none.is_some()) {
        return Some("a motion's options are for, against and abstain, and nothing else".into());
    }
    let totals = act.options.iter().map(|option| option.total).chain(act.none);
    let together = totals.fold(0u64, u64::saturating_add);
    (ballot != BallotKind::Approval && together != act.voted)
        .then(|| format!("{} voted, and the totals are {together} together", act.voted))
}

type Verdict = (Status, Vec<Id>, Vec<Id>);

/// The charter's verdict on what stood before the act; a tie that a lot would settle stays a tie.
fn judge(state: &State, question: &Question<'_>, act: &OpenVote) -> Result<(Standing, Verdict), Broken> {
    let (background, vote) = (state.contest_background(question), question.vote);
    let (seats, kept) = background.fresh.unwrap_or_else(|| quota_left(vote, background.flagged_holders));
    let standing = Standing { seats, kept, broken: background.broken, ..Standing::default() };
    let options = act.options.iter().map(|option| (option.id.clone(), option.total)).collect();
    let count = ContestCount::new(act.contest.clone(), act.voted, options)
        .with_roll_weight(act.roll)
        .with_flags(act.options.iter().map(|option| option.flags.clone()).collect())
        .with_none(act.none);
    match judge_standing(vote, &count, &standing) {
        Ok(Judgement::Final(verdict)) => Ok((standing, (verdict.status, verdict.elected, verdict.tied))),
        Ok(Judgement::Lot(lot)) => {
            Ok((standing, (Status::Tied, lot.certain().to_vec(), lot.tied().to_vec())))
        }
        Err(error) => Err(Broken::by(CHECK, error.to_string())),
    }
}
