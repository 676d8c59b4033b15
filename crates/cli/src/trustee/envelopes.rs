//! Envelopes by way of a service (spec 10.6): each is given to the trustee it is for, and to nobody else.

use super::ceremony::write;
use super::desk::Seat;
use crate::clock::Clock;
use crate::error::{CliError, Outcome};
use crate::remote::client_at;
use crate::words::amount;
use ostrakon_client::ElectionUrl;
use std::path::PathBuf;

/// Fetches the envelopes that the other trustees have left for this one at a service.
///
/// Asks with a request that this trustee's key signs. Whose envelope has not come is named; run it again later.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee envelopes --state ada --record spring \\
        --service https://vote.example.org/elections/spring --out envelopes

Next: `ostrakon trustee acknowledge --envelope envelopes/*`.")]
pub(crate) struct EnvelopesArgs {
    #[command(flatten)]
    seat: Seat,
    /// The election's address.
    #[arg(long, value_name = "URL")]
    service: ElectionUrl,
    /// The directory to write the envelopes into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &EnvelopesArgs) -> Outcome {
    let here = args.seat.open()?;
    let client = client_at(&args.service.base, args.clock.rehearsed())?;
    let (attempt, own) = (here.record.view().attempt(), here.trustee.number());
    let signer = |request: ostrakon_election::request::Request| here.trustee.sign_request(request);
    let others = (1..).take(here.record.manifest().trustee_count()).filter(|number| *number != own);
    let (mut come, mut missing) = (0, Vec::new());
    for from in others {
        match client.fetch_envelope(&args.service.slug, attempt, from, own, &signer)? {
            Some(envelope) => {
                write(&args.out.join(format!("envelope-{from}-{own}")), &envelope)?;
                come += 1;
            }
            None => missing.push(from.to_string()),
        }
    }
    crate::say::say!("Trustee {own}: {} in {}", amount(come, "envelope"), args.out.display());
    match missing.is_empty() {
        true => Ok(()),
        false => Err(CliError::new(format!("nothing has come from trustee {}", missing.join(", ")))
            .next("ask them to run `ostrakon send` with everything that `ostrakon trustee deal` wrote, and run this again")),
    }
}
