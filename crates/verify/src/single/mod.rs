//! One ballot, or one receipt, judged without the whole record: under a setup that was judged (spec 8.8), against the tree that its log signed.
//!
//! * `tree`: entries and earlier heads, each shown to be of the signed tree
//! * `ballot`: what can be said of one ballot alone
//! * `receipt`: whether the log kept what it promised

mod ballot;
mod receipt;
mod tree;

pub use ballot::{BallotSays, JudgedBallot, verify_ballot};
pub use receipt::{ReceiptStanding, verify_receipt};
pub use tree::{SignedTree, TreeError};

use crate::{
    CheckReport, OpenedElection, Progress, Published, RecordFiles, SetupError, SetupOptions, judge_setup,
};

/// Why nothing is said of a ballot or a receipt.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SingleError {
    /// There is no setup to judge anything under.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// The setup is refused.
    #[error("its setup does not pass check {} ({}){}", .0.id, .0.name, first(.0))]
    Refused(Box<CheckReport>),
    /// Of the files.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The entry is something else.
    #[error("entry {0} is no ballot")]
    NoBallot(u64),
}

fn first(check: &CheckReport) -> String {
    check.findings.first().map(|f| format!(": {}: {}", f.place, f.what)).unwrap_or_default()
}

/// A record as its checkpoint of this moment describes it, and its setup.
fn opened<'a>(
    files: &'a dyn RecordFiles,
    progress: &dyn Progress,
) -> Result<(Published<&'a dyn RecordFiles>, OpenedElection), SingleError> {
    let published = Published::open(files).map_err(|error| SetupError::Checkpoint(error.to_string()))?;
    let judged = judge_setup(&published, &SetupOptions::default(), progress)?;
    let refused = judged.refused().cloned();
    match (judged.opened, refused) {
        (Some(opened), _) => Ok((published, opened)),
        (None, Some(check)) => Err(SingleError::Refused(Box::new(check))),
        (None, None) => Err(TreeError::Damaged("its setup cannot be read".into()).into()),
    }
}
