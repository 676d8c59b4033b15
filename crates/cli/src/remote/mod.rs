//! A service, as commands speak to it: who is asked, what a refusal says, and how a copy is brought up to date.

mod ballots;
mod follow;
mod named;

pub(crate) use ballots::{BallotBox, RECEIPT, Tokens, named_after};
pub(crate) use follow::{election_at, follow, follow_durable, follow_election, follow_to, register_at};
pub(crate) use named::{RegisterUrl, carried_at, name};

use crate::error::{At, CliError, Outcome};
use crate::files;
use ostrakon_client::mirror::MirrorError;
use ostrakon_client::{Base, Client, ClientError, Options};

/// Names a file with certificates to trust in place of the public authorities', in PEM form.
pub(crate) const CERTIFICATES: &str = "OSTRAKON_CERTIFICATES";
const MOST_CERTIFICATES: u64 = 1 << 20;

/// Speaks to the service at this address.
pub(crate) fn client(base: &Base) -> Outcome<Client> {
    client_at(base, None)
}

/// As [`client`], with a rehearsal's clock.
pub(crate) fn client_at(base: &Base, time: Option<u64>) -> Outcome<Client> {
    let named = std::env::var_os(CERTIFICATES).filter(|path| !path.is_empty());
    let read = |path: &std::ffi::OsString| files::read(path.as_ref(), MOST_CERTIFICATES).at(CERTIFICATES);
    let certificates = named.as_ref().map(read).transpose()?;
    let options = Options { certificates, time, ..Options::default() };
    Client::with(base.clone(), &options).map_err(CliError::from)
}

impl From<ClientError> for CliError {
    fn from(error: ClientError) -> Self {
        let plain = Self::new(&error);
        match error.next() {
            Some(next) => plain.next(next),
            None => plain,
        }
    }
}

impl From<MirrorError> for CliError {
    fn from(error: MirrorError) -> Self {
        Self::new(&error).next(error.next())
    }
}
