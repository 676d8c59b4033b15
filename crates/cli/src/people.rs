//! `ostrakon people …`: the members whom a service lets log in (spec 10.7).

use crate::clock::Clock;
use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys;
use crate::remote::client_at;
use crate::words::amount;
use ostrakon_charter::Id;
use ostrakon_client::{Base, Client, ClientError, PeopleChange};
use ostrakon_election::request::Request;
use ostrakon_tlog::ed25519::SecretKey;
use std::path::PathBuf;

/// Keeps a body's sheet of people at a service: who may log in, and under which address.
///
/// It gives nobody a vote: a ballot needs a credential, and those stand on rolls. Of all this nothing is ever on a board.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum PeopleCommand {
    Put(PutArgs),
    Get(GetArgs),
}

/// Puts a body's sheet of people in the place of the one before.
///
/// The sheet is CSV with a header: person, name, address, weight, body. Every line is judged; while one is refused, nothing is changed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon people put --service https://vote.example.org --key registrar.key --body leeds \\
        leeds.csv --check
    ostrakon people put --service https://vote.example.org --key registrar.key --body leeds \\
        leeds.csv

Next: `ostrakon election roll` for the credentials of the same people.")]
pub(crate) struct PutArgs {
    #[command(flatten)]
    office: Office,
    /// The sheet.
    #[arg(value_name = "CSV")]
    sheet: PathBuf,
    /// Only says what would change.
    #[arg(long)]
    check: bool,
}

/// Fetches a body's sheet of people, as it can be put again.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon people get --service https://vote.example.org --key registrar.key --body leeds \\
        --out leeds.csv")]
pub(crate) struct GetArgs {
    #[command(flatten)]
    office: Office,
    /// The sheet to write, for its owner only.
    #[arg(long, value_name = "CSV")]
    out: PathBuf,
}

/// Where, whose, and by whom.
#[derive(Debug, clap::Args)]
struct Office {
    /// The service.
    #[arg(long, value_name = "URL")]
    service: Base,
    /// The registrar's key, whose public key the service knows.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The body.
    #[arg(long, value_name = "ID")]
    body: Id,
    #[command(flatten)]
    clock: Clock,
}

/// 10⁶ lines.
const LIMIT: u64 = 64 << 20;

/// Runs one command.
pub(crate) fn run(command: &PeopleCommand) -> Outcome {
    match command {
        PeopleCommand::Put(args) => put(args),
        PeopleCommand::Get(args) => get(args),
    }
}

impl Office {
    fn open(&self) -> Outcome<(Client, SecretKey)> {
        Ok((client_at(&self.service, self.clock.rehearsed())?, keys::load(&self.key)?))
    }
}

fn put(args: &PutArgs) -> Outcome {
    let (client, key) = args.office.open()?;
    let sheet = files::read(&args.sheet, LIMIT)?;
    let signer = |request: Request| request.sign(&key);
    let changed = client.put_people(&args.office.body, &sheet, args.check, &signer);
    let changed = changed.map_err(|error| refused(args, error))?;
    told(args, &changed).iter().for_each(|line| crate::say::say!("{line}"));
    Ok(())
}

/// Every line that is wrong, one a line.
fn refused(args: &PutArgs, error: ClientError) -> CliError {
    for line in error.problem().map(|problem| problem.refused.as_slice()).unwrap_or_default() {
        eprintln!("{}: line {}: {}", args.sheet.display(), line.line, line.reason);
    }
    error.into()
}

fn told(args: &PutArgs, changed: &PeopleChange) -> Vec<String> {
    let verb = if changed.done { "has" } else { "would have" };
    let mut lines = vec![format!("{} {verb} {}.", args.office.body, amount(changed.members, "member"))];
    let lists = [("new", &changed.added), ("changed", &changed.changed), ("gone", &changed.removed)];
    let some = lists.into_iter().filter(|(_, people)| !people.is_empty());
    lines.extend(some.map(|(word, people)| format!("  {word} ({}): {}", people.len(), people.join(", "))));
    lines
}

fn get(args: &GetArgs) -> Outcome {
    let (client, key) = args.office.open()?;
    let sheet = client.people(&args.office.body, &|request: Request| request.sign(&key))?;
    files::write(&args.out, &sheet, Readers::Owner)?;
    crate::say::say!("The people of {}: {}", args.office.body, args.out.display());
    Ok(())
}
