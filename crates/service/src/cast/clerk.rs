//! The clerk of an open vote: proves ballots on all cores while the ones before are made durable.
//!
//! Two tasks in a row. The first takes what has come, proves it together, and hands it on; the second decides, in one order, what goes into
//! the urn, and makes it durable in one transaction. While the disk works the next ballots gather, so the more come the fewer syncs each costs.

use crate::board::{Desk, Ledger, LedgerError};
use crate::clock::Clock;
use ostrakon_election::cast::{BallotForms, CastError, LastBallot, Sender, Urn};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_store::StoreError;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::inclusion::InclusionProof;
use rand_core::OsRng;
use rayon::prelude::*;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{mpsc, oneshot};

/// Where ballots of one election are given in.
pub(crate) struct Clerk {
    jobs: mpsc::Sender<Job>,
    forms: Arc<BallotForms>,
    urn: Arc<Mutex<Urn>>,
}

/// A ballot on its way, and who waits for it.
struct Job {
    ballot: Vec<u8>,
    sender: Sender,
    reply: oneshot::Sender<Verdict>,
}

type Verdict = Result<Acknowledged, CastRefusal>;

/// A ballot that is durable under a signed checkpoint.
#[derive(Clone, Debug)]
pub(crate) struct Acknowledged {
    pub(crate) proof: InclusionProof,
    pub(crate) checkpoint: Arc<SignedCheckpoint>,
}

/// Why a ballot was not entered.
#[derive(Clone, Debug)]
pub(crate) enum CastRefusal {
    /// Its own fault.
    Ballot(CastError),
    /// It stands there already, as this entry.
    There(u64),
    /// Voting has not begun.
    Early,
    /// Voting has ended.
    Late,
    /// More ballots wait than can be served in a while.
    Busy,
    /// Nothing is durable now.
    Unavailable,
    /// For want of room.
    Full,
}

/// Ballots that may wait; each is at most 64 KiB.
const WAITING: usize = 8_192;
/// Ballots that are proved together.
const TOGETHER: usize = 4_096;
/// Ballots of a batch that one core proves: fewer are dearer, more leave other cores idle.
const SHARE: usize = 64;

impl Clerk {
    /// Opens the urn: reads the ballots that are on the board.
    pub(crate) async fn start(
        ledger: Arc<Ledger>,
        manifest: Arc<ElectionManifest>,
        forms: BallotForms,
        clock: Clock,
    ) -> Result<Self, LedgerError> {
        let forms = Arc::new(forms);
        let urn = Arc::new(Mutex::new(recount(&ledger, &forms).await?));
        let (jobs, came) = mpsc::channel(WAITING);
        let (proved, decide) = mpsc::channel(2);
        tokio::spawn(prove_all(came, proved, forms.clone()));
        let decider = Decider { ledger, manifest, forms: forms.clone(), urn: urn.clone(), clock };
        tokio::spawn(decider.run(decide));
        Ok(Self { jobs, forms, urn })
    }

    /// The forms of the rolls.
    pub(crate) fn forms(&self) -> &BallotForms {
        &self.forms
    }

    /// How many ballots wait to be proved.
    pub(crate) fn waiting(&self) -> usize {
        self.jobs.max_capacity() - self.jobs.capacity()
    }

    /// Gives in a ballot; ends when it is durable, or refused.
    pub(crate) async fn cast(&self, ballot: Vec<u8>, sender: Sender) -> Verdict {
        let (reply, verdict) = oneshot::channel();
        self.jobs.try_send(Job { ballot, sender, reply }).map_err(|_| CastRefusal::Busy)?;
        verdict.await.unwrap_or(Err(CastRefusal::Unavailable))
    }

    /// Where these bytes stand, if they do; whoever asks compares.
    pub(crate) fn perhaps_at(&self, sender: &Sender, ballot: &[u8]) -> Option<u64> {
        urn(&self.urn).perhaps_at(&self.forms, sender, ballot)
    }

    /// A voter's last ballot.
    pub(crate) fn last(&self, roll: usize, voter: usize) -> LastBallot {
        urn(&self.urn).last(roll, voter)
    }
}

