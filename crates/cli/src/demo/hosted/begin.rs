//! The beginning: an organisation with its register, an election under it, and everybody's vote but some newcomers'.

use super::{Hosted, OFFICERS, TRUSTEES};
use crate::clock;
use crate::demo::officers::Officers;
use crate::demo::play::Play;
use crate::demo::questions::{self, Electorate, id};
use crate::demo::stage::Stage;
use crate::error::{At, Outcome};
use crate::files::{self, Readers};
use crate::register::{FoundingText, OfficerText};
use ostrakon_charter::{Id, Text};
use std::path::{Path, PathBuf};

/// How many codes are left for whoever wants to vote.
pub(super) const LEFT: usize = 5;

impl Hosted {
    pub(super) fn begin(&self, stage: Stage, officers: &Officers) -> Outcome {
        officers.make_keys()?;
        self.found(stage, officers)?;
        self.keeper.enter("publish-site", clock::system())?;
        let electorates = [electorate()?];
        let play = Play::announce(stage, &self.setting, &self.venue, officers, &electorates, &self.folder)?;
        self.keeper.enter(&format!("link --record elections/{}", super::SLUG), clock::system())?;
        play.ceremony()?;
        let mut writer = play.writer()?;
        let keys = play.rolls(&mut writer)?;
        self.leave_codes(&play, &electorates[0])?;
        play.vote(&mut writer, &keys)?;
        stage.say(&format!("{LEFT} voters have not voted: their codes are left for you."));
        Ok(())
    }

    fn found(&self, stage: Stage, officers: &Officers) -> Outcome {
        let charter = &self.setting.charter;
        let officer = |name: &str| {
            Ok(OfficerText {
                name: Text::new(name).at(name)?,
                person: Id::new(name.to_lowercase()).at(name)?,
                key: officers.public(name),
            })
        };
        let text = FoundingText {
            origin: None,
            charter: charter.path.into(),
            quorum: self.setting.quorum,
            officers: OFFICERS.map(officer).into_iter().collect::<Outcome<_>>()?,
        };
        let (register, private) = (self.keeper.register(), self.keeper.private());
        self.venue.found(&text, &charter.bytes, [&register, &private], clock::system())?;
        stage.room(
            "register",
            "The keeper founds an organisation: its charter, and three officers who certify.",
        );
        stage.say(&format!("{} trustees will hold the keys of its votes.", TRUSTEES.len()));
        Ok(())
    }

    /// The last codes of the roll, a file each.
    fn leave_codes(&self, play: &Play<'_>, electorate: &Electorate) -> Outcome {
        let codes = play.codes(electorate)?;
        let left = codes.lines().rev().take(LEFT);
        for (number, code) in (1..).zip(left) {
            let text = format!("{code}\n");
            files::write(&code_file(&self.folder, number), text.as_bytes(), Readers::Owner)?;
        }
        Ok(())
    }
}

/// Where a code is left.
pub(super) fn code_file(folder: &Path, number: usize) -> PathBuf {
    folder.join("codes").join(format!("code-{number}"))
}

/// The ballots of 2002 under a charter that has a vote for every method; the last voters have yet to vote.
fn electorate() -> Outcome<Electorate> {
    let mut electorate = questions::french()?;
    electorate.body = id("members")?;
    for (question, vote) in electorate.questions.iter_mut().zip(["approval", "motion", "motion"]) {
        question.text.vote = id(vote)?;
    }
    let voting = electorate.voters.len().saturating_sub(LEFT);
    electorate.voters.truncate(voting);
    electorate.absent = LEFT;
    Ok(electorate)
}
