//! `ostrakon register fill`: somebody takes an office.

use super::desk::Desk;
use super::place::{Place, outcome};
use crate::clock::Clock;
use crate::error::{At, CliError, Outcome};
use ostrakon_charter::{Id, Office, Text};
use ostrakon_group::Bytes32;
use ostrakon_register::acts::OfficeFilled;
use ostrakon_register::{Act, Decision, State};

/// Gives an office to a person: who was elected to it, or, where nobody elects, who was invited.
///
/// The rules of the charter hold: free seats, bodies in which nobody sits at once, offices that only members of a body can hold. A name stands beside
/// the person id only where the charter makes the office public and the holder consents.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon register fill --register register --office nsc-delegate --person p-ann \\
        --election elections/01-delegates --contest leeds-delegates
    ostrakon register fill --register register --office treasurer --person p-cleo --election 3fa4b2c1 \\
        --contest treasurer --name \"Cleo Hart\" --consents

Next: `ostrakon register show` lists who holds what, and which seats are vacant.")]
pub(crate) struct FillArgs {
    #[command(flatten)]
    place: Place,
    /// The office.
    #[arg(long, value_name = "ID")]
    office: Id,
    /// Who takes it: the person id, which is the option's in the election.
    #[arg(long, value_name = "ID")]
    person: Id,
    /// The election: its record directory, or the first digits of its name or of its outcome's act. Left out for an office that nobody elects to.
    #[arg(long, value_name = "OUTCOME", requires = "contest")]
    election: Option<String>,
    /// The contest that elected.
    #[arg(long, value_name = "ID", requires = "election")]
    contest: Option<Id>,
    /// The holder's name, for everybody to read.
    #[arg(long, value_name = "NAME", requires = "consents")]
    name: Option<String>,
    /// The holder consents that the name is published here for good: an act is never taken back.
    #[arg(long, requires = "name")]
    consents: bool,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &FillArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let found = args.election.as_deref().map(|text| outcome(desk.state(), text)).transpose()?;
    let elected = found.zip(args.contest.clone());
    let name = args.name.clone().map(Text::new).transpose().at("--name")?;
    let told = fill(&mut desk, args, elected, name)?;
    crate::say::say!("{told}");
    Ok(())
}

fn fill(
    desk: &mut Desk,
    args: &FillArgs,
    elected: Option<(Bytes32, Id)>,
    name: Option<Text>,
) -> Outcome<String> {
    let state = desk.state();
    let office = office(state, &args.office)?;
    let body = match &elected {
        Some((outcome, contest)) => decision(state, outcome, contest)?.body.clone(),
        None => invited(office)?,
    };
    let told = format!("{} holds {} now, elected by {body}.", args.person, office.name());
    let told = if elected.is_some() { told } else { format!("{} holds {} now.", args.person, office.name()) };
    let act = OfficeFilled {
        body,
        contest: elected.as_ref().map(|(_, contest)| contest.clone()),
        name: name.map(|name| name.to_string()),
        office: args.office.clone(),
        outcome: elected.map(|(outcome, _)| outcome),
        person: args.person.clone(),
        register: state.register(),
        time: args.clock.now(),
    };
    desk.append(Act::OfficeFilled(act)).map(|leaf| format!("{told} The act is {}.", digits(&leaf)))
}

/// Enough digits of an act to name it.
pub(super) fn digits(leaf: &Bytes32) -> String {
    leaf.to_string().chars().take(16).collect()
}

fn office<'a>(state: &'a State, id: &Id) -> Outcome<&'a Office> {
    state.charter().office(id).ok_or_else(|| {
        let known: Vec<&str> = state.charter().offices().iter().map(|office| office.id().as_str()).collect();
        CliError::new("the charter has no such office")
            .at(id)
            .next(format!("there are: {}", known.join(", ")))
    })
}

fn decision<'a>(state: &'a State, outcome: &Bytes32, contest: &Id) -> Outcome<&'a Decision> {
    state.decision(outcome, contest).ok_or_else(|| {
        let known: Vec<&str> =
            state.outcome(outcome).iter().flat_map(|o| &o.decisions).map(|d| d.contest.as_str()).collect();
        CliError::new("that election had no such contest")
            .at(contest)
            .next(format!("it had: {}", known.join(", ")))
    })
}

/// The body of an office that nobody elects to.
fn invited(office: &Office) -> Outcome<Id> {
    if !office.elected_by().is_empty() {
        return Err(CliError::new("this office is filled by election")
            .at(office.id())
            .next("name the election with --election and --contest"));
    }
    office.sits_in().cloned().ok_or_else(|| CliError::new("this office sits nowhere").at(office.id()))
}
