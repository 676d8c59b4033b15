//! Stages 8 to 10: sign-offs, shares, result, of the tallies as they are stated.

use super::{Election, Stage};
use ostrakon_election::board::At;
use ostrakon_election::decrypt::{
    ContestTotals, DecryptionShareDocument, ResultDocument, SharedSum, SignOff, discrete_logarithm,
    tallies_hash,
};
use ostrakon_election::document::Document;
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::{GENERATOR, Point, SecretScalar, decode_point};
use rand_core::OsRng;

impl Election {
    /// Every trustee's, as they should be.
    pub fn draft_sign_offs(&self) -> Vec<SignOff> {
        let leaves: Vec<_> = self.view().tallies.iter().map(|t| self.leaf(t.index)).collect();
        let (closing, tallies) = (self.closing_head(), tallies_hash(&leaves));
        let draft = |trustee| SignOff { closing, election: self.election(), tallies, trustee };
        self.trustees().into_iter().map(draft).collect()
    }

    /// Enters the sign-offs.
    pub fn enter_sign_offs(&mut self, drafts: Vec<SignOff>) {
        drafts.into_iter().for_each(|d| {
            self.enter_by_trustee(d.trustee, Document::SignOff(d));
        });
        self.stage = Stage::Shares;
    }

    /// The tally of a contest, as stated.
    pub fn stated(&self, contest: usize) -> TallyDocument {
        let id = self.plan().contests()[contest].contest.id.clone();
        self.view().tallies.into_iter().find(|t: &At<TallyDocument>| t.body.contest == id).unwrap().body
    }

    /// One trustee's share of one contest, as it should be.
    pub fn draft_share(&self, trustee: u16, contest: usize) -> DecryptionShareDocument {
        let a = decode_point(&self.stated(contest).a.0).unwrap();
        self.share_of(trustee, trustee, contest, &a)
    }

    /// The share of `holder`'s secret, of any sum, proved in the name of `trustee`.
    pub fn share_of(&self, holder: u16, trustee: u16, contest: usize, a: &Point) -> DecryptionShareDocument {
        let plan = &self.plan().contests()[contest];
        let slots = plan.circuit.slots().len();
        let secrets: Vec<_> =
            self.secret_share(holder).into_iter().take(slots).map(SecretScalar::new).collect();
        let (election, root) = (self.election(), self.closing_head().root);
        let sum = SharedSum { election: &election, root: &root, contest: &plan.contest.id, a };
        sum.share(trustee, &secrets, &mut OsRng).unwrap()
    }

    /// Every trustee's share of every contest that is not too few.
    pub fn draft_shares(&self) -> Vec<DecryptionShareDocument> {
        let contests: Vec<usize> =
            (0..self.plan().contests().len()).filter(|c| !self.stated(*c).too_few).collect();
        let of_contest = |c: usize| self.trustees().into_iter().map(move |i| self.draft_share(i, c));
        contests.into_iter().flat_map(of_contest).collect()
    }

    /// Enters the shares.
    pub fn enter_shares(&mut self, drafts: Vec<DecryptionShareDocument>) {
        drafts.into_iter().for_each(|d| {
            self.enter_by_trustee(d.trustee, Document::Share(d));
        });
        self.stage = Stage::Result;
    }

    /// The trustees whose shares of a contest are valid, lowest first, t of them; if fewer are, the lowest that gave any.
    fn used(&self, contest: usize, a: &Point) -> Vec<u16> {
        let plan = &self.plan().contests()[contest];
        let (election, root) = (self.election(), self.closing_head().root);
        let sum = SharedSum { election: &election, root: &root, contest: &plan.contest.id, a };
        let valid = |d: &DecryptionShareDocument| {
            let keys: Vec<Point> = self.secret_share(d.trustee).iter().map(|x| GENERATOR * x).collect();
            sum.verify(d, &keys[..plan.circuit.slots().len()]).is_ok()
        };
        let threshold = usize::from(self.manifest.threshold);
        let (mut good, mut all) = (Vec::new(), Vec::new());
        for share in self.view().shares.iter().filter(|s| s.body.contest == plan.contest.id) {
            all.push(share.body.trustee);
            good.extend(valid(&share.body).then_some(share.body.trustee));
        }
        let mut used = if good.len() < threshold { all } else { good };
        used.sort();
        used.dedup();
        used.truncate(threshold);
        used
    }

    /// What the stated sums decrypt to, by the joint secret.
    pub fn totals(&self, contest: usize) -> ContestTotals {
        match self.stated(contest).too_few {
            true => ContestTotals::too_few(self.plan().contests()[contest].contest.id.clone()),
            false => self.decrypted(contest),
        }
    }

    /// The same, too few or not.
    pub fn decrypted(&self, contest: usize) -> ContestTotals {
        let stated = self.stated(contest);
        let plan = &self.plan().contests()[contest];
        let a = decode_point(&stated.a.0).unwrap();
        let bound = 4 * (stated.weight + 4) * plan.circuit.maximum();
        let total = |(b, x): (&ostrakon_group::Bytes32, &ostrakon_group::Scalar)| {
            let point = decode_point(&b.0).unwrap() - a * x;
            discrete_logarithm(&point, bound).expect("the sums of a forged record decrypt to a small number")
        };
        let totals = stated.b.iter().zip(&self.attempt().joint_secret()).map(total).collect();
        let trustees = self.used(contest, &a);
        ContestTotals { contest: plan.contest.id.clone(), too_few: false, totals, trustees }
    }

    /// The result, as it should be.
    pub fn draft_result(&self) -> ResultDocument {
        let contests = (0..self.plan().contests().len()).map(|c| self.totals(c)).collect();
        ResultDocument { contests, election: self.election() }
    }

    /// Enters the result.
    pub fn enter_result(&mut self, result: ResultDocument) {
        self.enter_by_organiser(Document::Result(result));
        self.stage = Stage::Lots;
    }
}
