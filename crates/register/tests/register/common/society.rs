//! A society whose keeper writes down what it does.

use super::forge::{ORIGIN, failed, files_of};
use super::{DAY, HOUR, id, time};
use ostrakon_election::board::Head;
use ostrakon_election::setup::{CharterReference, LogReference};
use ostrakon_group::{Bytes16, Bytes32, sha256};
use ostrakon_register::acts::{
    BodyEnded, BodyFormed, Founding, MeetingCalled, OfficeFilled, OfficeVacated, Officer, Reason, SiteFile,
    SitePublished,
};
use ostrakon_register::{Act, Examined, Files, Keeper, KeeperError, SignedAct, State, examine};
use ostrakon_tlog::ed25519::SecretKey;

pub(crate) const KEEPER: u8 = 1;
pub(crate) const LOG: u8 = 2;
pub(crate) const ORGANISER: u8 = 3;
/// The officers' keys and persons; two of them certify.
pub(crate) const OFFICERS: [(u8, &str); 3] = [(11, "ona"), (12, "ole"), (13, "oda")];

pub(crate) fn secret(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

pub(crate) fn public(seed: u8) -> Bytes32 {
    (*secret(seed).public_key().as_bytes()).into()
}

#[derive(Clone)]
pub(crate) struct Society {
    pub(crate) keeper: Keeper,
    /// When the next thing is done.
    pub(crate) time: u64,
    pub(super) elections: u8,
}

impl Society {
    /// That of the shipped charter, founded on 5 January 2026.
    pub(crate) fn new() -> Self {
        Self::of(include_bytes!("../../../../../charters/isn-2013.toml"), "International Socialist Network")
    }

    pub(crate) fn of(charter: &[u8], organisation: &str) -> Self {
        let start = time("2026-01-05T12:00:00");
        let founding = Self::founding(charter, organisation, start);
        let keeper = Keeper::found(founding, charter, &secret(KEEPER), &secret(LOG)).unwrap();
        Self { keeper, time: start + HOUR, elections: 0 }
    }

    pub(crate) fn founding(charter: &[u8], organisation: &str, time: u64) -> Founding {
        Founding {
            charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
            keeper: public(KEEPER),
            log: LogReference { key: public(LOG), origin: ORIGIN.into() },
            nonce: Bytes16::from([7; 16]),
            officers: Self::officers(&OFFICERS),
            organisation: organisation.into(),
            quorum: 2,
            time,
        }
    }

    pub(crate) fn officers(officers: &[(u8, &str)]) -> Vec<Officer> {
        let officer = |(seed, person): &(u8, &str)| Officer {
            key: public(*seed),
            name: format!("Officer {person}"),
            person: id(person),
        };
        officers.iter().map(officer).collect()
    }

    pub(crate) fn state(&self) -> &State {
        self.keeper.state()
    }

    pub(crate) fn register(&self) -> Bytes32 {
        self.state().register()
    }

    pub(crate) fn head(&self) -> Head {
        self.keeper.head()
    }

    /// Appends an act; its leaf hash.
    pub(crate) fn act(&mut self, act: Act) -> Bytes32 {
        self.keeper.append(act, &secret(KEEPER), &secret(LOG)).unwrap();
        self.time += HOUR;
        self.keeper.last_leaf()
    }

    pub(crate) fn examine(&self) -> Examined {
        examine(self.keeper.files())
    }

    /// All acts' bytes.
    pub(crate) fn entries(&self) -> Vec<Vec<u8>> {
        self.examine().acts.iter().map(|posted| posted.act.encode()).collect()
    }

    /// The register with these bytes after all others.
    pub(crate) fn with_entry(&self, entry: Vec<u8>) -> Files {
        let entries = [self.entries(), vec![entry]].concat();
        files_of(&entries, self.keeper.files())
    }

    /// The keeper refuses this act by this check, and a register that has it nevertheless fails by it alone.
    #[track_caller]
    pub(crate) fn breaks(&self, act: Act, check: u16) -> String {
        let signed = SignedAct::sign(act, &secret(KEEPER));
        let refused = self.keeper.clone().append_signed(&signed, &secret(LOG));
        let Err(KeeperError::Check { check: found, finding }) = refused else { panic!("{refused:?}") };
        let examined = examine(&self.with_entry(signed.encode()));
        assert_eq!(
            (found, failed(&examined)),
            (check, vec![check]),
            "{} {:?}",
            finding.what,
            examined.checks
        );
        finding.what
    }

    /// The keeper takes it, and the register passes.
    #[track_caller]
    pub(crate) fn allows(&self, act: Act) -> Self {
        let mut after = self.clone();
        after.act(act);
        let examined = after.examine();
        assert!(examined.passed(), "{:?}", examined.checks);
        after
    }

    pub(crate) fn body_formed(&self, body: &str, kind: &str, declared: u64) -> Act {
        let (register, time) = (self.register(), self.time);
        Act::BodyFormed(BodyFormed {
            body: id(body),
            declared,
            kind: id(kind),
            name: body.into(),
            register,
            time,
        })
    }

    pub(crate) fn body_ended(&self, body: &str) -> Act {
        Act::BodyEnded(BodyEnded { body: id(body), register: self.register(), time: self.time })
    }

    pub(crate) fn form(&mut self, bodies: &[&str], kind: &str) {
        bodies.iter().for_each(|body| _ = self.act(self.body_formed(body, kind, 10)));
    }

    pub(crate) fn meeting_called(&self, meeting: &str, starts: u64, convened_by: &[Bytes32]) -> Act {
        let mut convened_by = convened_by.to_vec();
        convened_by.sort_unstable();
        let (kind, place, register) = (id("nmm"), "Manchester".into(), self.register());
        Act::MeetingCalled(MeetingCalled {
            convened_by,
            kind,
            meeting: id(meeting),
            place,
            register,
            starts,
            time: self.time,
        })
    }

    /// A regular meeting with a hundred days' notice; the clock is then at its start.
    pub(crate) fn meet(&mut self, meeting: &str) {
        let starts = self.time + 100 * DAY;
        self.act(self.meeting_called(meeting, starts, &[]));
        self.time = starts;
    }

    pub(crate) fn office_filled(
        &self,
        office: &str,
        body: &str,
        person: &str,
        outcome: Option<Bytes32>,
    ) -> Act {
        Act::OfficeFilled(OfficeFilled {
            body: id(body),
            contest: outcome.map(|_| id("c0")),
            name: None,
            office: id(office),
            outcome,
            person: id(person),
            register: self.register(),
            time: self.time,
        })
    }

    /// Elects a person to an office under a vote, and gives the office; the holding.
    pub(crate) fn seat(&mut self, vote: &str, office: &str, body: &str, person: &'static str) -> Bytes32 {
        let question = super::ask(vote, body).options(&[person]);
        let (_, outcome) = self.vote(&[question], None, &[super::elected(&[person])]);
        self.act(self.office_filled(office, body, person, Some(outcome)))
    }

    pub(crate) fn office_vacated(&self, holding: Bytes32) -> Act {
        let (register, time) = (self.register(), self.time);
        Act::OfficeVacated(OfficeVacated { holding, reason: Reason::Resigned, register, time })
    }

    /// A site of these pages, whose hashes are those of their paths.
    pub(crate) fn site_published(&self, pages: &[&str]) -> Act {
        let file = |path: &&str| SiteFile { path: (*path).into(), sha256: sha256(path.as_bytes()).into() };
        let (register, release, time) = (self.register(), "1.0".into(), self.time);
        Act::SitePublished(SitePublished { files: pages.iter().map(file).collect(), register, release, time })
    }
}
