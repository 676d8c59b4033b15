//! An organisation with a register: what it did, and the elections that follow from it.

use super::checkpoint::signed_checkpoint;
use super::manifest::manifest;
use super::people::public;
use super::{Election, People, Question, Setting, id, options};
use ostrakon_charter::{Charter, Verdict};
use ostrakon_election::board::Head;
use ostrakon_election::certify::{Certificate, verdicts_hash};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{
    BallotType, Certifiers, CharterReference, Contest, ElectionManifest, LogReference, NamedKey,
    RegisterReference,
};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::acts::{
    BodyFormed, ElectionLinked, Founding, MeetingCalled, OfficeFilled, Officer, OutcomeAct,
};
use ostrakon_register::{Act, Keeper};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::Report;
use rand_core::OsRng;

/// Its charter.
const CHARTER: &[u8] = include_bytes!("society.toml");
/// When it was founded; each later act is a second after the one before.
const FOUNDED: u64 = 100_000;
/// The register's name.
const ORIGIN: &str = "register.example/union";

/// All who sign for it in one hand.
#[expect(missing_docs, reason = "each is what it is called")]
pub struct Society {
    pub charter: Vec<u8>,
    pub keeper: Keeper,
    pub keeper_key: SecretKey,
    pub log_key: SecretKey,
    /// Persons officer-1, officer-2, officer-3; two certify.
    pub officers: Vec<SecretKey>,
    pub time: u64,
}

impl Default for Society {
    fn default() -> Self {
        Self::new()
    }
}

impl Society {
    /// Founded, and nothing more.
    pub fn new() -> Self {
        Self::under(CHARTER.to_vec())
    }

    /// Founded under this charter.
    pub fn under(charter: Vec<u8>) -> Self {
        let key = || SecretKey::generate(&mut OsRng);
        let (keeper_key, log_key, officers) = (key(), key(), vec![key(), key(), key()]);
        let founding = Founding {
            charter: CharterReference { sha256: sha256(&charter).into(), size: charter.len() as u64 },
            keeper: public(&keeper_key),
            log: LogReference { key: public(&log_key), origin: ORIGIN.into() },
            nonce: [7; 16].into(),
            officers: (1..).zip(&officers).map(|(number, key)| officer(number, key)).collect(),
            organisation: "Cycling Union".into(),
            quorum: 2,
            time: FOUNDED,
        };
        let keeper = Keeper::found(founding, &charter, &keeper_key, &log_key).unwrap();
        Self { charter, keeper, keeper_key, log_key, officers, time: FOUNDED }
    }

    /// The hash of the founding.
    pub fn register(&self) -> Bytes32 {
        self.keeper.state().register()
    }

    /// A checkpoint of the register's, of any head, signed by any key.
    pub fn checkpoint(&self, head: Head, key: &SecretKey) -> Vec<u8> {
        signed_checkpoint(ORIGIN, head.into(), key).encode().into_bytes()
    }

    /// Appends an act, made for this register and this time; its leaf hash.
    pub fn act(&mut self, act: impl FnOnce(Bytes32, u64) -> Act) -> Bytes32 {
        self.time += 1;
        let act = act(self.register(), self.time);
        self.keeper.append(act, &self.keeper_key, &self.log_key).unwrap();
        self.keeper.last_leaf()
    }

    /// Forms a branch.
    pub fn form_branch(&mut self, name: &str) {
        let (body, name) = (id(name), name.to_owned());
        self.act(|register, time| {
            Act::BodyFormed(BodyFormed { body, declared: 3, kind: id("branch"), name, register, time })
        });
    }

    /// Calls an assembly so many seconds ahead.
    pub fn call_assembly(&mut self, name: &str, ahead: u64) {
        self.act(|register, time| {
            Act::MeetingCalled(MeetingCalled {
                convened_by: Vec::new(),
                kind: id("assembly"),
                meeting: id(name),
                place: "Leeds".into(),
                register,
                starts: time + ahead,
                time,
            })
        });
    }

