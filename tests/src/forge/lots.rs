//! Stage 11: lots, where the charter draws them.

use super::{Election, Stage};
use ostrakon_charter::{Judgement, Verdict};
use ostrakon_election::certify::{Counted, Court, contest_count};
use ostrakon_election::decrypt::{LotDraw, LotShareDocument, lot_alpha, lot_input, lot_order};
use ostrakon_election::document::Document;
use ostrakon_group::{Bytes32, GENERATOR, Point, SecretScalar};
use rand_core::OsRng;

impl Election {
    /// What the charter says of the result as it is stated; `None` where no such totals can be.
    pub fn judgements(&self) -> Vec<Option<Judgement>> {
        let contests = self.plan().contests().len();
        let counts: Option<Vec<Counted>> = (0..contests).map(|index| self.counted_in(index)).collect();
        let (rules, background) = (self.rules(), self.background());
        let court = Court { plan: self.plan(), charter: &rules, background: &background };
        let judged = counts.as_ref().and_then(|counts| court.judge_all(counts).ok());
        match judged {
            Some(judged) => judged.into_iter().map(|judged| Some(judged.judgement)).collect(),
            None => vec![None; contests],
        }
    }

    /// What the result says was counted in a contest.
    fn counted_in(&self, index: usize) -> Option<Counted> {
        let view = self.view();
        let result = view.results.first().expect("the result comes first");
        let plan = &self.plan().contests()[index];
        let totals = result.body.contests.iter().find(|c| c.contest == plan.contest.id)?;
        if totals.too_few {
            return Some(Counted::TooFew);
        }
        let count = contest_count(plan, &totals.totals, self.stated(index).weight)?;
        let roll = view.rolls.iter().find(|roll| roll.body.roll == plan.contest.roll);
        let weight = roll.map_or(count.total_weight, |roll| roll.body.total_weight);
        Some(Counted::Totals(count.with_roll_weight(weight)))
    }

    /// One trustee's share of a lot, over any root, among any options.
    pub fn lot_share(
        &self,
        trustee: u16,
        contest: usize,
        root: &Bytes32,
        tied: &[ostrakon_charter::Id],
    ) -> LotShareDocument {
        let election = self.election();
        let key = GENERATOR * self.attempt().joint_secret().last().unwrap();
        let draw = LotDraw {
            election: &election,
            root,
            contest_index: contest as u16,
            contest: &self.plan().contests()[contest].contest.id,
            tied,
            key: &key,
        };
        let secret = SecretScalar::new(*self.secret_share(trustee).last().unwrap());
        draw.share(trustee, &secret, &mut OsRng).unwrap()
    }

    /// Every trustee's share of every lot.
    pub fn draft_lot_shares(&self) -> Vec<LotShareDocument> {
        let root = self.closing_head().root;
        let mut drafts = Vec::new();
        for (contest, judgement) in self.judgements().iter().enumerate() {
            if let Some(Judgement::Lot(lot)) = judgement {
                drafts.extend(self.trustees().iter().map(|i| self.lot_share(*i, contest, &root, lot.tied())));
            }
        }
        drafts
    }

    /// Enters the lot shares.
    pub fn enter_lot_shares(&mut self, drafts: Vec<LotShareDocument>) {
        drafts.into_iter().for_each(|d| {
            self.enter_by_trustee(d.trustee, Document::LotShare(d));
        });
        self.stage = Stage::Certificate;
    }

    /// The charter's verdicts, lots drawn by the secrets.
    pub fn verdicts(&self) -> Option<Vec<Verdict>> {
        let verdict = |(contest, judgement): (usize, Option<Judgement>)| match judgement? {
            Judgement::Final(verdict) => Some(verdict),
            Judgement::Lot(lot) => {
                let order = self.lot_order(contest, lot.tied());
                lot.settle(&order).ok()
            }
        };
        let verdicts: Option<Vec<Verdict>> = self.judgements().into_iter().enumerate().map(verdict).collect();
        let (rules, background) = (self.rules(), self.background());
        let court = Court { plan: self.plan(), charter: &rules, background: &background };
        verdicts.map(|mut verdicts| {
            court.choices(&mut verdicts);
            verdicts
        })
    }

    fn lot_order(&self, contest: usize, tied: &[ostrakon_charter::Id]) -> Vec<ostrakon_charter::Id> {
        let election = self.election();
        let root = self.closing_head().root;
        let key = GENERATOR * self.attempt().joint_secret().last().unwrap();
        let id = &self.plan().contests()[contest].contest.id;
        let draw = LotDraw {
            election: &election,
            root: &root,
            contest_index: contest as u16,
            contest: id,
            tied,
            key: &key,
        };
        let input = lot_input(&key, &lot_alpha(&draw));
        let share = |i: u16| -> (u16, Point) { (i, input * self.secret_share(i).last().unwrap()) };
        let shares: Vec<_> = (1..=self.manifest.threshold).map(share).collect();
        lot_order(&shares, tied)
    }
}
