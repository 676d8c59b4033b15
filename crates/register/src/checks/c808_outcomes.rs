//! 808: outcomes hold a linked election's certificate and the verdicts that it certifies (spec 9.6).

use super::verdict_form::verdict_faults;
use crate::acts::{CertificateBody, OutcomeAct};
use crate::broken::Broken;
use crate::state::{Election, State};
use ostrakon_election::certify::verdicts_hash;
use ostrakon_election::document::Signed;

const CHECK: u16 = 808;

/// May this outcome stand?
pub(crate) fn outcome(state: &State, act: &OutcomeAct) -> Result<(), Broken> {
    let election = state.election(&act.election);
    let election =
        election.ok_or_else(|| Broken::by(CHECK, format!("no election {} is linked", act.election)))?;
    let mut what = Vec::new();
    if election.outcome.is_some() {
        what.push("this election has its outcome already".into());
    }
    let certificate = act.certificate.document();
    let certificate = certificate.map_err(|why| Broken::by(CHECK, format!("the certificate: {why}")))?;
    let (body, pinned) = (certificate.body.certificate(), state.at(election.pinned()));
    if body.election != act.election {
        what.push(format!("the certificate is that of another election ({})", body.election));
    }
    if body.verdicts != verdicts_hash(&act.verdicts) {
        what.push("the certificate is of other verdicts".into());
    }
    what.extend(signature_faults(&pinned, election, certificate));
    what.extend(verdict_faults(pinned.charter(), &election.manifest, &act.verdicts));
    Broken::unless_empty(CHECK, what)
}

/// Officers whom the election concerns do not count (spec 7.9).
fn signature_faults(
    pinned: &State,
    election: &Election,
    certificate: &Signed<CertificateBody>,
) -> Vec<String> {
    let manifest = &election.manifest;
    let mut found = Vec::new();
    if let Err(error) = certificate.check_signatures(&manifest.officer_keys(), 0) {
        found.push(format!("the certificate: {error}"));
    }
    let concerned = pinned.concerned_officers(manifest);
    let counts =
        certificate.signatures.iter().filter(|signature| !concerned.contains(&signature.key)).count();
    let quorum = manifest.certifiers.quorum;
    if counts < usize::from(quorum) {
        found.push(format!(
            "the certificate is signed by {counts} officers whom the election does not concern, where {quorum} are needed"
        ));
    }
    found
}
