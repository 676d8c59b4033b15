//! Elections of a society.

use super::society::{LOG, ORGANISER, public};
use super::{Ask, DAY, HOUR, OFFICERS, Said, Society, id, said, secret};
use ostrakon_charter::{Id, Verdict};
use ostrakon_election::board::Head;
use ostrakon_election::certify::{Certificate, verdicts_hash};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{
    Certifiers, ElectionManifest, LogReference, NamedKey, RegisterReference, Release, RollPlan, Witnesses,
};
use ostrakon_group::{Bytes16, Bytes32};
use ostrakon_register::Act;
use ostrakon_register::acts::{ElectionLinked, Officer, OutcomeAct};

impl Society {
    /// An election that pins what stands now and opens in an hour.
    pub(crate) fn manifest(&mut self, asks: &[Ask], meeting: Option<&str>) -> ElectionManifest {
        self.elections += 1;
        let mut bodies: Vec<_> = asks.iter().map(|ask| ask.body.clone()).collect();
        bodies.dedup();
        let roll =
            |body: Id| RollPlan { id: body.clone(), body, max_size: 100, max_weight: 100, token: None };
        let officer = |o: &Officer| NamedKey { key: o.key, name: o.name.clone() };
        let log = &self.state().founding().log;
        ElectionManifest {
            suite: ElectionManifest::SUITE.into(),
            title: "A vote".into(),
            nonce: Bytes16::from([self.elections; 16]),
            charter: self.state().charter_reference().clone(),
            log: LogReference { key: public(LOG), origin: "board.example/1".into() },
            organiser: public(ORGANISER),
            registrar: public(4),
            trustees: vec![NamedKey { key: public(5), name: "Trustee".into() }],
            threshold: 1,
            one_trustee_reads_votes: true,
            release: Release::SignOffs,
            witnesses: Witnesses { keys: Vec::new(), required: 0 },
            certifiers: Certifiers {
                officers: self.state().officers().iter().map(officer).collect(),
                quorum: self.state().quorum(),
            },
            opens: self.time + HOUR,
            closes: self.time + DAY,
            objection_seconds: 0,
            rolls: bodies.into_iter().map(roll).collect(),
            contests: asks.iter().enumerate().map(|(index, ask)| ask.contest(index)).collect(),
            register: Some(RegisterReference {
                head: self.head(),
                key: log.key,
                meeting: meeting.map(id),
                origin: log.origin.clone(),
            }),
        }
    }

    pub(crate) fn election_linked(&self, manifest: &ElectionManifest) -> Act {
        let document = Document::Manifest(Box::new(manifest.clone()));
        let signed = SignedDocument::sign(document, &secret(ORGANISER));
        Act::ElectionLinked(ElectionLinked::of(&signed, self.register(), self.time).unwrap())
    }

    pub(crate) fn certificate(manifest: &ElectionManifest, verdicts: &[Verdict]) -> Certificate {
        Certificate {
            election: manifest.hash(),
            head: Head { root: Bytes32::from([8; 32]), size: 9 },
            report: Bytes32::from([9; 32]),
            result: Bytes32::from([10; 32]),
            verdicts: verdicts_hash(verdicts),
        }
    }

    /// The outcome of an election, certified by these officers.
    pub(crate) fn outcome_by(&self, manifest: &ElectionManifest, said: &[Said], officers: &[u8]) -> Act {
        let pinned = self.state().at(manifest.register.as_ref().unwrap().head.size);
        let pairs = manifest.contests.iter().zip(said);
        let verdicts: Vec<_> = pairs.map(|(contest, said)| said.verdict(pinned.charter(), contest)).collect();
        let certificate = Document::Certificate(Self::certificate(manifest, &verdicts));
        let mut signed = SignedDocument::unsigned(certificate);
        officers.iter().for_each(|seed| signed.add_signature(&secret(*seed)));
        Act::Outcome(OutcomeAct::of(&signed, verdicts, self.register(), self.time).unwrap())
    }

    pub(crate) fn outcome(&self, manifest: &ElectionManifest, said: &[Said]) -> Act {
        self.outcome_by(manifest, said, &OFFICERS.map(|(seed, _)| seed))
    }

    /// A whole election: its manifest hash and its outcome's leaf hash.
    pub(crate) fn vote(&mut self, asks: &[Ask], meeting: Option<&str>, said: &[Said]) -> (Bytes32, Bytes32) {
        let manifest = self.manifest(asks, meeting);
        self.act(self.election_linked(&manifest));
        let outcome = self.act(self.outcome(&manifest, said));
        (manifest.hash(), outcome)
    }

    /// A decision on one question.
    pub(crate) fn decide(&mut self, ask: Ask, meeting: Option<&str>, status: &'static str) -> Bytes32 {
        self.vote(&[ask], meeting, &[said(status)]).1
    }
}
