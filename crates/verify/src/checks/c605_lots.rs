//! 605: lots only where totals tie and the charter draws lots, for that tied set (spec 6.4).

use super::c701_verdict::{counts, court};
use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_charter::{Judgement, Lot};
use ostrakon_election::board::At;
use ostrakon_election::certify::Judged;
use ostrakon_election::decrypt::{LotDraw, LotShareDocument, lot_order};
use ostrakon_group::{Point, decode_point};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    needs(facts.view().results.first(), "a result")?;
    let lots = lots(facts)?;
    let (mut shares, mut unproved) = (Shares::new(), Shares::new());
    let mut heard = BTreeSet::new();
    for document in &facts.view().lot_shares {
        let contest = facts.contest(document.body.contest.as_str());
        let Some((index, lot)) = contest.and_then(|c| Some((c, lots.get(&c)?))) else {
            out.fail(
                entry(document.index),
                format!("there is no lot to draw in contest {}", document.body.contest),
            );
            continue;
        };
        let trustee = document.body.trustee;
        if !heard.insert((index, trustee)) {
            out.fail(entry(document.index), format!("a second lot share of trustee {trustee}"));
            continue;
        }
        let lists = (shares.entry(index).or_default(), unproved.entry(index).or_default());
        judge(facts, document, index, lot, lists, out);
    }
    draw(facts, &lots, &shares, &unproved, out)
}

/// The lots that the totals and the charter ask for, by contest.
fn lots(facts: &Facts<'_>) -> Result<BTreeMap<usize, Lot>, String> {
    let counts = counts(facts)?;
    let judged = court(facts)?.judge_all(&counts).map_err(|e| e.to_string())?;
    let lot = |(index, judged): (usize, Judged<'_>)| match judged.judgement {
        Judgement::Lot(lot) => Some((index, lot)),
        Judgement::Final(_) => None,
    };
    Ok(judged.into_iter().enumerate().filter_map(lot).collect())
}

/// By contest, then by trustee.
type Shares = BTreeMap<usize, BTreeMap<u16, Point>>;

fn judge(
    facts: &Facts<'_>,
    document: &At<LotShareDocument>,
    contest: usize,
    lot: &Lot,
    (shares, unproved): (&mut BTreeMap<u16, Point>, &mut BTreeMap<u16, Point>),
    out: &mut Findings,
) {
    let (body, place) = (&document.body, entry(document.index));
    let trustee = body.trustee;
    if body.tied != lot.tied() {
        out.fail(place, "draws among other options than the totals tie");
        return;
    }
    if !facts.is_trustee(trustee) {
        out.fail(place, format!("there is no trustee {trustee}"));
        return;
    }
    match verify(facts, body, contest) {
        Ok(share) => {
            shares.insert(trustee, share);
        }
        Err(why) => {
            out.note(place, format!("trustee {trustee} gave a bad lot share: {why}; it is left out"));
            unproved.extend(decode_point(&body.share.0).ok().map(|point| (trustee, point)));
        }
    }
}

fn verify(facts: &Facts<'_>, body: &LotShareDocument, contest: usize) -> Result<Point, String> {
    let keys = needs(facts.keys.as_ref(), "the keys")?;
    let own = needs(keys.verification(body.trustee).and_then(<[Point]>::last), "the trustee's keys")?;
    let (election, root) = (needs(facts.election(), "a manifest")?, needs(facts.closing, "a closing")?.root);
    let draw = LotDraw {
        election: &election,
        root: &root,
        contest_index: contest as u16,
        contest: &body.contest,
        tied: &body.tied,
        key: needs(keys.lot(), "the lot's key")?,
    };
    draw.verify(body, own).map_err(|e| e.to_string())
}

/// Recombines the t lowest valid shares of every lot.
fn draw(
    facts: &mut Facts<'_>,
    lots: &BTreeMap<usize, Lot>,
    shares: &Shares,
    unproved: &Shares,
    out: &mut Findings,
) -> Ran {
    let threshold = needs(facts.plan.as_ref(), "a manifest")?.manifest().threshold;
    for (contest, lot) in lots {
        let valid = shares.get(contest).into_iter().flatten().map(|(i, p)| (*i, *p));
        let used: Vec<(u16, Point)> = valid.take(usize::from(threshold)).collect();
        if used.len() == usize::from(threshold) {
            facts.lots.insert(*contest, lot_order(&used, lot.tied()));
            continue;
        }
        let what = format!(
            "the lot of contest {} has {} valid shares, {threshold} are needed",
            lot.contest(),
            used.len()
        );
        let Some(certificate) = facts.view().certificates.first() else { return Err(what) };
        out.fail(entry(certificate.index), what);
        // So that the check behind can judge its own rule.
        let given = [shares, unproved].into_iter().filter_map(|s| s.get(contest)).flatten();
        let given: BTreeMap<u16, Point> = given.map(|(i, p)| (*i, *p)).collect();
        let lowest: Vec<(u16, Point)> = given.into_iter().take(usize::from(threshold)).collect();
        if lowest.len() == usize::from(threshold) {
            facts.lots.insert(*contest, lot_order(&lowest, lot.tied()));
        }
    }
    Ok(())
}
