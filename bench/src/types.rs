//! Every ballot type: bytes, seal and verify, beside an approval of up to 5 of 10 in the same run.

use crate::batch::Batch;
use crate::forms::Form;
use crate::measure::{commit, cpu, median, time};
use crate::ours::Ours;
use ostrakon_election::cast::SealedBallot;
use ostrakon_election::roll::Credential;
use serde::Serialize;
use std::error::Error;
use std::hint::black_box;

/// One form, measured. Times are microseconds a ballot on one core.
#[derive(Clone, Debug, Serialize)]
pub struct TypeRow {
    /// Which form.
    pub ballot: &'static str,
    /// N.
    pub bits: usize,
    /// W.
    pub numbers: usize,
    /// m.
    pub slots: usize,
    /// Of a sealed ballot.
    pub bytes: usize,
    /// What the voter's device does.
    pub seal_us: f64,
    /// In batches, from bytes.
    pub verify_us: f64,
    /// Verification, beside that of up to 5 of 10.
    pub verify_ratio: f64,
}

/// All forms.
#[derive(Clone, Debug, Serialize)]
pub struct Types {
    /// The lines.
    pub rows: Vec<TypeRow>,
    /// Ballots a batch.
    pub batch: usize,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// Different ballots in a batch: some take a quarter of a second to seal.
const DIFFERENT: usize = 128;

struct Measured {
    form: Form,
    ours: Ours,
    credential: Credential,
    ballots: Vec<SealedBallot>,
    seal: Vec<f64>,
    verify: Vec<f64>,
}

/// Measures every form in turn, round by round.
pub fn types(batch: usize, rounds: usize) -> Result<Types, Box<dyn Error>> {
    let mut all = Form::all().into_iter().map(|form| prepare(form, batch)).collect::<Result<Vec<_>, _>>()?;
    for _ in 0..rounds {
        all.iter_mut().try_for_each(|one| one.round(batch))?;
    }
    let base = all.iter().find(|one| one.form.name == Form::up_to_5_of_10().name);
    let base = base.map_or(f64::NAN, |one| median(one.verify.clone()));
    let rows = all.into_iter().map(|one| one.row(base)).collect();
    Ok(Types { rows, batch, commit: commit(), cpu: cpu() })
}

fn prepare(form: Form, batch: usize) -> Result<Measured, Box<dyn Error>> {
    let ours = Ours::new(form.clone())?;
    let ballots = ours.ballots(batch.min(DIFFERENT))?;
    let (credential, seal, verify) = (Ours::credential()?, Vec::new(), Vec::new());
    Ok(Measured { form, ours, credential, ballots, seal, verify })
}

impl Measured {
    fn round(&mut self, batch: usize) -> Result<(), Box<dyn Error>> {
        let (booth, few) = (self.ours.booth()?, (batch / 64).max(1));
        let seal = |i: usize| self.ours.seal(&booth, &self.credential, i).map(|b| drop(black_box(b)));
        let sealed = time(few, || (0..few).try_for_each(seal))?;
        let whole = Batch::of(&self.ballots, &[], batch);
        let verified = time(batch, || self.ours.verify(&whole).map(|v| drop(black_box(v))))?;
        self.seal.push(sealed);
        self.verify.push(verified);
        Ok(())
    }

    fn row(self, base: f64) -> TypeRow {
        let circuit = &self.ours.relation().circuits()[0];
        let (seal_us, verify_us) = (median(self.seal), median(self.verify));
        TypeRow {
            ballot: self.form.name,
            bits: circuit.bits(),
            numbers: circuit.numbers().len(),
            slots: circuit.slots().len(),
            bytes: self.ballots[0].bytes().len(),
            seal_us,
            verify_us,
            verify_ratio: verify_us / base,
        }
    }
}
