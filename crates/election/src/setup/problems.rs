//! Everything that can be wrong with a manifest that compiles (spec 1.2, check 104).

use super::ballot_type::mismatch;
use super::subjects::{rule_problems, subject_problems};
use super::tokens::token_problems;
use super::{BallotType, ContestPlan, ElectionManifest, NamedKey, Plan};
use ostrakon_charter::{Charter, Text};
use ostrakon_group::SortedSet;
use ostrakon_proofs::ballot::ballot_elements;
use ostrakon_proofs::circuit::{Circuit, MAX_BITS, MAX_RANGE_BITS, RangeShape};
use ostrakon_tlog::bundle::MAX_ENTRY_LEN;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::KeyName;

/// The largest total that can be decrypted.
const MAX_TOTAL: u128 = 1 << 40;
/// Slots of all contests, so that the result is one entry of the board.
const MAX_ALL_SLOTS: usize = 3000;
/// Bytes of a ballot before its elements: magic, roll, P, *previous* (spec 3.4).
const HEAD: usize = 70;

/// What is wrong, each in one sentence; empty if nothing is. Without the charter, only what does not need it.
pub fn problems(plan: &Plan, charter: Option<&Charter>) -> Vec<String> {
    let manifest = plan.manifest();
    let mut found = Vec::new();
    texts(manifest, &mut found);
    keys(manifest, &mut found);
    numbers(manifest, &mut found);
    names(manifest, &mut found);
    bounds(plan, &mut found);
    found.extend(token_problems(manifest));
    found.extend(subject_problems(manifest));
    if let Some(charter) = charter {
        rules(plan, charter, &mut found);
        found.extend(rule_problems(plan, charter));
    }
    found
}

fn texts(manifest: &ElectionManifest, found: &mut Vec<String>) {
    let options = |c: &super::Contest| c.options.iter().map(|o| o.label.clone()).collect::<Vec<_>>();
    let mut texts = vec![manifest.title.clone()];
    texts.extend(manifest.contests.iter().flat_map(|c| options(c).into_iter().chain([c.title.clone()])));
    texts.extend(manifest.contests.iter().flat_map(|c| grades(&c.ballot)).cloned());
    texts.extend(manifest.trustees.iter().chain(&manifest.certifiers.officers).map(|k| k.name.clone()));
    for text in texts {
        if let Err(error) = Text::new(text.clone()) {
            found.push(format!("the text {text:?}: {error}"));
        }
    }
    let origins = manifest.witnesses.keys.iter().map(|w| &w.name).chain([&manifest.log.origin]);
    let origins = origins.chain(manifest.register.iter().map(|register| &register.origin));
    for origin in origins {
        if let Err(error) = KeyName::new(origin.clone()) {
            found.push(format!("the log, register or witness name {origin:?}: {error}"));
        } else if let Err(error) = Text::new(origin.clone()) {
            found.push(format!("the log, register or witness name {origin:?}: {error}"));
        }
    }
}

fn grades(ballot: &BallotType) -> &[String] {
    if let BallotType::Grades { grades, .. } = ballot { grades } else { &[] }
}

fn keys(manifest: &ElectionManifest, found: &mut Vec<String>) {
    let single =
        [("organiser", &manifest.organiser), ("registrar", &manifest.registrar), ("log", &manifest.log.key)];
    let lists: [(&str, &[NamedKey]); 3] = [
        ("trustee", &manifest.trustees),
        ("officer", &manifest.certifiers.officers),
        ("witness", &manifest.witnesses.keys),
    ];
    let listed = lists.iter().flat_map(|(role, list)| list.iter().map(move |k| (*role, &k.key)));
    for (role, key) in single.into_iter().chain(listed) {
        if let Err(error) = PublicKey::from_bytes(&key.0) {
            found.push(format!("{role} key {key}: {error}"));
        }
    }
    for (role, list) in lists {
        let distinct: SortedSet<_> = list.iter().map(|k| k.key).collect();
        if distinct.len() != list.len() {
            found.push(format!("one key is listed twice as {role}"));
        }
    }
}

fn numbers(manifest: &ElectionManifest, found: &mut Vec<String>) {
    let (n, t) = (manifest.trustees.len(), usize::from(manifest.threshold));
    let mut refuse = |wrong: bool, what: String| found.extend(wrong.then_some(what));
    refuse(n == 0 || n > 32, format!("{n} trustees: between 1 and 32 are allowed"));
    refuse(t < 1 || t > n, format!("threshold {t} of {n} trustees: between 1 and their number is allowed"));
    refuse(
        (t == 1) != manifest.one_trustee_reads_votes,
        format!(
            "threshold {t} and one_trustee_reads_votes {}: it is true exactly for 1",
            manifest.one_trustee_reads_votes
        ),
    );
    let (officers, quorum) = (manifest.certifiers.officers.len(), usize::from(manifest.certifiers.quorum));
    refuse(officers > 64, format!("{officers} officers: at most 64 are allowed"));
    refuse(quorum < 1 || quorum > officers, format!("a quorum of {quorum} of {officers} officers"));
    let (witnesses, required) = (manifest.witnesses.keys.len(), usize::from(manifest.witnesses.required));
    refuse(witnesses > 64, format!("{witnesses} witnesses: at most 64 are allowed"));
    refuse(required > witnesses, format!("{required} witnesses are required, {witnesses} are listed"));
    refuse(
        manifest.opens >= manifest.closes,
        format!("opens at {} and closes at {}", manifest.opens, manifest.closes),
    );
    refuse(manifest.charter.size > ostrakon_charter::MAX_BYTES as u64, "the charter is too large".into());
}

