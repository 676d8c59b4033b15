//! At a start: what witnesses remember of a log is held against what is here (spec 10.8).
//!
//! A restored service may have lost entries, or have another history of the same length; either would sign a second history. A witness's
//! page has the whole head that it cosigned last, which our own key has signed: that counts, whoever shows it. One without such a page is asked
//! to cosign what it may have cosigned already, and tells by what it answers.

use super::witness::{Reply, Witness};
use super::{Cosigners, request};
use crate::board::Replayed;
use data_encoding::HEXLOWER;
use ostrakon_group::sha256;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::tree::TreeHead;

/// What is known of a log where it is taken up.
pub(crate) struct Known {
    /// Its key.
    pub(crate) key: LogKey,
    /// The newest checkpoint, if there is one.
    pub(crate) checkpoint: Option<SignedCheckpoint>,
}

/// What a witness remembers and this log is not.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Contradiction {
    /// It has cosigned more entries than there are.
    Shorter { witness: String, cosigned: u64 },
    /// At this size it has cosigned another root.
    Other { witness: String, cosigned: u64 },
}

/// What a witness has cosigned last.
enum Remembered {
    Head(TreeHead),
    Size(u64),
    /// Of our size, another root.
    OtherOf(u64),
}

impl Cosigners {
    /// What witnesses remember, by name, as far as they answer. They are asked all at once.
    fn remembered(&self, known: &Known) -> Vec<(String, Remembered)> {
        std::thread::scope(|scope| {
            let ask =
                |asked: &super::Asked| Some((asked.witness.shown(), remembered(&asked.witness, known)?));
            let threads: Vec<_> = self.asked.iter().map(|asked| scope.spawn(move || ask(asked))).collect();
            threads.into_iter().filter_map(|thread| thread.join().ok().flatten()).collect()
        })
    }

    /// Whether a witness remembers what `log` is not.
    pub(crate) fn contradicted(&self, known: &Known, log: &Replayed) -> Option<Contradiction> {
        self.remembered(known).into_iter().find_map(|(witness, remembered)| match remembered {
            Remembered::Head(TreeHead { size, .. }) | Remembered::Size(size) if size > log.size() => {
                Some(Contradiction::Shorter { witness, cosigned: size })
            }
            Remembered::Head(head) if log.root_at(head.size) != Some(head.root) => {
                Some(Contradiction::Other { witness, cosigned: head.size })
            }
            Remembered::OtherOf(cosigned) => Some(Contradiction::Other { witness, cosigned }),
            Remembered::Head(_) | Remembered::Size(_) => None,
        })
    }
}

fn remembered(witness: &Witness, known: &Known) -> Option<Remembered> {
    let hash = HEXLOWER.encode(&sha256(known.key.origin().as_str().as_bytes()));
    // Who cannot be reached is not asked once more.
    let page = witness.latest(&hash).ok()?;
    let head = page.and_then(|page| SignedCheckpoint::parse(&page).ok()?.verify(&known.key).ok());
    match (head, &known.checkpoint) {
        (Some(head), _) => Some(Remembered::Head(*head.head())),
        (None, Some(checkpoint)) => by_its_answer(witness, checkpoint),
        (None, None) => None,
    }
}

/// Asked for a cosignature from our size to our size, a witness says which size it has, or that it has our size with another root.
fn by_its_answer(witness: &Witness, checkpoint: &SignedCheckpoint) -> Option<Remembered> {
    let own = checkpoint.unverified().head().size;
    match witness.ask(&request(own, ConsistencyProof { path: Vec::new() }, checkpoint)) {
        Reply::Has(size) if size == own => Some(Remembered::OtherOf(size)),
        Reply::Has(size) => Some(Remembered::Size(size)),
        Reply::Cosigned(_) | Reply::Refused(_) => None,
    }
}
