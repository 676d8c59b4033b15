//! Stage 2: the ceremony, with every dealer's secrets in the open.

use super::{Election, Polynomials, Stage, joint_keys};
use ostrakon_election::board::{KEYS_PATH, dealing_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{
    Acknowledgement, ChannelSecret, Commitment, DealingDocument, Envelope, FileReference, ceremony_hash,
    possession_context, round1_hash,
};
use ostrakon_group::{GENERATOR, Point, Scalar, SecretScalar, encode_point, labelled_hash, sha256};
use ostrakon_proofs::possession::Possession;
use rand_core::OsRng;

/// One attempt: what every trustee drew, then what followed from it.
#[expect(missing_docs, reason = "the words of spec 1.3")]
pub struct Attempt {
    pub number: u32,
    pub threshold: u16,
    pub polynomials: Vec<Polynomials>,
    pub channels: Vec<ChannelSecret>,
    pub round1: [u8; 32],
    pub ceremony: [u8; 32],
}

impl Attempt {
    /// x_{i,s} = Σ_j f_{j,s}(i).
    pub fn secret_share(&self, trustee: u16) -> Vec<Scalar> {
        sum(self.polynomials.iter().map(|p| p.at(trustee)))
    }

    /// Σ_j a_{j,s,0}: the joint secret of every column.
    pub fn joint_secret(&self) -> Vec<Scalar> {
        sum(self.polynomials.iter().map(Polynomials::constants))
    }

    /// K_1 … K_M, K_vrf.
    pub fn joint(&self) -> Vec<Point> {
        self.joint_secret().iter().map(|x| GENERATOR * x).collect()
    }

    /// head ‖ coefficients of a dealer.
    pub fn committed_bytes(&self, trustee: u16) -> Vec<u8> {
        let dealer = &self.polynomials[usize::from(trustee) - 1];
        let mut out = b"OD\x01\x01".to_vec();
        out.extend(self.number.to_be_bytes());
        out.extend(trustee.to_be_bytes());
        out.extend(self.threshold.to_be_bytes());
        out.extend((dealer.0.len() as u16).to_be_bytes());
        dealer.commitments().iter().for_each(|c| out.extend(encode_point(c)));
        out
    }

    /// The proof of possession of a dealer under `round1`, as if dealt by `named`.
    pub fn possession(&self, trustee: u16, named: u16, round1: &[u8; 32]) -> Vec<u8> {
        let dealer = &self.polynomials[usize::from(trustee) - 1];
        let context = possession_context(round1, named, self.threshold, dealer.0.len());
        let secrets: Vec<SecretScalar> = dealer.flat().into_iter().map(SecretScalar::new).collect();
        let proof = Possession::prove(&context, usize::from(self.threshold), &secrets, &mut OsRng);
        [proof.challenge].iter().chain(&proof.responses).flat_map(Scalar::to_bytes).collect()
    }

    /// The dealing file, as it should be.
    pub fn dealing_file(&self, trustee: u16) -> Vec<u8> {
        [self.committed_bytes(trustee), self.possession(trustee, trustee, &self.round1)].concat()
    }

    /// The sealed envelope of `shares` from one trustee to another.
    pub fn envelope(&self, dealer: u16, recipient: u16, shares: Vec<Scalar>) -> Vec<u8> {
        let shares: Vec<_> = shares.into_iter().map(SecretScalar::new).collect();
        let own = &self.channels[usize::from(dealer) - 1];
        let their = self.channels[usize::from(recipient) - 1].public();
        let envelope = Envelope { attempt: self.number, dealer, recipient };
        envelope.seal(&self.round1, &shares, own, &their, &mut OsRng).unwrap()
    }
}

fn sum(rows: impl Iterator<Item = Vec<Scalar>>) -> Vec<Scalar> {
    let add = |a: Vec<Scalar>, b: Vec<Scalar>| a.iter().zip(&b).map(|(a, b)| a + b).collect();
    rows.reduce(add).unwrap_or_default()
}

impl Election {
    /// What honest trustees draw.
    pub fn draw_attempt(&self, number: u32) -> Attempt {
        let (n, threshold) = (self.manifest.trustees.len(), self.manifest.threshold);
        let columns = self.plan().columns();
        Attempt {
            number,
            threshold,
            polynomials: (0..n).map(|_| Polynomials::random(columns, threshold)).collect(),
            channels: (0..n).map(|_| ChannelSecret::generate(&mut OsRng)).collect(),
            round1: [0; 32],
            ceremony: [0; 32],
        }
    }

    /// All three rounds, as they should be, on whatever was drawn.
    pub fn hold_ceremony(&mut self, attempt: Attempt) {
        let mut attempt = attempt;
        self.enter_commitments(&mut attempt);
        self.enter_dealings(&mut attempt);
        self.acknowledge(attempt);
    }

    /// The numbers 1 … n.
    pub fn trustees(&self) -> Vec<u16> {
        (1..=self.manifest.trustees.len() as u16).collect()
    }

    /// Round 1's documents.
    pub fn draft_commitments(&self, attempt: &Attempt) -> Vec<Commitment> {
        let draft = |trustee: u16| Commitment {
            attempt: attempt.number,
            channel_key: attempt.channels[usize::from(trustee) - 1].public(),
            dealing: labelled_hash("dealing", &[&attempt.committed_bytes(trustee)]).into(),
            election: self.election(),
            trustee,
        };
        self.trustees().into_iter().map(draft).collect()
    }

    /// Round 1.
    pub fn enter_commitments(&mut self, attempt: &mut Attempt) {
        let drafts = self.draft_commitments(attempt);
        attempt.round1 = self.round1(attempt.number, &drafts);
        drafts.into_iter().for_each(|d| {
            self.enter_by_trustee(d.trustee, Document::Commitment(d));
        });
    }

    /// round1 of these commitments, by trustee.
    pub fn round1(&self, attempt: u32, drafts: &[Commitment]) -> [u8; 32] {
        let hash = |d: &Commitment| SignedDocument::unsigned(Document::Commitment(d.clone())).hash();
        round1_hash(&self.election(), attempt, &drafts.iter().map(hash).collect::<Vec<_>>())
    }

    /// Round 2's documents with their files.
    pub fn draft_dealings(&self, attempt: &Attempt) -> Vec<(DealingDocument, Vec<u8>)> {
        self.trustees().into_iter().map(|i| self.draft_dealing(attempt, i, attempt.dealing_file(i))).collect()
    }

    /// The document of a dealing file.
    pub fn draft_dealing(
        &self,
        attempt: &Attempt,
        trustee: u16,
        file: Vec<u8>,
    ) -> (DealingDocument, Vec<u8>) {
        let dealer = &attempt.polynomials[usize::from(trustee) - 1];
        let envelope = |j: u16| match j == trustee {
            true => [0; 32].into(),
            false => sha256(&attempt.envelope(trustee, j, dealer.at(j))).into(),
        };
        let document = DealingDocument {
            attempt: attempt.number,
            election: self.election(),
            envelopes: self.trustees().into_iter().map(envelope).collect(),
            file: FileReference { sha256: sha256(&file).into(), size: file.len() as u64 },
            round: attempt.round1.into(),
            trustee,
        };
        (document, file)
    }

    /// Round 2.
    pub fn enter_dealings(&mut self, attempt: &mut Attempt) {
        let drafts = self.draft_dealings(attempt);
        self.enter_drafted_dealings(attempt, drafts);
    }

    /// Round 2 with these dealings.
    pub fn enter_drafted_dealings(&mut self, attempt: &mut Attempt, drafts: Vec<(DealingDocument, Vec<u8>)>) {
        let hash = |d: &DealingDocument| SignedDocument::unsigned(Document::Dealing(d.clone())).hash();
        let hashes: Vec<_> = drafts.iter().map(|(d, _)| hash(d)).collect();
        attempt.ceremony = ceremony_hash(&attempt.round1, &hashes);
        for (document, file) in drafts {
            self.files.insert(dealing_path(document.attempt, document.trustee), file);
            self.enter_by_trustee(document.trustee, Document::Dealing(document));
        }
    }

    /// Round 3's documents, for the keys file as it stands.
    pub fn draft_acknowledgements(&self, attempt: &Attempt) -> Vec<Acknowledgement> {
        let draft = |trustee| Acknowledgement {
            attempt: attempt.number,
            ceremony: attempt.ceremony.into(),
            election: self.election(),
            keys: sha256(&self.keys_file).into(),
            trustee,
        };
        self.trustees().into_iter().map(draft).collect()
    }

    /// Publishes these keys.
    pub fn publish_keys(&mut self, joint: &[Point]) {
        self.slot_keys = joint[..joint.len() - 1].to_vec();
        self.keys_file = joint_keys(joint);
        self.files.insert(KEYS_PATH.into(), self.keys_file.clone());
    }

    /// Round 3: the keys, and everybody's word.
    pub fn acknowledge(&mut self, attempt: Attempt) {
        self.publish_keys(&attempt.joint());
        let drafts = self.draft_acknowledgements(&attempt);
        self.enter_acknowledgements(attempt, drafts);
    }

    /// Round 3 with these acknowledgements; the ceremony is done.
    pub fn enter_acknowledgements(&mut self, attempt: Attempt, drafts: Vec<Acknowledgement>) {
        for document in drafts {
            self.enter_by_trustee(document.trustee, Document::Acknowledgement(document));
        }
        self.attempt = Some(attempt);
        self.stage = Stage::Rolls;
    }
}
