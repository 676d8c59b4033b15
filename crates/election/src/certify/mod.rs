//! Room 7, certify: the charter's verdict and the certificate (spec chapter 7).

mod background;
mod certificate;
mod choices;
mod count;
mod judge;
mod standing;

pub use background::{Background, ContestBackground};
pub use certificate::{Certificate, report_hash, verdicts_hash};
pub use count::{contest_count, named_totals};
pub use judge::{Counted, Court, JudgeError, Judged};
