//! An organisation with a register: it forms bodies, calls meetings, holds elections and fills offices.
//!
//! Its elections are held whole, from the ceremony to the certificate, against the register as it stands, and their outcomes are
//! entered in it.

mod acts;
mod changed;
mod held;
mod poll;

pub use held::Held;
pub use poll::Poll;

use super::people::public;
use super::signed_checkpoint;
use ostrakon_election::board::Log;
use ostrakon_election::setup::{CharterReference, LogReference};
use ostrakon_group::sha256;
use ostrakon_register::acts::{Founding, Officer};
use ostrakon_register::{Act, Files, Keeper, KeeperError, SignedAct, State, examine};
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;

/// Seconds of a day.
pub const DAY: u64 = 86_400;
/// The first of January 2024, when every organisation is founded.
pub const FOUNDED: u64 = 1_704_067_200;

/// The register with its keys, and what time it is.
#[expect(missing_docs, reason = "the words of spec 9")]
pub struct Organisation {
    pub keeper: Keeper,
    pub keys: Keys,
    /// Unix seconds: every act and every election moves it on.
    pub now: u64,
    /// The charter that stands.
    pub charter: Vec<u8>,
    /// Every election that was held, in order.
    pub held: Vec<Held>,
}

/// Who signs for the organisation.
#[expect(missing_docs, reason = "each is the key of who it names")]
pub struct Keys {
    pub keeper: SecretKey,
    pub log: SecretKey,
    pub officers: Vec<SecretKey>,
}

impl Clone for Keys {
    fn clone(&self) -> Self {
        Self {
            keeper: same(&self.keeper),
            log: same(&self.log),
            officers: self.officers.iter().map(same).collect(),
        }
    }
}

/// The same key again.
pub(super) fn same(key: &SecretKey) -> SecretKey {
    SecretKey::from_seed(key.expose_seed())
}

impl Clone for Organisation {
    fn clone(&self) -> Self {
        let (keeper, keys, charter) = (self.keeper.clone(), self.keys.clone(), self.charter.clone());
        Self { keeper, keys, now: self.now, charter, held: self.held.clone() }
    }
}

impl Organisation {
    /// Founded under this charter, with these persons as officers, all but one of whom certify together.
    pub fn found(name: &str, charter: &[u8], persons: &[&str]) -> Self {
        let key = || SecretKey::generate(&mut OsRng);
        let keys = Keys { keeper: key(), log: key(), officers: persons.iter().map(|_| key()).collect() };
        let founding = Founding {
            charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
            keeper: public(&keys.keeper),
            log: LogReference { key: public(&keys.log), origin: "register.example/organisation".into() },
            nonce: [7; 16].into(),
            officers: officers(&keys.officers, persons),
            organisation: name.into(),
            quorum: (persons.len() as u16 - 1).max(1),
            time: FOUNDED,
        };
        let keeper = Keeper::found(founding, charter, &keys.keeper, &keys.log).unwrap();
        Self { keeper, keys, now: FOUNDED, charter: charter.to_vec(), held: Vec::new() }
    }

    /// What stands.
    pub fn state(&self) -> &State {
        self.keeper.state()
    }

    /// Lets days pass.
    pub fn wait(&mut self, days: u64) {
        self.now += days * DAY;
    }

    /// Appends an act; its leaf hash.
    ///
    /// # Errors
    /// The rule that it would break.
    pub fn attempt(&mut self, act: Act) -> Result<ostrakon_group::Bytes32, KeeperError> {
        self.keeper.append(act, &self.keys.keeper, &self.keys.log)?;
        Ok(self.keeper.last_leaf())
    }

    /// Appends an act that breaks no rule; its leaf hash.
    pub fn act(&mut self, act: Act) -> ostrakon_group::Bytes32 {
        self.now += 60;
        self.attempt(act).unwrap()
    }
}

impl Organisation {
    /// The register with one act more, whatever it breaks.
    pub fn forced(&self, act: Act) -> Files {
        let mut log = Log::new();
        let examined = examine(self.keeper.files());
        examined.acts.iter().for_each(|posted| {
            log.append(posted.act.encode()).unwrap();
        });
        log.append(SignedAct::sign(act, &self.keys.keeper).encode()).unwrap();
        let charters = self.keeper.files().iter().filter(|(path, _)| path.starts_with("charter/"));
        let mut files: Files = charters.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        files.extend(log.files_since(0));
        let origin = &self.state().founding().log.origin;
        let checkpoint = signed_checkpoint(origin, log.head().into(), &self.keys.log);
        files.insert("checkpoint".into(), checkpoint.encode().into_bytes());
        files
    }
}

fn officers(keys: &[SecretKey], persons: &[&str]) -> Vec<Officer> {
    let officer = |(number, (key, person)): (usize, (&SecretKey, &&str))| Officer {
        key: public(key),
        name: format!("Officer {number}"),
        person: super::id(person),
    };
    (1..).zip(keys.iter().zip(persons)).map(officer).collect()
}
