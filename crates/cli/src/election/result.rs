//! `ostrakon election result`: totals from the trustees' shares.

use super::Place;
use super::messages::{closing_head, keys_of, verify_against_sum, verify_lot_share};
use crate::error::{CliError, Outcome};
use crate::outcome;
use crate::record_dir::{ORGANISER_KEY, Record, Writer};
use ostrakon_charter::{Id, Judgement, Verdict};
use ostrakon_election::certify::{Counted, Court, Judged, contest_count};
use ostrakon_election::decrypt::{
    ContestTotals, DecryptionShareDocument, ResultDocument, VerifiedShare, lot_order,
};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::office::{ResultRefusal, contest_totals, may_state_result};
use ostrakon_election::setup::{ContestPlan, ElectionKeys};
use ostrakon_group::Point;
use ostrakon_verify::Particulars;

/// Recombines the trustees' shares to totals.
///
/// Takes, of every contest, valid shares of as many trustees as the threshold says, and signs the totals as the organiser; anybody can check
/// them. Bad shares are named and left out. A result that is on the board already is shown again. Where the charter settles a tie by lot,
/// trustees give lot shares next.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election result --record spring

Next: lot shares, if any are needed; then each officer runs `ostrakon certify sign`.")]
pub(crate) struct ResultArgs {
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &ResultArgs) -> Outcome {
    let mut writer = args.place.open()?;
    if writer.record().view().results.is_empty() {
        for line in combine(&mut writer)? {
            crate::say::say!("{line}");
        }
        writer.commit()?;
    } else {
        crate::say::say!("The result is on the board already:");
    }
    let record = writer.record();
    let outcomes = outcome::of_record(record);
    let told = outcome::heading(record.plan()).into_iter().chain(outcome::lines(record.plan(), &outcomes));
    told.for_each(|line| crate::say::say!("{line}"));
    Ok(())
}

/// Adds the result; remarks on bad shares.
pub(crate) fn combine(writer: &mut Writer) -> Outcome<Vec<String>> {
    let record = writer.record();
    may_state_result(record.plan(), record.view()).map_err(refused)?;
    let keys = keys_of(record)?;
    let (mut contests, mut remarks) = (Vec::new(), Vec::new());
    for (plan, tally) in record.plan().contests().iter().zip(&record.view().tallies) {
        let valid = match tally.body.too_few {
            true => Vec::new(),
            false => valid_shares(record, &keys, &plan.contest.id, &mut remarks),
        };
        let totals = contest_totals(plan, &tally.body, &valid, record.manifest().threshold);
        contests.push(totals.map_err(refused)?);
    }
    let result = ResultDocument { contests, election: record.plan().election() };
    let signed = SignedDocument::sign(Document::Result(result), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed)?;
    Ok(remarks)
}

fn refused(refusal: ResultRefusal) -> CliError {
    let error = CliError::new(&refusal);
    match refusal {
        ResultRefusal::NotTallied => error.next("`ostrakon election tally` comes first"),
        ResultRefusal::Shares { .. } => error.next("other trustees run `ostrakon trustee share`"),
        _ => error,
    }
}

/// The shares whose proofs hold; the others are remarked upon.
fn valid_shares(
    record: &Record,
    keys: &ElectionKeys,
    contest: &Id,
    remarks: &mut Vec<String>,
) -> Vec<VerifiedShare> {
    let mut valid = Vec::new();
    for share in record.view().shares.iter().map(|s| &s.body).filter(|s| s.contest == *contest) {
        match verify_share(record, keys, share) {
            Ok(share) => valid.push(share),
            Err(error) => remarks.push(format!("BAD SHARE, left out: {error}")),
        }
    }
    valid
}

/// Checks a share against its contest's sum.
pub(super) fn verify_share(
    record: &Record,
    keys: &ElectionKeys,
    body: &DecryptionShareDocument,
) -> Outcome<VerifiedShare> {
    let unknown = || CliError::new(format!("there is no contest {} with a tally", body.contest));
    let (index, plan) = record.plan().contest(body.contest.as_str()).ok_or_else(unknown)?;
    let tally = &record.view().tallies.get(index).ok_or_else(unknown)?.body;
    if tally.too_few {
        return Err(CliError::new(format!(
            "contest {} has too few ballots and is never decrypted",
            body.contest
        )));
    }
    verify_against_sum(record, keys, body, &tally.a, plan.circuit.slots().len())
}

