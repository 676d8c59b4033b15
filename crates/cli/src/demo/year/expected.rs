//! Verdicts as the scenario writes them.

use ostrakon_charter::{Id, Status, Verdict};

/// `elected ann bea | ann chooses`, `tied | tom una`, `invalid recall`, `carried`.
pub(super) fn written(verdict: &Verdict) -> String {
    let list = |ids: &[Id]| ids.iter().map(|id| format!(" {id}")).collect::<String>();
    let mut text = format!("{}{}", verdict.status.as_str(), list(&verdict.elected));
    verdict.because.iter().for_each(|broken| text += &format!(" {}", broken.ground.as_str()));
    if verdict.status == Status::Tied {
        text += &format!(" |{}", list(&verdict.tied));
    }
    if !verdict.choose.is_empty() {
        text += &format!(" |{} chooses", list(&verdict.choose));
    }
    text
}
