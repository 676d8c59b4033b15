//! Entries of the board, read strictly: form, election, signatures of exactly the role that signs (spec 0.6).

use crate::Kind;
use ostrakon_election::board::{Entry, EntryError};
use ostrakon_election::document::{Document, Role, SignatureError, SignedDocument};
use ostrakon_election::setup::Plan;
use ostrakon_group::Bytes32;

/// An entry that this trustee does not go on with.
#[derive(Debug, thiserror::Error)]
#[error("entry {index} of the board: {fault}. The record is not valid; tell the organiser")]
pub struct ReadError {
    /// Which entry.
    pub index: u64,
    /// What is wrong.
    #[source]
    pub fault: ReadFault,
}

/// What is wrong with an entry.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// No canonical entry.
    #[error(transparent)]
    Form(#[from] EntryError),
    /// Another election's.
    #[error("the {0} belongs to another election")]
    Election(&'static str),
    /// By a trustee that the manifest does not list.
    #[error("the manifest has no trustee {0}")]
    Trustee(u16),
    /// Not signed by whom it should be.
    #[error("the {name} of {by}: {source}")]
    Signature {
        /// What it is.
        name: &'static str,
        /// Who should have signed it.
        by: String,
        /// What is wrong.
        source: SignatureError,
    },
}

/// A document at its place on the board.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) index: u64,
    pub(crate) hash: [u8; 32],
    pub(crate) body: Document,
}

/// Reads every document among `entries`; ballots are passed over.
pub(crate) fn documents(plan: &Plan, entries: &[Vec<u8>]) -> Result<Vec<Placed>, ReadError> {
    let read = |(index, bytes): (u64, &Vec<u8>)| {
        document(plan, bytes)
            .map(|found| found.map(|d| Placed { index, hash: d.hash(), body: d.body }))
            .map_err(|fault| ReadError { index, fault })
            .transpose()
    };
    (0..).zip(entries).filter_map(read).collect()
}

fn document(plan: &Plan, bytes: &[u8]) -> Result<Option<SignedDocument>, ReadFault> {
    let Entry::Document(document) = Entry::decode(bytes)? else { return Ok(None) };
    let election = match &document.body {
        Document::Manifest(manifest) => manifest.hash(),
        other => other.election().unwrap_or(Bytes32::from([0; 32])),
    };
    if election != plan.election() {
        return Err(ReadFault::Election(document.body.name()));
    }
    check_signatures(plan, &document)?;
    Ok(Some(*document))
}

/// Exactly the role's signatures; one where one person signs.
pub(crate) fn check_signatures(plan: &Plan, document: &SignedDocument) -> Result<(), ReadFault> {
    let manifest = plan.manifest();
    let (by, keys, needed) = match document.body.role() {
        Role::Organiser => ("the organiser".into(), vec![manifest.organiser], 1),
        Role::Registrar => ("the registrar".into(), vec![manifest.registrar], 1),
        Role::Officers => ("the officers".into(), manifest.officer_keys(), manifest.certifiers.quorum.into()),
        Role::Nobody => ("nobody".into(), Vec::new(), 0),
        Role::Trustee(number) => {
            let named = manifest.trustee(number).ok_or(ReadFault::Trustee(number))?;
            (format!("trustee {number} ({})", named.name), vec![named.key], 1)
        }
    };
    let name = document.body.name();
    document.check_signatures(&keys, needed).map_err(|source| ReadFault::Signature { name, by, source })
}

/// Whose word a document is, and in which place of a journal it would stand.
pub(crate) fn place(body: &Document) -> Option<(u16, Kind, String)> {
    Some(match body {
        Document::Commitment(d) => (d.trustee, Kind::Commitment, d.attempt.to_string()),
        Document::Dealing(d) => (d.trustee, Kind::Dealing, d.attempt.to_string()),
        Document::Acknowledgement(d) => (d.trustee, Kind::Acknowledgement, d.attempt.to_string()),
        Document::Complaint(d) => (d.trustee, Kind::Complaint, d.attempt.to_string()),
        Document::SignOff(d) => (d.trustee, Kind::SignOff, ELECTION.into()),
        Document::Share(d) => (d.trustee, Kind::Share, d.contest.to_string()),
        Document::LotShare(d) => (d.trustee, Kind::LotShare, d.contest.to_string()),
        _ => return None,
    })
}

/// The subject of the sign-off.
pub(crate) const ELECTION: &str = "election";

/// What a trustee has said on the board.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) index: u64,
    pub(crate) hash: [u8; 32],
    pub(crate) trustee: u16,
    pub(crate) kind: Kind,
    pub(crate) subject: String,
}

/// Everything that trustees have said.
pub(crate) fn said(documents: &[Placed]) -> Vec<Said> {
    let one = |d: &Placed| {
        let (trustee, kind, subject) = place(&d.body)?;
        Some(Said { index: d.index, hash: d.hash, trustee, kind, subject })
    };
    documents.iter().filter_map(one).collect()
}
