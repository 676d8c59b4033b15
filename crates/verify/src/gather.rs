//! Reads a record, leniently: what can be read is read, and what is wrong with it is left to the checks.

use crate::ballots::read_ballots;
use crate::facts::{Ceremony, Facts};
use crate::listing::Listing;
use crate::notes::Notes;
use crate::reading::read_entries;
use crate::register::read_register;
use crate::rolls::read_rolls;
use ostrakon_charter::Charter;
use ostrakon_election::board::{CHARTER_PATH, KEYS_PATH, dealing_path};
use ostrakon_election::setup::{Dealing, ElectionKeys, Plan, ceremony_hash, round1_hash};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// Most bytes of a dealing or keys file (spec 0.8).
const MAX_SETUP_FILE: u64 = 16 << 20;

/// Everything: setup, rolls, ballots.
pub(crate) fn gather(facts: &mut Facts<'_>) {
    gather_setup(facts, read_register);
    if let Some(pieces) = facts.pieces.take() {
        return pieces.ballots(facts);
    }
    let mut notes = Notes::new(facts);
    let rolls = read_rolls(facts, &mut notes.voters);
    let ballots = match (facts.view().openings.first(), rolls) {
        (None, _) => Err("needs an opening".into()),
        (Some(_), Err(error)) => Err(error),
        (Some(_), Ok(())) => read_ballots(facts, notes),
    };
    facts.ballots = ballots;
}

/// The board's documents and what they begin with: all that the ballots are judged under. A device that judges the setup alone takes no part in what
/// the register decides, whose vote it is and who certifies; so whoever calls says how the `register` is read, and a device is not built with that.
pub(crate) fn gather_setup(facts: &mut Facts<'_>, register: impl FnOnce(&mut Facts<'_>)) {
    list(facts);
    read_checkpoint(facts);
    read_entries(facts);
    read_closing(facts);
    read_charter(facts);
    compile(facts);
    register(facts);
    read_ceremony(facts);
    read_keys(facts);
    name_files(facts);
    read_relations(facts);
}

fn list(facts: &mut Facts<'_>) {
    facts.listing = match facts.files.is_listed() {
        true => Listing::read(facts.files).map_err(|e| e.to_string()),
        false => Ok(Listing::unknown()),
    };
}

/// Where nobody lists the files, they are those that the entries name; dealings that no later step reads are asked for here.
fn name_files(facts: &mut Facts<'_>) {
    if facts.files.is_listed() {
        return;
    }
    let last = facts.view().attempt();
    let given_up = facts.view().dealings.iter().filter(|d| d.body.attempt != last);
    let paths: Vec<String> = given_up.map(|d| dealing_path(d.body.attempt, d.body.trustee)).collect();
    for path in paths {
        facts.side_file(&path, MAX_SETUP_FILE);
    }
    facts.listing = Ok(Listing::named(facts.entries.size(), facts.expected_others()));
}

fn read_closing(facts: &mut Facts<'_>) {
    let Some(closing) = facts.view().closings.first().map(|closing| closing.index) else { return };
    match facts.head_at(closing + 1) {
        Ok(head) => facts.closing = head,
        Err(changed) => facts.changed.push(changed.0),
    }
}

fn read_checkpoint(facts: &mut Facts<'_>) {
    let read = facts.files.read(CHECKPOINT_PATH, MAX_NOTE_LEN as u64).map_err(|e| e.to_string());
    facts.checkpoint = read.and_then(|bytes| SignedCheckpoint::parse(&bytes).map_err(|e| e.to_string()));
}

fn read_charter(facts: &mut Facts<'_>) {
    facts.charter_bytes = facts.side_file(CHARTER_PATH, ostrakon_charter::MAX_BYTES as u64);
    facts.charter = facts.charter_bytes.as_ref().and_then(|bytes| Charter::parse(bytes).ok());
}

fn compile(facts: &mut Facts<'_>) {
    let Some(manifest) = facts.view().manifests.first() else { return };
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
    let (n, attempt) = (plan.manifest().trustee_count() as u16, facts.view().attempt());
    let hashes = |list: Vec<(u16, [u8; 32])>| -> Option<Vec<[u8; 32]>> {
        (1..=n).map(|i| list.iter().find(|(t, _)| *t == i).map(|(_, h)| *h)).collect()
    };
    let commitments = facts.view().commitments.iter().filter(|c| c.body.attempt == attempt);
    let Some(commitments) = hashes(commitments.map(|c| (c.body.trustee, c.hash)).collect()) else { return };
    let round1 = round1_hash(&plan.election(), attempt, &commitments);
    let dealings = facts.view().dealings.iter().filter(|d| d.body.attempt == attempt);
    let dealing_hashes = hashes(dealings.map(|d| (d.body.trustee, d.hash)).collect());
    let dealings = (1..=n).map(|i| read_dealing(facts, &plan, attempt, i)).collect();
    let hash = dealing_hashes.map(|h| ceremony_hash(&round1, &h));
    facts.ceremony = Some(Ceremony { attempt, round1, hash, dealings });
}

fn read_dealing(facts: &mut Facts<'_>, plan: &Plan, attempt: u32, trustee: u16) -> Option<Dealing> {
    facts.view().dealings.iter().find(|d| (d.body.attempt, d.body.trustee) == (attempt, trustee))?;
    let bytes = facts.side_file(&dealing_path(attempt, trustee), MAX_SETUP_FILE)?;
    Dealing::decode(&bytes, attempt, trustee, plan.manifest().threshold, plan.columns()).ok()
}

fn read_keys(facts: &mut Facts<'_>) {
    let Some(ceremony) = &facts.ceremony else { return };
    let dealings: Option<Vec<Dealing>> = ceremony.dealings.iter().cloned().collect();
    facts.keys = dealings.filter(|d| !d.is_empty()).map(|d| ElectionKeys::from_dealings(&d));
    if facts.all_acknowledged() {
        facts.keys_file = facts.side_file(KEYS_PATH, MAX_SETUP_FILE);
    }
}

/// Ballots are judged under what the opening says and the keys that were published, as voters' devices did.
fn read_relations(facts: &mut Facts<'_>) {
    let (Some(plan), Some(opening), Some(keys)) =
        (facts.plan.clone(), facts.view().openings.first().map(|o| o.body.clone()), facts.keys_file.clone())
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
