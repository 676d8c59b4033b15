//! What a vote came to, for its voter.

use super::VoteArgs;
use crate::booth::last_ballot;
use crate::record_dir::Record;
use crate::words::{program, quoted};
use ostrakon_election::roll::Credential;
use ostrakon_voter::EncryptedBallot;
use serde::Serialize;
use std::path::Path;

/// What a vote came to.
#[derive(Serialize)]
pub(super) struct Report {
    pub(super) tracker: String,
    pub(super) roll: String,
    pub(super) credential: String,
    pub(super) replaces: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ballot: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) opening: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cast: Option<String>,
}

/// Before anything is cast.
pub(super) fn begin(
    record: &Record,
    roll: usize,
    credential: &Credential,
    encrypted: &EncryptedBallot<'_>,
) -> Report {
    Report {
        tracker: encrypted.tracker().to_string(),
        roll: record.manifest().rolls[roll].id.to_string(),
        credential: credential.key().to_string(),
        replaces: last_ballot(record, roll, credential.key().bytes()),
        ballot: None,
        opening: None,
        cast: None,
    }
}

/// Says it.
pub(super) fn conclude(args: &VoteArgs, record: &Record, report: &Report) {
    if args.json {
        crate::say::say!("{}", serde_json::to_string(report).unwrap_or_default());
        return;
    }
    if let Some(opening) = &report.opening {
        crate::say::say!("Opened, not cast: {opening}. On the second device:");
        crate::say::say!(
            "    {} challenge {} --record {} --tracker {}",
            program(),
            quoted(Path::new(opening)),
            quoted(record.path()),
            report.tracker
        );
        crate::say::say!("Then vote again: this encryption is spent.");
        return;
    }
    if let Some(entry) = report.replaces {
        crate::say::say!("It replaces your ballot at entry {entry}: only the last counts.");
    }
    match &report.cast {
        Some(cast) => crate::say::say!("Cast: {}, {cast}. Keep the receipt.", args.out.display()),
        None => {
            crate::say::say!("Sealed: {}. Send it to the organiser and keep the receipt.", args.out.display())
        }
    }
}
