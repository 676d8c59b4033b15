//! What a trustee finds in round 2: keys and shares, or somebody's fault (spec 1.3).

use super::dealing::is_named;
use super::{AcknowledgeError, Ceremony, Commitments, DealingFault, Waiting, check_dealing};
use crate::stage::Dealt;
use ostrakon_election::setup::{
    ComplaintReason, Dealing, DealingDocument, ElectionKeys, Envelope, EnvelopeError, Plan, ShareError,
};
use ostrakon_group::{Bytes32, SecretScalar, sha256};

/// The longest envelope that a complaint can hold (`encoding.md`).
pub(super) const MAX_ENVELOPE: usize = 16 << 10;

/// Round 2, complete: every document with the file that it names.
pub(super) struct SecondRound<'a> {
    pub(super) plan: &'a Plan,
    pub(super) commitments: &'a Commitments,
    pub(super) named: Vec<(&'a DealingDocument, &'a [u8])>,
}

impl SecondRound<'_> {
    /// All dealings, or the first fault.
    fn dealings(&self) -> Result<Vec<Dealing>, Fault> {
        let check = |(document, file): &(&DealingDocument, &[u8])| {
            check_dealing(self.plan, self.commitments, document, file)
                .map_err(|fault| Fault::dealing(document.trustee, &fault))
        };
        self.named.iter().map(check).collect()
    }

    /// The keys of dealings that were accepted before.
    pub(super) fn keys(&self) -> ElectionKeys {
        ElectionKeys::from_dealings(&self.dealings().unwrap_or_default())
    }
}

/// Somebody's fault, with the evidence.
pub(super) struct Fault {
    pub(super) accused: u16,
    pub(super) reason: ComplaintReason,
    pub(super) why: String,
    pub(super) envelope: Vec<u8>,
}

/// What round 2 was, for one trustee.
pub(super) enum Examined {
    Sound { keys: ElectionKeys, shares: Vec<SecretScalar> },
    Faulty(Fault),
}

impl Ceremony {
    pub(crate) fn ceremony_hash(&self, commitments: &Commitments) -> Result<Bytes32, Waiting> {
        let attempt = commitments.attempt();
        self.of(attempt).cloned().unwrap_or_default().ceremony(commitments.round1(), attempt, self.trustees)
    }

    /// Every dealing document with the file that it names.
    pub(super) fn named_files<'a>(
        &'a self,
        attempt: u32,
        files: &'a [Vec<u8>],
    ) -> Result<Vec<(&'a DealingDocument, &'a [u8])>, AcknowledgeError> {
        let documents = self.of(attempt).into_iter().flat_map(|a| a.dealings.values()).map(|m| &m.body);
        let find = |document: &'a DealingDocument| {
            let file = files.iter().find(|f| is_named(document, f));
            let file = file.ok_or(AcknowledgeError::File { dealer: document.trustee })?;
            Ok((document, file.as_slice()))
        };
        documents.map(find).collect()
    }
}

impl Dealt {
    /// Dealings first, of all trustees, then shares: the first fault found is the one complained about.
    pub(super) fn examine(
        &self,
        own: u16,
        round: &SecondRound<'_>,
        envelopes: &[Vec<u8>],
    ) -> Result<Examined, AcknowledgeError> {
        let dealings = match round.dealings() {
            Ok(dealings) => dealings,
            Err(fault) => return Ok(Examined::Faulty(fault)),
        };
        let mut sums: Vec<_> = self.own.iter().map(|x| SecretScalar::new(*x.expose())).collect();
        for ((document, _), dealing) in
            round.named.iter().zip(&dealings).filter(|((d, _), _)| d.trustee != own)
        {
            let envelope = addressed(document, own, envelopes)?;
            match self.open(dealing, document.trustee, own, round.commitments, envelope) {
                Ok(shares) => add(&mut sums, &shares),
                Err(why) => return Ok(Examined::Faulty(Fault::share(document.trustee, why, envelope))),
            }
        }
        let keys = ElectionKeys::from_dealings(&dealings);
        keys.check()?;
        Ok(Examined::Sound { keys, shares: sums })
    }

    fn open(
        &self,
        dealing: &Dealing,
        dealer: u16,
        own: u16,
        commitments: &Commitments,
        envelope: &[u8],
    ) -> Result<Vec<SecretScalar>, ShareFault> {
        let head = Envelope { attempt: self.attempt, dealer, recipient: own };
        let their = commitments.of(dealer).map(|c| c.channel_key).unwrap_or(Bytes32::from([0; 32]));
        let columns = dealing.columns();
        let shares = head.open(envelope, commitments.round1(), columns, &self.channel, &their)?;
        dealing.verify_shares(own, &shares)?;
        Ok(shares)
    }
}

/// The envelope whose hash the dealing names for `own`.
fn addressed<'a>(
    document: &DealingDocument,
    own: u16,
    envelopes: &'a [Vec<u8>],
) -> Result<&'a [u8], AcknowledgeError> {
    let hash = usize::from(own).checked_sub(1).and_then(|place| document.envelopes.get(place));
    let is_it = |e: &&Vec<u8>| e.len() <= MAX_ENVELOPE && hash.is_some_and(|h| h.0 == sha256(e));
    let missing = AcknowledgeError::Envelope { dealer: document.trustee };
    envelopes.iter().find(is_it).map(Vec::as_slice).ok_or(missing)
}

fn add(sums: &mut [SecretScalar], shares: &[SecretScalar]) {
    for (sum, share) in sums.iter_mut().zip(shares) {
        *sum = SecretScalar::new(sum.expose() + share.expose());
    }
}

/// Why a share is false.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ShareFault {
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    #[error(transparent)]
    Share(#[from] ShareError),
}

impl Fault {
    fn dealing(accused: u16, fault: &DealingFault) -> Self {
        let why = format!("the dealing of trustee {accused}: {fault}");
        Self { accused, reason: ComplaintReason::Dealing, why, envelope: Vec::new() }
    }

    fn share(accused: u16, fault: ShareFault, envelope: &[u8]) -> Self {
        let why = format!("the share from trustee {accused}: {fault}");
        Self { accused, reason: ComplaintReason::Share, why, envelope: envelope.to_vec() }
    }
}
