//! Elections against the register as it stands, and their outcomes (spec 9.5, 9.6).

use super::{DAY, Organisation, Poll, same};
use crate::forge::{Election, People, Pinned, Record, RollSetting, Setting, Stage, VoteSetting, id};
use ostrakon_charter::Verdict;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::RegisterReference;
use ostrakon_group::Bytes32;
use ostrakon_register::Act;
use ostrakon_register::acts::{ElectionLinked, OutcomeAct};
use ostrakon_tlog::ed25519::SecretKey;

/// An election that was held.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its manifest hash.
    pub election: Bytes32,
    /// What was published.
    pub record: Record,
    /// The same, but for a certificate of other verdicts, by the same officers.
    pub changed: Record,
    /// Those verdicts and that certificate.
    pub other: (Vec<Verdict>, SignedDocument),
    /// What its officers certified.
    pub verdicts: Vec<Verdict>,
    /// The signed certificate.
    pub certificate: SignedDocument,
    /// The act with its outcome, once it is entered.
    pub outcome: Option<Bytes32>,
}

impl Held {
    /// The verdict on a contest.
    pub fn verdict(&self, contest: &str) -> &Verdict {
        self.verdicts.iter().find(|verdict| verdict.contest.as_str() == contest).unwrap()
    }

    /// What its officers would have certified otherwise, as if it had been so.
    pub fn as_changed(&self) -> Self {
        let (record, (verdicts, certificate)) = (self.changed.clone(), self.other.clone());
        Self { record, verdicts, certificate, ..self.clone() }
    }

    /// The outcome's act and a contest of it.
    pub fn by<'a>(&self, contest: &'a str) -> (Bytes32, &'a str) {
        (self.outcome.expect("the outcome is entered first"), contest)
    }
}

impl Organisation {
    /// The register as it stands now, for an election to pin.
    pub fn pin(&self, meeting: Option<&str>) -> Pinned {
        let (head, log) = (self.keeper.head(), &self.state().founding().log);
        let meeting = meeting.map(id);
        Pinned {
            reference: RegisterReference { head, key: log.key, meeting, origin: log.origin.clone() },
            state: self.state().clone(),
            copy: self.keeper.copy_at(&head, &self.keys.log).unwrap(),
        }
    }

    /// An election that is about to begin; nothing is on its board.
    pub fn announce(&self, poll: &Poll) -> Election {
        let people =
            People { officers: self.keys.officers.iter().map(same).collect(), ..People::new(2, 0, 0) };
        Election::by(self.setting(poll), people, self.charter.clone())
    }

    fn setting(&self, poll: &Poll) -> Setting {
        let starts = poll.meeting.as_ref().and_then(|m| self.state().meeting(&id(m))).map(|m| m.starts);
        let opens = poll.opens.or(starts).unwrap_or(self.now + DAY);
        let votes = (0..poll.answers[0].len()).map(|member| VoteSetting {
            roll: 0,
            member,
            selections: poll.answers.iter().map(|answers| answers[member].clone()).collect(),
        });
        let rolls = vec![RollSetting { id: id("roll"), body: id(&poll.body), weights: poll.weights.clone() }];
        Setting {
            trustees: 2,
            threshold: 2,
            rolls,
            contests: poll.contests.clone(),
            votes: votes.collect(),
            opens,
            closes: opens + DAY,
            register: Some(self.pin(poll.meeting.as_deref())),
            ..Setting::default()
        }
    }

    /// Holds an election, links it and enters its outcome.
    pub fn hold(&mut self, poll: Poll) -> Held {
        let mut held = self.hold_only(&poll);
        held.outcome = Some(self.enter_outcome(&held));
        self.held.push(held.clone());
        held
    }

    /// Holds an election and links it; the register hears nothing of its outcome.
    pub fn hold_only(&mut self, poll: &Poll) -> Held {
        let mut election = self.announce(poll);
        election.enter_manifest();
        self.link(&election);
        election.run_until(Stage::Certificate);
        let certificate = election.draft_certificate();
        let signers = self.signers(poll);
        let verdicts = election.verdicts().expect("totals that can be");
        let other = super::changed::changed(&election, &verdicts);
        let (changed, signed) = super::changed::publish(&mut election, &other, &signers);
        election.certify_by(certificate, &signers);
        self.now = self.now.max(election.setting.closes + DAY);
        Held {
            election: election.election(),
            certificate: super::changed::last(&election),
            record: election.publish(),
            changed,
            other: (other, signed),
            verdicts,
            outcome: None,
        }
    }

    fn signers(&self, poll: &Poll) -> Vec<&SecretKey> {
        let all: Vec<usize> = (0..self.keys.officers.len()).collect();
        poll.signers.as_ref().unwrap_or(&all).iter().map(|officer| &self.keys.officers[*officer]).collect()
    }

    /// Links an election whose manifest is entered.
    fn link(&mut self, election: &Election) {
        let manifest = SignedDocument::decode(&election.log.entries()[0]).unwrap();
        let (register, time) = (self.state().register(), self.now);
        self.act(Act::ElectionLinked(ElectionLinked::of(&manifest, register, time).unwrap()));
    }

    /// Enters what was certified; the act.
    pub fn enter_outcome(&mut self, held: &Held) -> Bytes32 {
        let (register, time) = (self.state().register(), self.now);
        let act = OutcomeAct::of(&held.certificate, held.verdicts.clone(), register, time).unwrap();
        self.act(Act::Outcome(act))
    }
}
