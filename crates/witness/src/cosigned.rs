//! What a witness remembers of a log: the last checkpoint that it cosigned, with the cosignature.

use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::tree::TreeHead;

/// A checkpoint with its log's signature and this witness's, and no others.
#[derive(Clone, Debug)]
pub struct Cosigned {
    whole: VerifiedCheckpoint,
    line: NoteSignature,
    timestamp: u64,
}

impl Cosigned {
    /// Cosigns. The caller has checked what a cosignature says.
    pub(crate) fn sign(head: &VerifiedCheckpoint, key: &SigningKey, timestamp: u64) -> Result<Self, String> {
        let line = Cosignature::sign(head.checkpoint(), key.name().clone(), key.secret(), timestamp);
        let line = line.map_err(|e| e.to_string())?;
        let signed = head.alone().signed().clone().with_signature(line.clone()).map_err(|e| e.to_string())?;
        let whole = signed.verify(head.log()).map_err(|e| e.to_string())?;
        Ok(Self { whole, line, timestamp })
    }

    /// Reads what [`Self::encode`] gave, and verifies both signatures.
    ///
    /// # Errors
    /// What of it is not as it must be.
    pub fn parse(bytes: &[u8], log: &LogKey, witness: &WitnessKey) -> Result<Self, String> {
        let signed = SignedCheckpoint::parse(bytes).map_err(|e| e.to_string())?;
        let whole = signed.verify(log).map_err(|e| e.to_string())?;
        let line = whole.other_signatures().next().ok_or("this witness's cosignature is missing")?.clone();
        let cosignature =
            Cosignature::verify(whole.checkpoint(), &line, witness).map_err(|e| e.to_string())?;
        Ok(Self { timestamp: cosignature.timestamp(), whole, line })
    }

    /// The checkpoint, as it is kept and published.
    pub fn encode(&self) -> String {
        self.whole.signed().encode()
    }

    /// The checkpoint.
    pub fn checkpoint(&self) -> &VerifiedCheckpoint {
        &self.whole
    }

    /// Size and root.
    pub fn head(&self) -> &TreeHead {
        self.whole.head()
    }

    /// The cosignature.
    pub fn line(&self) -> &NoteSignature {
        &self.line
    }

    /// When it was cosigned, in Unix seconds by the witness's clock.
    pub fn timestamp(&self) -> u64 {
        self.timestamp
    }
}
