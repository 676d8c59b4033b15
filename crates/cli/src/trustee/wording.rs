//! Refusals of the trustee's steps for people at a terminal: times they can read, files by their names, commands they can type.

use crate::clock::show;
use crate::error::CliError;
use ostrakon_trustee::{
    AcknowledgeError, ComplainError, CompleteError, DealError, LotShareError, ReleaseError, SignOffError,
    StateError, Waiting,
};
use std::path::{Path, PathBuf};

const ASK: &str = "take a fresh copy of the record and ask the organiser, who may not have run `ostrakon election accept` yet";

/// A round that is not complete.
fn waiting(waiting: &Waiting, own: u16) -> CliError {
    let error = CliError::new(waiting);
    let others: Vec<String> = waiting.trustees.iter().filter(|t| **t != own).map(u16::to_string).collect();
    match others.as_slice() {
        [] => {
            error.next(format!("what is missing is your own message: give it to the organiser, then {ASK}"))
        }
        [one] => error.next(format!("{ASK}; {}", complain(one))),
        all => error.next(format!("{ASK}; {} (one of {})", complain("NUMBER"), all.join(", "))),
    }
}

fn complain(whom: &str) -> String {
    format!("only if a message really does not come: `ostrakon trustee complain --missing {whom}`")
}

pub(super) fn deal(error: &DealError, own: u16) -> CliError {
    match error {
        DealError::Waiting(missing) => waiting(missing, own),
        other => CliError::new(other),
    }
}

pub(super) fn complete(error: &CompleteError, own: u16) -> CliError {
    match error {
        CompleteError::Waiting(missing) => waiting(missing, own),
        other => CliError::new(other),
    }
}

/// Names a file that was given as an envelope and is none.
pub(super) fn acknowledge(error: &AcknowledgeError, own: u16, given: &[(PathBuf, Vec<u8>)]) -> CliError {
    let plain = CliError::new(error);
    match error {
        AcknowledgeError::Waiting(missing) => waiting(missing, own),
        AcknowledgeError::File { dealer } => plain.next(complain(&dealer.to_string())),
        AcknowledgeError::Envelope { dealer } => {
            match given.iter().find(|(_, bytes)| !bytes.starts_with(b"OE")) {
                Some((path, _)) => CliError::new("this is no envelope").at(path.display()).next(format!(
                    "name the files `envelope-…-{own}` that the other trustees have sent to you"
                )),
                None => plain.next(complain(&dealer.to_string())),
            }
        }
        _ => plain,
    }
}

pub(super) fn complaint(error: &ComplainError) -> CliError {
    let plain = CliError::new(error);
    match error {
        ComplainError::NotBegun { .. } => plain.next(ASK),
        ComplainError::Heard { .. } => {
            plain.next("`ostrakon election status` says whose message the board waits for")
        }
        ComplainError::Complete { .. } => plain.next("go on with `ostrakon trustee complete`"),
        _ => plain,
    }
}

pub(super) fn sign_off(error: &SignOffError) -> CliError {
    match *error {
        SignOffError::Early { now, earliest } => {
            let (now, earliest) = (show(now), show(earliest));
            CliError::new(format!("the objection window ends at {earliest}, and by this clock it is {now}"))
                .next("sign off when it has ended, or play the clock with --at in a rehearsal")
        }
        ref other => CliError::new(other),
    }
}

/// A share that does not fit is a matter of the state's file.
pub(super) fn release(error: &ReleaseError, state: &Path) -> CliError {
    match error {
        ReleaseError::OwnKeys { .. } => CliError::new(
            "the key shares in it are not those that the board's keys were made with: it is damaged, or of another ceremony",
        )
        .at(state.display())
        .next("restore the newest copy of the state directory"),
        ReleaseError::NotSignedOff => CliError::new(error).next("`ostrakon trustee sign-off` does it"),
        other => CliError::new(other),
    }
}

pub(super) fn lot(error: &LotShareError, state: &Path) -> CliError {
    match error {
        LotShareError::Release(inner) => release(inner, state),
        other => CliError::new(other),
    }
}

/// A private file that does not read; a parser's words would help nobody.
pub(super) fn state(error: &StateError, what: &str, path: &Path) -> CliError {
    match error {
        StateError::Form(_) => CliError::new(format!("this is no trustee's {what}, or it is damaged"))
            .next("check the name; restore the newest copy if it is the right one"),
        other => CliError::new(other),
    }
    .at(path.display())
}
