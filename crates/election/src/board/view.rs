//! The board's entries, sorted into their rooms. Judges nothing: order and signatures are checks of their own.

use super::{Closing, Entry, Indices, Objection, Schedule};
use crate::certify::Certificate;
use crate::decrypt::{DecryptionShareDocument, LotShareDocument, ResultDocument, SignOff};
use crate::document::{Document, SignedDocument};
use crate::roll::RollDocument;
use crate::setup::{Acknowledgement, Commitment, Complaint, DealingDocument, ElectionManifest, Opening};
use crate::tally::TallyDocument;

/// A document with where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// Entry index.
    pub index: u64,
    /// Document hash: SHA-256(JCS(body)).
    pub hash: [u8; 32],
    /// What it says.
    pub body: T,
}

/// All entries by kind, in their order.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "each list holds the documents of its type")]
pub struct View {
    pub manifests: Vec<At<ElectionManifest>>,
    pub commitments: Vec<At<Commitment>>,
    pub dealings: Vec<At<DealingDocument>>,
    pub acknowledgements: Vec<At<Acknowledgement>>,
    pub complaints: Vec<At<Complaint>>,
    pub rolls: Vec<At<RollDocument>>,
    pub openings: Vec<At<Opening>>,
    pub schedules: Vec<At<Schedule>>,
    pub closings: Vec<At<Closing>>,
    pub objections: Vec<At<Objection>>,
    pub tallies: Vec<At<TallyDocument>>,
    pub sign_offs: Vec<At<SignOff>>,
    pub shares: Vec<At<DecryptionShareDocument>>,
    pub results: Vec<At<ResultDocument>>,
    pub lot_shares: Vec<At<LotShareDocument>>,
    pub certificates: Vec<At<Certificate>>,
    /// Entry indices of the ballots.
    pub ballots: Indices,
}

impl View {
    /// Sorts entries that were decoded.
    pub fn collect<'a>(entries: impl Iterator<Item = (u64, &'a Entry)>) -> Self {
        let mut view = Self::default();
        for (index, entry) in entries {
            match entry {
                Entry::Ballot => view.ballots.push(index),
                Entry::Document(document) => view.add(index, document),
            }
        }
        view
    }

    /// Adds one document.
    pub fn add(&mut self, index: u64, document: &SignedDocument) {
        let hash = document.hash();
        macro_rules! push {
            ($list:ident, $body:expr) => {
                self.$list.push(At { index, hash, body: $body.clone() })
            };
        }
        match &document.body {
            Document::Manifest(body) => push!(manifests, body.as_ref()),
            Document::Commitment(body) => push!(commitments, body),
            Document::Dealing(body) => push!(dealings, body),
            Document::Acknowledgement(body) => push!(acknowledgements, body),
            Document::Complaint(body) => push!(complaints, body),
            Document::Roll(body) => push!(rolls, body),
            Document::Opening(body) => push!(openings, body),
            Document::Schedule(body) => push!(schedules, body),
            Document::Closing(body) => push!(closings, body),
            Document::Objection(body) => push!(objections, body),
            Document::Tally(body) => push!(tallies, body),
            Document::SignOff(body) => push!(sign_offs, body),
            Document::Share(body) => push!(shares, body),
            Document::Result(body) => push!(results, body),
            Document::LotShare(body) => push!(lot_shares, body),
            Document::Certificate(body) => push!(certificates, body),
            Document::Challenge(_) => {}
        }
    }

    /// When the vote closes: as the last schedule says, else as the manifest does (spec 4.3).
    pub fn closes(&self, manifest: &ElectionManifest) -> u64 {
        let closed = self.closings.first().map_or(u64::MAX, |closing| closing.index);
        let last = self.schedules.iter().rfind(|schedule| schedule.index < closed);
        last.map_or(manifest.closes, |schedule| schedule.body.closes)
    }

    /// The ceremony's last attempt so far, from 1.
    pub fn attempt(&self) -> u32 {
        self.commitments.iter().map(|c| c.body.attempt).max().unwrap_or(1)
    }

    /// The attempt that is going on: a complaint begins the next.
    pub fn going_on(&self) -> u32 {
        let last = self.attempt();
        if self.complaints.iter().any(|c| c.body.attempt == last) { last.saturating_add(1) } else { last }
    }
}
