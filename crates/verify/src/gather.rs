//! Reads a record, leniently: what can be read is read, and what is wrong with it is left to the checks.

use crate::ballots::read_ballots;
use crate::facts::{Ceremony, Facts, Parsed, RollFacts};
use ostrakon_charter::Charter;
use ostrakon_election::board::{CHARTER_PATH, Entry, KEYS_PATH, View, dealing_path, roll_path};
use ostrakon_election::document::CanonicalError;
use ostrakon_election::roll::Roll;
use ostrakon_election::setup::{Dealing, ElectionKeys, Plan, ceremony_hash, round1_hash};
use ostrakon_election::tally::CountedBallots;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::bundle::{EntryBundle, MAX_ENTRY_LEN};
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// Most bytes of a bundle: 256 entries with their lengths.
const MAX_BUNDLE: u64 = 256 * (MAX_ENTRY_LEN as u64 + 2);
/// Most bytes of a dealing or keys file (spec 0.8).
const MAX_SETUP_FILE: u64 = 16 << 20;
/// Most voters of a roll (spec 0.8).
const MAX_VOTERS: u64 = 100_000_000;
/// Entries beyond this are refused before anything is read.
const MAX_ENTRIES: u64 = 1 << 32;

pub(crate) fn gather(facts: &mut Facts<'_>) {
    facts.listing = facts.files.list().map_err(|e| e.to_string());
    read_checkpoint(facts);
    read_entries(facts);
    parse_entries(facts);
    read_charter(facts);
    compile(facts);
    read_ceremony(facts);
    read_keys(facts);
    read_rolls(facts);
    read_relations(facts);
    facts.ballots = match facts.view.openings.first() {
        Some(_) => read_ballots(facts),
        None => Err("needs an opening".into()),
    };
    count(facts);
}

fn read_checkpoint(facts: &mut Facts<'_>) {
    let read = facts.files.read(CHECKPOINT_PATH, MAX_NOTE_LEN as u64).map_err(|e| e.to_string());
    facts.checkpoint = read.and_then(|bytes| SignedCheckpoint::parse(&bytes).map_err(|e| e.to_string()));
}

fn read_entries(facts: &mut Facts<'_>) {
    let size = match &facts.checkpoint {
        Ok(checkpoint) => checkpoint.unverified().head().size,
        Err(why) => {
            facts.incomplete = Some(format!("the checkpoint cannot be read ({why})"));
            return;
        }
    };
    if size > MAX_ENTRIES {
        facts.incomplete = Some(format!("the checkpoint claims {size} entries, more than any record has"));
        return;
    }
    facts.progress.stage("reading", size);
    for bundle in EntryBundle::all(size) {
        if let Err((place, what)) = read_bundle(facts, &bundle) {
            facts.incomplete = Some(format!("{place}: {what}"));
            facts.bundle_faults.push((place, what));
            return;
        }
        facts.progress.advance(u64::from(bundle.width()));
    }
}

fn read_bundle(facts: &mut Facts<'_>, bundle: &EntryBundle) -> Result<(), (String, String)> {
    let path = bundle.path();
    let bytes = facts.files.read(&path, MAX_BUNDLE).map_err(|e| (path.clone(), e.to_string()))?;
    let entries = bundle.decode(&bytes).map_err(|e| (path, e.to_string()))?;
    for entry in entries {
        facts.tree.append(leaf_hash(entry));
        facts.entries.push(entry.to_vec());
    }
    Ok(())
}

fn parse_entries(facts: &mut Facts<'_>) {
    facts.parsed = facts.entries.iter().map(|bytes| parse(bytes)).collect();
    let read = facts.parsed.iter().enumerate().filter_map(|(i, p)| match p {
        Parsed::Entry { entry, .. } => Some((i as u64, entry)),
        Parsed::Refused { .. } => None,
    });
    facts.view = View::collect(read);
}

fn parse(bytes: &[u8]) -> Parsed {
    match Entry::decode_lenient(bytes) {
        Ok(Entry::Document(document)) => {
            let canonical = document.check_canonical(bytes).err().map(|e: CanonicalError| e.to_string());
            Parsed::Entry { entry: Entry::Document(document), canonical }
        }
        Ok(entry) => Parsed::Entry { entry, canonical: None },
        Err(error) => Parsed::Refused { version: has_unknown_type(bytes), why: error.to_string() },
    }
}

/// A document of a known type and another version.
fn has_unknown_type(bytes: &[u8]) -> bool {
    let value: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let kind = value.as_ref().and_then(|v| v.get("body")?.get("type")?.as_str());
    let parts = kind.and_then(|k| k.strip_prefix("ostrakon/")?.split_once('/'));
    parts.is_some_and(|(version, name)| version != "v1" && KNOWN_TYPES.contains(&name))
}

const KNOWN_TYPES: [&str; 15] = [
    "manifest",
    "ceremony-commitment",
    "ceremony-dealing",
    "ceremony-acknowledgement",
    "ceremony-complaint",
    "roll",
    "opening",
    "closing",
    "objection",
    "tally",
    "sign-off",
    "decryption-share",
    "result",
    "lot-share",
    "certificate",
];

fn read_charter(facts: &mut Facts<'_>) {
    facts.charter_bytes = facts.side_file(CHARTER_PATH, ostrakon_charter::MAX_BYTES as u64);
    facts.charter = facts.charter_bytes.as_ref().and_then(|bytes| Charter::parse(bytes).ok());
}