fn urn(urn: &Mutex<Urn>) -> MutexGuard<'_, Urn> {
    urn.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Fills an urn with what is on the board.
async fn recount(ledger: &Ledger, forms: &BallotForms) -> Result<Urn, LedgerError> {
    let size = ledger.store().size(ledger.row.id).await?;
    let mut urn = Urn::new(forms);
    for first in (0..size).step_by(TOGETHER) {
        let end = size.min(first + TOGETHER as u64);
        let entries = ledger.store().entries(ledger.row.id, first..end).await?;
        for (place, entry) in (first..).zip(&entries).filter(|(_, entry)| entry.starts_with(b"OB")) {
            let fault = |e: CastError| LedgerError::Entry(format!("entry {place}: {e}"));
            urn.remember(forms, &forms.sender(entry).map_err(fault)?, entry, place);
        }
    }
    Ok(urn)
}

type Judged = (Job, Result<(), CastError>);

/// First in the row: proves what has come.
async fn prove_all(
    mut came: mpsc::Receiver<Job>,
    proved: mpsc::Sender<Vec<Judged>>,
    forms: Arc<BallotForms>,
) {
    loop {
        let mut jobs = Vec::new();
        if came.recv_many(&mut jobs, TOGETHER).await == 0 {
            return;
        }
        let forms = forms.clone();
        let work = tokio::task::spawn_blocking(move || prove(&forms, jobs));
        let Ok(judged) = work.await else { continue };
        if proved.send(judged).await.is_err() {
            return;
        }
    }
}

/// Proves ballots roll by roll, on all cores.
fn prove(forms: &BallotForms, mut jobs: Vec<Job>) -> Vec<Judged> {
    jobs.sort_by_key(|job| job.sender.roll);
    let rolls: Vec<&[Job]> = jobs.chunk_by(|a, b| a.sender.roll == b.sender.roll).collect();
    let parts = rolls.into_iter().flat_map(|roll| roll.chunks(share(roll.len()))).collect::<Vec<_>>();
    let verdicts: Vec<_> = parts.into_par_iter().flat_map_iter(|part| prove_part(forms, part)).collect();
    jobs.into_iter().zip(verdicts).collect()
}

/// How many ballots one core takes at a time.
fn share(all: usize) -> usize {
    all.div_ceil(rayon::current_num_threads()).max(SHARE)
}

fn prove_part(forms: &BallotForms, part: &[Job]) -> Vec<Result<(), CastError>> {
    let ballots: Vec<&[u8]> = part.iter().map(|job| job.ballot.as_slice()).collect();
    let roll = part.first().map_or(0, |job| job.sender.roll);
    forms.prove(roll, &ballots, &mut OsRng).unwrap_or_else(|error| {
        // A generator that repeats itself: nothing may be accepted on its word.
        tracing::error!(%error, "ballots cannot be verified");
        vec![Err(CastError::Proof); ballots.len()]
    })
}

/// Second in the row: one order, one transaction.
struct Decider {
    ledger: Arc<Ledger>,
    manifest: Arc<ElectionManifest>,
    forms: Arc<BallotForms>,
    urn: Arc<Mutex<Urn>>,
    clock: Clock,
}

/// Waits for what happens to the rest of its batch.
struct Admitted {
    place: u64,
    reply: oneshot::Sender<Verdict>,
}

impl Decider {
    async fn run(self, mut decide: mpsc::Receiver<Vec<Judged>>) {
        while let Some(mut judged) = decide.recv().await {
            while let Ok(more) = decide.try_recv() {
                judged.extend(more);
            }
            if let Err(error) = self.enter(judged).await {
                tracing::error!(%error, "ballots could not be made durable: none of them is acknowledged");
                self.start_again().await;
            }
        }
    }

