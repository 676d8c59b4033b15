//! `ostrakon election result`: totals from the trustees' shares.

use super::Place;
use super::messages::{closing_head, keys_of, verify_against_sum, verify_lot_share};
use crate::error::{At, CliError, Outcome};
use crate::outcome;
use crate::record_dir::{ORGANISER_KEY, Record, Writer};
use ostrakon_charter::{Id, Judgement, Verdict, judge as judge_count, judge_too_few};
use ostrakon_election::certify::contest_count;
use ostrakon_election::decrypt::{
    ContestTotals, DecryptionShareDocument, LogarithmTable, ResultDocument, VerifiedShare, lot_order,
    recombine,
};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ContestPlan, ElectionKeys};
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::{Point, decode_point};

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

/// The charter's verdict on every contest; `None` where a lot must be drawn first.
pub(crate) fn judge(record: &Record) -> Vec<Outcome<Option<Verdict>>> {
    (0..record.plan().contests().len()).map(|index| judge_one(record, index)).collect()
}

fn judge_one(record: &Record, index: usize) -> Outcome<Option<Verdict>> {
    match judgement(record, index)? {
        Judgement::Final(verdict) => Ok(Some(verdict)),
        Judgement::Lot(lot) => {
            let shares = lot_points(record, lot.contest(), lot.tied())?;
            if shares.len() < record.manifest().threshold.into() {
                return Ok(None);
            }
            let order = lot_order(&shares[..record.manifest().threshold.into()], lot.tied());
            lot.settle(&order).map(Some).map_err(CliError::new)
        }
    }
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

fn judgement(record: &Record, index: usize) -> Outcome<Judgement> {
    let missing =
        || CliError::new("the result is not on the board").next("`ostrakon election result` comes first");
    closing_head(record)?;
    let plan = record.plan().contests().get(index).ok_or_else(missing)?;
    let (result, tally) = (
        record.view().results.first().ok_or_else(missing)?,
        record.view().tallies.get(index).ok_or_else(missing)?,
    );
    let totals = result.body.contests.get(index).ok_or_else(missing)?;
    let vote = record
        .charter()
        .vote(&plan.contest.vote)
        .ok_or_else(|| CliError::new("the charter has no such vote"))?;
    if totals.too_few {
        return Ok(Judgement::Final(judge_too_few(vote, &plan.contest.id)));
    }
    let count = contest_count(plan, &totals.totals, tally.body.weight);
    let count =
        count.ok_or_else(|| CliError::new(format!("contest {}: impossible totals", plan.contest.id)))?;
    judge_count(vote, &count).map_err(CliError::new)
}

/// The options of a contest that a lot must tell apart.
pub(super) fn tied_by_lot(record: &Record, contest: &str) -> Outcome<Vec<Id>> {
    let (index, _) = record
        .plan()
        .contest(contest)
        .ok_or_else(|| CliError::new(format!("there is no contest {contest}")))?;
    match judgement(record, index)? {
        Judgement::Lot(lot) => Ok(lot.tied().to_vec()),
        Judgement::Final(_) => Err(CliError::new(format!("contest {contest} has no tie that a lot settles"))),
    }
}
