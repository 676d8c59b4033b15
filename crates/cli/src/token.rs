//! `ostrakon token …`: logging in, and the token that a ballot needs (spec 2.4, 10.7).

use crate::booth::entered_rolls;
use crate::credentials::{Holder, on_roll};
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Record;
use crate::remote::{client, follow_election};
use ostrakon_charter::Id;
use ostrakon_client::{Base, ElectionUrl};
use ostrakon_election::roll::{Token, TokenKey};
use ostrakon_voter::TokenRequest;
use std::path::PathBuf;

/// Gets the token that a ballot needs where a service knows its members.
///
/// The service signs for each member who logs in, once for each roll, without seeing what: it learns who has a token and not whose ballot it
/// comes with later. Asked again with the same credential it is the same token.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum TokenCommand {
    Ask(AskArgs),
    Get(GetArgs),
}

/// Has a link to log in mailed to you.
///
/// The service answers alike whether it knows the address or not.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon token ask --service https://vote.example.org --mail me@example.org

Next: `ostrakon token get --link` with the link from the mail.")]
pub(crate) struct AskArgs {
    /// The service.
    #[arg(long, value_name = "URL")]
    service: Base,
    /// The address that the organisation knows you by.
    #[arg(long, value_name = "ADDRESS")]
    mail: String,
}

/// Logs in with a link from a mail, and gets your token on a roll.
///
/// Brings the copy of the record up to date first. The link is good once; the token is good until the vote closes, for every ballot that you
/// cast with this credential.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon token get --service https://vote.example.org/elections/spring \\
        --link 'https://vote.example.org/login#…' --code-file my.code --out my.token

Next: `ostrakon vote --service … --token my.token`, at another time and, if you like, from another place: what lies between \
logging in and voting is what keeps the two apart.")]
pub(crate) struct GetArgs {
    /// The election's address.
    #[arg(long, value_name = "URL")]
    service: ElectionUrl,
    /// The copy of its record; a directory of the election's name here unless given.
    #[arg(long, value_name = "DIR")]
    record: Option<PathBuf>,
    /// The link from the mail, or what stands in it after the #.
    #[arg(long, value_name = "LINK", env = "OSTRAKON_LINK", hide_env_values = true)]
    link: String,
    #[command(flatten)]
    holder: Holder,
    /// The roll, if your key is on several.
    #[arg(long, value_name = "ID")]
    roll: Option<Id>,
    /// The token to write: whoever has it and your code can vote in your place.
    #[arg(long, value_name = "FILE", default_value = "my.token")]
    out: PathBuf,
}

/// Runs one command.
pub(crate) fn run(command: &TokenCommand) -> Outcome {
    match command {
        TokenCommand::Ask(args) => ask(args),
        TokenCommand::Get(args) => get(args),
    }
}

fn ask(args: &AskArgs) -> Outcome {
    client(&args.service)?.ask_for_login(&args.mail)?;
    crate::say::say!("If {} is known to {}, a link is on its way.", args.mail, args.service);
    Ok(())
}

fn get(args: &GetArgs) -> Outcome {
    let path = args.record.clone().unwrap_or_else(|| args.service.slug.as_str().into());
    follow_election(&args.service, &path, None)?;
    let record = Record::read(&path)?;
    let held = args.holder.read()?;
    let (roll, credential) = on_roll(&held, &record, &entered_rolls(&record)?, args.roll.as_ref())?;
    let key = key(&record, roll)?;
    let index = u16::try_from(roll).at("the roll")?;
    let request =
        TokenRequest::new(&key, &record.plan().election(), index, &credential).map_err(CliError::new)?;
    let token = redeem(args, roll, &request)?;
    files::write(&args.out, &token.encode(), Readers::Owner)?;
    let id = &record.manifest().rolls[roll].id;
    crate::say::say!("Your token on roll {id}: {}", args.out.display());
    Ok(())
}

/// The key of a roll's tokens.
fn key(record: &Record, roll: usize) -> Outcome<TokenKey> {
    let none =
        || CliError::new("this election has no tokens: a ballot needs none").at(record.path().display());
    let plan = record.manifest().rolls.get(roll).and_then(|roll| roll.token.as_ref()).ok_or_else(none)?;
    plan.key().at(record.path().display())
}

/// Logs in, asks, logs out: the session is for nothing else.
fn redeem(args: &GetArgs, roll: usize, request: &TokenRequest<'_>) -> Outcome<Token> {
    let secret = args.link.rsplit('#').next().unwrap_or_default().trim();
    let session = client(&args.service.base)?.redeem_login(secret)?;
    let answer = session.sign_blinded(&args.service.slug, roll, request.blinded());
    if let Err(error) = session.log_out() {
        eprintln!("WARNING: the session was not ended: {error}. It ends by itself.");
    }
    request.finalize(&answer?).map_err(CliError::new)
}
