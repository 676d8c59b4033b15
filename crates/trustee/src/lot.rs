//! Lot shares: only for a tie that this trustee has computed itself, once a contest (spec 6.4, 7.3).

use crate::closed::ClosedBoard;
use crate::{JournalError, Kind, ReleaseError, StageError, Trustee, Unpublished};
use ostrakon_charter::{Charter, CharterError, Id, Judgement};
use ostrakon_election::certify::{Background, Counted, Court, JudgeError, contest_count};
use ostrakon_election::decrypt::{LogarithmTable, LotDraw, SharedSum, VerifiedShare, lot_alpha, recombine};
use ostrakon_election::document::Document;
use ostrakon_election::setup::ContestPlan;
use ostrakon_election::tally::EncryptedTally;
use ostrakon_group::{StuckGenerator, sha256};
use rand_core::CryptoRngCore;
use std::collections::BTreeMap;

/// The largest total that can be decrypted (spec 0.8).
const MAX_TOTAL: u64 = 1 << 40;

/// What a contest is judged by.
///
/// The caller vouches for `background`: that check 112 passed, and that it is what the verifier gave for this board.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The record's `charter.toml`.
    pub charter: &'a [u8],
    /// What the register says of the contests; the default if the manifest names none.
    pub background: &'a Background,
}

