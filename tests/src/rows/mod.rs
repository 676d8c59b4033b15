//! Every vote that the constitution of the shipped charter asks for, held whole in an organisation with a register.
//!
//! A [`Row`] is one vote: who is asked and how they vote, and what must come out, by which clause. It is held from the ceremony to the
//! certificate, both verifiers must pass it and say the same of it, and both must refuse, by check 701 and no other, what the same
//! officers certify to the contrary. Its outcome is then entered in the register, and what follows is looked at.

pub mod complaints;
pub mod convening;
pub mod decisions;
pub mod elections;
mod engine;
pub mod grounds;
pub mod national;
mod network;
pub mod open;
pub mod recalls;
pub mod subjects;

pub use engine::{assert_passes, check};
pub use network::{CHARTER, NAME, network, organised};

use crate::forge::{Held, Organisation, Poll, id};
use ostrakon_charter::Ground;
use ostrakon_election::setup::{About, Again};
use ostrakon_group::{Bytes32, sha256};

/// One vote.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Begins with the clause.
    pub name: &'static str,
    /// The clause that the verdict must name.
    pub clause: &'static str,
    /// The charter's vote; its contest is the last on the ballot.
    pub vote: &'static str,
    /// What must come out.
    pub expected: Expected,
    /// Who of the elected must choose between two bodies.
    pub choose: &'static [&'static str],
    /// What comes before it, and the vote itself.
    pub prepare: fn(&mut Organisation) -> Poll,
    /// What must follow once its outcome stands.
    pub then: fn(&mut Organisation, &Held),
}

/// What comes out.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// A majority.
    Carried,
    /// None.
    Lost,
    /// These, ascending.
    Elected(&'static [&'static str]),
    /// One of these, who tied, by lot.
    ByLot(&'static [&'static str]),
    /// Nobody.
    Vacant,
    /// A fresh vote: those elected already, those who tied.
    Tied(&'static [&'static str], &'static [&'static str]),
    /// Not to be counted in secret.
    TooFew,
    /// Held against these rules, by these clauses.
    Invalid(&'static [(Ground, &'static str)]),
}

/// A row after which nothing is looked at.
pub const fn row(
    name: &'static str,
    clause: &'static str,
    vote: &'static str,
    expected: Expected,
    prepare: fn(&mut Organisation) -> Poll,
) -> Row {
    Row { name, clause, vote, expected, choose: &[], prepare, then: |_, _| {} }
}

impl Row {
    /// What follows.
    pub const fn then(self, then: fn(&mut Organisation, &Held)) -> Self {
        Self { then, ..self }
    }

    /// Who must choose.
    pub const fn choosing(self, choose: &'static [&'static str]) -> Self {
        Self { choose, ..self }
    }
}

/// All rows of all tables but those of grounds.
pub fn all() -> Vec<Row> {
    let tables = [
        decisions::ROWS,
        convening::ROWS,
        elections::ROWS,
        national::ROWS,
        complaints::ROWS,
        recalls::ROWS,
        open::ROWS,
    ];
    tables.concat()
}

/// The row of this name.
pub fn named(table: &[Row], name: &str) -> Row {
    *table.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"))
}

/// One test a row, and one that none is forgotten.
#[macro_export]
macro_rules! rows {
    ($table:path: $($name:ident)*) => {
        $(#[test]
        fn $name() {
            $crate::rows::check(&$crate::rows::named($table, stringify!($name)));
        })*

        #[test]
        fn every_row_has_its_test() {
            let names: Vec<&str> = $table.iter().map(|row| row.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

/// Calls a members' meeting with ten weeks' notice; its name.
fn meeting(organisation: &mut Organisation) -> &'static str {
    organisation.call("nmm", "autumn", 70, &[]);
    "autumn"
}

/// A poll of five members at a meeting that is properly called.
fn national(organisation: &mut Organisation) -> Poll {
    Poll::of("membership", 5).at(meeting(organisation))
}

/// About the fresh vote for this contest.
fn again(held: &Held, contest: &str) -> About {
    let again = Again { contest: id(contest), election: held.election };
    About { again: Some(again), ..About::default() }
}

/// About a body.
fn of_body(body: &str) -> About {
    About { body: Some(id(body)), ..About::default() }
}

/// About this charter.
fn of_charter(charter: &str) -> About {
    About { charter: Some(sha256(charter.as_bytes()).into()), ..About::default() }
}

/// About a meeting.
fn of_meeting(meeting: &str) -> About {
    About { meeting: Some(id(meeting)), ..About::default() }
}

/// About these places.
fn of_places(places: &[Bytes32]) -> About {
    let mut holdings = places.to_vec();
    holdings.sort_unstable();
    About { holdings, ..About::default() }
}
