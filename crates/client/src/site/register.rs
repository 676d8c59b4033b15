//! The register that says what browsers are given, judged, and held against what somebody knows of it already.

use crate::Base;
use crate::mirror::{MirrorError, Source, read_register};
use ostrakon_register::{Examined, Site, Status, examine};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::key::VerifierKey;
use ostrakon_tlog::tree::{MerkleTree, TreeHead};

/// A register that a service shows, and that passes its checks.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What its acts say, and what stands by them.
    pub examined: Examined,
    /// What browsers are given.
    pub site: Site,
}

/// Why a register says nothing of a site.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotTheRegister {
    /// It cannot be read.
    #[error(transparent)]
    Unread(#[from] MirrorError),
    /// It breaks its own rules.
    #[error("check {check} of registers does not pass: {place}: {what}")]
    Fails {
        /// The check.
        check: u16,
        /// Where.
        place: String,
        /// What is wrong there.
        what: String,
    },
    /// It is another log's.
    #[error("its log is {found}, where {expected} is expected")]
    Other {
        /// The log that it is.
        found: String,
        /// The log that was meant.
        expected: String,
    },
    /// It has fewer acts than somebody has seen.
    #[error("it shows {shown} acts, and {known} are known")]
    Fewer {
        /// How many it shows.
        shown: usize,
        /// How many are known.
        known: usize,
    },
    /// It has other acts than somebody has seen.
    #[error("its first {0} acts are others than those that are known: its log signed two histories")]
    Forked(usize),
    /// Nothing was ever published of the site.
    #[error("no act says what browsers are given")]
    Silent,
}

impl NotTheRegister {
    /// Whether something is wrong with the register, and not only with the way to it.
    pub fn is_alarm(&self) -> bool {
        !matches!(self, Self::Unread(MirrorError::Client(_) | MirrorError::Unsteady(_)))
    }

    /// What to do.
    pub fn next(&self) -> String {
        match self {
            Self::Unread(error) => error.next(),
            Self::Fails { .. } => "believe nothing of this register; tell the officers and whoever keeps it".into(),
            Self::Other { .. } => "ask the organisation which log its register is, by another way than this service".into(),
            Self::Fewer { .. } => "ask again in a while; if it stays so, keep your copy: acts were taken back".into(),
            Self::Forked(_) => "keep your copy and `ostrakon mirror` this one beside it: together they are evidence for officers and witnesses".into(),
            Self::Silent => "ask the keeper to enter it: `ostrakon register publish-site`".into(),
        }
    }
}

impl Shown {
    /// Reads and judges the register of the service at this base. With `key`, it must be of this log.
    ///
    /// # Errors
    /// Why it says nothing of the site.
    pub fn read(source: &dyn Source, base: &Base, key: Option<&VerifierKey>) -> Result<Self, NotTheRegister> {
        let examined = examine(&read_register(source)?);
        let failed = examined.checks.iter().find(|check| check.status != Status::Passed);
        if let Some(check) = failed {
            let (place, what) =
                check.findings.first().map_or_else(Default::default, |f| (f.place.clone(), f.what.clone()));
            return Err(NotTheRegister::Fails { check: check.id, place, what });
        }
        is_log(&examined, base, key)?;
        let site = examined.state.as_ref().and_then(|state| state.site()).cloned();
        let site = site.ok_or(NotTheRegister::Silent)?;
        Ok(Self { examined, site })
    }

    /// Does it go on with the acts of a copy that somebody has kept?
    ///
    /// # Errors
    /// If it has fewer, or others.
    pub fn continues(&self, known: &Examined) -> Result<(), NotTheRegister> {
        let (shown, known) = (&self.examined.acts, &known.acts);
        if shown.len() < known.len() {
            return Err(NotTheRegister::Fewer { shown: shown.len(), known: known.len() });
        }
        let other = shown.iter().zip(known).position(|(shown, known)| shown.leaf != known.leaf);
        other.map_or(Ok(()), |at| Err(NotTheRegister::Forked(at + 1)))
    }
}

impl Shown {
    /// Does it go on with this head, which somebody has seen?
    ///
    /// # Errors
    /// If it has fewer acts, or others.
    pub fn contains(&self, head: &TreeHead) -> Result<(), NotTheRegister> {
        let leaves = self.examined.acts.iter().map(|posted| Hash::from_bytes(posted.leaf.0));
        let tree: MerkleTree = leaves.collect();
        let known = usize::try_from(head.size).unwrap_or(usize::MAX);
        match tree.head_at(head.size) {
            Err(_) => Err(NotTheRegister::Fewer { shown: self.examined.acts.len(), known }),
            Ok(own) if own == *head => Ok(()),
            Ok(_) => Err(NotTheRegister::Forked(known)),
        }
    }
}

fn is_log(examined: &Examined, base: &Base, key: Option<&VerifierKey>) -> Result<(), NotTheRegister> {
    let origin = examined.origin.clone().unwrap_or_default();
    let expected =
        key.map_or_else(|| format!("{}/register", base.name()), |key| key.name().as_str().to_owned());
    if origin != expected {
        return Err(NotTheRegister::Other { found: origin, expected });
    }
    let same = |key: &VerifierKey| examined.key.is_some_and(|own| own.0 == *key.public_key().as_bytes());
    match key {
        Some(key) if !same(key) => {
            let found = format!("{origin}, under another key");
            Err(NotTheRegister::Other { found, expected: key.to_string() })
        }
        _ => Ok(()),
    }
}
