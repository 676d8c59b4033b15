//! What an opened board says of its ballots: keys, rolls, relations.

use crate::board::Folder;
use ostrakon_election::board::{KEYS_PATH, View, roll_path};
use ostrakon_election::cast::{BallotForm, BallotForms};
use ostrakon_election::roll::Roll;
use ostrakon_election::setup::{ElectionKeys, Opening, Plan};

/// Why a board cannot be voted on; all of it was verified before the opening was entered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FormsError {
    #[error("{0}: not there")]
    Missing(String),
    #[error("{0}: {1}")]
    Unreadable(String, String),
}

/// Reads the forms of an opened board; none before the opening.
pub(crate) fn read(plan: &Plan, view: &View, folder: &Folder) -> Result<Option<BallotForms>, FormsError> {
    let Some(opening) = view.openings.first().map(|o| &o.body) else { return Ok(None) };
    let bytes = file(folder, KEYS_PATH)?;
    let mut keys = ElectionKeys::decode_joint(&bytes, plan.columns())
        .map_err(|e| FormsError::Unreadable(KEYS_PATH.into(), e.to_string()))?;
    // The last key is the lot's.
    keys.pop();
    let rolls = 0..plan.manifest().rolls.len();
    let forms = rolls.map(|roll| form(plan, opening, folder, &keys, roll)).collect::<Result<_, _>>()?;
    Ok(Some(BallotForms::new(forms)))
}

fn form(
    plan: &Plan,
    opening: &Opening,
    folder: &Folder,
    keys: &[ostrakon_group::Point],
    roll: usize,
) -> Result<BallotForm, FormsError> {
    let path = roll_path(roll);
    let unreadable = |why: String| FormsError::Unreadable(path.clone(), why);
    let root = opening.rolls.get(roll).ok_or_else(|| unreadable("the opening does not name it".into()))?.root;
    let relation = plan.relation(roll, &root.0, keys, &opening.keys.0);
    let relation = relation.ok_or_else(|| unreadable("the election's keys do not fit".into()))?;
    let roll = Roll::decode(&file(folder, &path)?).map_err(|e| unreadable(e.to_string()))?;
    Ok(BallotForm { roll, relation })
}

fn file(folder: &Folder, path: &str) -> Result<Vec<u8>, FormsError> {
    let read = folder.get(path).map_err(|e| FormsError::Unreadable(path.into(), e.to_string()))?;
    read.ok_or_else(|| FormsError::Missing(path.into()))
}
