//! What is published at an address: one log, or an organisation's whole archive (spec 9.1, 10.1).

use super::stored::MOST_CHECKPOINT;
use super::{MirrorError, Remote};
use crate::{Client, ClientError};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// What is there.
#[derive(Debug)]
pub enum Logs {
    /// A record or a register.
    One(Remote),
    /// Several, each with its folder in an archive.
    Archive(Vec<(String, Remote)>),
}

/// Looks what the client's base is: a log, if there is a checkpoint; else a service with its elections and register.
///
/// # Errors
/// If it is neither, or does not answer.
pub fn find(client: &Client) -> Result<Logs, MirrorError> {
    if is_log(client, "")? {
        return Ok(Logs::One(Remote::new(client.clone(), "")));
    }
    let elections = match client.elections() {
        Ok(elections) => elections,
        Err(error) if error.is(404) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let begun = elections.into_iter().filter(|election| election.election.is_some());
    let mut folders: Vec<String> = begun.map(|election| format!("elections/{}", election.slug)).collect();
    if is_log(client, "register/")? {
        folders.insert(0, "register".into());
    }
    if folders.is_empty() {
        return Err(MirrorError::NoLog(client.base().to_string()));
    }
    let remote = |folder: String| (folder.clone(), Remote::new(client.clone(), folder + "/"));
    Ok(Logs::Archive(folders.into_iter().map(remote).collect()))
}

fn is_log(client: &Client, prefix: &str) -> Result<bool, ClientError> {
    Ok(client.file(&format!("{prefix}{CHECKPOINT_PATH}"), MOST_CHECKPOINT)?.is_some())
}
