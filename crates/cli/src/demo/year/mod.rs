//! `ostrakon demo --scenario year`: a year of an organisation, act by act, election by election, into an archive.

mod ending;
mod expected;
mod hold;
mod prepare;
mod scenario;
mod told;
mod votes;

pub(super) use ending::farewell;

use crate::demo::data::{Charter, ISN};
use crate::demo::ending::Second;
use crate::demo::keeper::Keeper;
use crate::demo::officers::Officers;
use crate::demo::process::Said;
use crate::demo::stage::Stage;
use crate::demo::venue::Venue;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers, SecretFolder};
use crate::record_dir::{read_register, stands};
use crate::register::{FoundingText, OfficerText};
use crate::words::{amount, grouped, plural};
use ending::Ended;
use ostrakon_charter::{Id, MAX_BYTES, Text};
use ostrakon_register::State;
use scenario::{Scenario, Step, Time};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::Instant;
use told::HeldElection;

/// Plays the year into `out`; how it ended.
pub(super) fn play(
    stage: Stage,
    out: &Path,
    venue: &dyn Fn(Stage) -> Venue,
    second: &Second,
) -> Outcome<Ended> {
    let (start, scenario) = (Instant::now(), Scenario::network()?);
    ending::make_room(out, &scenario)?;
    let mut year = Year::found(stage, out, &scenario, venue)?;
    let mut held = Vec::new();
    for (number, step) in (1..).zip(&scenario.steps) {
        let place = format!("step {number} of the scenario ({})", crate::clock::show(step.at.0));
        held.extend(year.step(step).map_err(|error| error.within(place))?);
    }
    year.venue.mirror(None, out)?;
    ending::verified(stage, out, held, start, second)
}

/// The organisation, while its year is played.
struct Year<'a> {
    stage: Stage,
    scenario: &'a Scenario,
    out: &'a Path,
    venue: Venue,
    secrets: SecretFolder,
    officers: Officers,
    keeper: Keeper,
    charter: Charter,
}

/// The charter that an amendment would put in force.
const PROPOSED: &str = "charter.toml";
const ORIGIN: &str = "register.demo.ostrakon.example";

impl<'a> Year<'a> {
    fn found(
        stage: Stage,
        out: &'a Path,
        scenario: &'a Scenario,
        venue: &dyn Fn(Stage) -> Venue,
    ) -> Outcome<Self> {
        let secrets = SecretFolder::new()?;
        let names = scenario.founding.officers.iter().chain(&scenario.founding.later).cloned();
        let officers = Officers::gather(secrets.path(), names.collect())?;
        let keeper = Keeper::new(secrets.path().to_owned(), out)?;
        stage.title(&scenario.title);
        let venue = venue(stage);
        let year = Self { stage, scenario, out, venue, secrets, officers, keeper, charter: ISN };
        tell(stage, &scenario.founding.tell);
        let state = year.founding()?;
        let charter = format!("The charter is {} ({}).", year.charter.whose, year.charter.path);
        said(stage, &[format!("The register is {}.", state.register()), charter]);
        Ok(year)
    }

    fn founding(&self) -> Outcome<State> {
        let founding = &self.scenario.founding;
        let officer = |name: &String| {
            let person = Id::new(name.to_lowercase()).at(name)?;
            Ok(OfficerText {
                name: Text::new(name.clone()).at(name)?,
                person,
                key: self.officers.public(name),
            })
        };
        let officers = founding.officers.iter().map(officer).collect::<Outcome<Vec<_>>>()?;
        let text = FoundingText {
            origin: self.venue.origin(|| ORIGIN.into()),
            charter: self.charter.path.into(),
            quorum: founding.quorum,
            officers,
        };
        let (register, private) = (self.keeper.register(), self.keeper.private());
        self.venue.clock(founding.at.0)?;
        self.venue.found(&text, &self.charter.bytes, [&register, &private], founding.at.0)
    }

    /// What happens at a time; the election, if one is held.
    fn step(&mut self, step: &Step) -> Outcome<Option<HeldElection>> {
        if !step.title.is_empty() {
            self.stage.title(&format!("{}  {}", day(step.at), step.title));
        }
        tell(self.stage, &step.tell);
        self.write(step)?;
        self.venue.clock(step.at.0)?;
        for line in &step.keep {
            self.keep(step, line)?;
        }
        if step.quiet {
            said(self.stage, &[format!("{} entered.", amount(step.keep.len() as u64, "act"))]);
        }
        if step.refused.is_none() && step.keep.iter().any(|line| line.starts_with("amend ")) {
            let bytes = files::read(&self.secrets.path().join(PROPOSED), MAX_BYTES as u64)?;
            self.charter.bytes = Cow::Owned(bytes);
        }
        step.election.as_ref().map(|election| self.hold(step, election)).transpose()
    }

    /// The files that the step's acts name.
    fn write(&self, step: &Step) -> Outcome {
        for (name, text) in &step.files {
            files::write(&self.secrets.path().join(name), text.as_bytes(), Readers::Owner)?;
        }
        let Some(replaced) = &step.charter else { return Ok(()) };
        let amended = self.replaced(replaced)?;
        files::write(&self.secrets.path().join(PROPOSED), &amended.bytes, Readers::Owner)
    }

    fn replaced(&self, replaced: &scenario::Replaced) -> Outcome<Charter> {
        let text = std::str::from_utf8(&self.charter.bytes).at("the charter")?;
        match text.matches(&replaced.old).count() {
            1 => {
                let bytes = Cow::Owned(text.replace(&replaced.old, &replaced.new).into_bytes());
                Ok(Charter { bytes, ..self.charter.clone() })
            }
            n => Err(CliError::new(format!("{:?} stands {n} times in the charter", replaced.old))),
        }
    }

    /// An act, or the refusal that the story expects.
    fn keep(&self, step: &Step, line: &str) -> Outcome {
        match (self.keeper.run(line, step.at.0)?, &step.refused) {
            (Said::Done(lines), None) if step.quiet => drop(lines),
            (Said::Done(lines), None) => said(self.stage, &lines),
            (Said::Refused(why), Some(part)) if why.contains(part.as_str()) => {
                said(self.stage, &[format!("refused: {why}")]);
            }
            (Said::Refused(why), _) => {
                return Err(CliError::new(why).at(format!("`ostrakon register {line}`")));
            }
            (Said::Done(_), Some(_)) => {
                return Err(CliError::new("was not refused").at(format!("`ostrakon register {line}`")));
            }
        }
        Ok(())
    }

    /// What stands now.
    fn state(&self) -> Outcome<State> {
        let path = self.keeper.register();
        let copy = read_register(&path)?;
        stands(&copy, &path).cloned()
    }

    /// Where an election's record goes.
    fn record(&self, slug: &str) -> PathBuf {
        self.out.join("elections").join(slug)
    }
}

fn tell(stage: Stage, text: &str) {
    crate::words::wrap(text, 2, 100).iter().filter(|_| !text.is_empty()).for_each(|line| stage.line(line));
}

fn said(stage: Stage, lines: &[String]) {
    lines.iter().flat_map(|line| crate::words::wrap(line, 4, 100)).for_each(|line| stage.line(&line));
}

fn day(time: Time) -> String {
    crate::clock::show(time.0).chars().take(10).collect()
}

/// How many ballots, in words.
fn ballots(number: u64) -> String {
    format!("{} {}", grouped(number), plural(number, "ballot"))
}
