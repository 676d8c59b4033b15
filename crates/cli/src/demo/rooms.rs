//! The later rooms of the demonstration: cast, board, tally, decrypt, certify.

use super::play::{Keys, Play};
use super::process::flag;
use super::voters::{self, Turnout};
use crate::clock;
use crate::election;
use crate::error::Outcome;
use crate::files;
use crate::record_dir::{Record, Writer};
use crate::words::grouped;
use crate::words::{amount, plural};
use ostrakon_charter::Id;
use std::path::{Path, PathBuf};

impl Play<'_> {
    pub(super) fn vote(&self, writer: &mut Writer, keys: &Keys) -> Outcome<Turnout> {
        let stage = self.stage;
        stage.room("cast", "Every ballot is encrypted and proved valid on its voter's device.");
        let turnout = voters::vote(writer, self.board, self.electorates, keys, &self.setting.receipts)?;
        let (ballots, challenges) = (turnout.ballots as u64, turnout.challenges as u64);
        stage.say(&format!(
            "{} {} sealed. {} challenged their device first: a second device opened what it had encrypted, and it was \
             honest. Such a ballot is never cast.",
            grouped(ballots),
            plural(ballots, "ballot"),
            amount(challenges, "voter")
        ));
        let again = amount(turnout.again as u64, "voter");
        stage.say(&format!("{again} voted again; only the last ballot of each counts."));
        Ok(turnout)
    }

    /// Officers let the vote close at another time.
    pub(super) fn reschedule(&self, writer: &mut Writer) -> Outcome {
        let Some((decided, closes)) = self.setting.times.schedule else { return Ok(()) };
        writer.commit()?;
        self.board.venue.clock(decided)?;
        let signing = &self.setting.officers[..self.setting.officers.len().min(self.setting.quorum.into())];
        let signed = self.officers.schedule(self.board, signing, closes, decided)?;
        election::enter_schedule(writer, &signed)?;
        self.stage.say(&format!("{} officers let it close at {}.", signing.len(), clock::show(closes)));
        writer.commit()
    }

    pub(super) fn close(&self, writer: &mut Writer, turnout: &Turnout) -> Outcome {
        let ballots = election::close(writer, self.board.venue.clock(self.setting.times.closed())?)?;
        let stand = if ballots == 1 { "ballot stands" } else { "ballots stand" };
        writer.commit()?;
        let entries = grouped(writer.record().log().size());
        self.stage.room(
            "board",
            &format!("{} {stand} on a log of {entries} entries under a signed checkpoint.", grouped(ballots)),
        );
        let kept = if turnout.receipts.len() == 1 { "is" } else { "are" };
        self.stage.say(&format!(
            "Every voter gets a receipt; {} {kept} kept in {}.",
            turnout.receipts.len(),
            self.setting.receipts.display()
        ));
        Ok(())
    }

    pub(super) fn count(&self, writer: &mut Writer) -> Outcome {
        self.stage.room("tally", "The ballots that count are added up as they are, encrypted.");
        for tally in election::tally(writer, self.board.venue.clock(self.setting.times.counted)?)? {
            let [ballots, counted, superseded] =
                [tally.ballots, tally.counted, tally.superseded].map(grouped);
            self.stage.say(&format!(
                "{}: {ballots} {}, {counted} counted, {superseded} superseded",
                tally.contest,
                plural(tally.ballots, "ballot")
            ));
        }
        writer.commit()
    }

    pub(super) fn decrypt(&self, writer: &mut Writer) -> Outcome {
        let signing: Vec<usize> = (1..=writer.record().manifest().sign_off_quorum()).collect();
        self.stage.room(
            "decrypt",
            &format!("{} trustees verify their own copies and sign the board off …", signing.len()),
        );
        let at = self.board.venue.clock(self.setting.times.counted)?.rehearsed();
        let at = at.map(|time| format!("--at={}", clock::show(time)));
        let words =
            |_, room: &Path| at.iter().cloned().chain([flag("out", room.join("sign-off.json"))]).collect();
        self.trustees.step(self.board, &signing, "sign-off", words)?;
        self.hand_in(writer, &signing, &|n| Ok(vec![self.trustees.room(n).join("sign-off.json")]))?;
        self.shares(writer)?;
        for remark in election::combine(writer)? {
            self.stage.say(&remark);
        }
        writer.commit()?;
        self.stage.say("The shares are recombined to the totals.");
        Ok(())
    }

    /// Where the charter settles a tie by lot, trustees draw it together.
    pub(super) fn lots(&self, writer: &mut Writer) -> Outcome {
        for contest in waiting(writer.record())? {
            self.stage.say(&format!(
                "Contest {contest} ends in a tie that the charter settles by lot: {} trustees draw it together.",
                self.setting.threshold
            ));
            let sharing = self.sharing();
            let file = format!("lot-{contest}.json");
            let words = |_, room: &Path| vec![format!("--contest={contest}"), flag("out", room.join(&file))];
            self.trustees.step(self.board, &sharing, "lot", words)?;
            self.hand_in(writer, &sharing, &|n| Ok(vec![self.trustees.room(n).join(&file)]))?;
        }
        writer.commit()
    }

    fn shares(&self, writer: &mut Writer) -> Outcome {
        let sharing = self.sharing();
        self.stage
            .say(&format!("… and {} of them give shares of the totals, never of a ballot.", sharing.len()));
        self.trustees
            .step(self.board, &sharing, "share", |_, room| vec![flag("out", room.join("shares"))])?;
        self.hand_in(writer, &sharing, &|n| inside(&self.trustees.room(n).join("shares")))
    }

    pub(super) fn certify(&self, writer: &mut Writer) -> Outcome {
        let (all, quorum) = (&self.setting.officers, self.setting.quorum);
        self.stage.room(
            "certify",
            &format!(
                "{quorum} of {} officers verify their own copies, checks 101 to 701, and sign.",
                all.len()
            ),
        );
        let signed = self.officers.certify(self.board, &all[..all.len().min(quorum.into())])?;
        election::merge(writer, &signed)?;
        writer.commit()?;
        self.stage.say("The certificate is the last entry. All secrets are removed with their directories.");
        Ok(())
    }

    /// The trustees who give shares.
    fn sharing(&self) -> Vec<usize> {
        (1..=usize::from(self.setting.threshold)).collect()
    }
}

/// Contests that wait for a lot.
fn waiting(record: &Record) -> Outcome<Vec<Id>> {
    let mut waiting = Vec::new();
    for (plan, told) in record.plan().contests().iter().zip(election::judge(record)?) {
        if told.verdict.is_none() {
            waiting.push(plan.contest.id.clone());
        }
    }
    Ok(waiting)
}

/// The files of a folder, which is not there if every contest has too few ballots.
fn inside(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let names = if folder.is_dir() { files::names(folder)? } else { Vec::new() };
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}
