//! Seats and quotas across contests (spec 7.3).

use crate::count_check::check;
use crate::methods::Contested;
use crate::reasons::{amount, listed};
use crate::{ContestCount, CountError, Id, Standing, Vote, invalid, judge};

/// What a contest gives to those that are joint with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointOutcome {
    contest: Id,
    /// The flag for which its vote keeps seats.
    quota_flag: Option<Id>,
    /// Who is elected for certain, and with which flags.
    elected: Vec<(Id, Vec<Id>)>,
    /// The flags of each who contests a place.
    tied: Vec<Vec<Id>>,
    /// How many places these contest.
    places: usize,
}

impl JointOutcome {
    /// The outcome of a contest that was counted; whoever is not elected for certain by it may stand elsewhere. One
    /// that is invalid gives nothing.
    ///
    /// # Errors
    /// If the totals are none that such a contest can have.
    pub fn of(vote: &Vote, count: &ContestCount, standing: &Standing) -> Result<Self, CountError> {
        check(vote, count)?;
        if !invalid::grounds(vote, count, standing).is_empty() {
            return Ok(Self::none(count.contest.clone()));
        }
        let outcome = judge::find(vote, count, standing).outcome;
        let flags = |option: usize| count.flags.get(option).cloned().unwrap_or_default();
        let named = |option: &usize| count.options.get(*option).map(|(id, _)| (id.clone(), flags(*option)));
        Ok(Self {
            contest: count.contest.clone(),
            quota_flag: vote.quota().map(|quota| quota.flag.clone()),
            elected: outcome.certain.iter().filter_map(named).collect(),
            tied: outcome.contested.iter().flat_map(Contested::options).map(flags).collect(),
            places: outcome.contested.iter().map(|contested| contested.places).sum(),
        })
    }

    /// That of a contest that is too few: nobody is elected, nobody tied.
    pub fn none(contest: Id) -> Self {
        Self { contest, quota_flag: None, elected: Vec::new(), tied: Vec::new(), places: 0 }
    }

    /// The seats that are certain to be held by somebody with the flag: those of the elected who have it, and where
    /// all who are tied have it and its vote keeps seats for no other flag, the places they contest.
    pub fn certain_with(&self, flag: &Id) -> usize {
        let elected = self.elected.iter().filter(|(_, flags)| flags.contains(flag)).count();
        let no_other = self.quota_flag.as_ref().is_none_or(|own| own == flag);
        let all = no_other && self.tied.iter().all(|flags| flags.contains(flag));
        elected + if all { self.places } else { 0 }
    }
}

impl Standing {
    /// The standing of a vote that is held together with others (spec 7.3), nothing broken: `joint` are the contests
    /// of its `joint` votes, `flagged_holders` how many hold an office of its `quota_with` with the quota's flag, and
    /// `fresh` the seats and the quota that a tied vote left open, if this is the fresh vote for it: then it looks at
    /// nothing else.
    pub fn joint(
        vote: &Vote,
        joint: &[JointOutcome],
        flagged_holders: u64,
        fresh: Option<(u16, u16)>,
    ) -> Self {
        if let Some((seats, kept)) = fresh {
            return Self { seats, kept: kept.min(seats), notes: vec![fresh_note(seats)], ..Self::default() };
        }
        let (seats, kept, notes) = kept(vote, joint, flagged_holders);
        let elected = joint.iter().flat_map(|outcome| {
            outcome.elected.iter().map(|(option, _)| (option.clone(), outcome.contest.clone()))
        });
        let mut elected_already: Vec<(Id, Id)> = elected.collect();
        elected_already.sort_unstable();
        Self { seats, kept, elected_already, notes, broken: Vec::new() }
    }

    /// What a tied vote that stood so leaves open: the seats, and the quota that it still lacks (spec 7.3).
    /// `elected` are those elected there, `flagged` how many of them have the quota's flag.
    pub fn left_open(&self, elected: usize, flagged: usize) -> (u16, u16) {
        let less = |from: u16, by: usize| from.saturating_sub(u16::try_from(by).unwrap_or(u16::MAX));
        let seats = less(self.seats, elected);
        (seats, less(self.kept, flagged).min(seats))
    }
}

/// The seats of a vote and how many of them its quota keeps once J are certain, and why.
fn kept(vote: &Vote, joint: &[JointOutcome], flagged_holders: u64) -> (u16, u16, Vec<String>) {
    let (seats, all) = vote.seats_and_quota();
    let Some(quota) = vote.quota() else { return (seats, 0, Vec::new()) };
    let sources = sources(joint, &quota.flag, flagged_holders);
    let certain = sources.iter().fold(0u64, |sum, (_, number)| sum.saturating_add(*number));
    let lacking = all.saturating_sub(u16::try_from(certain).unwrap_or(u16::MAX));
    let kept = seats.min(lacking);
    let note = quota_note(vote, (&quota.flag, all), &sources, kept);
    (seats, kept, note.into_iter().collect())
}

/// Where seats are certain to be held by somebody with the flag, and how many.
fn sources(joint: &[JointOutcome], flag: &Id, holders: u64) -> Vec<(String, u64)> {
    let contests = joint
        .iter()
        .map(|outcome| (format!("by contest {}", outcome.contest), outcome.certain_with(flag) as u64));
    let holders = ("by those who hold an office already".to_owned(), holders);
    contests.chain([holders]).filter(|(_, number)| *number > 0).collect()
}

/// "4 seats of this contest and those it is joint with are kept for "woman"; certain are 1 by contest treasurer and
/// 2 by contest second: 1 is kept here".
fn quota_note(vote: &Vote, (flag, all): (&Id, u16), sources: &[(String, u64)], kept: u16) -> Option<String> {
    if vote.joint.is_empty() && vote.quota_with.is_empty() {
        return None;
    }
    let certain: Vec<String> = sources.iter().map(|(by, number)| format!("{number} {by}")).collect();
    let certain = if certain.is_empty() { "none".to_owned() } else { listed(&certain) };
    let (are, is) = (plural(all), plural(kept));
    let together = amount(all.into(), "seat");
    Some(format!(
        "{together} here and in what the quota counts besides {are} kept for \"{flag}\"; certain already: {certain}; \
         {kept} {is} kept here"
    ))
}

fn fresh_note(seats: u16) -> String {
    format!("this is the fresh vote for {} that a tie left open", amount(seats.into(), "seat"))
}

const fn plural(number: u16) -> &'static str {
    if number == 1 { "is" } else { "are" }
}
