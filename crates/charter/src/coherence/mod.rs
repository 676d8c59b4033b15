//! Whether the parts of a charter fit together (spec 7.1).
//!
//! The form of each table is read first; each rule here looks at several, and names the line it is broken on.

mod bodies;
mod joint;
mod meetings;
mod names;
mod offices;
mod problem;
mod quotas;

use crate::place::Place;
use crate::{Body, Charter, CharterError, Id, Incompatible, MeetingKind, Office, Vote};
pub use problem::Incoherence;

/// A charter whose tables are each well formed, and where they stand: one place for each body, office and so on.
pub(crate) struct Draft {
    pub(crate) charter: Charter,
    pub(crate) bodies: Vec<Place>,
    pub(crate) offices: Vec<Place>,
    pub(crate) incompatible: Vec<Place>,
    pub(crate) meetings: Vec<Place>,
    pub(crate) votes: Vec<Place>,
}

impl Draft {
    /// The charter, if everything fits together.
    pub(crate) fn check(self) -> Result<Charter, CharterError> {
        names::check(&self)?;
        bodies::check(&self)?;
        offices::check(&self)?;
        meetings::check(&self)?;
        joint::check(&self)?;
        quotas::check(&self)?;
        Ok(self.charter)
    }

    fn bodies(&self) -> impl Iterator<Item = (&Body, &Place)> {
        self.charter.bodies.iter().zip(&self.bodies)
    }

    fn offices(&self) -> impl Iterator<Item = (&Office, &Place)> {
        self.charter.offices.iter().zip(&self.offices)
    }

    fn incompatible(&self) -> impl Iterator<Item = (&Incompatible, &Place)> {
        self.charter.incompatible.iter().zip(&self.incompatible)
    }

    fn meetings(&self) -> impl Iterator<Item = (&MeetingKind, &Place)> {
        self.charter.meetings.iter().zip(&self.meetings)
    }

    fn votes(&self) -> impl Iterator<Item = (&Vote, &Place)> {
        self.charter.votes.iter().zip(&self.votes)
    }

    /// Whether an office sits in a body.
    fn anybody_sits_in(&self, body: &Id) -> bool {
        self.charter.offices.iter().any(|office| office.sits_in.as_ref() == Some(body))
    }
}

/// Refuses the first item of a key's list that something is wrong with.
fn each<'a>(
    place: &Place,
    key: &str,
    ids: impl IntoIterator<Item = &'a Id>,
    wrong: impl Fn(&Id) -> Option<Incoherence>,
) -> Result<(), CharterError> {
    let mut found = ids.into_iter().enumerate().filter_map(|(index, id)| Some((index, wrong(id)?)));
    match found.next() {
        None => Ok(()),
        Some((index, problem)) => Err(place.item_error(key, index, problem.into())),
    }
}