fn compile(facts: &mut Facts<'_>) {
    let Some(manifest) = facts.view.manifests.first() else { return };
    match Plan::new(manifest.body.clone()) {
        Ok(plan) => {
            let log = &plan.manifest().log;
            let key = PublicKey::from_bytes(&log.key.0).ok();
            let name = KeyName::new(log.origin.clone()).ok();
            facts.log_key = name.zip(key).map(|(name, key)| LogKey::new(VerifierKey::new(name, key)));
            facts.plan = Some(plan);
        }
        Err(error) => facts.plan_fault = Some(error.to_string()),
    }
}

fn read_ceremony(facts: &mut Facts<'_>) {
    let Some(plan) = facts.plan.clone() else { return };
    let (n, attempt) = (plan.manifest().trustee_count() as u16, facts.view.attempt());
    let hashes = |list: Vec<(u16, [u8; 32])>| -> Option<Vec<[u8; 32]>> {
        (1..=n).map(|i| list.iter().find(|(t, _)| *t == i).map(|(_, h)| *h)).collect()
    };
    let commitments = facts.view.commitments.iter().filter(|c| c.body.attempt == attempt);
    let Some(commitments) = hashes(commitments.map(|c| (c.body.trustee, c.hash)).collect()) else { return };
    let round1 = round1_hash(&plan.election(), attempt, &commitments);
    let dealings = facts.view.dealings.iter().filter(|d| d.body.attempt == attempt);
    let dealing_hashes = hashes(dealings.map(|d| (d.body.trustee, d.hash)).collect());
    let dealings = (1..=n).map(|i| read_dealing(facts, &plan, attempt, i)).collect();
    let hash = dealing_hashes.map(|h| ceremony_hash(&round1, &h));
    facts.ceremony = Some(Ceremony { attempt, round1, hash, dealings });
}

fn read_dealing(facts: &mut Facts<'_>, plan: &Plan, attempt: u32, trustee: u16) -> Option<Dealing> {
    facts.view.dealings.iter().find(|d| (d.body.attempt, d.body.trustee) == (attempt, trustee))?;
    let bytes = facts.side_file(&dealing_path(attempt, trustee), MAX_SETUP_FILE)?;
    Dealing::decode(&bytes, attempt, trustee, plan.manifest().threshold, plan.columns()).ok()
}

fn read_keys(facts: &mut Facts<'_>) {
    let Some(ceremony) = &facts.ceremony else { return };
    let dealings: Option<Vec<Dealing>> = ceremony.dealings.iter().cloned().collect();
    facts.keys = dealings.filter(|d| !d.is_empty()).map(|d| ElectionKeys::from_dealings(&d));
    if facts.expected_paths().contains(KEYS_PATH) {
        facts.keys_file = facts.side_file(KEYS_PATH, MAX_SETUP_FILE);
    }
}

fn read_rolls(facts: &mut Facts<'_>) {
    let Some(plan) = facts.plan.clone() else { return };
    for (index, roll) in plan.manifest().rolls.iter().enumerate() {
        if !facts.view.rolls.iter().any(|r| r.body.roll == roll.id) {
            continue;
        }
        let Some(bytes) = facts.side_file(&roll_path(index), roll.max_size.min(MAX_VOTERS) * 36) else {
            continue;
        };
        if let Ok((list, _)) = Roll::decode_lenient(&bytes) {
            let voters = list.iter().map(|v| (*v.key.bytes(), v.weight)).collect();
            facts.rolls.insert(index, RollFacts { voters, list });
        }
        facts.roll_files.insert(index, bytes);
    }
}

/// Ballots are judged under what the opening says and the keys that were published, as voters' devices did.
fn read_relations(facts: &mut Facts<'_>) {
    let (Some(plan), Some(opening), Some(keys)) =
        (facts.plan.clone(), facts.view.openings.first().map(|o| o.body.clone()), facts.keys_file.clone())
    else {
        return;
    };
    let Ok(joint) = ElectionKeys::decode_joint(&keys, plan.columns()) else { return };
    let slots = &joint[..joint.len() - 1];
    let keys_hash: Bytes32 = sha256(&keys).into();
    for (index, roll) in plan.manifest().rolls.iter().enumerate() {
        let Some(opened) = opening.rolls.iter().find(|r| r.roll == roll.id) else { continue };
        if let Some(relation) = plan.relation(index, &opened.root.0, slots, &keys_hash.0) {
            facts.relations.insert(index, relation);
        }
    }
}

/// Counts what the board has: the last ballot of each credential, with the weight of its roll.
fn count(facts: &mut Facts<'_>) {
    let mut counted: std::collections::BTreeMap<usize, CountedBallots> =
        facts.relations.keys().map(|roll| (*roll, CountedBallots::default())).collect();
    for ballot in facts.ballots.iter().flatten().filter_map(|b| b.ballot.as_ref()) {
        let voters = facts.rolls.get(&ballot.roll()).map(|r| &r.voters);
        let weight = voters.and_then(|v| v.get(ballot.key())).copied().unwrap_or(1);
        counted.entry(ballot.roll()).or_default().add(ballot.clone(), weight);
    }
    facts.counted = counted;
}
