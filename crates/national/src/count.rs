//! After the closing: tallies, sign-offs, shares, result, certificate (spec chapters 5 to 7). One trustee is missing.

use crate::MakeError;
use crate::board::Board;
use crate::ceremony::Keys;
use crate::error::While;
use crate::manifest::{CLOSES, OBJECTIONS};
use crate::people::People;
use crate::random::{Drawer, Seed};
use crate::sums::{Sum, Sums};
use ostrakon_charter::{Charter, Judgement, Verdict};
use ostrakon_election::board::Head;
use ostrakon_election::certify::{
    Background, Certificate, Counted, Court, Judged, contest_count, verdicts_hash,
};
use ostrakon_election::decrypt::{
    ContestTotals, LogarithmTable, ResultDocument, SharedSum, SignOff, VerifiedShare, recombine, tallies_hash,
};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::{ContestPlan, Plan};
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::encode_point;
use ostrakon_verify::Report;
use rand_chacha::ChaCha20Rng;

/// Who signs the board off.
const SIGN_OFFS: [u16; 4] = [1, 2, 3, 4];
/// Who gives shares.
const SHARES: [u16; 3] = [1, 2, 4];

/// Everything that the count is made from.
pub(crate) struct Count<'a> {
    pub(crate) seed: Seed,
    pub(crate) plan: &'a Plan,
    pub(crate) charter: &'a Charter,
    pub(crate) rolls: &'a [RollDocument],
    pub(crate) people: &'a People,
    pub(crate) keys: &'a Keys,
    pub(crate) sums: &'a Sums,
    pub(crate) closing: Head,
}

/// A contest with its sums and its tally.
struct Tallied<'a> {
    contest: &'a ContestPlan,
    sum: &'a Sum,
    tally: TallyDocument,
}

