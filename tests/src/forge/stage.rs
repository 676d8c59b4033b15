//! The stages of an election, in the board's order.

use super::Election;

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of spec 4.3")]
pub enum Stage {
    Manifest,
    Ceremony,
    Rolls,
    Opening,
    Ballots,
    Closing,
    Objections,
    Tallies,
    SignOffs,
    Shares,
    Result,
    Lots,
    Certificate,
    Done,
}

impl Election {
    /// The default election, run up to `stage`.
    pub fn at(stage: Stage) -> Self {
        let mut election = Self::new(super::Setting::default());
        election.run_until(stage);
        election
    }

    /// Lets everything before `stage` happen as it should.
    pub fn run_until(&mut self, stage: Stage) {
        while self.stage < stage {
            self.step();
        }
    }

    /// One stage, as it should be.
    fn step(&mut self) {
        match self.stage {
            Stage::Manifest => self.enter_manifest(),
            Stage::Ceremony => {
                let attempt = self.draw_attempt(1);
                self.hold_ceremony(attempt);
            }
            Stage::Rolls => self.enter_rolls(self.draft_rolls()),
            Stage::Opening => self.enter_opening(self.draft_opening()),
            Stage::Ballots => self.cast_each(|_, _, bytes| vec![bytes]),
            Stage::Closing => self.enter_closing(self.draft_closing()),
            Stage::Objections => self.stage = Stage::Tallies,
            Stage::Tallies => self.enter_tallies(self.draft_tallies()),
            Stage::SignOffs => self.enter_sign_offs(self.draft_sign_offs()),
            Stage::Shares => self.enter_shares(self.draft_shares()),
            Stage::Result => self.enter_result(self.draft_result()),
            Stage::Lots => self.enter_lot_shares(self.draft_lot_shares()),
            Stage::Certificate => self.enter_certificate(self.draft_certificate()),
            Stage::Done => {}
        }
    }
}
