//! `ostrakon register vacate`: somebody leaves an office.

use super::place::{HoldingArgs, Place};
use crate::clock::Clock;
use crate::error::Outcome;
use ostrakon_register::Act;
use ostrakon_register::acts::{OfficeVacated, Reason};

/// Enters that somebody has left an office: resigned, chose the other of two bodies, or the term is over.
///
/// Recalls, ends of bodies, and elections that renew an office need no such act: they follow from the outcome by themselves.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register vacate --register register --office nsc-delegate --person p-ann --reason resigned

Next: a by-election, under the same vote of the charter.")]
pub(crate) struct VacateArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    holding: HoldingArgs,
    /// Why.
    #[arg(long, value_name = "REASON", value_enum)]
    reason: Why,
    #[command(flatten)]
    clock: Clock,
}

/// Why somebody leaves.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Why {
    /// By choice.
    Resigned,
    /// To sit in the other of two bodies that nobody sits in at once.
    ChoseOther,
    /// The term is over, or for any other cause.
    Ended,
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        match why {
            Why::Resigned => Self::Resigned,
            Why::ChoseOther => Self::ChoseOther,
            Why::Ended => Self::Ended,
        }
    }
}

pub(super) fn run(args: &VacateArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let state = desk.state();
    let holding = args.holding.find(state)?;
    let told = format!("{} ({}) no longer holds {}.", holding.person, holding.body, holding.office);
    let (holding, register) = (holding.leaf, state.register());
    let act = OfficeVacated { holding, reason: args.reason.into(), register, time: args.clock.now() };
    desk.append(Act::OfficeVacated(act))?;
    crate::say::say!("{told}");
    Ok(())
}
