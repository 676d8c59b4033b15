//! An election's trustees around one board.

use ostrakon_charter::Id;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::*;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_trustee::*;
use rand_core::OsRng;

pub(crate) const CHARTER: &str = r#"
format = "ostrakon/v1/charter"
organisation = "Test"
min_counted = 1
[[body]]
id = "all"
name = "All"
clause = "C-1"
[[vote]]
id = "motion"
name = "Motion"
clause = "C-2"
ballot = "motion"
rule = "majority"
threshold = "1/2"
strict = true
[[vote]]
id = "by-lot"
name = "Election"
clause = "C-3"
ballot = "choice"
rule = "most-votes"
tie = "lot"
[[vote]]
id = "by-vote"
name = "Election"
clause = "C-4"
ballot = "choice"
rule = "most-votes"
tie = "fresh-vote"
"#;

pub(crate) fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

pub(crate) fn public(seed: u8) -> Bytes32 {
    (*key(seed).public_key().as_bytes()).into()
}

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The identity of trustee `number`, as it would be read from its file.
pub(crate) fn identity(number: u16) -> Identity {
    let seed = Bytes32::from([100 + number as u8; 32]);
    let file = format!(r#"{{"format":"ostrakon/v1/trustee-identity","seed":"{seed}"}}"#);
    Identity::from_bytes(file.as_bytes()).unwrap()
}

fn named(seed: u8, name: &str) -> NamedKey {
    NamedKey { key: public(seed), name: name.into() }
}

fn contest(name: &str, roll: &str, vote: &str, ballot: BallotType, options: &[&str]) -> Contest {
    let option = |o: &&str| ContestOption { id: id(o), label: (*o).into(), flags: Vec::new() };
    let options = options.iter().map(option).collect();
    Contest { about: None, ballot, id: id(name), options, roll: id(roll), title: name.into(), vote: id(vote) }
}

pub(crate) fn manifest(n: u16, t: u16) -> ElectionManifest {
    let roll =
        |name: &str| RollPlan { body: id("all"), id: id(name), max_size: 100, max_weight: 100, token: None };
    let answers = ["for", "against", "abstain"];
    ElectionManifest {
        register: None,
        suite: ElectionManifest::SUITE.into(),
        title: "Test".into(),
        nonce: [7; 16].into(),
        charter: CharterReference { sha256: sha256(CHARTER.as_bytes()).into(), size: CHARTER.len() as u64 },
        log: LogReference { key: public(1), origin: "board.example/test".into() },
        organiser: public(2),
        registrar: public(3),
        trustees: (1..=n).map(|i| named(100 + i as u8, &format!("Trustee {i}"))).collect(),
        threshold: t,
        one_trustee_reads_votes: t == 1,
        release: Release::SignOffs,
        witnesses: Witnesses { keys: vec![], required: 0 },
        certifiers: Certifiers { officers: vec![named(4, "Officer")], quorum: 1 },
        opens: 1000,
        closes: 2000,
        objection_seconds: 600,
        rolls: vec![roll("members"), roll("nobody")],
        contests: vec![
            contest("motion", "members", "motion", BallotType::Motion {}, &answers),
            contest(
                "seat",
                "members",
                "by-lot",
                BallotType::Choice { blank: false, none: false },
                &["ada", "rosa"],
            ),
            contest(
                "chair",
                "members",
                "by-vote",
                BallotType::Choice { blank: false, none: false },
                &["ada", "rosa"],
            ),
            contest("empty", "nobody", "motion", BallotType::Motion {}, &answers),
        ],
    }
}

/// Trustees, board, files and post.
pub(crate) struct World {
    pub(crate) plan: Plan,
    pub(crate) trustees: Vec<Trustee>,
    pub(crate) board: Vec<Vec<u8>>,
    pub(crate) files: Vec<Vec<u8>>,
    /// (to, envelope).
    pub(crate) post: Vec<(u16, Vec<u8>)>,
    pub(crate) keys: Vec<Vec<u8>>,
}

/// Stores and loads, then lets the value out.
pub(crate) fn out<T>(trustee: &mut Trustee, value: Unpublished<T>) -> T {
    let mut stored = None;
    let value = value.publish(trustee, |state, guard| {
        stored = Some((state.to_vec(), guard.to_vec()));
        Ok::<_, ()>(())
    });
    let (state, guard) = stored.unwrap();
    *trustee = Trustee::load(&state, &[Guard::from_bytes(&guard).unwrap()]).unwrap();
    value.unwrap()
}

/// What a stored trustee is, to be loaded as another copy.
pub(crate) fn copy(trustee: &Trustee) -> Trustee {
    Trustee::load(&trustee.export_secret_state(), &[trustee.guard()]).unwrap()
}

impl World {
    pub(crate) fn new(n: u16, t: u16) -> Self {
        Self::of(manifest(n, t))
    }

    pub(crate) fn of(manifest: ElectionManifest) -> Self {
        let n = manifest.trustees.len() as u16;
        let entry = SignedDocument::sign(Document::Manifest(Box::new(manifest.clone())), &key(2)).encode();
        let plan = Plan::new(manifest).unwrap();
        let trustees = (1..=n).map(|i| Trustee::new(identity(i), &plan).unwrap()).collect();
        Self { plan, trustees, board: vec![entry], files: vec![], post: vec![], keys: vec![] }
    }

    pub(crate) fn ceremony(&self) -> Ceremony {
        Ceremony::read(&self.plan, &self.board).unwrap()
    }

    /// Why the board is refused, were this entered.
    pub(crate) fn refusal(&self, entry: Vec<u8>) -> CeremonyError {
        let board = [self.board.as_slice(), &[entry]].concat();
        Ceremony::read(&self.plan, &board).unwrap_err()
    }

    pub(crate) fn trustee(&mut self, number: u16) -> &mut Trustee {
        &mut self.trustees[usize::from(number) - 1]
    }

    pub(crate) fn commit(&mut self, number: u16) {
        let (ceremony, plan) = (self.ceremony(), self.plan.clone());
        let trustee = self.trustee(number);
        let made = trustee.commit(&plan, &ceremony, &mut OsRng).unwrap();
        let entry = out(trustee, made);
        self.board.push(entry);
    }

    pub(crate) fn deal(&mut self, number: u16) {
        let (ceremony, plan) = (self.ceremony(), self.plan.clone());
        let trustee = self.trustee(number);
        let made = trustee.deal(&plan, &ceremony, &mut OsRng).unwrap();
        let messages = out(trustee, made);
        self.board.push(messages.document);
        self.files.push(messages.file);
        self.post.extend(messages.envelopes);
    }

    pub(crate) fn third(&mut self, number: u16) -> Result<ThirdRound, AcknowledgeError> {
        let (ceremony, plan) = (self.ceremony(), self.plan.clone());
        let (files, envelopes) = (self.files.clone(), self.post_to(number));
        let trustee = self.trustee(number);
        let made = trustee.acknowledge(&plan, &ceremony, &files, &envelopes)?;
        Ok(out(trustee, made))
    }

    pub(crate) fn acknowledge(&mut self, number: u16) {
        let ThirdRound::Acknowledged { document, keys } = self.third(number).unwrap() else {
            panic!("a complaint")
        };
        self.board.push(document);
        self.keys.push(keys);
    }

    /// Enters the complaint that trustee `number` makes; (accused, reason).
    pub(crate) fn complain(&mut self, number: u16) -> (u16, ComplaintReason) {
        let ThirdRound::Complained { document, accused, reason, .. } = self.third(number).unwrap() else {
            panic!("no complaint")
        };
        self.board.push(document);
        (accused, reason)
    }

    pub(crate) fn complete(&mut self, number: u16) {
        let (ceremony, plan) = (self.ceremony(), self.plan.clone());
        let trustee = self.trustee(number);
        let done = trustee.complete(&plan, &ceremony).unwrap();
        out(trustee, done);
    }

    pub(crate) fn post_to(&self, number: u16) -> Vec<Vec<u8>> {
        self.post.iter().filter(|(to, _)| *to == number).map(|(_, e)| e.clone()).collect()
    }

    /// A whole ceremony.
    pub(crate) fn all_rounds(&mut self) {
        let all: Vec<u16> = (1..=self.trustees.len() as u16).collect();
        all.iter().for_each(|i| self.commit(*i));
        all.iter().for_each(|i| self.deal(*i));
        all.iter().for_each(|i| self.acknowledge(*i));
        all.iter().for_each(|i| self.complete(*i));
    }

    /// The keys that the dealings of the attempt that ended well give.
    pub(crate) fn election_keys(&self) -> ElectionKeys {
        let (ceremony, n) = (self.ceremony(), self.trustees.len() as u16);
        let dealing = |i: u16| {
            let decode = |f: &Vec<u8>| {
                let (t, columns) = (self.plan.manifest().threshold, self.plan.columns());
                Dealing::decode(f, ceremony.attempt(), i, t, columns).ok()
            };
            self.files.iter().find_map(decode).unwrap()
        };
        ElectionKeys::from_dealings(&(1..=n).map(dealing).collect::<Vec<_>>())
    }
}
