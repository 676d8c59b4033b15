//! A register whose log a service keeps: acts are sent there, and the directory is a mirror (spec 10.3).

use super::desk::{KEEPER_KEY, check, refused};
use super::go_on::{DAMAGED, read};
use crate::error::{Advise, CliError, Outcome};
use crate::remote::{RegisterUrl, carried_at, client, follow, follow_to, name, register_at};
use crate::{files, keys};
use ostrakon_client::{Client, Posting};
use ostrakon_group::sha256;
use ostrakon_register::{Act, Keeper, SignedAct, State, charter_path};
use ostrakon_tlog::ed25519::SecretKey;
use std::path::Path;

/// A register that a service carries.
pub(super) struct Carried {
    client: Client,
}

impl Carried {
    pub(super) fn new(client: Client) -> Self {
        Self { client }
    }

    /// As the private directory says; none if the log is kept here.
    pub(super) fn of(private: &Path) -> Outcome<Option<Self>> {
        let Some(RegisterUrl(base)) = carried_at(private)? else { return Ok(None) };
        Ok(Some(Self::new(client(&base)?)))
    }

    /// Begins a private directory and a copy, for the keeper of a register that the service has.
    pub(super) fn take_up(&self, out: &Path, private: &Path, key: &SecretKey) -> Outcome<State> {
        let keeper = self.copy(out, 1)?;
        check(&keeper, key, None).map_err(|_| {
            CliError::new("is not this register's keeper")
                .at(keys::public(key))
                .next("name the key that founded it")
        })?;
        files::private_folder(private)?;
        keys::store(&private.join(KEEPER_KEY), "keeper", key)?;
        name(private, RegisterUrl(self.client.base().clone()))?;
        Ok(keeper.state().clone())
    }

    /// Brings the copy up to date and reads it.
    pub(super) fn open(&self, path: &Path) -> Outcome<Keeper> {
        follow(register_at(&self.client), path, None)?;
        keeper(path)
    }

    /// Has an act entered, with the charter that it names; how many acts there are then.
    pub(super) fn post(&self, act: &SignedAct, charter: &[u8]) -> Outcome<u64> {
        let named = matches!(act.body, Act::Founding(_) | Act::CharterAmended(_));
        let file = (charter_path(&sha256(charter).into()), charter.to_vec());
        let posting =
            Posting { documents: vec![act.encode()], files: named.then_some(file).into_iter().collect() };
        Ok(self.client.post_acts(&posting)?.head.size)
    }

    /// Copies so many acts at least, once they are published.
    pub(super) fn copy(&self, path: &Path, size: u64) -> Outcome<Keeper> {
        match follow_to(register_at(&self.client), path, size)? {
            true => keeper(path),
            false => {
                Err(CliError::new("the act is entered, and not published yet: it may wait for witnesses")
                    .at(path.display())
                    .next("`ostrakon mirror` copies the register once it is there"))
            }
        }
    }
}

fn keeper(path: &Path) -> Outcome<Keeper> {
    Keeper::open(read(path)?).map_err(|error| refused(error).at(path.display())).next(DAMAGED)
}
