//! Our ballots: sealed under a real manifest, verified from their bytes.

use crate::batch::Batch;
use crate::forms::Form;
use ostrakon_arith::{Arithmetic, Points};
use ostrakon_charter::Id;
use ostrakon_election::cast::{HEAD_LENGTH, NO_BALLOT, ProvedChunk, SealedBallot, ballot_hints};
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::{
    Certifiers, CharterReference, Contest, ContestOption, ElectionManifest, LogReference, NamedKey, Plan,
    Release, RollPlan, Witnesses,
};
use ostrakon_group::{Bytes16, Bytes32, Point, SecretScalar};
use ostrakon_proofs::ballot::Relation;
use ostrakon_voter::Booth;
use rand_core::OsRng;
use rayon::prelude::*;
use std::error::Error;

/// A one-contest election with keys that nobody need know.
pub struct Ours {
    plan: Plan,
    keys: Vec<Point>,
    form: Form,
    relation: Relation,
}

impl Ours {
    /// Makes the election.
    pub fn new(form: Form) -> Result<Self, Box<dyn Error>> {
        let plan = Plan::new(manifest(&form)?)?;
        let keys: Vec<Point> = (1..plan.columns()).map(|_| Point::random(&mut OsRng)).collect();
        let relation = plan.relation(0, &[7; 32], &keys, &[9; 32]).ok_or("the plan has no ballots")?;
        Ok(Self { plan, keys, form, relation })
    }

    /// The ballot form.
    pub fn relation(&self) -> &Relation {
        &self.relation
    }

    /// A booth of this election.
    pub fn booth(&self) -> Result<Booth<'_>, Box<dyn Error>> {
        Ok(Booth::new(&self.plan, 0, &[7; 32], &self.keys, &[9; 32])?)
    }

    /// A fresh credential.
    pub fn credential() -> Result<Credential, Box<dyn Error>> {
        Ok(Credential::new(SecretScalar::random(&mut OsRng)).ok_or("the zero credential")?)
    }

    /// Encrypts and seals ballot number `ballot`: what a voter's device does.
    pub fn seal(
        &self,
        booth: &Booth<'_>,
        credential: &Credential,
        ballot: usize,
    ) -> Result<SealedBallot, Box<dyn Error>> {
        let selection = self.form.answer(ballot);
        Ok(booth.encrypt(&[selection], credential, &mut OsRng)?.seal(credential, &NO_BALLOT, &mut OsRng)?)
    }

    /// `count` sealed ballots by as many voters, made on all cores: nothing of this is measured.
    pub fn ballots(&self, count: usize) -> Result<Vec<SealedBallot>, Box<dyn Error>> {
        let booth = self.booth()?;
        let one = |i| self.seal(&booth, &Self::credential()?, i).map(Some);
        let sealed: Vec<Option<SealedBallot>> =
            (0..count).into_par_iter().map(|i| one(i).unwrap_or_default()).collect();
        sealed.into_iter().collect::<Option<_>>().ok_or_else(|| "a ballot could not be sealed".into())
    }

    /// From bytes to verdicts and sums: parse, hash, recompute the challenges, one multiplication for all. A refused ballot is an error.
    pub fn verify(&self, batch: &Batch<'_>) -> Result<ProvedChunk, Box<dyn Error>> {
        let chunk = self.judge(batch)?;
        match chunk.said().iter().all(Option::is_some) {
            true => Ok(chunk),
            false => Err("a ballot's proof is false".into()),
        }
    }

    /// The same, whatever the ballots are.
    pub fn judge(&self, batch: &Batch<'_>) -> Result<ProvedChunk, Box<dyn Error>> {
        Ok(ProvedChunk::verify(&self.relation, 0, &batch.ballots, &batch.hints, &mut OsRng)?)
    }

    /// The hints of ballots, made on all cores: nothing of this is measured.
    pub fn hints(&self, ballots: &[SealedBallot]) -> Vec<Vec<u8>> {
        ballots.par_iter().map(|ballot| ballot_hints(&self.relation, ballot.bytes())).collect()
    }

    /// The points of all ciphertexts, read.
    pub fn ciphertexts(&self, ballots: &[SealedBallot]) -> Points {
        let encodings: Vec<[u8; 32]> = ballots.iter().flat_map(|b| self.encodings(b.bytes())).collect();
        Points::decode(Arithmetic::current(), &encodings, None).0
    }

    /// The encodings of a ballot's A and B.
    pub fn encodings(&self, ballot: &[u8]) -> Vec<[u8; 32]> {
        let rows = ballot.get(HEAD_LENGTH..).unwrap_or_default().as_chunks().0;
        rows.iter().take(self.relation.ciphertext_points()).copied().collect()
    }

    /// Sums ciphertexts of so many ballots, point by point.
    pub fn tally(&self, ciphertexts: &Points, ballots: usize) -> Vec<Point> {
        let points = self.relation.ciphertext_points();
        let column = |at: usize| (0..ballots).map(|b| (b * points + at) as u32).collect::<Vec<_>>();
        (0..points).map(|at| ciphertexts.sum(&column(at))).collect()
    }
}

fn manifest(form: &Form) -> Result<ElectionManifest, Box<dyn Error>> {
    let key = Bytes32::from([1; 32]);
    let named = || NamedKey { key, name: "bench".into() };
    let option = |i: usize| {
        Ok(ContestOption { id: Id::new(format!("o{i}"))?, label: format!("Option {i}"), flags: Vec::new() })
    };
    let options = (0..form.options).map(option).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let roll = Id::new("voters")?;
    Ok(ElectionManifest {
        register: None,
        suite: ElectionManifest::SUITE.into(),
        title: "Benchmark".into(),
        nonce: Bytes16::from([2; 16]),
        charter: CharterReference { sha256: key, size: 1 },
        log: LogReference { key, origin: "bench.example".into() },
        organiser: key,
        registrar: key,
        trustees: vec![named(), named()],
        threshold: 2,
        one_trustee_reads_votes: false,
        release: Release::SignOffs,
        witnesses: Witnesses { keys: Vec::new(), required: 0 },
        certifiers: Certifiers { officers: vec![named()], quorum: 1 },
        opens: 0,
        closes: 1,
        objection_seconds: 0,
        rolls: vec![RollPlan {
            body: Id::new("membership")?,
            id: roll.clone(),
            max_size: 1 << 20,
            max_weight: 1 << 20,
            token: None,
        }],
        contests: vec![Contest {
            about: None,
            ballot: form.ballot.clone(),
            id: Id::new("question")?,
            options,
            roll,
            title: "Question".into(),
            vote: Id::new("motion")?,
        }],
    })
}