/// Why no lot share is made.
#[derive(Debug, thiserror::Error)]
pub enum LotShareError {
    /// Anything that stops a decryption share.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// No shares yet, or no longer.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Another charter than the manifest's.
    #[error("this is not the charter that the manifest names by size and hash")]
    OtherCharter,
    /// The charter does not read.
    #[error(transparent)]
    Charter(#[from] CharterError),
    /// Two shares by one trustee.
    #[error(
        "trustee {trustee} has two decryption shares for contest {contest} on the board: the record is not valid"
    )]
    Twice {
        /// Who.
        trustee: u16,
        /// Which contest.
        contest: Id,
    },
    /// Not enough to compute the totals.
    #[error("contest {contest}: {valid} valid decryption shares, {needed} are needed to know the totals{}", bad_words(.bad))]
    FewShares {
        /// Which contest.
        contest: Id,
        /// How many are valid.
        valid: usize,
        /// t.
        needed: usize,
        /// Whose are not.
        bad: Vec<u16>,
    },
    /// The totals are none.
    #[error("contest {contest}: the shares give no totals that ballots of weight {weight} can have")]
    Totals {
        /// Which contest.
        contest: Id,
        /// W.
        weight: u64,
    },
    /// The totals do not fit the vote, or the charter has none such.
    #[error(transparent)]
    Judge(#[from] JudgeError),
    /// There is nothing to draw.
    #[error("contest {contest}: by its totals and the charter there is no tie to be settled by lot")]
    NoLot {
        /// Which contest.
        contest: Id,
    },
    /// Another lot was drawn.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

fn bad_words(bad: &[u16]) -> String {
    let names: Vec<_> = bad.iter().map(u16::to_string).collect();
    if bad.is_empty() { String::new() } else { format!("; bad: trustee {}", names.join(", ")) }
}

impl Trustee {
    /// Makes this trustee's share of the lot that settles a contest.
    ///
    /// The tied set is not asked for: it is computed here, from verified shares on the board. Asked again, gives the same bytes.
    ///
    /// # Errors
    /// As [`Self::release`], and unless these totals tie and the charter settles ties by lot.
    pub fn draw_lot(
        &mut self,
        board: &ClosedBoard<'_>,
        rules: Rules<'_>,
        contest: &Id,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Unpublished<Vec<u8>>, LotShareError> {
        self.check_agreed(board)?;
        let found = board.contest(contest.as_str());
        let (index, _, tally) = found.ok_or_else(|| ReleaseError::Contest { contest: contest.clone() })?;
        if tally.too_few() {
            return Err(ReleaseError::TooFew { contest: contest.clone() }.into());
        }
        let tied = tied(board, rules, index)?;
        let key = board.keys.lot().ok_or_else(|| self.out_of_turn("a lot share"))?;
        let (election, root, contest_index) = (&self.election(), &board.closing.root, index as u16);
        let draw = LotDraw { election, root, contest_index, contest, tied: &tied, key };
        self.share_of_lot(&draw, rng).map(Unpublished::new)
    }

    fn share_of_lot(
        &mut self,
        draw: &LotDraw<'_>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<u8>, LotShareError> {
        let (subject, alpha) = (draw.contest.as_str(), lot_alpha(draw));
        if let Some(document) = self.journal.answer(Kind::LotShare, subject, &alpha.into())? {
            return Ok(document);
        }
        let held = self.shares("a lot share")?;
        let secret = held.shares.last().ok_or_else(|| self.out_of_turn("a lot share"))?;
        let mut rng = self.identity.hedge(rng, &[b"lot share", &alpha])?;
        let body = draw.share(self.number, secret, &mut rng)?;
        Ok(self.record(Kind::LotShare, subject, alpha.into(), Document::LotShare(body)))
    }
}

/// The set that ties, if the charter settles it by lot.
fn tied(board: &ClosedBoard<'_>, rules: Rules<'_>, index: usize) -> Result<Vec<Id>, LotShareError> {
    let charter = rules.charter;
    let named = &board.plan.manifest().charter;
    if named.size != charter.len() as u64 || named.sha256.0 != sha256(charter) {
        return Err(LotShareError::OtherCharter);
    }
    let charter = Charter::parse(charter)?;
    let court = Court { plan: board.plan, charter: &charter, background: rules.background };
    let counted = court.needed(index).into_iter().map(|needed| Ok((needed, counted(board, needed)?)));
    let counts = counted.collect::<Result<BTreeMap<_, _>, LotShareError>>()?;
    match court.judge_one(index, &counts)?.judgement {
        Judgement::Lot(lot) => Ok(lot.tied().to_vec()),
        Judgement::Final(verdict) => Err(LotShareError::NoLot { contest: verdict.contest }),
    }
}

/// What was counted in a contest, from verified shares on the board.
fn counted(board: &ClosedBoard<'_>, index: usize) -> Result<Counted, LotShareError> {
    let (plan, tally) = (&board.plan.contests()[index], &board.tallies[index]);
    if tally.too_few() {
        return Ok(Counted::TooFew);
    }
    let totals = totals(board, plan, tally)?;
    let (contest, weight) = (plan.contest.id.clone(), tally.weight());
    let count = contest_count(plan, &totals, weight).ok_or(LotShareError::Totals { contest, weight })?;
    let roll = board.roll_weight(plan.roll).unwrap_or(weight);
    Ok(Counted::Totals(count.with_roll_weight(roll)))
}

/// V_s, from the t lowest valid shares on the board (spec 6.3).
fn totals(
    board: &ClosedBoard<'_>,
    plan: &ContestPlan,
    tally: &EncryptedTally,
) -> Result<Vec<u64>, LotShareError> {
    let contest = plan.contest.id.clone();
    let needed = usize::from(board.plan.manifest().threshold);
    let (valid, bad) = verified_shares(board, plan, tally)?;
    let used: Vec<&VerifiedShare> = valid.values().take(needed).collect();
    if used.len() < needed {
        return Err(LotShareError::FewShares { contest, valid: valid.len(), needed, bad });
    }
    let weight = tally.weight();
    let table = LogarithmTable::new(weight.saturating_mul(plan.circuit.maximum()).min(MAX_TOTAL));
    let points = recombine(tally.b(), &used);
    let totals: Option<Vec<u64>> = points.iter().map(|point| table.find(point)).collect();
    totals.ok_or(LotShareError::Totals { contest, weight })
}

/// Valid shares by trustee, and who gave bad ones.
fn verified_shares(
    board: &ClosedBoard<'_>,
    plan: &ContestPlan,
    tally: &EncryptedTally,
) -> Result<(BTreeMap<u16, VerifiedShare>, Vec<u16>), LotShareError> {
    let (election, id, slots) = (board.plan.election(), &plan.contest.id, plan.circuit.slots().len());
    let sum = SharedSum { election: &election, root: &board.closing.root, contest: id, a: tally.a() };
    let (mut valid, mut bad, mut seen) = (BTreeMap::new(), Vec::new(), Vec::new());
    for document in board.shares.iter().filter(|d| d.contest == *id) {
        let trustee = document.trustee;
        if seen.contains(&trustee) {
            return Err(LotShareError::Twice { trustee, contest: id.clone() });
        }
        seen.push(trustee);
        let keys = board.keys.verification(trustee).and_then(|keys| keys.get(..slots)).unwrap_or(&[]);
        match sum.verify(document, keys) {
            Ok(share) => drop(valid.insert(trustee, share)),
            Err(_) => bad.push(trustee),
        }
    }
    Ok((valid, bad))
}
