//! Sign-off, decryption shares, lot shares (spec 6): each only after the verifier passed the trustee's own copy.

use super::ceremony::{check_out, write};
use super::desk::{Seat, Sitting};
use super::wording;
use crate::clock::Clock;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use crate::verify;
use ostrakon_charter::Id;
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_trustee::{ClosedBoard, Held, Rules};
use ostrakon_verify::{Evidence, Options, Unsigned};
use rand_core::OsRng;
use std::path::{Path, PathBuf};

/// Verifies the closed board and signs it off: once, and this one board only.
///
/// Runs checks 101 to 503 on the trustee's own copy, on its own clock after the objection window; refuses unless all pass. What is signed is stored
/// first: this trustee will never sign off another board of this election. A voter's receipt or an earlier checkpoint that the record
/// contradicts (--receipt, --pin) stops it too: nobody needs the organiser to enter an objection.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee sign-off --state ada --record spring --out sign-off-ada.json

Next: send the file to the organiser; when enough sign-offs are on the board, `ostrakon trustee \
share`.")]
pub(crate) struct SignOffArgs {
    #[command(flatten)]
    seat: Seat,
    #[command(flatten)]
    clock: Clock,
    #[command(flatten)]
    kept: verify::Kept,
    /// The sign-off to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Gives this trustee's decryption shares of the totals, after the quorum of sign-offs.
///
/// Runs checks 101 to 503 again, and refuses unless enough trustees signed off exactly this board. Shares decrypt sums, never a ballot; a contest
/// with too few ballots gets none.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee share --state ada --record spring --out from-ada

Next: send the files share-CONTEST-NUMBER.json to the organiser, who runs `ostrakon election \
result`.")]
pub(crate) struct ShareArgs {
    #[command(flatten)]
    seat: Seat,
    #[command(flatten)]
    kept: verify::Kept,
    /// The directory to write the shares into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Gives this trustee's share of the lot that settles a tie.
///
/// The tie is not taken on trust: it is computed from the shares on the board, and the charter must settle it by lot.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee lot --state ada --record spring --contest chair --out lot-ada.json

Next: send the file to the organiser.")]
pub(crate) struct LotArgs {
    #[command(flatten)]
    seat: Seat,
    /// The contest that is tied.
    #[arg(long, value_name = "ID")]
    contest: Id,
    /// The lot share to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn sign_off(args: &SignOffArgs) -> Outcome {
    check_out(&args.out)?;
    let mut here = args.seat.open()?;
    complete_first(&mut here)?;
    let evidence = evidence(args.seat.record(), &args.kept.options()?, "sign-off")?;
    let board = board(&here.record, &evidence)?;
    let message = here.trustee.sign_off(&board, args.clock.now()).map_err(|e| wording::sign_off(&e))?;
    write(&args.out, &here.publish(message)?)?;
    crate::say::say!(
        "Trustee {}: checks 101 to 503 passed on its own copy. Signed off: {}",
        here.trustee.number(),
        args.out.display()
    );
    Ok(())
}

pub(super) fn share(args: &ShareArgs) -> Outcome {
    let mut here = args.seat.open()?;
    let evidence = evidence(args.seat.record(), &args.kept.options()?, "share")?;
    let board = board(&here.record, &evidence)?;
    let message = here.trustee.release(&board, &mut OsRng);
    let shares = here.publish(message.map_err(|e| wording::release(&e, &here.state()))?)?;
    let number = here.trustee.number();
    let secret = evidence.plan.contests().iter().zip(&evidence.tallies).filter(|(_, t)| !t.too_few());
    for ((contest, _), bytes) in secret.zip(&shares) {
        write(&args.out.join(format!("share-{}-{number}.json", contest.contest.id)), bytes)?;
    }
    crate::say::say!("Trustee {number}: shares of {} contests in {}", shares.len(), args.out.display());
    Ok(())
}

pub(super) fn lot(args: &LotArgs) -> Outcome {
    check_out(&args.out)?;
    let mut here = args.seat.open()?;
    let evidence = evidence(args.seat.record(), &Options::default(), "lot share")?;
    let board = board(&here.record, &evidence)?;
    let charter = here.record.side(CHARTER_PATH)?;
    let rules = Rules { charter: &charter, background: &evidence.background };
    let message = here.trustee.draw_lot(&board, rules, &args.contest, &mut OsRng);
    let bytes = here.publish(message.map_err(|e| wording::lot(&e, &here.state()))?)?;
    write(&args.out, &bytes)?;
    crate::say::say!(
        "Trustee {}: lot share for contest {}: {}",
        here.trustee.number(),
        args.contest,
        args.out.display()
    );
    Ok(())
}

/// A ceremony that everybody has acknowledged is completed on the way.
fn complete_first(here: &mut Sitting<'_>) -> Outcome {
    if here.trustee.held() != Held::Shares {
        return Ok(());
    }
    let (ceremony, own) = (here.ceremony()?, here.trustee.number());
    let completed = here.trustee.complete(here.record.plan(), &ceremony);
    here.publish(completed.map_err(|e| wording::complete(&e, own))?)
}

/// What the verifier gives if checks 101 to 503 pass.
fn evidence(path: &Path, options: &Options, what: &str) -> Outcome<Evidence> {
    let verification = verify::quietly(path, options);
    if let Err(refusal) = verification.counted() {
        let error = CliError::new(format!("{refusal}: no {what} is given")).at(path.display());
        return Err(match refusal {
            Unsigned::Check(_) => error.next("run `ostrakon verify` on this copy and tell the organiser"),
            _ => error,
        });
    }
    let none = || CliError::new(format!("no {what} is given")).at(path.display());
    verification.evidence.ok_or_else(none)
}

/// The board as this trustee's verifier computed it; check 408 passed, so no objection is founded.
fn board<'a>(record: &Record, evidence: &'a Evidence) -> Outcome<ClosedBoard<'a>> {
    ClosedBoard::read(&evidence.plan, record.log().entries(), &evidence.keys, &evidence.tallies, false)
        .at(record.path().display())
}
