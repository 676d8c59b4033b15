//! How far the vote is, as the board shows it, and what this trustee must do next. Judges nothing: every step looks for itself.

use super::board::Board;
use crate::Fault;
use ostrakon_charter::{Charter, MAX_BYTES, TieRule};
use ostrakon_election::board::{CHARTER_PATH, Judged, Next, Round as BoardRound};
use ostrakon_trustee::{Ceremony, Held, Kind, Trustee};
use ostrakon_verify::RecordFiles;
use serde::Serialize;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Standing {
    pub(super) title: String,
    pub(super) contests: Vec<String>,
    pub(super) trustees: Vec<String>,
    pub(super) threshold: u16,
    pub(super) quorum: usize,
    /// Which of them sits here.
    pub(super) number: Option<u16>,
    pub(super) attempt: u32,
    pub(super) signed: usize,
    pub(super) next: Todo,
}

/// What this trustee does next, or for what it waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub(super) enum Todo {
    /// Nobody sits here.
    Sit,
    Commit,
    Deal,
    Acknowledge {
        /// Whose envelopes are needed, and who may be complained about.
        others: Vec<u16>,
    },
    Complete,
    /// A complaint of its own is not on the board yet.
    SendComplaint,
    SignOff {
        from: u64,
    },
    Share,
    /// The contests that a lot may have to settle.
    Lot {
        contests: Vec<String>,
    },
    Erase,
    /// Others are to act.
    Wait {
        #[serde(rename = "for")]
        what: &'static str,
        /// Trustees whom it waits for.
        others: Vec<u16>,
        /// Not before this time.
        from: Option<u64>,
    },
    /// Nothing any more.
    Done,
}

pub(super) fn standing(
    board: &Board,
    trustee: Option<&Trustee>,
    files: &dyn RecordFiles,
) -> Result<Standing, Fault> {
    let ceremony = Ceremony::read(&board.plan, board.entries());
    let ceremony = ceremony.map_err(|error| Fault::new("ceremony-broken", error))?;
    let manifest = board.manifest();
    let next = match trustee {
        None => Todo::Sit,
        Some(trustee) => todo(board, trustee, &ceremony, files),
    };
    Ok(Standing {
        title: manifest.title.clone(),
        contests: manifest.contests.iter().map(|contest| contest.title.clone()).collect(),
        trustees: manifest.trustees.iter().map(|trustee| trustee.name.clone()).collect(),
        threshold: manifest.threshold,
        quorum: manifest.sign_off_quorum(),
        number: trustee.map(Trustee::number),
        attempt: ceremony.attempt(),
        signed: trustee.map_or(0, |trustee| trustee.journal().entries().len()),
        next,
    })
}

fn todo(board: &Board, trustee: &Trustee, ceremony: &Ceremony, files: &dyn RecordFiles) -> Todo {
    if trustee.held() == Held::Erased {
        return Todo::Done;
    }
    let complained = trustee.journal().find(Kind::Complaint, &ceremony.attempt().to_string()).is_some();
    let next = Next::of(&board.view, board.manifest(), Judged::default());
    match next {
        Next::Ceremony { .. } if complained => Todo::SendComplaint,
        Next::Ceremony { round, waiting, .. } => round_of(round, waiting, trustee),
        _ if trustee.held() == Held::Shares => Todo::Complete,
        next => counting(board, trustee, next, files),
    }
}

fn round_of(round: BoardRound, waiting: Vec<u16>, trustee: &Trustee) -> Todo {
    let own = trustee.number();
    let is_own = waiting.contains(&own);
    let others: Vec<u16> = waiting.into_iter().filter(|number| *number != own).collect();
    match (round, is_own) {
        (BoardRound::Commit, true) => Todo::Commit,
        (BoardRound::Deal, true) => Todo::Deal,
        (BoardRound::Acknowledge, true) => Todo::Acknowledge { others },
        (BoardRound::Commit, false) => Todo::wait("commitments", others),
        (BoardRound::Deal, false) => Todo::wait("dealings", others),
        (BoardRound::Acknowledge, false) => Todo::wait("acknowledgements", others),
    }
}

fn counting(board: &Board, trustee: &Trustee, next: Next, files: &dyn RecordFiles) -> Todo {
    let (view, own) = (&board.view, trustee.number());
    let signed_off = view.sign_offs.iter().any(|sign_off| sign_off.body.trustee == own);
    let given = view.shares.iter().filter(|share| share.body.trustee == own).count();
    let decrypted = view.tallies.iter().filter(|tally| !tally.body.too_few).count();
    match next {
        Next::Roll { .. } => Todo::wait("roll", Vec::new()),
        Next::Open { from } => Todo::wait_from("opening", from),
        Next::Close { from } => Todo::wait_from("closing", from),
        Next::Tally { from } => Todo::wait_from("tally", from),
        Next::SignOff { .. } | Next::Share { .. } if !signed_off => Todo::SignOff { from: board.earliest() },
        Next::SignOff { waiting, .. } => Todo::wait("sign-offs", waiting),
        Next::Share { .. } if given < decrypted => Todo::Share,
        Next::Share { waiting, .. } => Todo::wait("shares", waiting),
        Next::Result => Todo::wait("result", Vec::new()),
        Next::Certify { .. } => certifying(board, own, files),
        Next::Nothing => Todo::Erase,
        _ => Todo::wait("organiser", Vec::new()),
    }
}

/// A lot may have to be drawn before the certificate: the trustee's own count says whether.
fn certifying(board: &Board, own: u16, files: &dyn RecordFiles) -> Todo {
    let drawn = |id: &str| {
        board.view.lot_shares.iter().any(|lot| lot.body.trustee == own && lot.body.contest.as_str() == id)
    };
    let charter =
        files.read(CHARTER_PATH, MAX_BYTES as u64).ok().and_then(|bytes| Charter::parse(&bytes).ok());
    let by_lot = board.manifest().contests.iter().filter(|contest| {
        let vote = charter.as_ref().and_then(|charter| charter.vote(&contest.vote));
        vote.is_some_and(|vote| vote.rule().tie() == Some(TieRule::Lot)) && !drawn(contest.id.as_str())
    });
    let contests: Vec<String> = by_lot.map(|contest| contest.id.to_string()).collect();
    match contests.is_empty() {
        true => Todo::wait("certificate", Vec::new()),
        false => Todo::Lot { contests },
    }
}

impl Todo {
    fn wait(what: &'static str, others: Vec<u16>) -> Self {
        Self::Wait { what, others, from: None }
    }

    fn wait_from(what: &'static str, from: u64) -> Self {
        Self::Wait { what, others: Vec::new(), from: Some(from) }
    }
}
