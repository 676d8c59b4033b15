//! `ostrakon election result`: totals from the trustees' shares.

use super::Place;
use super::messages::{closing_head, keys_of, verify_against_sum, verify_lot_share};
use crate::error::{At, CliError, Outcome};
use crate::outcome;
use crate::record_dir::{ORGANISER_KEY, Record, Writer};
use ostrakon_charter::{Id, Judgement, Verdict};
use ostrakon_election::certify::{Counted, Court, Judged, contest_count};
use ostrakon_election::decrypt::{
    ContestTotals, DecryptionShareDocument, LogarithmTable, ResultDocument, VerifiedShare, lot_order,
    recombine,
};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ContestPlan, ElectionKeys};
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::{Point, decode_point};
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
    if !record.view().results.is_empty() {
        return Err(CliError::new("the result is on the board already"));
    }
    if record.view().tallies.len() != record.plan().contests().len() {
        return Err(
            CliError::new("the tallies are not on the board").next("`ostrakon election tally` comes first")
        );
    }
    let keys = keys_of(record)?;
    let (mut contests, mut remarks) = (Vec::new(), Vec::new());
    for (plan, tally) in record.plan().contests().iter().zip(&record.view().tallies) {
        contests.push(totals(record, &keys, plan, &tally.body, &mut remarks)?);
    }
    let result = ResultDocument { contests, election: record.plan().election() };
    let signed = SignedDocument::sign(Document::Result(result), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed)?;
    Ok(remarks)
}

fn totals(
    record: &Record,
    keys: &ElectionKeys,
    plan: &ContestPlan,
    tally: &TallyDocument,
    remarks: &mut Vec<String>,
) -> Outcome<ContestTotals> {
    let contest = plan.contest.id.clone();
    if tally.too_few {
        return Ok(ContestTotals::too_few(contest));
    }
    let valid = valid_shares(record, keys, &contest, remarks);
    let chosen = lowest(&valid, record.manifest().threshold, &contest)?;
    let sums = tally.b.iter().map(|b| decode_point(&b.0)).collect::<Result<Vec<_>, _>>().at(&contest)?;
    let totals = logarithms(&recombine(&sums, &chosen), tally.weight * plan.circuit.maximum())?;
    let trustees = chosen.iter().map(|s| s.trustee()).collect();
    Ok(ContestTotals { contest, too_few: false, totals, trustees })
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

/// The shares of the t lowest trustees.
fn lowest<'a>(valid: &'a [VerifiedShare], threshold: u16, contest: &Id) -> Outcome<Vec<&'a VerifiedShare>> {
    let mut chosen: Vec<&VerifiedShare> = valid.iter().collect();
    chosen.sort_by_key(|s| s.trustee());
    if chosen.len() < threshold.into() {
        return Err(CliError::new(format!(
            "contest {contest}: {} valid shares, where {threshold} are needed",
            chosen.len()
        ))
        .next("other trustees run `ostrakon trustee share`"));
    }
    chosen.truncate(threshold.into());
    Ok(chosen)
}

fn logarithms(points: &[Point], bound: u64) -> Outcome<Vec<u64>> {
    let table = LogarithmTable::new(bound);
    let find =
        |point| table.find(point).ok_or_else(|| CliError::new("the shares give no total within the bounds"));
    points.iter().map(find).collect()
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