impl Count<'_> {
    /// Enters everything up to the certificate.
    pub(crate) fn enter(&self, board: &mut Board) -> Result<(), MakeError> {
        let tallied: Vec<Tallied<'_>> =
            (0..self.plan.contests().len()).map(|index| self.tally(index)).collect();
        let tally =
            |t: &Tallied<'_>| board.enter(&self.people.by_organiser(Document::Tally(t.tally.clone())));
        let leaves = tallied.iter().map(tally).collect::<Result<Vec<_>, _>>()?;
        self.sign_off(&leaves, board)?;
        let totals = tallied.iter().map(|t| self.decrypt(t, board)).collect::<Result<Vec<_>, _>>()?;
        let counts = tallied.iter().zip(&totals).map(|(t, totals)| self.counted(t, totals));
        let verdicts = self.judge(&counts.collect::<Result<Vec<_>, _>>()?)?;
        let result = ResultDocument { contests: totals, election: self.plan.election() };
        let result = board.enter(&self.people.by_organiser(Document::Result(result)))?;
        self.certify(result, &verdicts, board)
    }

    fn tally(&self, index: usize) -> Tallied<'_> {
        let contest = &self.plan.contests()[index];
        let roll = &self.sums.0[contest.roll];
        let place = self.plan.contests_of(contest.roll).iter().position(|c| *c == index).unwrap_or_default();
        let sum = &roll.contests[place];
        let tally = TallyDocument {
            a: encode_point(&sum.a).into(),
            b: sum.b.iter().map(|b| encode_point(b).into()).collect(),
            ballots: roll.ballots,
            closing: self.closing,
            contest: contest.contest.id.clone(),
            counted: roll.counted,
            election: self.plan.election(),
            superseded: roll.ballots - roll.counted,
            time: CLOSES + OBJECTIONS,
            // All weights are 1: only their number can be too small (spec 5.3).
            too_few: roll.counted < self.charter.min_counted().get(),
            weight: roll.counted,
        };
        Tallied { contest, sum, tally }
    }

    fn sign_off(&self, leaves: &[[u8; 32]], board: &mut Board) -> Result<(), MakeError> {
        for trustee in SIGN_OFFS {
            let (closing, tallies) = (self.closing, tallies_hash(leaves));
            let body = SignOff { closing, election: self.plan.election(), tallies, trustee };
            board.enter(&self.people.by_trustee(trustee, Document::SignOff(body)))?;
        }
        Ok(())
    }

    /// Enters the shares of one contest, and recombines them to its totals.
    fn decrypt(&self, tallied: &Tallied<'_>, board: &mut Board) -> Result<ContestTotals, MakeError> {
        let id = &tallied.contest.contest.id;
        if tallied.tally.too_few {
            return Ok(ContestTotals::too_few(id.clone()));
        }
        let step = format!("decrypting {id}");
        let shares = SHARES.iter().map(|trustee| self.share(*trustee, tallied, board));
        let shares = shares.collect::<Result<Vec<_>, _>>()?;
        let table = LogarithmTable::new(tallied.tally.weight * tallied.contest.circuit.maximum());
        let points = recombine(&tallied.sum.b, &shares.iter().collect::<Vec<_>>());
        let totals = points.iter().map(|point| table.find(point)).collect::<Option<Vec<_>>>();
        if totals.as_ref() != Some(&tallied.sum.totals) {
            return Err(MakeError::step(step, "the totals are not those of the votes that were cast"));
        }
        Ok(ContestTotals {
            contest: id.clone(),
            too_few: false,
            totals: tallied.sum.totals.clone(),
            trustees: SHARES.into(),
        })
    }

    fn share(
        &self,
        trustee: u16,
        tallied: &Tallied<'_>,
        board: &mut Board,
    ) -> Result<VerifiedShare, MakeError> {
        let (contest, election) = (&tallied.contest.contest.id, self.plan.election());
        let step = format!("trustee {trustee} gives a share of {contest}");
        let shared = SharedSum { election: &election, root: &self.closing.root, contest, a: &tallied.sum.a };
        let secrets = self.keys.shares(trustee, tallied.sum.b.len());
        let body = shared.share(trustee, &secrets, &mut self.share_stream(trustee, tallied)).during(&step)?;
        let keys = self.keys.keys.verification(trustee).unwrap_or_default();
        let verified = shared.verify(&body, keys.get(..secrets.len()).unwrap_or_default()).during(&step)?;
        board.enter(&self.people.by_trustee(trustee, Document::Share(body)))?;
        Ok(verified)
    }

    fn share_stream(&self, trustee: u16, tallied: &Tallied<'_>) -> ChaCha20Rng {
        let index =
            self.plan.contest(tallied.contest.contest.id.as_str()).map_or(0, |(index, _)| index as u64);
        self.seed.stream(Drawer::Share, index << 16 | u64::from(trustee))
    }

    fn counted(&self, tallied: &Tallied<'_>, totals: &ContestTotals) -> Result<Counted, MakeError> {
        if totals.too_few {
            return Ok(Counted::TooFew);
        }
        let step = format!("judging {}", tallied.contest.contest.id);
        let count = contest_count(tallied.contest, &totals.totals, tallied.tally.weight);
        let count = count.ok_or_else(|| MakeError::step(&step, "impossible totals"))?;
        Ok(Counted::Totals(count.with_roll_weight(self.rolls[tallied.contest.roll].total_weight)))
    }

    fn judge(&self, counts: &[Counted]) -> Result<Vec<Verdict>, MakeError> {
        let background = Background::default();
        let court = Court { plan: self.plan, charter: self.charter, background: &background };
        let final_one = |judged: Judged<'_>| match judged.judgement {
            Judgement::Final(verdict) => Ok(verdict),
            Judgement::Lot(_) => Err(MakeError::step("judging", "a lot, where the charter has none")),
        };
        let judged = court.judge_all(counts).during("judging")?;
        let mut verdicts = judged.into_iter().map(final_one).collect::<Result<Vec<_>, _>>()?;
        court.choices(&mut verdicts);
        Ok(verdicts)
    }

    fn certify(&self, result: [u8; 32], verdicts: &[Verdict], board: &mut Board) -> Result<(), MakeError> {
        let body = Certificate {
            election: self.plan.election(),
            head: board.head(),
            report: Report::certified_hash(),
            result: result.into(),
            verdicts: verdicts_hash(verdicts),
        };
        let mut document = SignedDocument::unsigned(Document::Certificate(body));
        self.people.officers.iter().for_each(|officer| document.add_signature(officer));
        board.enter(&document).map(drop)
    }
}
