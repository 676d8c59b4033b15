//! `ostrakon register open-vote`: what a body decided that is too small to count in secret.

use super::fill::digits;
use super::new::read_toml;
use super::place::Place;
use crate::clock::Clock;
use crate::error::Outcome;
use ostrakon_charter::{Id, Text};
use ostrakon_election::setup::About;
use ostrakon_register::Act;
use ostrakon_register::acts::{OpenOption, OpenVote};
use serde::Deserialize;
use std::path::PathBuf;

/// Enters an open vote of a body that is too small to count in secret.
///
/// Where the charter allows it, a body with fewer voters than it counts in secret may decide openly. Everybody then sees the totals, and may see
/// how everybody voted: who votes openly knows that. The verdict follows from the charter like any other's.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLE)]
pub(crate) struct OpenVoteArgs {
    #[command(flatten)]
    place: Place,
    /// The description, in TOML.
    #[arg(long, value_name = "FILE")]
    spec: PathBuf,
    #[command(flatten)]
    clock: Clock,
}

const EXAMPLE: &str = r#"A description:

    body = "orkney"
    vote = "motion"              # a vote of the charter
    contest = "hall"             # the contest's name
    title = "Rent a hall in Kirkwall"
    roll = 2                     # members on the roll
    voted = 2
    # A motion has for, against, abstain; an election its candidates, by person id
    options = [
      { id = "for", total = 2 },
      { id = "against", total = 0 },
      { id = "abstain", total = 0 },
    ]
    # none = 0                   # where "none of them" was an answer
    # meeting = "nmm-1"          # where it was held at one
    # about = { holdings = ["…"] }    # of a recall: the acts that gave the offices

Example:
    ostrakon register open-vote --register register --spec hall.toml

Next: of an election, `ostrakon register fill` with the act's first digits as --election."#;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenVoteText {
    body: Id,
    vote: Id,
    contest: Id,
    title: Text,
    roll: u64,
    voted: u64,
    options: Vec<OpenOption>,
    none: Option<u64>,
    meeting: Option<Id>,
    about: Option<About>,
}

pub(super) fn run(args: &OpenVoteArgs) -> Outcome {
    let text: OpenVoteText = read_toml(&args.spec, "register open-vote")?;
    let mut desk = args.place.open()?;
    let contest = text.contest.clone();
    let act = text.act(desk.state().register(), args.clock.now());
    let leaf = desk.append(Act::OpenVote(act))?;
    if let Some(decision) = desk.state().decision(&leaf, &contest) {
        let elected: Vec<&str> = decision.elected.iter().map(Id::as_str).collect();
        crate::say::say!("{contest}: {} {}", decision.status.as_str(), elected.join(", "));
    }
    crate::say::say!("The open vote is entered. The act is {}.", digits(&leaf));
    Ok(())
}

impl OpenVoteText {
    fn act(self, register: ostrakon_group::Bytes32, time: u64) -> OpenVote {
        OpenVote {
            about: self.about,
            body: self.body,
            contest: self.contest,
            meeting: self.meeting,
            none: self.none,
            options: self.options,
            register,
            roll: self.roll,
            time,
            title: self.title.to_string(),
            vote: self.vote,
            voted: self.voted,
        }
    }
}
