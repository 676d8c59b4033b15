//! The register: the keeper's acts (spec chapter 9).

use super::documents::{Entered, Submission};
use super::enter::{failed, shown, to_its_end};
use crate::board::{Desk, charter_of};
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use ostrakon_election::board::Log;
use ostrakon_group::Bytes32;
use ostrakon_register::{Act, Files, SignedAct, Status, check_keeper, examine};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Enters acts of the register, charters among the files.
#[utoipa::path(
    post,
    path = "/api/register",
    request_body = Submission,
    responses((status = 200, body = Entered), (status = "default", body = Problem))
)]
pub(crate) async fn register(State(house): State<Arc<House>>, body: Bytes) -> Answer<Json<Entered>> {
    let submission = Submission::read(&body)?;
    let acts: Vec<Vec<u8>> = submission.bytes().map(<[u8]>::to_vec).collect();
    check_hands(&house, &acts).await?;
    let files = submission.files()?;
    to_its_end(async move { enter(&house, &acts, files).await.map(Json) }).await
}

/// Refuses acts that the keeper has not signed: needs no more of the register than its founding.
async fn check_hands(house: &House, acts: &[Vec<u8>]) -> Answer<()> {
    let founded_by = founded_by(house).await?;
    let keeper = founded_by.or(house.settings.keeper);
    for act in acts {
        let act = SignedAct::decode(act).map_err(|e| Problem::by_check("802", e.to_string()))?;
        if let (Act::Founding(founding), None) = (&act.body, founded_by) {
            founded_here(house, &founding.keeper, &founding.log.key)?;
        }
        if let Some(keeper) = keeper {
            check_keeper(&act, keeper)
                .map_err(|what| Problem::by_check("803", format!("{}: {what}", act.body.name())))?;
        }
    }
    Ok(())
}

/// The keeper whom the founding names.
async fn founded_by(house: &House) -> Answer<Option<Bytes32>> {
    let ledger = &house.register().election.ledger;
    let founding = ledger.store().entries(ledger.row.id, 0..1).await?.pop();
    Ok(match founding.and_then(|act| SignedAct::decode(&act).ok()).map(|act| act.body) {
        Some(Act::Founding(founding)) => Some(founding.keeper),
        _ => None,
    })
}

async fn enter(house: &House, acts: &[Vec<u8>], files: Vec<(String, Vec<u8>)>) -> Answer<Entered> {
    let ledger = &house.register().election.ledger;
    let mut desk = ledger.desk().await.map_err(failed)?;
    let place = |desk: &Desk<'_>, act: &[u8]| desk.log().documents.get(&leaf_hash(act)).copied();
    let new: Vec<Vec<u8>> = acts.iter().filter(|act| place(&desk, act).is_none()).cloned().collect();
    if !new.is_empty() {
        let files = fresh(house, &new, files).await?;
        judge(house, &new, &files).await?;
        desk.append(new, files).await.map_err(failed)?;
    }
    let entries = acts.iter().filter_map(|act| place(&desk, act)).collect();
    let (head, size) = (desk.log().head().into(), desk.log().size());
    drop(desk);
    shown(ledger, size).await;
    Ok(Entered { entries, head, warnings: Vec::new() })
}

/// Of the files that are sent, the charters that the acts name and that are not there yet; nothing else ever stands beside a register.
async fn fresh(
    house: &House,
    new: &[Vec<u8>],
    files: Vec<(String, Vec<u8>)>,
) -> Answer<Vec<(String, Vec<u8>)>> {
    let ledger = &house.register().election.ledger;
    let there = ledger.store().file_paths(ledger.row.id).await?;
    let named: BTreeSet<String> = new.iter().filter_map(|act| charter_of(act)).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| !named.contains(path)) {
        return Err(Problem::refused(format!("{path}: none of these acts names this file")));
    }
    Ok(files.into_iter().filter(|(path, _)| !there.contains(path)).collect())
}

/// All checks of registers (801 to 813) must pass with the acts.
async fn judge(house: &House, new: &[Vec<u8>], files: &[(String, Vec<u8>)]) -> Answer<()> {
    let ledger = &house.register().election.ledger;
    let (store, id) = (ledger.store(), ledger.row.id);
    let mut entries = store.entries(id, 0..store.size(id).await?).await?;
    entries.extend(new.iter().cloned());
    let mut all: Files = store.files(id).await?.into_iter().collect();
    all.extend(files.iter().cloned());
    let size = entries.len() as u64;
    let log = collect(entries)?;
    all.extend(log.files_since(0));
    let checkpoint =
        ostrakon_tlog::checkpoint::Checkpoint::new(ledger.signer().name().clone(), log.tree().head());
    let signed = checkpoint.map_err(|e| Problem::refused(e.to_string()))?.sign(ledger.signer());
    all.insert(
        CHECKPOINT_PATH.into(),
        signed.map_err(|e| Problem::refused(e.to_string()))?.encode().into_bytes(),
    );
    debug_assert_eq!(size, log.size());
    ledger.metrics.judging();
    let examined =
        tokio::task::spawn_blocking(move || examine(&all)).await.map_err(|_| Problem::unavailable())?;
    let Some(broken) = examined.checks.iter().find(|check| check.status != Status::Passed) else {
        return Ok(());
    };
    let finding = broken.findings.first().map_or(String::new(), |f| format!("{}: {}", f.place, f.what));
    Err(Problem::by_check(broken.id.to_string(), finding))
}

/// The register is founded once, by the keeper whom the operator named, with this service's log.
fn founded_here(house: &House, keeper: &Bytes32, log: &Bytes32) -> Answer<()> {
    if house.settings.keeper.as_ref() != Some(keeper) {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            format!("the key {keeper} is not the keeper's here"),
        )
        .next("the operator names it in service.toml"));
    }
    let own =
        Bytes32::from(*house.register().election.ledger.signer().verifier_key().public_key().as_bytes());
    if *log == own { Ok(()) } else { Err(Problem::refused("the founding's log is not this service's")) }
}

fn collect(entries: Vec<Vec<u8>>) -> Answer<Log> {
    let mut log = Log::new();
    for entry in entries {
        log.append(entry).map_err(|e| Problem::refused(e.to_string()))?;
    }
    Ok(log)
}

/// The register's files when it had `size` acts: what the record of an election that pins it holds.
pub(super) async fn copy_at(house: &House, size: u64) -> Answer<Vec<(String, Vec<u8>)>> {
    let ledger = &house.register().election.ledger;
    let (store, id) = (ledger.store(), ledger.row.id);
    let unknown = || Problem::refused(format!("the register never was published with {size} acts"));
    let checkpoint = store.checkpoint_at(id, size).await?.ok_or_else(unknown)?;
    let entries = store.entries(id, 0..size).await?;
    let named: BTreeSet<String> = entries.iter().filter_map(|act| charter_of(act)).collect();
    let mut files: Vec<(String, Vec<u8>)> = store.files(id).await?;
    files.retain(|(path, _)| named.contains(path));
    files.extend(collect(entries)?.files_since(0));
    files.push((CHECKPOINT_PATH.into(), checkpoint.into_bytes()));
    Ok(files)
}
