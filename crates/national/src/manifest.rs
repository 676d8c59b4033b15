//! The manifest: nineteen rolls, thirty-one contests.

use crate::MakeError;
use crate::error::While;
use crate::people::{People, THRESHOLD, named, public};
use crate::random::{Drawer, Seed};
use crate::shape::{Body, Level, bodies, roll_sizes};
use ostrakon_charter::{Charter, Id};
use ostrakon_election::setup::{
    BallotType, Certifiers, CharterReference, Contest, ContestOption, ElectionManifest, LogReference, Plan,
    Release, RollPlan, Witnesses, problems,
};
use ostrakon_group::{Bytes16, sha256};
use rand_core::RngCore;

/// The log's name; records of other logs are not ours to replace.
pub const ORIGIN: &str = "synthetic-nation.ostrakon.example";
/// The charter of every such record, and of no other.
pub const CHARTER: &[u8] = include_bytes!("charter.toml");
/// 1 January 2030; a week to vote, a day to object.
pub const OPENS: u64 = 1_893_456_000;
pub(crate) const CLOSES: u64 = OPENS + 7 * 86_400;
pub(crate) const OBJECTIONS: u64 = 86_400;
/// The nonce's number among what the seed gives keys.
const NONCE: u64 = 1 << 32;

/// Compiles the question, with the rules by which it is decided.
pub(crate) fn plan(seed: Seed, voters: u64, people: &People) -> Result<(Plan, Charter), MakeError> {
    let charter = Charter::parse(CHARTER).during("reading the charter")?;
    let plan = Plan::new(manifest(seed, voters, people)?).during("compiling the manifest")?;
    match problems(&plan, Some(&charter)).as_slice() {
        [] => Ok((plan, charter)),
        found => Err(MakeError::step("checking the manifest", found.join("; "))),
    }
}

fn manifest(seed: Seed, voters: u64, people: &People) -> Result<ElectionManifest, MakeError> {
    let mut nonce = [0; 16];
    seed.stream(Drawer::Key, NONCE).fill_bytes(&mut nonce);
    let sizes = roll_sizes(voters);
    let contests: Vec<_> = bodies().map(contests).collect::<Result<_, _>>()?;
    Ok(ElectionManifest {
        register: None,
        suite: ElectionManifest::SUITE.into(),
        title: format!(
            "A synthetic nation of {voters} voters, made from seed {}: no ballot is secret",
            seed.0
        ),
        nonce: Bytes16::from(nonce),
        charter: CharterReference { sha256: sha256(CHARTER).into(), size: CHARTER.len() as u64 },
        log: LogReference { key: public(&people.log), origin: ORIGIN.into() },
        organiser: public(&people.organiser),
        registrar: public(&people.registrar),
        trustees: named("Trustee ", &people.trustees),
        threshold: THRESHOLD,
        one_trustee_reads_votes: false,
        release: Release::SignOffs,
        witnesses: Witnesses { keys: named("witness.example/", &people.witnesses), required: 2 },
        certifiers: Certifiers { officers: named("Officer ", &people.officers), quorum: 2 },
        opens: OPENS,
        closes: CLOSES,
        objection_seconds: OBJECTIONS,
        rolls: bodies().zip(sizes).map(|(body, size)| roll(body, size)).collect::<Result<_, _>>()?,
        contests: contests.into_iter().flatten().collect(),
    })
}

fn roll(body: Body, size: u64) -> Result<RollPlan, MakeError> {
    Ok(RollPlan { body: id(level(body))?, id: roll_id(body)?, max_size: size, max_weight: size, token: None })
}

fn level(body: Body) -> &'static str {
    match body.level {
        Level::Nation => "nation",
        Level::Region => "region",
        Level::Town => "town",
    }
}

fn roll_id(body: Body) -> Result<Id, MakeError> {
    match body.level {
        Level::Nation => id("nation"),
        _ => id(&format!("{}-{}", level(body), body.number + 1)),
    }
}

fn contests(body: Body) -> Result<Vec<Contest>, MakeError> {
    match body.level {
        Level::Nation => Ok(vec![motion(body, "statute", "Shall the statute be enacted?")?]),
        Level::Region => Ok(vec![council(body)?]),
        Level::Town => Ok(vec![
            motion(body, "levy", "Shall the levy be raised?")?,
            motion(body, "school", "Shall the school be built?")?,
        ]),
    }
}

fn motion(body: Body, name: &str, title: &str) -> Result<Contest, MakeError> {
    let option = |(name, label): (&str, &str)| {
        Ok(ContestOption { id: id(name)?, label: label.into(), flags: Vec::new() })
    };
    let options = [("yes", "Yes"), ("no", "No"), ("abstain", "Abstain")].map(option);
    contest(
        body,
        name,
        title,
        "motion",
        BallotType::Motion {},
        options.into_iter().collect::<Result<_, MakeError>>()?,
    )
}

fn council(body: Body) -> Result<Contest, MakeError> {
    let candidate = |number: u32| {
        let (id, label) = (id(&format!("candidate-{number}"))?, format!("Candidate {number}"));
        Ok(ContestOption { id, label, flags: Vec::new() })
    };
    let (constraints, example) = (Vec::new(), Vec::new());
    let ballot = BallotType::Approval { blank: false, constraints, example, max: 5, min: 1, none: false };
    let options = (1..=10).map(candidate).collect::<Result<_, MakeError>>()?;
    contest(body, "council", "Who sits in the council?", "council", ballot, options)
}

fn contest(
    body: Body,
    name: &str,
    title: &str,
    vote: &str,
    ballot: BallotType,
    options: Vec<ContestOption>,
) -> Result<Contest, MakeError> {
    let roll = roll_id(body)?;
    Ok(Contest {
        about: None,
        ballot,
        id: id(&format!("{name}-{roll}"))?,
        options,
        title: title.into(),
        vote: id(vote)?,
        roll,
    })
}

fn id(text: &str) -> Result<Id, MakeError> {
    Id::new(text).during(format!("naming {text}"))
}