    /// A body elects a person to an office, in an election of which only the register knows; the holding.
    pub fn elect(&mut self, body: &str, contest: Contest, office: &str, person: &str) -> Bytes32 {
        let mut setting = Setting { contests: vec![contest.clone()], ..Setting::default() };
        setting.rolls.truncate(1);
        setting.rolls[0].body = id(body);
        let people = self.people(&setting);
        let manifest = self.manifest(&setting, &people, None);
        let election = manifest.hash();
        let signed = SignedDocument::sign(Document::Manifest(Box::new(manifest)), &people.organiser);
        self.act(|register, time| Act::ElectionLinked(ElectionLinked::of(&signed, register, time).unwrap()));
        let verdicts = vec![self.elected(&contest, person)];
        let certificate = self.certificate(election, &verdicts);
        let outcome = self.act(|register, time| {
            Act::Outcome(OutcomeAct::of(&certificate, verdicts, register, time).unwrap())
        });
        self.act(|register, time| {
            Act::OfficeFilled(OfficeFilled {
                body: id(body),
                contest: Some(contest.id.clone()),
                name: None,
                office: id(office),
                outcome: Some(outcome),
                person: id(person),
                register,
                time,
            })
        })
    }

    pub(super) fn certificate(&self, election: Bytes32, verdicts: &[Verdict]) -> SignedDocument {
        let nothing = Bytes32::from([0; 32]);
        let body = Certificate {
            election,
            head: Head { root: nothing, size: 1 },
            report: Report::certified_hash(),
            result: nothing,
            verdicts: verdicts_hash(verdicts),
        };
        let mut document = SignedDocument::unsigned(Document::Certificate(body));
        self.officers.iter().for_each(|key| document.add_signature(key));
        document
    }

    fn people(&self, setting: &Setting) -> People {
        let copy = |key: &SecretKey| SecretKey::from_seed(key.expose_seed());
        let officers = self.officers.iter().map(copy).collect();
        People { officers, ..People::new(setting.trustees, 0, setting.witnesses) }
    }

    /// The manifest of a setting, under the register as it stands.
    pub fn manifest(&self, setting: &Setting, people: &People, meeting: Option<&str>) -> ElectionManifest {
        let head = self.keeper.head();
        let register = RegisterReference {
            head,
            key: public(&self.log_key),
            meeting: meeting.map(id),
            origin: ORIGIN.into(),
        };
        let state = self.keeper.state();
        let named = |officer: &Officer| NamedKey { key: officer.key, name: officer.name.clone() };
        let officers = state.officers().iter().map(named).collect();
        ElectionManifest {
            register: Some(register),
            certifiers: Certifiers { officers, quorum: state.quorum() },
            ..manifest(setting, people, &self.charter)
        }
    }

    /// An election under the register as it stands, at a meeting or at none.
    pub fn election(&self, setting: Setting, meeting: Option<&str>) -> Election {
        let people = self.people(&setting);
        let mut election = Election::by(setting, people, self.charter.clone());
        election.manifest = self.manifest(&election.setting, &election.people, meeting);
        let copied = self.keeper.files().iter();
        election.files.extend(copied.map(|(path, bytes)| (format!("register/{path}"), bytes.clone())));
        election
    }

    /// The rules.
    pub fn rules(&self) -> Charter {
        Charter::parse(&self.charter).unwrap()
    }

    /// The verdict that elects one person.
    fn elected(&self, contest: &Contest, person: &str) -> Verdict {
        let clause = self.rules().vote(&contest.vote).unwrap().clause().to_string();
        let verdict = serde_json::json!({
            "clause": clause, "contest": contest.id, "elected": [person], "status": "elected", "tied": [], "vote": contest.vote
        });
        serde_json::from_value(verdict).unwrap()
    }
}

/// Five answers to a motion: three for it, one against, one abstains.
pub fn motion(vote: &'static str) -> Question {
    let answers = [0, 0, 0, 1, 2].map(|answer| options(&[answer])).to_vec();
    Question::new(vote, BallotType::Motion {}, 3, answers)
}

fn officer(number: u32, key: &SecretKey) -> Officer {
    let person = id(&format!("officer-{number}"));
    Officer { key: public(key), name: format!("Officer {number}"), person }
}
