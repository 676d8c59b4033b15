//! Browsers are given these files from now on (spec 9.10).

use crate::acts::SitePublished;
use crate::broken::Broken;
use crate::checks::c813_site;
use crate::state::{Site, State};
use ostrakon_group::Bytes32;

pub(super) fn apply(state: &mut State, leaf: Bytes32, act: &SitePublished) -> Result<(), Broken> {
    c813_site::published(act)?;
    let (since, files, release) = (state.size(), act.files.clone(), act.release.clone());
    state.publish_site(Site { leaf, since, files, release });
    Ok(())
}
