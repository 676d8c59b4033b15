//! `ostrakon service …`: what an operator settles.

use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::site::SiteList;
use ostrakon_group::Bytes32;
use ostrakon_service::{Language, Limits, SETTINGS_FILE, Settings};
use std::path::{Path, PathBuf};

/// Settles a service: whose it is, where it is reached, who may do what.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum ServiceCommand {
    New(NewArgs),
    Site(SiteArgs),
}

/// Writes the settings of a new service.
///
/// They are one file, `service.toml` in the data directory, which you may edit: the address under which members reach it, and the public keys
/// of those who may draft elections, change people's rolls and keep the register. Nobody's secret is in it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon service new --data vote --base https://vote.example.org --organisation \\
        \"Example\" --organiser <KEY>

A <KEY> is what `ostrakon certify new-key --out organiser.key` prints on the organiser's own machine.

Next: `ostrakon serve --data vote`.")]
pub(crate) struct NewArgs {
    /// The data directory.
    #[arg(long, value_name = "DIR", default_value = "ostrakon-data")]
    data: PathBuf,
    /// Where members reach the service: https://, a host of its own, no path.
    #[arg(long, value_name = "URL")]
    base: String,
    /// Whose service it is.
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// The public key of an organiser; more than once for more.
    #[arg(long, value_name = "KEY")]
    organiser: Vec<Bytes32>,
    /// The public key of a registrar; more than once for more.
    #[arg(long, value_name = "KEY")]
    registrar: Vec<Bytes32>,
    /// The public key of the register's keeper.
    #[arg(long, value_name = "KEY")]
    keeper: Option<Bytes32>,
}

/// Lists what this program gives to browsers: path and SHA-256 of every file, as JSON.
///
/// For the keeper of the register, who enters it where another program serves than the keeper's own, and for whoever builds a release and wants
/// to know whether the list in a register is that of its source.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon service site > site.json

Next: `ostrakon register publish-site --register register --list site.json`.")]
pub(crate) struct SiteArgs {}

/// Runs one command.
pub(crate) fn run(command: &ServiceCommand) -> Outcome {
    match command {
        ServiceCommand::New(args) => new(args),
        ServiceCommand::Site(_) => {
            crate::say::say!("{}", SiteList::to_publish().to_json()?);
            Ok(())
        }
    }
}

fn new(args: &NewArgs) -> Outcome {
    let settings = Settings {
        organisers: args.organiser.clone(),
        registrars: args.registrar.clone(),
        keeper: args.keeper,
        ..plain(args.base.trim_end_matches('/'), &args.organisation)
    };
    let path = settle(&args.data, &settings)?;
    crate::say::say!("Settings are in {}.", path.display());
    if args.organiser.is_empty() {
        crate::say::say!("Nobody can begin an election yet: add an organiser's key to `organisers` there.");
    }
    Ok(())
}

/// Writes the settings of a new service, and nothing over those of another; their file.
pub(crate) fn settle(data: &Path, settings: &Settings) -> Outcome<PathBuf> {
    let path = data.join(SETTINGS_FILE);
    if path.exists() {
        return Err(CliError::new("there are settings already").at(path.display()).next("edit them"));
    }
    settings.check().map_err(CliError::usage)?;
    files::private_folder(data)?;
    let text = toml::to_string(settings).at("the settings")?;
    files::write(&path, text.as_bytes(), Readers::Owner)?;
    Ok(path)
}

/// Settings with nobody in an office, and nothing but what a service cannot do without.
pub(crate) fn plain(base: &str, organisation: &str) -> Settings {
    Settings {
        base: base.to_owned(),
        organisation: organisation.to_owned(),
        organisers: Vec::new(),
        registrars: Vec::new(),
        keeper: None,
        authority: None,
        language: Language::default(),
        witnesses: Vec::new(),
        limits: Limits::default(),
        mail: None,
        oidc: None,
    }
}
