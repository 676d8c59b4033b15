//! 803: every act carries the keeper's signature, `officers` the former quorum's too (spec 9.2, 9.3).

use crate::SignedAct;
use crate::acts::Act;
use crate::state::StandingOfficers;
use ostrakon_group::Bytes32;

/// Has the keeper signed this act? Others may have signed it too; of whom, check 803 judges.
///
/// # Errors
/// What is not so.
pub fn check_keeper(act: &SignedAct, keeper: Bytes32) -> Result<(), String> {
    let own = act.signatures.iter().find(|signature| signature.key == keeper).ok_or(NOT_SIGNED)?;
    let alone = SignedAct { body: act.body.clone(), signatures: vec![own.clone()] };
    alone.check_signatures(&[keeper], 1).map_err(|error| error.to_string())
}

const NOT_SIGNED: &str = "not signed by the keeper";

/// Is the act signed by whom it must be, and by nobody else?
pub(crate) fn judge(act: &SignedAct, keeper: Bytes32, officers: &StandingOfficers) -> Result<(), String> {
    let is_officers = matches!(act.body, Act::Officers(_));
    let former: Vec<Bytes32> = officers.officers.iter().map(|officer| officer.key).collect();
    let mut signers = if is_officers { former.clone() } else { Vec::new() };
    signers.push(keeper);
    act.check_signatures(&signers, 1).map_err(|error| error.to_string())?;
    if !act.signatures.iter().any(|signature| signature.key == keeper) {
        return Err(NOT_SIGNED.into());
    }
    let signed = act.signatures.iter().filter(|signature| former.contains(&signature.key)).count();
    if is_officers && signed < usize::from(officers.quorum) {
        let needed = officers.quorum;
        return Err(format!(
            "signed by {signed} of the officers who stood before, where {needed} are needed"
        ));
    }
    Ok(())
}
