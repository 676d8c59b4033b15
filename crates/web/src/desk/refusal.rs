//! Why nothing is signed, named for the page.

use crate::Fault;
use crate::verifier::Told;
use ostrakon_verify::Unsigned;
use serde::Serialize;

/// What was verified, and why the next step may not be done; nothing if it may.
#[derive(Serialize)]
pub(super) struct Examined {
    #[serde(flatten)]
    pub(super) told: Told,
    pub(super) refusal: Option<Fault>,
}

/// A refusal's name; of a check its number, and what it found.
pub(super) fn unsigned(refusal: &Unsigned) -> Fault {
    let name = match refusal {
        Unsigned::Damaged => "unsigned-damaged",
        Unsigned::Check(stopped) if stopped.failed => "unsigned-failed",
        Unsigned::Check(_) => "unsigned-waits",
        Unsigned::NotClosed => "unsigned-not-closed",
        Unsigned::Result(_) => "unsigned-no-shares",
        Unsigned::NotCounted => "unsigned-not-counted",
        Unsigned::Certified => "unsigned-certified",
        Unsigned::NoResult => "unsigned-no-result",
        Unsigned::NoOfficer(_) => "unsigned-no-officer",
        Unsigned::Concerned => "unsigned-concerned",
    };
    let fault = Fault::new(name, refusal);
    match refusal {
        Unsigned::Check(stopped) => fault.about("check", stopped.id),
        _ => fault,
    }
}