/// A contest as the charter judges it.
pub(crate) struct Told {
    /// The verdict; none while a lot must be drawn first.
    pub(crate) verdict: Option<Verdict>,
    /// What its rule lets be told.
    pub(crate) particulars: Particulars,
}

/// The charter's judgement on every contest.
pub(crate) fn judge(record: &Record) -> Outcome<Vec<Told>> {
    let (counts, background) = (counts(record)?, record.background()?);
    let court = Court { plan: record.plan(), charter: record.charter(), background: &background };
    let judged = court.judge_all(&counts).map_err(CliError::new)?;
    let mut told = judged.into_iter().map(|judged| tell(record, judged)).collect::<Outcome<Vec<_>>>()?;
    let verdicts: Option<Vec<Verdict>> = told.iter().map(|told| told.verdict.clone()).collect();
    // Who must choose is known once all verdicts are.
    if let Some(mut verdicts) = verdicts {
        court.choices(&mut verdicts);
        told.iter_mut().zip(verdicts).for_each(|(told, verdict)| told.verdict = Some(verdict));
    }
    Ok(told)
}

fn tell(record: &Record, judged: Judged<'_>) -> Outcome<Told> {
    let particulars = Particulars::of(&judged);
    let verdict = match judged.judgement {
        Judgement::Final(verdict) => Some(verdict),
        Judgement::Lot(lot) => {
            let threshold = usize::from(record.manifest().threshold);
            let shares = lot_points(record, lot.contest(), lot.tied())?;
            let order = shares.get(..threshold).map(|shares| lot_order(shares, lot.tied()));
            order.map(|order| lot.settle(&order).map_err(CliError::new)).transpose()?
        }
    };
    Ok(Told { verdict, particulars })
}

/// Valid lot shares, by trustee.
fn lot_points(record: &Record, contest: &Id, tied: &[Id]) -> Outcome<Vec<(u16, Point)>> {
    let keys = keys_of(record)?;
    let own =
        record.view().lot_shares.iter().map(|s| &s.body).filter(|s| s.contest == *contest && s.tied == tied);
    let valid = own.filter_map(|s| Some((s.trustee, verify_lot_share(record, &keys, s).ok()?)));
    let mut shares: Vec<_> = valid.collect();
    shares.sort_by_key(|(trustee, _)| *trustee);
    Ok(shares)
}

/// What the result says was counted in every contest.
fn counts(record: &Record) -> Outcome<Vec<Counted>> {
    let missing =
        || CliError::new("the result is not on the board").next("`ostrakon election result` comes first");
    closing_head(record)?;
    let result = &record.view().results.first().ok_or_else(missing)?.body;
    let contests = record.plan().contests().iter().enumerate();
    contests
        .map(|(index, plan)| {
            let totals = result.contests.get(index).ok_or_else(missing)?;
            let tally = record.view().tallies.get(index).ok_or_else(missing)?;
            counted(record, plan, totals, tally.body.weight)
        })
        .collect()
}

fn counted(record: &Record, plan: &ContestPlan, totals: &ContestTotals, weight: u64) -> Outcome<Counted> {
    if totals.too_few {
        return Ok(Counted::TooFew);
    }
    let count = contest_count(plan, &totals.totals, weight);
    let count =
        count.ok_or_else(|| CliError::new(format!("contest {}: impossible totals", plan.contest.id)))?;
    let roll = record.view().rolls.iter().find(|roll| roll.body.roll == plan.contest.roll);
    Ok(Counted::Totals(count.with_roll_weight(roll.map_or(weight, |roll| roll.body.total_weight))))
}

/// The options of a contest that a lot must tell apart.
pub(super) fn tied_by_lot(record: &Record, contest: &str) -> Outcome<Vec<Id>> {
    let (index, _) = record
        .plan()
        .contest(contest)
        .ok_or_else(|| CliError::new(format!("there is no contest {contest}")))?;
    let (counts, background) = (counts(record)?, record.background()?);
    let court = Court { plan: record.plan(), charter: record.charter(), background: &background };
    let judged = court.judge_all(&counts).map_err(CliError::new)?.swap_remove(index);
    match judged.judgement {
        Judgement::Lot(lot) => Ok(lot.tied().to_vec()),
        Judgement::Final(_) => Err(CliError::new(format!("contest {contest} has no tie that a lot settles"))),
    }
}
