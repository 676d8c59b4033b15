//! The manifest of a description.

use crate::contest::build;
use crate::{ContestText, Wrong};
use ostrakon_charter::Id;
use ostrakon_election::roll::TokenPlan;
use ostrakon_election::setup::{
    Certifiers, CharterReference, ElectionManifest, LogReference, NamedKey, RegisterReference, Release,
    RollPlan, Witnesses,
};
use ostrakon_group::{Bytes16, Bytes32, sha256};
use ostrakon_register::State;
use serde::Deserialize;

/// A roll.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollText {
    /// Its name.
    pub id: Id,
    /// Whose roll it is.
    pub body: Id,
    /// Voters at most.
    pub max_size: u64,
    /// If not given: every voter weighs 1.
    pub max_weight: Option<u64>,
    /// The service's key for this roll's tokens: an RSA modulus in hexadecimal. All rolls have one, or none has.
    pub token: Option<String>,
}

/// The keys that the organiser makes, or a service gives.
#[derive(Clone, Debug)]
pub struct Offices {
    /// Signs manifest, opening, closing, tallies, result.
    pub organiser: Bytes32,
    /// Signs the rolls.
    pub registrar: Bytes32,
    /// The log that keeps the board.
    pub log: LogReference,
    /// Of the rolls' tokens, in their order; none where there are no tokens, or the description names their keys.
    pub tokens: Vec<TokenPlan>,
}

/// A description, with names, files and times read.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// What the election is called.
    pub title: String,
    /// Random.
    pub nonce: [u8; 16],
    /// The charter's file.
    pub charter: &'a [u8],
    /// The register, as it is pinned.
    pub register: Option<RegisterReference>,
    /// What stands in it.
    pub state: Option<&'a State>,
    /// Who makes the key.
    pub trustees: Vec<NamedKey>,
    /// How many of them decrypt.
    pub threshold: u16,
    /// Who watches the log.
    pub witnesses: Witnesses,
    /// Who certifies.
    pub certifiers: Certifiers,
    /// Unix seconds.
    pub opens: u64,
    /// Unix seconds.
    pub closes: u64,
    /// How long objections are heard.
    pub objection_seconds: u64,
    /// Who votes.
    pub rolls: &'a [RollText],
    /// On what.
    pub contests: &'a [ContestText],
}

/// Where files of charters that a description names are read: where one is, and its bytes.
pub type Source<'a> = &'a dyn Fn(&str) -> Result<(String, Vec<u8>), Wrong>;

impl Draft<'_> {
    /// The manifest.
    ///
    /// # Errors
    /// The first roll or contest that is none.
    pub fn manifest(&self, offices: Offices, charters: Source<'_>) -> Result<ElectionManifest, Wrong> {
        let contest = |(place, text): (usize, &ContestText)| {
            build(text, self.state, charters).map_err(|wrong| wrong.field(format!("contests/{place}")))
        };
        Ok(ElectionManifest {
            register: self.register.clone(),
            suite: ElectionManifest::SUITE.into(),
            title: self.title.clone(),
            nonce: Bytes16::from(self.nonce),
            charter: CharterReference {
                sha256: sha256(self.charter).into(),
                size: self.charter.len() as u64,
            },
            log: offices.log,
            organiser: offices.organiser,
            registrar: offices.registrar,
            trustees: self.trustees.clone(),
            threshold: self.threshold,
            one_trustee_reads_votes: self.threshold == 1,
            release: Release::SignOffs,
            witnesses: self.witnesses.clone(),
            certifiers: self.certifiers.clone(),
            opens: self.opens,
            closes: self.closes,
            objection_seconds: self.objection_seconds,
            rolls: rolls(self.rolls, offices.tokens)?,
            contests: self.contests.iter().enumerate().map(contest).collect::<Result<_, _>>()?,
        })
    }
}

fn rolls(texts: &[RollText], tokens: Vec<TokenPlan>) -> Result<Vec<RollPlan>, Wrong> {
    let one =
        |(place, text): (usize, &RollText)| roll(text).map_err(|wrong| wrong.field(format!("rolls/{place}")));
    let mut rolls = texts.iter().enumerate().map(one).collect::<Result<Vec<_>, _>>()?;
    rolls.iter_mut().zip(tokens).for_each(|(roll, token)| roll.token = Some(token));
    Ok(rolls)
}

fn roll(text: &RollText) -> Result<RollPlan, Wrong> {
    let token = text.token.as_deref().map(token).transpose();
    Ok(RollPlan {
        body: text.body.clone(),
        id: text.id.clone(),
        max_size: text.max_size,
        max_weight: text.max_weight.unwrap_or(text.max_size),
        token: token.map_err(|wrong| wrong.at(format!("roll {}", text.id)).field("token"))?,
    })
}

fn token(text: &str) -> Result<TokenPlan, Wrong> {
    TokenPlan::parse(text).ok_or_else(|| {
        Wrong::new("`token` is an RSA modulus in lower-case hexadecimal digits, the service's for this roll")
    })
}
