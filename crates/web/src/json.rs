//! What scripts read.

use ostrakon_election::document::jcs;
use serde::Serialize;

/// As documents are written, so that a module has one writer.
pub(crate) fn json(value: &impl Serialize) -> String {
    String::from_utf8(jcs(value)).unwrap_or_default()
}
