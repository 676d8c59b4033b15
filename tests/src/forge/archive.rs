//! A whole archive: the register, and the records of elections.

use super::society::{Society, motion};
use super::{Election, Record, Setting, id};
use ostrakon_charter::Verdict;
use ostrakon_election::document::SignedDocument;
use ostrakon_register::Act;
use ostrakon_register::acts::{ElectionLinked, OutcomeAct};
use std::fs;
use std::path::Path;

/// What an organisation publishes.
pub struct Archive {
    /// Whose register it is.
    pub society: Society,
    /// Folders, and the records in them.
    pub records: Vec<(String, Record)>,
}

impl Archive {
    /// Writes it into a directory.
    pub fn write(&self, root: &Path) {
        let register = Record { files: self.society.keeper.files().clone(), ..Record::default() };
        let elections = self.records.iter().map(|(folder, record)| (format!("elections/{folder}"), record));
        fs::create_dir(root.join("elections")).unwrap();
        for (folder, record) in elections.chain([("register".to_owned(), &register)]) {
            fs::create_dir(root.join(&folder)).unwrap();
            record.write(&root.join(folder));
        }
    }
}

/// A decision at this assembly: three for it, one against, one abstains.
pub fn assembly(society: &Society, meeting: &str) -> Election {
    let mut setting = Setting::asking(&[motion("decision")]);
    setting.rolls[0].body = id("members");
    society.election(setting, Some(meeting))
}

impl Society {
    /// Links an election that is over, and enters its outcome.
    pub fn enter_outcome(&mut self, election: &Election) {
        let verdicts = election.verdicts().unwrap();
        let certificate = last(election);
        self.link(election);
        self.act(|register, time| {
            Act::Outcome(OutcomeAct::of(&certificate, verdicts, register, time).unwrap())
        });
    }

    /// Links an election, and enters other verdicts under a certificate of their own.
    pub fn enter_verdicts(&mut self, election: &Election, verdicts: Vec<Verdict>) {
        let certificate = self.certificate(election.election(), &verdicts);
        self.link(election);
        self.act(|register, time| {
            Act::Outcome(OutcomeAct::of(&certificate, verdicts, register, time).unwrap())
        });
    }

    fn link(&mut self, election: &Election) {
        let manifest = SignedDocument::decode(&election.log.entries()[0]).unwrap();
        self.act(|register, time| {
            Act::ElectionLinked(ElectionLinked::of(&manifest, register, time).unwrap())
        });
    }
}

/// The certificate is a board's last entry.
fn last(election: &Election) -> SignedDocument {
    SignedDocument::decode(election.log.entries().last().unwrap()).unwrap()
}