    /// After a failed write the urn is filled again from what is there.
    async fn start_again(&self) {
        loop {
            match self.recounted().await {
                Ok(recounted) => return *urn(&self.urn) = recounted,
                Err(error) => tracing::error!(%error, "the board cannot be read"),
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
    }

    /// At the desk, which reads the log again: urn and log then know the same ballots.
    async fn recounted(&self) -> Result<Urn, LedgerError> {
        let _desk = self.ledger.desk().await?;
        recount(&self.ledger, &self.forms).await
    }

    async fn enter(&self, judged: Vec<Judged>) -> Result<(), LedgerError> {
        let mut left = judged;
        while !left.is_empty() {
            let ledger = self.ledger.clone();
            let mut desk = ledger.desk().await?;
            if let Some(refusal) = self.closed(&desk).await? {
                left.into_iter().for_each(|(job, _)| answer(job.reply, Err(refusal.clone())));
                return Ok(());
            }
            // Entries of one transaction stay in one window of the tree, so that all can be proved.
            let room = usize::try_from(desk.log().tail.room()).unwrap_or(usize::MAX);
            let room = if room == 0 { TOGETHER } else { room.min(TOGETHER) };
            let rest = left.split_off(left.len().min(room));
            self.enter_together(&mut desk, left).await?;
            left = rest;
        }
        Ok(())
    }

    /// Whether it is too early or too late. The first refusal for lateness is for good, whatever the clock says afterwards.
    async fn closed(&self, desk: &Desk<'_>) -> Result<Option<CastRefusal>, StoreError> {
        let (now, view) = (self.clock.now(), &desk.log().view);
        let over = self.ledger.voting_ended() || !view.closings.is_empty();
        if !over && now < view.closes(&self.manifest) {
            return Ok((now < self.manifest.opens).then_some(CastRefusal::Early));
        }
        if !over {
            self.ledger.end_voting(now).await?;
        }
        Ok(Some(CastRefusal::Late))
    }

    async fn enter_together(&self, desk: &mut Desk<'_>, judged: Vec<Judged>) -> Result<(), LedgerError> {
        let (entries, admitted) = self.admit(desk.log().size(), judged);
        if entries.is_empty() {
            admitted.into_iter().for_each(|twin| answer(twin.reply, Err(CastRefusal::There(twin.place))));
            return Ok(());
        }
        let appended = desk.append(entries, Vec::new()).await;
        let checkpoint = Arc::new(match appended {
            Err(error) if error.is_full() => return Err(refuse_all(admitted, error)),
            appended => appended?,
        });
        for Admitted { place, reply } in admitted {
            let proved = desk.inclusion(place);
            answer(
                reply,
                match proved {
                    Some(proof) => Ok(Acknowledged { proof, checkpoint: checkpoint.clone() }),
                    None => Err(CastRefusal::There(place)),
                },
            );
        }
        Ok(())
    }

    /// Decides in their order; refusals are answered at once, the rest wait for the disk.
    fn admit(&self, first: u64, judged: Vec<Judged>) -> (Vec<Vec<u8>>, Vec<Admitted>) {
        let (mut entries, mut admitted) = (Vec::new(), Vec::new());
        let mut urn = urn(&self.urn);
        for (job, proved) in judged {
            let place = first + entries.len() as u64;
            let Job { ballot, sender, reply } = job;
            match proved.and_then(|()| urn.admit(&self.forms, &sender, &ballot, place)) {
                Ok(()) => {
                    entries.push(ballot);
                    admitted.push(Admitted { place, reply });
                }
                // The same bytes were sent twice, and the first of them came through.
                Err(CastError::Follows { last }) if last == sender.leaf => {
                    match urn.perhaps_at(&self.forms, &sender, &ballot) {
                        Some(place) => admitted.push(Admitted { place, reply }),
                        None => answer(reply, Err(CastRefusal::Ballot(CastError::Follows { last }))),
                    }
                }
                Err(error) => answer(reply, Err(CastRefusal::Ballot(error))),
            }
        }
        (entries, admitted)
    }
}

/// Whoever waited is told what is wanting.
fn refuse_all(admitted: Vec<Admitted>, error: LedgerError) -> LedgerError {
    admitted.into_iter().for_each(|admitted| answer(admitted.reply, Err(CastRefusal::Full)));
    error
}

/// Whoever waited may be gone; the ballot stands all the same.
fn answer(reply: oneshot::Sender<Verdict>, verdict: Verdict) {
    let _ = reply.send(verdict);
}
