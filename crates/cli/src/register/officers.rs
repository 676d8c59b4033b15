//! `ostrakon register officers …`: who certifies from now on, signed by those who did until now.

use super::desk::Desk;
use super::new::{OfficerText, read_officers, read_toml};
use super::place::Place;
use crate::clock::Clock;
use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys;
use crate::record_dir::{read_register, stands};
use crate::words::{amount, detail};
use ostrakon_register::acts::{Officer, OfficersAct};
use ostrakon_register::{Act, SignedAct, State};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Changes the officers: the keeper drafts, the present officers sign, the keeper enters.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum OfficersCommand {
    /// Drafts the change, signed by the keeper: a file for the present officers.
    #[command(after_long_help = DRAFT)]
    Draft {
        #[command(flatten)]
        place: Place,
        /// All officers from then on, in TOML.
        #[arg(long, value_name = "FILE")]
        spec: PathBuf,
        /// The draft to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        clock: Clock,
    },
    /// Signs a draft, as one of the present officers. Says first what it would change.
    #[command(after_long_help = "Example:
    ostrakon register officers sign --register register --draft officers.draft --key olive.key --out olive.officers

Next: give the file to the keeper, who runs `ostrakon register officers enter`.")]
    Sign {
        /// The register's directory: your own copy.
        #[arg(long, value_name = "DIR")]
        register: PathBuf,
        /// The keeper's draft.
        #[arg(long, value_name = "FILE")]
        draft: PathBuf,
        /// Your key.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The signed file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Enters the change with the signatures of a quorum.
    #[command(after_long_help = "Example:
    ostrakon register officers enter --register register olive.officers pavel.officers

Next: elections that are announced from here on are certified by the new officers.")]
    Enter {
        #[command(flatten)]
        place: Place,
        /// The files that officers signed.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

const DRAFT: &str = r#"A description:

    quorum = 2

    [[officer]]
    name = "Olive"
    person = "p-olive"
    key = "olive.key.pub"

    [[officer]]
    name = "Rosa"
    person = "p-rosa"
    key = "rosa.key.pub"

Example:
    ostrakon register officers draft --register register --spec officers.toml --out officers.draft

Next: at least the quorum of the present officers run `ostrakon register officers sign`."#;

/// All officers, and how many sign together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficersText {
    quorum: u16,
    #[serde(rename = "officer")]
    officers: Vec<OfficerText>,
}

/// Runs one command.
pub(super) fn run(command: OfficersCommand) -> Outcome {
    match command {
        OfficersCommand::Draft { place, spec, out, clock } => draft(&place.open()?, &spec, &out, clock),
        OfficersCommand::Sign { register, draft, key, out } => sign(&register, &draft, &key, &out),
        OfficersCommand::Enter { place, files } => enter(&mut place.open()?, &files),
    }
}

fn draft(desk: &Desk, spec: &Path, out: &Path, clock: Clock) -> Outcome {
    let text: OfficersText = read_toml(spec, "register officers draft")?;
    let officers = read_officers(&text.officers, spec.parent().unwrap_or(Path::new("")))?;
    let (state, time) = (desk.state(), clock.now());
    let act = OfficersAct { officers, quorum: text.quorum, register: state.register(), time };
    files::write(out, &desk.sign(Act::Officers(act)).encode(), Readers::All)?;
    crate::say::say!("The draft is {}.", out.display());
    crate::say::say!("Next: {} of the present officers sign it.", state.quorum());
    Ok(())
}

fn sign(register: &Path, path: &Path, key: &Path, out: &Path) -> Outcome {
    super::desk::refuse_other(register)?;
    let copy = read_register(register)?;
    let (state, key) = (stands(&copy, register)?, keys::load(key)?);
    let mut signed = read(path)?;
    let act = officers_of(&signed).map_err(|error| error.at(path.display()))?;
    if act.register != state.register() {
        return Err(CliError::new("the draft belongs to another register").at(path.display()));
    }
    let own = keys::public(&key);
    if !state.officers().iter().any(|officer| officer.key == own) {
        return Err(CliError::new(format!("the key {own} is not one of this register's officers")));
    }
    told(state, act).iter().for_each(|line| crate::say::say!("{line}"));
    signed.add_signature(&key);
    files::write(out, &signed.encode(), Readers::All)?;
    crate::say::say!("Signed: {}", out.display());
    Ok(())
}

/// Who certifies until now, and who would from then on.
fn told(state: &State, act: &OfficersAct) -> Vec<String> {
    let names = |officers: &[Officer]| {
        officers.iter().map(|o| format!("{} ({})", o.name, o.person)).collect::<Vec<_>>().join(", ")
    };
    vec![
        format!("Until now {} of: {}", state.quorum(), names(state.officers())),
        format!("From then on {} of: {}", act.quorum, names(&act.officers)),
    ]
}

fn enter(desk: &mut Desk, paths: &[PathBuf]) -> Outcome {
    let merged = merge(paths)?;
    let officers = officers_of(&merged)?.officers.len() as u64;
    let signatures = merged.signatures.len() as u64;
    desk.append_signed(&merged)?;
    crate::say::say!(
        "The change is entered with {}: {} from here on.",
        amount(signatures, "signature"),
        amount(officers, "officer")
    );
    Ok(())
}

/// One act with everybody's signatures.
fn merge(paths: &[PathBuf]) -> Outcome<SignedAct> {
    let mut merged: Option<SignedAct> = None;
    for path in paths {
        let signed = read(path)?;
        match &mut merged {
            None => merged = Some(signed),
            Some(first) if first.body == signed.body => first.signatures.extend(signed.signatures),
            Some(_) => {
                return Err(CliError::new("it is another draft than the files before it")
                    .at(path.display())
                    .next("all officers sign the same draft"));
            }
        }
    }
    let mut merged = merged.ok_or_else(|| CliError::usage("no file is given"))?;
    merged.signatures.sort_by_key(|signature| signature.key);
    merged.signatures.dedup();
    Ok(merged)
}

fn read(path: &Path) -> Outcome<SignedAct> {
    let read = SignedAct::decode(&files::read(path, 65_535)?);
    read.map_err(|error| {
        CliError::new(format!("this file is no draft of officers {}", detail(&error)))
            .at(path.display())
            .next("name the file that `ostrakon register officers draft` or `sign` wrote")
    })
}

fn officers_of(signed: &SignedAct) -> Outcome<&OfficersAct> {
    match &signed.body {
        Act::Officers(act) => Ok(act),
        other => Err(CliError::new(format!("this act ({}) changes no officers", other.name()))),
    }
}
