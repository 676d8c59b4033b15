//! `ostrakon election remind`, `ostrakon election retire`: an election's people, where a service keeps it (spec 10.7).

use super::Place;
use crate::clock::Clock;
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Writer};
use crate::remote::client_at;
use crate::words::amount;
use clap::ValueEnum;
use ostrakon_charter::Id;
use ostrakon_client::{Client, Reminder};
use ostrakon_election::request::Request;
use ostrakon_tlog::ed25519::SecretKey;

/// Has everybody reminded who is on the election's people's lists.
///
/// Everybody, whether or not they have voted: the service does not know who has. Nobody gets the same reminder twice.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election remind --record spring --of closes")]
pub(crate) struct RemindArgs {
    #[command(flatten)]
    place: Place,
    /// Of what: that the vote opens or closes, while it is open; or of the result, once it is certified.
    #[arg(long, value_enum)]
    of: Of,
    #[command(flatten)]
    clock: Clock,
}

/// Has the personal data of a certified election deleted: its people's lists, and what tokens were given for.
///
/// What stands on the board stays: it names nobody.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election retire --record spring")]
pub(crate) struct RetireArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    clock: Clock,
}

/// What people are reminded of.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    Opens,
    Closes,
    Result,
}

impl From<Of> for Reminder {
    fn from(of: Of) -> Self {
        match of {
            Of::Opens => Self::Opens,
            Of::Closes => Self::Closes,
            Of::Result => Self::Result,
        }
    }
}

pub(super) fn remind(args: &RemindArgs) -> Outcome {
    let (client, slug, key) = office(&args.place, args.clock)?;
    let queued = client.remind(&slug, args.of.into(), &|request: Request| request.sign(&key))?;
    crate::say::say!("{} on their way.", amount(queued, "reminder"));
    Ok(())
}

pub(super) fn retire(args: &RetireArgs) -> Outcome {
    let (client, slug, key) = office(&args.place, args.clock)?;
    let places = client.retire(&slug, &|request: Request| request.sign(&key))?;
    crate::say::say!("Deleted: {} on people's lists, and what was kept with them.", amount(places, "place"));
    Ok(())
}

/// The service, and the organiser's key.
fn office(place: &Place, clock: Clock) -> Outcome<(Client, Id, SecretKey)> {
    let writer: Writer = place.open()?;
    let carried = writer.carried().ok_or_else(|| {
        CliError::new("this record's log is kept here: only a service knows people")
            .next("write to them yourself")
    })?;
    let url = carried.url();
    Ok((client_at(&url.base, clock.rehearsed())?, url.slug.clone(), writer.key(ORGANISER_KEY)?))
}
