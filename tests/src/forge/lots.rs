//! Stage 11: lots, where the charter draws them.

use super::{Election, Stage};
use ostrakon_charter::{Judgement, Verdict, judge, judge_too_few};
use ostrakon_election::certify::contest_count;
use ostrakon_election::decrypt::{LotDraw, LotShareDocument, lot_alpha, lot_input, lot_order};
use ostrakon_election::document::Document;
use ostrakon_group::{Bytes32, GENERATOR, Point, SecretScalar};
use rand_core::OsRng;

impl Election {
    /// What the charter says of the result as it is stated; `None` where no such totals can be.
    pub fn judgements(&self) -> Vec<Option<Judgement>> {
        let rules = self.rules();
        let result = self.view().results.first().map(|r| r.body.clone()).expect("the result comes first");
        let judgement = |index: usize| {
            let plan = &self.plan().contests()[index];
            let vote = rules.vote(&plan.contest.vote)?;
            let totals = result.contests.iter().find(|c| c.contest == plan.contest.id)?;
            if totals.too_few {
                return Some(Judgement::Final(judge_too_few(vote, &plan.contest.id)));
            }
            let count = contest_count(plan, &totals.totals, self.stated(index).weight)?;
            judge(vote, &count).ok()
        };
        (0..self.plan().contests().len()).map(judgement).collect()
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
        self.judgements().into_iter().enumerate().map(verdict).collect()
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
