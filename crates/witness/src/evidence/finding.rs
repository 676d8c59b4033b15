//! What is found: a fork, which anybody can verify, or a doubt, which shows nothing by itself.

use ostrakon_tlog::checkpoint::{SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::tree::TreeHead;
use ostrakon_tlog::witness::AddCheckpoint;

/// The names of the files of a finding.
pub const FILES: [&str; 6] = ["about", "smaller", "larger", "proof", "held", "request"];

const ABOUT_FORK: &str = "\
A fork: the log signed two histories.

Both checkpoints carry the log's signature, and no tree has both heads. `proof` begins with the root that the larger
tree had when it was as large as the smaller; from there it leads to the larger root, and it is not the smaller root.
Whoever has the log's key can verify this: ostrakon witness check FOLDER --log KEY
";

const ABOUT_DOUBT: &str = "\
A doubt: a larger checkpoint that was not shown to continue what this witness had cosigned.

`held` was cosigned before; `request` has a checkpoint with the log's signature and a proof that does not hold. By
itself this shows nothing: anybody can send a wrong proof with a log's checkpoint. Ask the log for the right one.
";

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The log signed two histories.
    Fork,
    /// The log may have.
    Doubt,
}

impl Kind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fork => "fork",
            Self::Doubt => "doubt",
        }
    }
}

/// What is found.
#[derive(Clone, Debug)]
pub enum Finding {
    /// The log signed two histories.
    Fork(Box<Fork>),
    /// The log signed a checkpoint that was not shown to continue the other.
    Doubt(Box<Doubt>),
}

/// A larger checkpoint that was not shown to continue the other.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// What was cosigned before.
    pub held: VerifiedCheckpoint,
    /// What came then.
    pub request: AddCheckpoint,
}

/// What makes two findings the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) kind: Kind,
    pub(crate) origin: String,
    heads: [TreeHead; 2],
}

impl Finding {
    /// A fork.
    pub fn fork(fork: Fork) -> Self {
        Self::Fork(Box::new(fork))
    }

    pub(crate) fn doubt(held: &VerifiedCheckpoint, request: &AddCheckpoint) -> Self {
        Self::Doubt(Box::new(Doubt { held: held.clone(), request: request.clone() }))
    }

    /// The files that say it.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Fork(fork) => vec![
                ("about", ABOUT_FORK.to_owned()),
                ("smaller", fork.smaller().signed().encode()),
                ("larger", fork.larger().signed().encode()),
                ("proof", fork.proof_text()),
            ],
            Self::Doubt(doubt) => vec![
                ("about", ABOUT_DOUBT.to_owned()),
                ("held", doubt.held.signed().encode()),
                ("request", doubt.request.encode()),
            ],
        }
    }

    pub(crate) fn subject(&self) -> Subject {
        match self {
            Self::Fork(fork) => Subject::new(Kind::Fork, fork.smaller().signed(), fork.larger().signed()),
            Self::Doubt(doubt) => Subject::new(Kind::Doubt, doubt.held.signed(), &doubt.request.checkpoint),
        }
    }
}

impl Subject {
    fn new(kind: Kind, one: &SignedCheckpoint, other: &SignedCheckpoint) -> Self {
        let origin = one.unverified().origin().as_str().to_owned();
        let mut heads = [*one.unverified().head(), *other.unverified().head()];
        heads.sort_by_key(|head| (head.size, head.root));
        Self { kind, origin, heads }
    }

    /// Reads what a folder of evidence is about from its files; nothing is verified.
    pub(crate) fn read(mut file: impl FnMut(&str) -> Option<Vec<u8>>) -> Option<Self> {
        let checkpoint = |bytes: Option<Vec<u8>>| SignedCheckpoint::parse(&bytes?).ok();
        if let Some(smaller) = checkpoint(file("smaller")) {
            return Some(Self::new(Kind::Fork, &smaller, &checkpoint(file("larger"))?));
        }
        let held = checkpoint(file("held"))?;
        let request = AddCheckpoint::parse(&file("request")?).ok()?;
        Some(Self::new(Kind::Doubt, &held, &request.checkpoint))
    }
}
