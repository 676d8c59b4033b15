//! What a trustee signed stays here until state and guard are stored: the worker hands back what it read from its store, and only if
//! these are the very bytes that had to be stored does anything come out.

use crate::Fault;
use ostrakon_trustee::{Trustee, Unpublished};
use serde::Serialize;

/// A message, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Message {
    /// Of the service's interface, below `/api/`.
    pub(super) path: String,
    /// The media type.
    pub(super) content: &'static str,
    /// What it is, for the page's words.
    pub(super) what: &'static str,
    #[serde(skip)]
    pub(super) body: Vec<u8>,
}

type Release = dyn FnOnce(&Trustee, &[u8], &[u8]) -> Result<Vec<Message>, Fault>;

/// Messages that wait.
pub(super) struct Leaving(Box<Release>);

impl Leaving {
    /// Waits until this is stored; `messages` makes of it what is sent.
    pub(super) fn new<T: 'static>(
        unpublished: Unpublished<T>,
        messages: impl FnOnce(T) -> Vec<Message> + 'static,
    ) -> Self {
        Self(Box::new(move |trustee, state, guard| {
            let out = unpublished.publish(trustee, |own_state, own_guard| {
                same(own_state, state).and_then(|()| same(own_guard, guard))
            });
            out.map(messages)
        }))
    }

    /// Lets them out, if that is what stands in the store now.
    pub(super) fn release(
        self,
        trustee: &Trustee,
        state: &[u8],
        guard: &[u8],
    ) -> Result<Vec<Message>, Fault> {
        (self.0)(trustee, state, guard)
    }
}

/// Whether the store holds what it must.
pub(super) fn same(own: &[u8], stored: &[u8]) -> Result<(), Fault> {
    match own == stored {
        true => Ok(()),
        false => {
            Err(Fault::new("state-not-stored", "the store gives back something else than was to be stored"))
        }
    }
}
