//! `ostrakon register form-body`, `end-body`: bodies of which there are many.

use super::place::Place;
use crate::clock::Clock;
use crate::error::{At, CliError, Outcome};
use crate::words::amount;
use ostrakon_charter::{Body, Charter, Id, Shape, Text};
use ostrakon_register::acts::{BodyEnded, BodyFormed};
use ostrakon_register::{Act, State};

/// Enters a new body of a kind that the charter has many of: a branch, a section, a caucus.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register form-body --register register --kind branch --id leeds --name Leeds --declared 14

Next: the body can elect; its roll names it as `body` in an election's description.")]
pub(crate) struct FormBodyArgs {
    #[command(flatten)]
    place: Place,
    /// Which of the charter's bodies it is one of.
    #[arg(long, value_name = "ID")]
    kind: Id,
    /// Its identifier, which nothing else ever had.
    #[arg(long, value_name = "ID")]
    id: Id,
    /// The name that people use.
    #[arg(long, value_name = "NAME")]
    name: String,
    /// How many members declare it; where the charter does not ask, leave it out.
    #[arg(long, value_name = "N", default_value_t = 0)]
    declared: u64,
    #[command(flatten)]
    clock: Clock,
}

/// Enters that a body has ended. Whoever holds an office that it elected loses it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register end-body --register register --id leeds

Next: `ostrakon register show` lists the seats that are vacant now.")]
pub(crate) struct EndBodyArgs {
    #[command(flatten)]
    place: Place,
    /// Which.
    #[arg(long, value_name = "ID")]
    id: Id,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn form(args: &FormBodyArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let kind = kind(desk.state().charter(), &args.kind)?;
    let told = format!("{} ({}) is formed, a body of kind {}.", args.name, args.id, kind.name());
    if let Some(founders) = founders(kind).filter(|founders| u64::from(*founders) > args.declared) {
        let what =
            format!("{founders} members declare such a body ({}), and here {}", kind.clause(), args.declared);
        return Err(CliError::new(what).at(&args.id).next("say how many do with --declared"));
    }
    let act = BodyFormed {
        body: args.id.clone(),
        declared: args.declared,
        kind: args.kind.clone(),
        name: Text::new(args.name.clone()).at("--name")?.to_string(),
        register: desk.state().register(),
        time: args.clock.now(),
    };
    desk.append(Act::BodyFormed(act))?;
    crate::say::say!("{told}");
    Ok(())
}

/// The kind, if bodies of it are formed by acts.
fn kind<'a>(charter: &'a Charter, id: &Id) -> Outcome<&'a Body> {
    let many = charter.bodies().iter().filter(|body| body.is_many());
    let found = many.clone().find(|body| body.id() == id);
    found.ok_or_else(|| {
        let known: Vec<&str> = many.map(|body| body.id().as_str()).collect();
        let next = match known.is_empty() {
            true => "the charter has none".to_owned(),
            false => format!("there are: {}", known.join(", ")),
        };
        CliError::new("the charter has no such kind of which bodies are formed").at(id).next(next)
    })
}

fn founders(kind: &Body) -> Option<u16> {
    match kind.shape() {
        Shape::Many { founders, .. } => *founders,
        _ => None,
    }
}

pub(super) fn end(args: &EndBodyArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let state = desk.state();
    let lost = holders(state, &args.id);
    let act = BodyEnded { body: args.id.clone(), register: state.register(), time: args.clock.now() };
    desk.append(Act::BodyEnded(act))?;
    crate::say::say!("The body {} has ended.", args.id);
    if lost > 0 {
        crate::say::say!("With it ended {} of persons whom it had elected.", amount(lost, "term"));
    }
    Ok(())
}

fn holders(state: &State, body: &Id) -> u64 {
    state.holdings().filter(|holding| holding.body == *body).count() as u64
}
