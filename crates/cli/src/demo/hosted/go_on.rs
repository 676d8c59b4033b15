//! What becomes due: closing, counting, decrypting, certifying; each once, whenever the service was started last.

use super::told::paragraph;
use super::{Hosted, SLUG};
use crate::clock::{self, Clock};
use crate::demo::play::Play;
use crate::demo::stage::Stage;
use crate::election;
use crate::error::Outcome;
use crate::record_dir::{Record, Writer, read_register, stands};
use crate::words::amount;
use std::time::Duration;

impl Hosted {
    /// Does what is due, as time passes, until the outcome stands in the register.
    pub(super) fn go_on(&self, stage: Stage, play: &Play<'_>) -> Outcome {
        let closes = still_open(play.writer()?.record());
        if let Some(closes) = closes {
            self.invite(stage, closes)?;
            // What was cast in the last moment is published by then.
            wait_until(closes + 1);
            self.close(stage, &mut play.writer()?)?;
        }
        self.count(stage, play)?;
        self.certify(stage, play)?;
        self.enter_outcome()?;
        self.conclude(stage, &play.writer()?)
    }

    fn close(&self, stage: Stage, writer: &mut Writer) -> Outcome {
        let ballots = election::close(writer, Clock::default())?;
        writer.commit()?;
        let heard = clock::show(heard(writer.record()));
        stage.line("");
        paragraph(
            stage,
            &format!(
                "The vote is closed, with {}. Objections are heard until {heard}.",
                amount(ballots, "ballot")
            ),
        );
        Ok(())
    }

    fn count(&self, stage: Stage, play: &Play<'_>) -> Outcome {
        let mut writer = play.writer()?;
        if writer.record().view().tallies.is_empty() {
            wait_until(heard(writer.record()));
            play.count(&mut writer)?;
            paragraph(stage, "The ballots that count are added up, encrypted.");
        }
        if writer.record().view().results.is_empty() {
            play.decrypt(&mut writer)?;
            paragraph(
                stage,
                "The trustees have verified and signed the board off; three gave shares of the totals.",
            );
        }
        Ok(())
    }

    fn certify(&self, stage: Stage, play: &Play<'_>) -> Outcome {
        let mut writer = play.writer()?;
        if writer.record().view().certificates.is_empty() {
            play.lots(&mut writer)?;
            play.certify(&mut writer)?;
            paragraph(stage, "Two officers have verified everything and signed the certificate.");
        }
        Ok(())
    }

    fn enter_outcome(&self) -> Outcome {
        let (path, record) = (self.keeper.register(), Record::read(&self.setting.out)?);
        let copy = read_register(&path)?;
        let entered = stands(&copy, &path)?
            .outcome_of(&record.plan().election())
            .is_some_and(|o| o.certified.is_some());
        match entered {
            true => Ok(()),
            false => self.keeper.enter(&format!("outcome --record elections/{SLUG}"), clock::system()),
        }
    }
}

/// When the vote closes, if it has not been closed.
fn still_open(record: &Record) -> Option<u64> {
    let view = record.view();
    view.closings.is_empty().then(|| view.closes(record.manifest()))
}

/// Until when objections are heard, once the vote is closed.
fn heard(record: &Record) -> u64 {
    let closed = record.view().closings.first().map_or(0, |closing| closing.body.time);
    closed.saturating_add(record.manifest().objection_seconds)
}

/// Whoever stops the service stops the waiting, too.
fn wait_until(time: u64) {
    while clock::system() < time {
        std::thread::sleep(Duration::from_millis(250));
    }
}
