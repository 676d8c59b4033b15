//! What a newcomer is told: where everything is, and commands that work as typed.

use super::begin::{LEFT, code_file};
use super::{Hosted, SLUG};
use crate::clock;
use crate::demo::stage::Stage;
use crate::error::Outcome;
use crate::files;
use crate::outcome;
use crate::record_dir::Writer;
use crate::words::{program, quoted, wrap};

/// What answers: one for each contest.
const ANSWERS: &str =
    "--select presidency=jospin,taubira --select amendment=for --select dissolution=against";
const BALLOT: &str = "my.ballot";
const COPY: &str = "my-copy";
/// Far above a code and its end of line.
const MOST_CODE: u64 = 256;

impl Hosted {
    /// What this is, before anything happens.
    pub(super) fn greet(&self, stage: Stage) {
        stage.title(&format!("Ostrakon: a service with a running vote, at {}", self.base));
        let keys = quoted(&self.data.join("demo"));
        let what = format!(
            "This program plays organiser, registrar, keeper, trustees and officers; all their keys are in {keys}/. A real election \
             never keeps them in one place: whoever had them all could read every vote."
        );
        paragraph(stage, &what);
    }

    /// What to do while the vote is open: in a browser, or by commands.
    pub(super) fn invite(&self, stage: Stage, closes: u64) -> Outcome {
        stage.title("The vote is open");
        paragraph(
            stage,
            &format!("It closes at {}; then it is counted and certified by itself.", clock::show(closes)),
        );
        self.by_commands(stage);
        stage.title("Or in your browser, with one of these codes");
        self.codes()?.iter().for_each(|code| stage.line(&format!("      {code}")));
        paragraph(
            stage,
            "Vote, keep the receipt and check it, see the vote close, verify the result on your own device.",
        );
        paragraph(stage, "Ctrl-C stops the service; the same command goes on where it was.");
        stage.line("");
        command(stage, &self.page());
        stage.line("");
        Ok(())
    }

    fn by_commands(&self, stage: Stage) {
        let (ostrakon, url) = (program(), self.url());
        let code = quoted(&code_file(&self.data.join("demo"), 1));
        let vote = format!("{ostrakon} vote --service {url} --code-file {code}");
        stage.title("Take part by commands, in another terminal of this folder");
        paragraph(
            stage,
            &format!(
                "You have {LEFT} codes, code-1 to code-{LEFT}. See the first one's ballot paper, and vote:"
            ),
        );
        command(stage, &vote);
        command(stage, &format!("{vote} {ANSWERS} --out {BALLOT}"));
        paragraph(stage, "Take a copy of everything that is public, and hold your receipt against it:");
        command(stage, &format!("{ostrakon} mirror {url} {COPY}"));
        command(stage, &format!("{ostrakon} verify {COPY} --receipt {BALLOT}.tlog-proof"));
        paragraph(
            stage,
            "Checks of what has not happened yet are not run, and say so. Vote again, if you like: only your last ballot counts.",
        );
    }

    /// Those that are left, to be copied from the terminal.
    fn codes(&self) -> Outcome<Vec<String>> {
        let read = |number| files::read_text(&code_file(&self.folder, number), MOST_CODE);
        (1..=LEFT).map(|number| Ok(read(number)?.trim().to_owned())).collect()
    }

    /// The vote's page.
    fn page(&self) -> String {
        format!("{}/en/votes/{SLUG}", self.base)
    }

    /// How it ended, and how to check it.
    pub(super) fn conclude(&self, stage: Stage, writer: &Writer) -> Outcome {
        let (ostrakon, record) = (program(), writer.record());
        stage.title("The vote is certified");
        outcome::lines(record.plan(), &outcome::of_record(record)).iter().for_each(|line| stage.line(line));
        stage.title("Believe none of it: verify it yourself, in your browser");
        command(stage, &format!("{}/verify", self.page()));
        stage.title("Or copy everything, and verify it by commands");
        command(stage, &format!("{ostrakon} mirror {} {COPY}", self.url()));
        command(stage, &format!("{ostrakon} verify {COPY}"));
        paragraph(
            stage,
            "With the receipt of your ballot, if you cast one, and with the register of the organisation:",
        );
        command(stage, &format!("{ostrakon} verify {COPY} --receipt {BALLOT}.tlog-proof"));
        command(stage, &format!("{ostrakon} mirror {} my-archive", self.base));
        command(stage, &format!("{ostrakon} verify --archive my-archive"));
        paragraph(
            stage,
            "The service goes on until Ctrl-C. For another vote like this, name another directory with --data.",
        );
        stage.line("");
        Ok(())
    }

    fn url(&self) -> String {
        format!("{}/elections/{SLUG}", self.base)
    }
}

/// A sentence or two.
pub(super) fn paragraph(stage: Stage, text: &str) {
    wrap(text, 2, 100).iter().for_each(|line| stage.line(line));
}

fn command(stage: Stage, text: &str) {
    stage.line(&format!("      {text}"));
}
