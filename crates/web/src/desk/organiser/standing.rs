//! How far the vote is, what is missing, and who must act next. Judges nothing: every step looks for itself.

use super::Organiser;
use super::turnout::turnout;
use ostrakon_charter::TieRule;
use ostrakon_election::board::{Judged, Next, Round};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_verify::{JudgedReceipt, judge_receipt};
use serde::Serialize;
use std::convert::Infallible;

/// What the page shows.
#[derive(Serialize)]
pub(super) struct Standing {
    title: String,
    election: String,
    opens: u64,
    closes: u64,
    /// Officers have moved the closing.
    moved: bool,
    objections: u64,
    next: Todo,
    rolls: Vec<RollTold>,
    /// None while there are fewer than may be told.
    ballots: Option<u64>,
    least: u64,
    quorum: u16,
    officers: Vec<String>,
    trustees: Vec<String>,
    /// The keys that were chosen here.
    organiser: bool,
    registrar: bool,
    entries: u64,
}

#[derive(Serialize)]
struct RollTold {
    id: String,
    body: String,
    most: u64,
    /// None until it is on the board.
    size: Option<u64>,
    voted: Option<u64>,
}

/// What comes next, and for whom it waits.
#[derive(Default, Serialize)]
struct Todo {
    step: &'static str,
    /// Trustees, by name.
    waiting: Vec<String>,
    from: Option<u64>,
    /// How many, or which attempt or entry.
    n: Option<u64>,
    roll: Option<String>,
    /// The contests that a lot may have to settle.
    contests: Vec<String>,
}

pub(super) fn standing(desk: &Organiser) -> Standing {
    let (board, manifest) = (&desk.board, desk.board.manifest());
    let least = desk.charter.min_counted().get();
    let (voted, ballots) = turnout(board, least);
    let rolls = manifest.rolls.iter().zip(voted).map(|(roll, voted)| RollTold {
        id: roll.id.to_string(),
        body: desk
            .charter
            .body(&roll.body)
            .map_or_else(|| roll.body.to_string(), |body| body.name().to_string()),
        most: roll.max_size,
        size: board.view.rolls.iter().find(|there| there.body.roll == roll.id).map(|there| there.body.size),
        voted,
    });
    Standing {
        title: manifest.title.clone(),
        election: board.plan.election().to_string(),
        opens: manifest.opens,
        closes: board.view.closes(manifest),
        moved: !board.view.schedules.is_empty(),
        objections: manifest.objection_seconds,
        next: todo(desk),
        rolls: rolls.collect(),
        ballots,
        least,
        quorum: manifest.certifiers.quorum,
        officers: manifest.certifiers.officers.iter().map(|officer| officer.name.clone()).collect(),
        trustees: manifest.trustees.iter().map(|trustee| trustee.name.clone()).collect(),
        organiser: desk.organiser.is_some(),
        registrar: desk.registrar.is_some(),
        entries: board.log.size(),
    }
}

fn todo(desk: &Organiser) -> Todo {
    let (board, manifest) = (&desk.board, desk.board.manifest());
    let next = Next::of(&board.view, manifest, Judged { contradicted: contradicted(desk), tied: None });
    let names = next.waiting().iter().filter_map(|number| manifest.trustee(*number));
    let waiting = names.map(|trustee| trustee.name.clone()).collect();
    let plain = Todo { waiting, ..Todo::default() };
    match next {
        Next::Ceremony { round, attempt, .. } => {
            Todo { step: round_of(round), n: Some(attempt.into()), ..plain }
        }
        Next::Contradicted { entry } => Todo { step: "contradicted", n: Some(entry), ..plain },
        Next::Roll { roll } => Todo { step: "roll", roll: Some(roll.to_string()), ..plain },
        Next::Open { from } => Todo { step: "open", from: Some(from), ..plain },
        Next::Close { from } => Todo { step: "close", from: Some(from), ..plain },
        Next::Tally { from } => Todo { step: "tally", from: Some(from), ..plain },
        Next::SignOff { missing, .. } => Todo { step: "sign-off", n: Some(missing as u64), ..plain },
        Next::Share { needed, .. } => Todo { step: "share", n: Some(needed.into()), ..plain },
        Next::Result => Todo { step: "result", ..plain },
        Next::Lot { needed, .. } => Todo { step: "lot", n: Some(needed.into()), ..plain },
        Next::Certify { quorum } => {
            Todo { step: "certify", n: Some(quorum.into()), contests: lots(desk), ..plain }
        }
        Next::Nothing => Todo { step: "nothing", ..plain },
    }
}

fn round_of(round: Round) -> &'static str {
    match round {
        Round::Commit => "commit",
        Round::Deal => "deal",
        Round::Acknowledge => "acknowledge",
    }
}

/// The first objection whose receipt the board contradicts (spec 4.5).
fn contradicted(desk: &Organiser) -> Option<u64> {
    let log: LogKey = desk.board.manifest().log.log_key().ok()?;
    let head_at = |size| Ok::<_, Infallible>(desk.board.log.head_at(size));
    let founded = desk.board.view.objections.iter().find(|objection| {
        let judged = judge_receipt(objection.body.receipt.as_bytes(), &log, head_at);
        matches!(judged, Ok(JudgedReceipt::Contradicted { .. }))
    });
    founded.map(|objection| objection.index)
}

/// Titles of the contests whose ties a lot settles, and whose lot nobody has drawn yet.
fn lots(desk: &Organiser) -> Vec<String> {
    let drawn =
        |id: &ostrakon_charter::Id| desk.board.view.lot_shares.iter().any(|lot| lot.body.contest == *id);
    let by_lot = desk.board.manifest().contests.iter().filter(|contest| {
        let vote = desk.charter.vote(&contest.vote);
        vote.is_some_and(|vote| vote.rule().tie() == Some(TieRule::Lot)) && !drawn(&contest.id)
    });
    by_lot.map(|contest| contest.title.clone()).collect()
}
