//! The physical limit: what no verifier of such ballots can do without, beside what ours does.
//!
//! Every ballot is hashed; every point of its ciphertexts is decoded with a hint, comes once into a multi-scalar multiplication, with a scalar of
//! 128 bits, and is added to the tally. Measured with the arithmetic that the verifier uses.

use crate::Kind;
use crate::batch::Batch;
use crate::measure::{commit, cpu, median, time};
use crate::ours::Ours;
use ostrakon_arith::{Arithmetic, Points, Terms, hints};
use ostrakon_election::cast::SealedBallot;
use rand_core::{OsRng, RngCore};
use serde::Serialize;
use std::error::Error;
use std::hint::black_box;

/// One kind of ballot; times are microseconds a ballot on one core.
#[derive(Clone, Debug, Serialize)]
pub struct LimitRow {
    /// Kind of ballot.
    pub ballot: &'static str,
    /// Ballots a multiplication.
    pub batch: usize,
    /// Points of its ciphertexts.
    pub points: usize,
    /// Hashing it.
    pub hash_us: f64,
    /// Decoding those points with hints.
    pub decode_us: f64,
    /// Multiplying them.
    pub multiply_us: f64,
    /// Adding them up.
    pub add_us: f64,
    /// All of that.
    pub limit_us: f64,
    /// Our verifier with hints.
    pub ours_us: f64,
    /// ours / limit.
    pub ratio: f64,
}

/// Both kinds.
#[derive(Clone, Debug, Serialize)]
pub struct Limit {
    /// The lines.
    pub rows: Vec<LimitRow>,
    /// Which arithmetic.
    pub arithmetic: String,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// Measures both kinds, medians of `rounds` rounds.
pub fn limit(batch: usize, rounds: usize) -> Result<Limit, Box<dyn Error>> {
    let rows = Kind::ALL.into_iter().map(|kind| measure(kind, batch, rounds)).collect::<Result<_, _>>()?;
    Ok(Limit { rows, arithmetic: Arithmetic::current().to_string(), commit: commit(), cpu: cpu() })
}

fn measure(kind: Kind, batch: usize, rounds: usize) -> Result<LimitRow, Box<dyn Error>> {
    let ours = Ours::new(kind.form())?;
    let ballots = ours.ballots(batch)?;
    let hinted = ours.hints(&ballots);
    let whole = Batch::of(&ballots, &hinted, batch);
    let bare = Bare::new(&ours, &ballots);
    let mut times: [Vec<f64>; 5] = Default::default();
    for _ in 0..rounds {
        times[0].push(bare.hash(&ballots)?);
        times[1].push(bare.decode()?);
        times[2].push(bare.multiply()?);
        times[3].push(bare.add(&ours)?);
        times[4].push(time(batch, || ours.verify(&whole).map(|v| drop(black_box(v))))?);
    }
    let [hash_us, decode_us, multiply_us, add_us, ours_us] = times.map(median);
    let limit_us = hash_us + decode_us + multiply_us + add_us;
    let (ballot, points) = (kind.name(), bare.encodings.len() / batch);
    let ratio = ours_us / limit_us;
    Ok(LimitRow { ballot, batch, points, hash_us, decode_us, multiply_us, add_us, limit_us, ours_us, ratio })
}

/// The ciphertexts' points of all ballots.
struct Bare {
    ballots: usize,
    encodings: Vec<[u8; 32]>,
    hints: Vec<[u8; 32]>,
    points: Points,
    terms: Terms,
}

impl Bare {
    fn new(ours: &Ours, ballots: &[SealedBallot]) -> Self {
        let encodings: Vec<[u8; 32]> = ballots.iter().flat_map(|b| ours.encodings(b.bytes())).collect();
        let hints = hints(Arithmetic::current(), &encodings);
        let points = ours.ciphertexts(ballots);
        let mut terms = Terms::with_capacity(0, encodings.len());
        (0..encodings.len() as u32).for_each(|i| {
            terms.add_short(i, u128::from(OsRng.next_u64()) << 64 | u128::from(OsRng.next_u64()));
        });
        Self { ballots: ballots.len(), encodings, hints, points, terms }
    }

    fn hash(&self, ballots: &[SealedBallot]) -> Result<f64, Box<dyn Error>> {
        time(self.ballots, || {
            ballots.iter().for_each(|ballot| {
                black_box(ballot.leaf());
            });
            Ok(())
        })
    }

    fn decode(&self) -> Result<f64, Box<dyn Error>> {
        time(self.ballots, || {
            black_box(Points::decode(Arithmetic::current(), &self.encodings, Some(&self.hints)));
            Ok(())
        })
    }

    fn multiply(&self) -> Result<f64, Box<dyn Error>> {
        time(self.ballots, || {
            black_box(self.points.multiply(&self.terms));
            Ok(())
        })
    }

    fn add(&self, ours: &Ours) -> Result<f64, Box<dyn Error>> {
        time(self.ballots, || {
            black_box(ours.tally(&self.points, self.ballots));
            Ok(())
        })
    }
}
