//! 109: every dealer knows its coefficients (spec 1.3).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_election::board::dealing_path;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ceremony = needs(facts.ceremony.as_ref(), "a complete first round of the ceremony")?;
    for (number, dealing) in (1..).zip(&ceremony.dealings) {
        let dealing = needs(dealing.as_ref(), &format!("a readable dealing of trustee {number}"))?;
        if let Err(error) = dealing.verify_possession(&ceremony.round1) {
            out.fail(dealing_path(ceremony.attempt, number), error);
        }
    }
    Ok(())
}
