//! What verification alone takes: the same ballots, in batches as the service made them, on all cores.

use super::setting::Setting;
use ostrakon_election::cast::BallotForms;
use rand_core::OsRng;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;

/// Ballots that are verified to know the time.
const SAMPLE: usize = 8_192;

pub(super) struct Bound {
    forms: BallotForms,
    sample: Vec<Vec<u8>>,
}

impl Bound {
    pub(super) fn new(setting: &Setting) -> Result<Self, Box<dyn Error>> {
        let sample = setting.ballots().iter().take(SAMPLE).cloned().collect();
        Ok(Self { forms: setting.forms()?, sample })
    }

    /// Processor time a ballot, in batches of so many, microseconds.
    pub(super) fn verify_us(&self, batch: f64) -> Result<f64, Box<dyn Error>> {
        let batch = (batch.round() as usize).clamp(1, SAMPLE);
        // A few ballots one at a time are enough to know what one takes.
        let count = if batch < 8 { 256 } else { SAMPLE }.min(self.sample.len());
        let before = super::served::own_seconds()?;
        for part in self.sample[..count].chunks(batch) {
            self.verify(part)?;
        }
        Ok((super::served::own_seconds()? - before) * 1e6 / count as f64)
    }

    fn verify(&self, part: &[Vec<u8>]) -> Result<(), Box<dyn Error>> {
        let mut rolls: BTreeMap<usize, Vec<&[u8]>> = BTreeMap::new();
        for ballot in part {
            rolls.entry(self.forms.sender(ballot)?.roll).or_default().push(ballot);
        }
        let share = |all: usize| all.div_ceil(rayon::current_num_threads()).max(64);
        let parts: Vec<(usize, &[&[u8]])> = rolls
            .iter()
            .flat_map(|(roll, all)| all.chunks(share(all.len())).map(|part| (*roll, part)))
            .collect();
        let verdicts = parts.into_par_iter().map(|(roll, part)| self.forms.prove(roll, part, &mut OsRng));
        match verdicts.all(|verdict| verdict.is_ok_and(|all| all.iter().all(Result::is_ok))) {
            true => Ok(()),
            false => Err("a ballot of the record does not verify".into()),
        }
    }
}