fn names(manifest: &ElectionManifest, found: &mut Vec<String>) {
    let mut unique = |what: String, ids: Vec<&str>| {
        let mut seen = SortedSet::new();
        found.extend(
            ids.into_iter().filter(|id| !seen.insert(*id)).map(|id| format!("{what} {id} is there twice")),
        );
    };
    unique("witness".into(), manifest.witnesses.keys.iter().map(|w| w.name.as_str()).collect());
    unique("roll".into(), manifest.rolls.iter().map(|r| r.id.as_str()).collect());
    unique("contest".into(), manifest.contests.iter().map(|c| c.id.as_str()).collect());
    for contest in &manifest.contests {
        let options: Vec<_> = contest.options.iter().map(|o| o.id.as_str()).collect();
        unique(format!("contest {}: option", contest.id), options);
    }
    for contest in &manifest.contests {
        if let Some(o) = contest.options.iter().find(|o| ["none", "blank"].contains(&o.id.as_str())) {
            found.push(format!("contest {}: {} is not a name for an option", contest.id, o.id));
        }
    }
    for (contest, option) in manifest.contests.iter().flat_map(|c| c.options.iter().map(move |o| (c, o))) {
        if option.flags.windows(2).any(|pair| pair[0] >= pair[1]) {
            found.push(format!(
                "contest {}: the flags of {} are not ascending, each once",
                contest.id, option.id
            ));
        }
    }
    for roll in &manifest.rolls {
        if !manifest.contests.iter().any(|c| c.roll == roll.id) {
            found.push(format!("roll {} has no contest", roll.id));
        }
    }
    let (contests, rolls) = (manifest.contests.len(), manifest.rolls.len());
    if contests > 64 || rolls > 64 {
        found.push(format!("{contests} contests and {rolls} rolls: at most 64 of each are allowed"));
    }
}

fn bounds(plan: &Plan, found: &mut Vec<String>) {
    let manifest = plan.manifest();
    let slots: usize = plan.contests().iter().map(|c| c.circuit.slots().len()).sum();
    if slots > MAX_ALL_SLOTS {
        found.push(format!("{slots} slots in all contests, where {MAX_ALL_SLOTS} are allowed"));
    }
    for (index, roll) in manifest.rolls.iter().enumerate() {
        if roll.max_size < 1 || roll.max_size > 100_000_000 {
            found.push(format!("roll {}: {} voters, where 1 to 10^8 are allowed", roll.id, roll.max_size));
        }
        let contests: Vec<_> = plan.contests().iter().filter(|c| c.roll == index).collect();
        let circuits: Vec<_> = contests.iter().map(|c| c.circuit.clone()).collect();
        found.extend(
            sizes(&circuits).into_iter().map(|what| format!("roll {}: its ballot has {what}", roll.id)),
        );
        for contest in contests {
            let largest = u128::from(roll.max_weight) * u128::from(contest.circuit.maximum());
            if largest > MAX_TOTAL {
                let id = &contest.contest.id;
                let weight = roll.max_weight;
                found.push(format!(
                    "contest {id}: a total weight of {weight} lets totals reach {largest}; at most 2^40 can be decrypted"
                ));
            }
        }
    }
}

/// What is too large in a ballot of these contests, which is one entry of the board (spec 0.8, 3.4).
fn sizes(circuits: &[Circuit]) -> Vec<String> {
    let bits = circuits.iter().map(Circuit::bits).sum();
    let numbers: Vec<u64> = circuits.iter().flat_map(Circuit::numbers).copied().collect();
    let range_bits = RangeShape::of(&numbers).map_or(0, RangeShape::total_bits);
    let length = HEAD + 32 * ballot_elements(circuits);
    let sizes = [
        ("bits", bits, MAX_BITS),
        ("range bits", range_bits, MAX_RANGE_BITS),
        ("bytes", length, MAX_ENTRY_LEN),
    ];
    let large = sizes.into_iter().filter(|(_, size, limit)| size > limit);
    large.map(|(what, size, limit)| format!("{size} {what}, where {limit} are allowed")).collect()
}

fn rules(plan: &Plan, charter: &Charter, found: &mut Vec<String>) {
    // With a register, its bodies vote, and whether they may is for the verdict to say (spec 7.8).
    let rolls = plan.manifest().rolls.iter().filter(|_| plan.manifest().register.is_none());
    for roll in rolls {
        match charter.body(&roll.body) {
            None => found.push(format!("roll {}: the charter has no body {}", roll.id, roll.body)),
            Some(body) if body.is_voteless() => {
                found.push(format!("roll {}: the body {} never votes", roll.id, roll.body));
            }
            Some(_) => {}
        }
    }
    for ContestPlan { contest, .. } in plan.contests() {
        match charter.vote(&contest.vote) {
            None => found.push(format!("contest {}: the charter has no vote {}", contest.id, contest.vote)),
            Some(vote) => {
                found.extend(mismatch(contest, vote).map(|what| format!("contest {}: {what}", contest.id)));
            }
        }
    }
}
