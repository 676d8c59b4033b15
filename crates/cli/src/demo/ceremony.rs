//! The key ceremony of the demonstration, and how trustees' messages come onto the board.

use super::play::Play;
use super::process::flag;
use crate::clock;
use crate::election;
use crate::error::Outcome;
use crate::files;
use crate::record_dir::Writer;
use std::path::{Path, PathBuf};

/// The largest document of a trustee.
const LIMIT: u64 = 1 << 20;

/// Files of a trustee, by number.
type Files<'f> = &'f dyn Fn(usize) -> Outcome<Vec<PathBuf>>;

impl Play<'_> {
    pub(super) fn ceremony(&self) -> Outcome {
        let (stage, all) = (self.stage, self.trustees.numbers());
        let how = match self.board.url() {
            Some(_) => "they meet through the service only",
            None => "they exchange files only",
        };
        stage.say(&format!("{} trustees, each a process of its own, make the keys; {how}:", all.len()));
        self.round(&all, "commit", &|room| vec![flag("out", room.join("commitment.json"))], &|n| {
            Ok(vec![self.trustees.room(n).join("commitment.json")])
        })?;
        stage.item("round 1: everybody has committed");
        self.round(&all, "deal", &|room| vec![flag("out", room.join("dealt"))], &|n| Ok(self.dealt(n)))?;
        stage.item("round 2: everybody has dealt, with a proof; each sent every other a sealed share");
        self.acknowledge(&all)?;
        self.trustees.step(self.board, &all, "complete", |_, _| Vec::new())?;
        stage.item("round 3: everybody has checked everything and acknowledged the same keys");
        for number in all.iter().rev().take(self.setting.missing) {
            let name = self.trustees.name(*number);
            stage.say(&format!("From here on {name}, trustee {number}, is missing."));
        }
        Ok(())
    }

    /// Every trustee's step, and its messages onto the board.
    fn round(
        &self,
        all: &[usize],
        step: &str,
        words: &dyn Fn(&Path) -> Vec<String>,
        messages: Files<'_>,
    ) -> Outcome {
        self.trustees.step(self.board, all, step, |_, room| words(room))?;
        self.hand_in(&mut self.writer()?, all, messages)
    }

    /// Trustees' messages come onto the board: the organiser enters them, or each trustee sends its own to the service.
    pub(super) fn hand_in(&self, writer: &mut Writer, who: &[usize], messages: Files<'_>) -> Outcome {
        let sent = who.iter().map(|n| Ok((*n, messages(*n)?))).collect::<Outcome<Vec<_>>>()?;
        let files: Vec<PathBuf> = sent.iter().flat_map(|(_, files)| files.clone()).collect();
        let Some(url) = self.board.url() else { return election::accept(writer, &files).map(drop) };
        let mut new = 0;
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "json")) {
            let document = files::read(file, LIMIT)?;
            new += u64::from(!writer.record().log().entries().contains(&document));
        }
        self.trustees.send(&url, &sent)?;
        self.board.wait_for(writer, new)
    }

    /// What a trustee dealt: the document and its file; to a service also the envelopes, which trustees give each other otherwise.
    fn dealt(&self, number: usize) -> Vec<PathBuf> {
        let dealt = self.trustees.room(number).join("dealt");
        let files = ["dealing.json", "dealing"].map(|name| dealt.join(name));
        let served = self.board.url().is_some();
        let others = self.trustees.numbers().into_iter().filter(|to| served && *to != number);
        files.into_iter().chain(others.map(|to| dealt.join(format!("envelope-{number}-{to}")))).collect()
    }

    fn acknowledge(&self, all: &[usize]) -> Outcome {
        self.fetch_envelopes(all)?;
        let words = |number: usize, room: &Path| {
            let others = all.iter().filter(|from| **from != number);
            let envelopes = others.map(|from| flag("envelope", self.envelope(*from, number)));
            envelopes.chain([flag("out", room.join("acknowledgement.json"))]).collect()
        };
        self.trustees.step(self.board, all, "acknowledge", words)?;
        self.hand_in(&mut self.writer()?, all, &|n| {
            Ok(vec![self.trustees.room(n).join("acknowledgement.json")])
        })
    }

    /// Where an envelope lies for its recipient: where the sender left it, or where it was fetched to.
    fn envelope(&self, from: usize, to: usize) -> PathBuf {
        let folder = match self.board.url() {
            Some(_) => self.trustees.room(to).join("envelopes"),
            None => self.trustees.room(from).join("dealt"),
        };
        folder.join(format!("envelope-{from}-{to}"))
    }

    fn fetch_envelopes(&self, all: &[usize]) -> Outcome {
        let Some(url) = self.board.url() else { return Ok(()) };
        let at = self.board.venue.clock(self.setting.times.announced)?.rehearsed();
        self.trustees.step(self.board, all, "envelopes", |_, room| {
            let at = at.map(|time| format!("--at={}", clock::show(time)));
            let words = [format!("--service={url}"), flag("out", room.join("envelopes"))];
            words.into_iter().chain(at).collect()
        })
    }
}
