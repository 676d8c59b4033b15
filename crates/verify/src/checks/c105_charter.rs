//! 105: the charter's size, hash and form (spec 1.1, 7.1).

use super::{Findings, Ran, needs};
use crate::facts::Facts;
use ostrakon_charter::Charter;
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_group::{Bytes32, sha256};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let bytes = needs(facts.charter_bytes.as_ref(), "the file charter.toml")?;
    if let Err(error) = Charter::parse(bytes) {
        out.fail(CHARTER_PATH, error);
    }
    let reference = &needs(facts.view().manifests.first(), "a manifest")?.body.charter;
    let hash = Bytes32::from(sha256(bytes));
    if reference.size != bytes.len() as u64 {
        out.fail(CHARTER_PATH, format!("{} bytes, where the manifest says {}", bytes.len(), reference.size));
    }
    if reference.sha256 != hash {
        out.fail(
            CHARTER_PATH,
            format!("its SHA-256 is {hash}, where the manifest says {}", reference.sha256),
        );
    }
    Ok(())
}
