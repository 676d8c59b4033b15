//! Store first, publish then.

use crate::Trustee;

/// Something that may leave this device once the state that remembers it is stored.
#[must_use = "call publish: the bytes come out after state and guard are stored"]
pub struct Unpublished<T>(T);

impl<T> Unpublished<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(value)
    }

    /// Hands state and guard to `store`, and the value out if `store` succeeded.
    ///
    /// `store` writes the state durably (synchronised, mode 0600, by renaming over the old one), then the guard, likewise: if it is
    /// cut off in between, the state is ahead of the guard, which is accepted. If it fails, ask again: the answer is the same.
    ///
    /// # Errors
    /// What `store` gives.
    pub fn publish<E>(
        self,
        trustee: &Trustee,
        store: impl FnOnce(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<T, E> {
        store(&trustee.export_secret_state(), &trustee.guard().to_bytes())?;
        Ok(self.0)
    }
}

impl<T> std::fmt::Debug for Unpublished<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unpublished")
    }
}
