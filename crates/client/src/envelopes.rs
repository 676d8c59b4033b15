//! Envelopes between trustees, which are on no board (spec 10.6, 1.4).

use crate::signed::Signer;
use crate::wire::Ask;
use crate::{Client, ClientError};
use ostrakon_charter::Id;

/// More than any envelope has.
const LIMIT: u64 = 65_536;

impl Client {
    /// Leaves an envelope for its recipient.
    ///
    /// # Errors
    /// If no dealing on the board names it, or the service refuses it otherwise.
    pub fn leave_envelope(&self, slug: &Id, envelope: &[u8]) -> Result<(), ClientError> {
        let path = format!("/api/elections/{slug}/envelopes");
        self.wire.ask(&Ask::post(&path, "application/octet-stream", envelope)).map(drop)
    }

    /// Fetches an envelope, as the trustee it is for; none if it has not come.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn fetch_envelope(
        &self,
        slug: &Id,
        attempt: u32,
        from: u16,
        to: u16,
        signer: &Signer<'_>,
    ) -> Result<Option<Vec<u8>>, ClientError> {
        let path = format!("/api/elections/{slug}/envelopes/{attempt}/{from}/{to}");
        match self.ask_signed(&Ask::get(&path).at_most(LIMIT), signer) {
            Ok(answer) => Ok(Some(answer.body)),
            Err(error) if error.is(404) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
