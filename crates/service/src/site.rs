//! Whether this program gives browsers what the register lists (spec 9.10). It serves either way, and whoever looks from outside finds the
//! difference: better that its operator hears of it first.

use crate::house::House;
use ostrakon_register::acts::{SiteFile, SitePublished};
use ostrakon_register::{Act, SignedAct};
use ostrakon_store::StoreError;
use std::collections::BTreeSet;

/// Warns of a difference.
pub(crate) async fn warn(house: &House) -> Result<(), StoreError> {
    let ledger = &house.register().election.ledger;
    let (store, id) = (ledger.store(), ledger.row.id);
    let acts = store.entries(id, 0..store.size(id).await?).await?;
    let Some(listed) = acts.iter().rev().find_map(|act| published(act)) else { return Ok(()) };
    if let Some(path) = other(&listed.files, &ostrakon_pages::site()) {
        tracing::warn!(
            path,
            listed = listed.release,
            served = ostrakon_pages::RELEASE,
            "browsers are given other files than the register lists, and every audit says so: start the program that it lists, or \
             enter this one's list with `ostrakon service site` and `ostrakon register publish-site`"
        );
    }
    Ok(())
}

fn published(act: &[u8]) -> Option<SitePublished> {
    match SignedAct::decode(act).ok()?.body {
        Act::SitePublished(listed) => Some(listed),
        _ => None,
    }
}

/// The first file that is on one list alone, or is another one there.
fn other(listed: &[SiteFile], served: &[SiteFile]) -> Option<String> {
    let (listed, served): (BTreeSet<_>, BTreeSet<_>) = (listed.iter().collect(), served.iter().collect());
    listed.symmetric_difference(&served).next().map(|file| file.path.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_that_is_another_is_told() {
        let file = |path: &str, hash: u8| SiteFile { path: path.into(), sha256: [hash; 32].into() };
        let listed = [file("assets/a.js", 1), file("en/me", 2)];
        assert_eq!(other(&listed, &listed), None);
        assert_eq!(other(&listed, &[file("assets/a.js", 1), file("en/me", 3)]), Some("en/me".into()));
        assert_eq!(other(&listed, &listed[..1]), Some("en/me".into()));
        assert_eq!(other(&listed[1..], &listed), Some("assets/a.js".into()));
    }
}
