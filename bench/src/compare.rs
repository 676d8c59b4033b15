//! Ours and the peer in turn: medians of interleaved rounds, so that a drifting machine drifts for both.

use crate::Kind;
use crate::batch::Batch;
use crate::measure::{commit, cpu, median, time};
use crate::ours::Ours;
use crate::peer::{self, Peer, PeerBallot};
use ostrakon_arith::Points;
use ostrakon_election::cast::SealedBallot;
use rand_chacha::ChaCha12Rng;
use serde::Serialize;
use std::error::Error;
use std::hint::black_box;

/// One measured line; times are microseconds a ballot on one core.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Kind of ballot.
    pub ballot: &'static str,
    /// What is done: seal, verify or tally.
    pub op: &'static str,
    /// Are decoding hints used?
    pub hints: bool,
    /// Ballots a multiplication; of what is done ballot by ballot, 1.
    pub batch: usize,
    /// Ours.
    pub ours_us: f64,
    /// elastic-elgamal's.
    pub peer_us: f64,
    /// peer / ours.
    pub ratio: f64,
}

/// All lines, with where they were measured.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// The lines.
    pub rows: Vec<Row>,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// How much is measured.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The batch that counts, and as many different ballots.
    pub batch: usize,
    /// Other batches of ours.
    pub others: Vec<usize>,
    /// Rounds; medians count.
    pub rounds: usize,
}

/// Ballots in a round of what is slow.
const FEW: usize = 128;
/// In small batches, so many ballots in a round.
const SMALL: usize = 2048;

/// Measures every kind.
pub fn compare(plan: &Plan) -> Result<Comparison, Box<dyn Error>> {
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        rows.extend(Measured::new(kind, plan.batch)?.rows(plan)?);
    }
    Ok(Comparison { rows, commit: commit(), cpu: cpu() })
}

/// Ballots of one kind, ours and the peer's.
struct Measured {
    kind: Kind,
    ours: Ours,
    ballots: Vec<SealedBallot>,
    hints: Vec<Vec<u8>>,
    ciphertexts: Points,
    peer: Peer,
    peers: Vec<PeerBallot>,
    rng: ChaCha12Rng,
}

/// What one line of ours is about.
#[derive(Clone, Copy)]
struct Work {
    op: &'static str,
    hints: bool,
    batch: usize,
}

impl Measured {
    fn new(kind: Kind, count: usize) -> Result<Self, Box<dyn Error>> {
        let ours = Ours::new(kind.form())?;
        let (peer, mut rng) = Peer::new(kind, 1);
        let ballots = ours.ballots(count)?;
        let (hints, ciphertexts) = (ours.hints(&ballots), ours.ciphertexts(&ballots));
        let peers = (0..FEW).map(|i| peer.seal(i, &mut rng)).collect();
        Ok(Self { kind, ours, ballots, hints, ciphertexts, peer, peers, rng })
    }

    fn rows(&mut self, plan: &Plan) -> Result<Vec<Row>, Box<dyn Error>> {
        let works = works(plan);
        let mut ours = vec![Vec::new(); works.len()];
        let mut peers = [(); 3].map(|()| Vec::new());
        for _ in 0..plan.rounds {
            for (work, times) in works.iter().zip(&mut ours) {
                times.push(self.ours(work)?);
            }
            for (op, times) in OPS.iter().zip(&mut peers) {
                times.push(self.peers(op)?);
            }
        }
        let peers = peers.map(median);
        let row = |(work, times): (Work, Vec<f64>)| {
            let Work { op, hints, batch } = work;
            let peer_us = OPS.iter().position(|o| *o == op).map_or(f64::NAN, |at| peers[at]);
            let ours_us = median(times);
            Row { ballot: self.kind.name(), op, hints, batch, ours_us, peer_us, ratio: peer_us / ours_us }
        };
        Ok(works.into_iter().zip(ours).map(row).collect())
    }

    fn ours(&self, work: &Work) -> Result<f64, Box<dyn Error>> {
        match work.op {
            "seal" => {
                let (booth, credential) = (self.ours.booth()?, Ours::credential()?);
                let seal = |i| self.ours.seal(&booth, &credential, i).map(|b| drop(black_box(b)));
                time(FEW, || (0..FEW).try_for_each(seal))
            }
            "tally" => time(self.ballots.len(), || {
                black_box(self.ours.tally(&self.ciphertexts, self.ballots.len()));
                Ok(())
            }),
            _ => {
                let hints = if work.hints { self.hints.as_slice() } else { &[] };
                let whole = Batch::of(&self.ballots, hints, work.batch.max(SMALL.min(work.batch * 64)));
                let cut = whole.cut(work.batch);
                time(whole.len(), || {
                    cut.iter().try_for_each(|b| self.ours.verify(b).map(|v| drop(black_box(v))))
                })
            }
        }
    }

    fn peers(&mut self, op: &str) -> Result<f64, Box<dyn Error>> {
        let (peer, peers) = (&self.peer, &self.peers);
        match op {
            "seal" => time(FEW, || {
                (0..FEW).for_each(|i| drop(black_box(peer.seal(i, &mut self.rng))));
                Ok(())
            }),
            "tally" => {
                let read = peers.iter().map(|b| peer.verify(b)).collect::<Result<Vec<_>, _>>()?;
                time(FEW, || {
                    black_box(peer::tally(&read));
                    Ok(())
                })
            }
            _ => time(FEW, || {
                peers.iter().try_for_each(|b| peer.verify(b).map(|c| black_box(c.len())).map(drop))
            }),
        }
    }
}

const OPS: [&str; 3] = ["seal", "verify", "tally"];

/// Everything of ours that is measured.
fn works(plan: &Plan) -> Vec<Work> {
    let mut batches = plan.others.clone();
    batches.push(plan.batch);
    batches.sort_unstable();
    batches.dedup();
    let verify = |batch| [false, true].map(|hints| Work { op: "verify", hints, batch });
    let seal = Work { op: "seal", hints: false, batch: 1 };
    let tally = Work { op: "tally", hints: false, batch: plan.batch };
    [seal].into_iter().chain(batches.into_iter().flat_map(verify)).chain([tally]).collect()
}
