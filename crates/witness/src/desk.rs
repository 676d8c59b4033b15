//! What every part of a witness works with: its key, its disk, its clock, its evidence.

use crate::disk::Disk;
use crate::evidence::{Evidence, Finding, Kept};
use crate::failure::Failure;
use crate::layout::Layout;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::key::SigningKey;
use std::sync::Arc;

/// Unix seconds now.
pub type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;

pub(crate) struct Desk {
    layout: Layout,
    key: SigningKey,
    witness: WitnessKey,
    disk: Arc<dyn Disk>,
    clock: Clock,
    evidence: Evidence,
}

impl Desk {
    pub(crate) fn open(
        layout: Layout,
        key: SigningKey,
        disk: Arc<dyn Disk>,
        clock: Clock,
    ) -> Result<Self, Failure> {
        let evidence = Evidence::open(&layout.evidence(), disk.as_ref())?;
        Ok(Self { witness: WitnessKey::from(&key.verifier_key()), layout, key, disk, clock, evidence })
    }

    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(crate) fn key(&self) -> &SigningKey {
        &self.key
    }

    pub(crate) fn witness(&self) -> &WitnessKey {
        &self.witness
    }

    pub(crate) fn disk(&self) -> &dyn Disk {
        self.disk.as_ref()
    }

    pub(crate) fn now(&self) -> u64 {
        (self.clock)()
    }

    /// The evidence that is kept, oldest first.
    pub(crate) fn evidence(&self) -> Result<Vec<Kept>, Failure> {
        self.evidence.list(self.disk())
    }

    /// A file of a piece of evidence.
    pub(crate) fn evidence_file(&self, name: &str, file: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.evidence.file(name, file, self.disk())
    }

    /// Keeps a finding; `None` if it is kept already, or there is no room for more of its log.
    pub(crate) fn keep(&self, finding: &Finding) -> Result<Option<Kept>, Failure> {
        self.evidence.keep(finding, self.disk(), self.now())
    }
}
