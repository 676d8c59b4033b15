//! `ostrakon audit-site`: what a service gives to browsers, compared with what its register says.

mod told;

pub(crate) use told::Judged;

use crate::error::{CliError, Outcome};
use crate::progress;
use crate::record_dir::read_register;
use crate::remote::{client, register_at};
use crate::site::SiteList;
use indicatif::ProgressBar;
use ostrakon_client::site::{self, Expected, NotTheRegister, Shown, Watch};
use ostrakon_client::{Base, Client};
use ostrakon_tlog::key::VerifierKey;
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares what a service gives to browsers with what the organisation's register says.
///
/// Fetches the register, verifies it, takes the list of files that stands there, and asks for every one of them and for every page that links
/// lead to, as a browser does: by three visitors with different programs and languages, without cookies. Each listed file must be there, byte
/// for byte; pages may load nothing but listed files, from no other place, may hold no script, style or handler of their own, and must come
/// with exactly the policy that browsers hold them to. Pages that show data are not listed: they hold no script of their own.
///
/// Give your own copy of the register with --register, or its log's key with --key, so that you need not believe the one that the service shows.
///
/// What this cannot find: a service that tells this program from a browser, or knows whom it wants to deceive, and gives the true files to
/// everybody else. So run it from several
/// places and at many times (`ostrakon witness serve --site` does, every hour), and let those who doubt vote with a program from elsewhere. That
/// the listed files do what they should is not compared here: whoever builds the release makes the same list with `ostrakon service site`.
///
/// Exit status 0 if everything is as it should be, 1 if not, 2 if the arguments make no sense.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon audit-site https://vote.example.org
    ostrakon audit-site https://vote.example.org --register my-archive/register

Next, after an alarm: let nobody vote there; keep what it says, tell the officers and the witnesses,
and ask others to run it from where they are.")]
pub(crate) struct AuditSiteArgs {
    /// The address of the service.
    #[arg(value_name = "URL")]
    url: Base,
    /// Your copy of the register, which the one that is shown must go on with.
    #[arg(long, value_name = "DIR")]
    register: Option<PathBuf>,
    /// The verifier key of the register's log: `<origin>+<id>+<key>`.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// For programs: what was found as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &AuditSiteArgs) -> Outcome<ExitCode> {
    let key = args.key.as_deref().map(VerifierKey::parse).transpose();
    let key = key.map_err(|error| CliError::usage(error).at("--key"))?;
    let known = args.register.as_deref().map(read_register).transpose()?.map(|copy| copy.examined);
    let client = client(&args.url)?;
    let register = || format!("{}/register", args.url);
    let shown = shown(&client, key.as_ref()).map_err(|error| CliError::from(error).at(register()))?;
    let continues = known.as_ref().map_or(Ok(()), |known| shown.continues(known));
    continues.map_err(|error| CliError::from(error).at(register()))?;
    let judged = judged(&client, shown, &Bar::default());
    match args.json {
        true => crate::say::say!("{}", judged.to_json(&args.url)?),
        false => {
            judged.lines(known.is_some() || key.is_some()).iter().for_each(|line| crate::say::say!("{line}"))
        }
    }
    Ok(if judged.alarms().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The register that a service shows. With `key`, it is of this log.
pub(crate) fn shown(client: &Client, key: Option<&VerifierKey>) -> Result<Shown, NotTheRegister> {
    Shown::read(&register_at(client), client.base(), key)
}

/// What the service's site is, compared with the register.
pub(crate) fn judged(client: &Client, shown: Shown, watch: &dyn Watch) -> Judged {
    let expected = Expected::new(&shown.site.files, ostrakon_pages::POLICY);
    let audited = site::audit(client, &expected, watch);
    Judged { shown, audited }
}

/// Is this the list of this very program?
fn is_own(shown: &Shown) -> bool {
    shown.site.files == SiteList::own().files
}

impl From<NotTheRegister> for CliError {
    fn from(error: NotTheRegister) -> Self {
        Self::new(&error).next(error.next())
    }
}

/// A bar of answers.
struct Bar(ProgressBar);

impl Default for Bar {
    fn default() -> Self {
        Self(progress::bar("comparing", 1))
    }
}

impl Watch for Bar {
    fn more(&self, answers: u64) {
        self.0.inc_length(answers);
    }

    fn advance(&self) {
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
