//! Casting at a service: ballot and token go, the receipt that comes back is verified and kept (spec 10.4).

use crate::error::{Advise, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::log_key;
use ostrakon_charter::Id;
use ostrakon_client::Client;
use ostrakon_election::setup::ElectionManifest;
use ostrakon_tlog::checkpoint::LogKey;
use std::fmt;
use std::path::{Path, PathBuf};

/// What is added to a ballot's name for its receipt.
pub(crate) const RECEIPT: &str = ".tlog-proof";
/// What is added to a ballot's name for its token.
const TOKEN: &str = ".token";
/// 32 bytes and a modulus of 4,096 bits.
const MOST_TOKEN: u64 = 32 + 512;

/// Where ballots of one election are cast.
pub(crate) struct BallotBox<'a> {
    client: &'a Client,
    slug: &'a Id,
    log: LogKey,
    /// None where the election has no tokens.
    tokens: Option<Tokens<'a>>,
    receipts: Option<&'a Path>,
}

/// Where tokens are.
#[derive(Clone, Copy)]
pub(crate) enum Tokens<'a> {
    /// In files named after the ballots, in a folder or beside them.
    In(Option<&'a Path>),
    /// This file, for one ballot.
    File(&'a Path),
}

/// A ballot on the board.
pub(crate) struct Cast {
    pub(crate) index: u64,
    receipt: PathBuf,
}

impl fmt::Display for Cast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "as entry {}; receipt {}", self.index, self.receipt.display())
    }
}

impl<'a> BallotBox<'a> {
    pub(crate) fn new(
        client: &'a Client,
        slug: &'a Id,
        manifest: &ElectionManifest,
        tokens: Tokens<'a>,
        receipts: Option<&'a Path>,
    ) -> Outcome<Self> {
        let tokens = manifest.rolls.iter().any(|roll| roll.token.is_some()).then_some(tokens);
        Ok(Self { client, slug, log: log_key(&manifest.log)?, tokens, receipts })
    }

    /// Refuses a ballot that could not be cast, before it is made.
    pub(crate) fn ready(&self, file: &Path) -> Outcome {
        self.token(file).map(drop)
    }

    /// Casts a ballot and writes its receipt, which was verified.
    pub(crate) fn cast(&self, file: &Path, ballot: &[u8]) -> Outcome<Cast> {
        let token = self.token(file)?;
        let receipted = self.client.cast(self.slug, &self.log, &token, ballot)?;
        let receipt = named_after(file, self.receipts, RECEIPT);
        files::write(&receipt, receipted.text.as_bytes(), Readers::All)?;
        Ok(Cast { index: receipted.index, receipt })
    }

    fn token(&self, ballot: &Path) -> Outcome<Vec<u8>> {
        let path = match self.tokens {
            None => return Ok(Vec::new()),
            Some(Tokens::File(path)) => path.to_owned(),
            Some(Tokens::In(folder)) => named_after(ballot, folder, TOKEN),
        };
        files::read(&path, MOST_TOKEN)
            .next("this election's ballots need a token: `ostrakon token` gets the voter's own")
    }
}

/// The file that belongs to a ballot: named after it, beside it or in another folder.
pub(crate) fn named_after(ballot: &Path, folder: Option<&Path>, ending: &str) -> PathBuf {
    let mut name = ballot.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    folder.or(ballot.parent()).unwrap_or(Path::new("")).join(name)
}
