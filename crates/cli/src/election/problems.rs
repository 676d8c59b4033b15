//! What is wrong with a description, and what its maker should know (spec 1.2).

use crate::clock;
use crate::error::{CliError, Outcome};
use ostrakon_charter::Charter;
use ostrakon_election::setup::{ElectionManifest, Plan};

/// What a maker of a manifest should know (spec 1.2).
pub(crate) fn advice(manifest: &ElectionManifest) -> Vec<String> {
    let (n, t, q) = (manifest.trustee_count(), usize::from(manifest.threshold), manifest.sign_off_quorum());
    let missing = n.saturating_sub(q);
    let mut lines = vec![format!(
        "{n} trustees, threshold {t}: {t} of them decrypt, {q} must sign off the board first, so {missing} may be missing at the tally."
    )];
    if n == 1 {
        lines.push(
            "WARNING: the only trustee alone can read every vote, and alone can block the tally.".into(),
        );
        return lines;
    }
    if t == 1 {
        lines.push(
            "WARNING: with threshold 1 each trustee alone can read every vote; the manifest says so.".into(),
        );
    }
    if n + 2 < 3 * t {
        let who = if t == 2 { "one trustee alone".into() } else { format!("{} trustees together", t - 1) };
        let enough = 3 * t - 2;
        lines.push(format!(
            "WARNING: {who} could block the tally; with {enough} trustees or more it could not happen."
        ));
    }
    if manifest.witnesses.required > 0 {
        lines.push("WARNING: witnesses are required, and these commands do not collect cosignatures: add them to the checkpoint yourself.".into());
    }
    lines
}

/// What the protocol refuses, and what people would regret; times and keys as people write them.
pub(super) fn all_problems(plan: &Plan, charter: &Charter) -> Vec<String> {
    let manifest = plan.manifest();
    let times = (manifest.opens >= manifest.closes).then(|| {
        let [opens, closes] = [manifest.opens, manifest.closes].map(clock::show);
        format!("it opens at {opens} and closes at {closes}")
    });
    let problems = ostrakon_description::problems(plan, charter);
    times.into_iter().chain(problems.into_iter().map(|wrong| wrong.to_string())).collect()
}

/// One sentence for all of them.
pub(super) fn refuse_problems(problems: &[String]) -> Outcome {
    match problems.len() {
        0 => Ok(()),
        n => {
            let list = problems.iter().map(|p| format!("\n  - {p}")).collect::<String>();
            Err(CliError::new(format!(
                "the description has {n} problem{}:{list}",
                if n == 1 { "" } else { "s" }
            )))
        }
    }
}
