//! Who must act next, as stage and board say it (spec 10.3).

use super::{At, View};
use crate::setup::ElectionManifest;
use ostrakon_charter::Id;

/// What comes next, and whom it waits for. Trustees are named by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Trustees make the keys: this round of this attempt waits for these.
    Ceremony {
        /// Which round.
        round: Round,
        /// Which attempt, from 1.
        attempt: u32,
        /// Who is missing.
        waiting: Vec<u16>,
    },
    /// The log contradicts the receipt in this entry: nothing goes on.
    Contradicted {
        /// The objection's entry.
        entry: u64,
    },
    /// The registrar enters this roll.
    Roll {
        /// Which.
        roll: Id,
    },
    /// The organiser opens, for voting from this time on.
    Open {
        /// When voting opens.
        from: u64,
    },
    /// Voters vote; the organiser closes, not before this time.
    Close {
        /// When voting closes.
        from: u64,
    },
    /// The organiser sums up, not before this time: objections are heard till then.
    Tally {
        /// When objections are over.
        from: u64,
    },
    /// So many more trustees sign off the board.
    SignOff {
        /// How many.
        missing: usize,
        /// Who has not.
        waiting: Vec<u16>,
    },
    /// So many trustees who signed off give their shares.
    Share {
        /// How many are needed.
        needed: u16,
        /// Who has not.
        waiting: Vec<u16>,
    },
    /// The organiser puts the shares together.
    Result,
    /// A tie that a lot settles waits for lot shares of so many trustees.
    Lot {
        /// The contest.
        contest: Id,
        /// How many are needed.
        needed: u16,
        /// Who has not.
        waiting: Vec<u16>,
    },
    /// So many officers sign the certificate.
    Certify {
        /// How many.
        quorum: u16,
    },
    /// Nothing: it is complete.
    Nothing,
}

/// A round of the ceremony.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Everybody commits.
    Commit,
    /// Everybody deals.
    Deal,
    /// Everybody acknowledges the keys.
    Acknowledge,
}

/// What the board's documents alone do not say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judged<'a> {
    /// The first founded objection's entry.
    pub contradicted: Option<u64>,
    /// The first contest whose tie waits for a lot.
    pub tied: Option<&'a Id>,
}

impl Next {
    /// What comes next.
    pub fn of(view: &View, manifest: &ElectionManifest, judged: Judged<'_>) -> Self {
        ceremony(view, manifest)
            .or(judged.contradicted.map(|entry| Self::Contradicted { entry }))
            .or_else(|| before_the_count(view, manifest))
            .or_else(|| sign_offs(view, manifest))
            .or_else(|| shares(view, manifest))
            .or_else(|| lot(view, manifest, judged.tied))
            .or_else(|| certificate(view, manifest))
            .unwrap_or(Self::Nothing)
    }

    /// The trustees whom it waits for; any of them where fewer are needed.
    pub fn waiting(&self) -> &[u16] {
        match self {
            Self::Ceremony { waiting, .. }
            | Self::SignOff { waiting, .. }
            | Self::Share { waiting, .. }
            | Self::Lot { waiting, .. } => waiting,
            _ => &[],
        }
    }
}

/// All trustees but those who are `done`.
fn without(manifest: &ElectionManifest, done: &[u16]) -> Vec<u16> {
    let all = u16::try_from(manifest.trustee_count()).unwrap_or(u16::MAX);
    (1..=all).filter(|n| !done.contains(n)).collect()
}

fn of<T>(list: &[At<T>], trustee: impl Fn(&T) -> Option<u16>) -> Vec<u16> {
    list.iter().filter_map(|entry| trustee(&entry.body)).collect()
}

fn ceremony(view: &View, manifest: &ElectionManifest) -> Option<Next> {
    let (attempt, all) = (view.going_on(), manifest.trustee_count());
    let committed = of(&view.commitments, |c| (c.attempt == attempt).then_some(c.trustee));
    let dealt = of(&view.dealings, |d| (d.attempt == attempt).then_some(d.trustee));
    let acknowledged = of(&view.acknowledgements, |a| (a.attempt == attempt).then_some(a.trustee));
    let rounds = [(Round::Commit, committed), (Round::Deal, dealt), (Round::Acknowledge, acknowledged)];
    let (round, done) = rounds.into_iter().find(|(_, done)| done.len() < all)?;
    Some(Next::Ceremony { round, attempt, waiting: without(manifest, &done) })
}

fn before_the_count(view: &View, manifest: &ElectionManifest) -> Option<Next> {
    if let Some(roll) = manifest.rolls.get(view.rolls.len()) {
        return Some(Next::Roll { roll: roll.id.clone() });
    }
    if view.openings.is_empty() {
        return Some(Next::Open { from: manifest.opens });
    }
    let Some(closing) = view.closings.first() else {
        return Some(Next::Close { from: view.closes(manifest) });
    };
    let heard = closing.body.time.saturating_add(manifest.objection_seconds);
    view.tallies.is_empty().then_some(Next::Tally { from: heard })
}

fn sign_offs(view: &View, manifest: &ElectionManifest) -> Option<Next> {
    let done = of(&view.sign_offs, |s| Some(s.trustee));
    let missing = manifest.sign_off_quorum().checked_sub(done.len()).filter(|n| *n > 0)?;
    Some(Next::SignOff { missing, waiting: without(manifest, &done) })
}

fn shares(view: &View, manifest: &ElectionManifest) -> Option<Next> {
    if !view.results.is_empty() {
        return None;
    }
    let (done, needed) = (of(&view.shares, |s| Some(s.trustee)), manifest.threshold);
    let decrypted = view.tallies.iter().filter(|t| !t.body.too_few).count();
    if done.len() >= usize::from(needed) * decrypted {
        return Some(Next::Result);
    }
    Some(Next::Share { needed, waiting: without(manifest, &done) })
}

fn lot(view: &View, manifest: &ElectionManifest, tied: Option<&Id>) -> Option<Next> {
    let contest = tied?;
    let done = of(&view.lot_shares, |s| (s.contest == *contest).then_some(s.trustee));
    let waiting = without(manifest, &done);
    Some(Next::Lot { contest: contest.clone(), needed: manifest.threshold, waiting })
}

fn certificate(view: &View, manifest: &ElectionManifest) -> Option<Next> {
    view.certificates.is_empty().then_some(Next::Certify { quorum: manifest.certifiers.quorum })
}
