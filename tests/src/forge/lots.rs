//! Stage 11: lots, where the charter draws them.

use super::{Election, Pinned, Stage};
use ostrakon_charter::{Charter, Judgement, Verdict, judge, judge_too_few};
use ostrakon_election::certify::{Background, Counted, Court, contest_count};
use ostrakon_election::decrypt::{LotDraw, LotShareDocument, lot_alpha, lot_input, lot_order};
use ostrakon_election::document::Document;
use ostrakon_group::{Bytes32, GENERATOR, Point, SecretScalar};
use ostrakon_register::RollSize;
use rand_core::OsRng;

impl Election {
    /// What the charter, and the register if there is one, say of the result as it is stated; `None` where no such totals
    /// can be.
    pub fn judgements(&self) -> Vec<Option<Judgement>> {
        let counted: Vec<Option<Counted>> =
            (0..self.plan().contests().len()).map(|index| self.counted_in(index)).collect();
        let rules = self.rules();
        match &self.setting.register {
            Some(pinned) => self.judged_together(&rules, pinned, counted),
            None => counted.iter().enumerate().map(|(i, counted)| self.judged(&rules, i, counted)).collect(),
        }
    }

    fn counted_in(&self, index: usize) -> Option<Counted> {
        let plan = &self.plan().contests()[index];
        let result = self.view().results.first().map(|r| r.body.clone()).expect("the result comes first");
        let totals = result.contests.into_iter().find(|c| c.contest == plan.contest.id)?;
        if totals.too_few {
            return Some(Counted::TooFew);
        }
        let count = contest_count(plan, &totals.totals, self.stated(index).weight)?;
        Some(Counted::Totals(count.with_roll_weight(self.roll_size(plan.roll).total_weight)))
    }

    fn judged(&self, rules: &Charter, index: usize, counted: &Option<Counted>) -> Option<Judgement> {
        let contest = &self.plan().contests()[index].contest;
        let vote = rules.vote(&contest.vote)?;
        match counted.as_ref()? {
            Counted::TooFew => Some(Judgement::Final(judge_too_few(vote, &contest.id))),
            Counted::Totals(count) => judge(vote, count).ok(),
        }
    }

    fn judged_together(
        &self,
        rules: &Charter,
        pinned: &Pinned,
        counted: Vec<Option<Counted>>,
    ) -> Vec<Option<Judgement>> {
        let (background, contests) = (self.background(pinned), counted.len());
        let court = Court { plan: self.plan(), charter: rules, background: &background };
        let counts: Option<Vec<Counted>> = counted.into_iter().collect();
        let judged = counts.as_ref().and_then(|counts| court.judge_all(counts).ok());
        match judged {
            Some(judged) => judged.into_iter().map(|judged| Some(judged.judgement)).collect(),
            None => vec![None; contests],
        }
    }

    fn background(&self, pinned: &Pinned) -> Background {
        let rolls: Vec<RollSize> = (0..self.rolls.len()).map(|roll| self.roll_size(roll)).collect();
        pinned.state.background(&self.manifest, &rolls)
    }

    fn roll_size(&self, roll: usize) -> RollSize {
        let members = &self.rolls[roll].members;
        RollSize {
            size: members.len() as u64,
            total_weight: members.iter().map(|member| u64::from(member.weight)).sum(),
        }
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
        verdicts.map(|verdicts| self.with_choices(verdicts))
    }

    /// Who must choose between two bodies, if the register says who sits where.
    fn with_choices(&self, mut verdicts: Vec<Verdict>) -> Vec<Verdict> {
        if let Some(pinned) = &self.setting.register {
            let (rules, background) = (self.rules(), self.background(pinned));
            Court { plan: self.plan(), charter: &rules, background: &background }.choices(&mut verdicts);
        }
        verdicts
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
