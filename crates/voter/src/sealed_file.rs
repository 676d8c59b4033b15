//! A sealed ballot as a file, to be posted later and by another device (spec 10.12).

use ostrakon_group::{Bytes32, sha256};

/// What every ballot begins with (spec 3.4).
const BALLOT: &[u8] = b"OB";
/// The manifest hash, then the SHA-256 of everything before it.
const TRAILER: usize = 64;

/// Why a file is not posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealedFileError {
    /// No ballot.
    #[error("this file is no sealed ballot: choose the one that the booth saved")]
    Foreign,
    /// Of another election.
    #[error("this ballot was sealed for election {0}: post it on that vote's page")]
    Other(Bytes32),
}

/// The file of a ballot: ballot ‖ what its token is asked for with ‖ manifest hash ‖ SHA-256.
pub fn sealed_file(election: &Bytes32, ballot: &[u8], drawn: &[u8]) -> Vec<u8> {
    let mut bytes = [ballot, drawn, &election.0].concat();
    let sum = sha256(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// Ballot ‖ what its token is asked for with, from a sealed ballot's file; a ballot's own bytes are their own file. What is
/// damaged is left as long as it is, and so is no ballot of this election.
///
/// # Errors
/// If it is no ballot, or one of another election.
pub fn open_sealed<'a>(bytes: &'a [u8], election: &Bytes32) -> Result<&'a [u8], SealedFileError> {
    if !bytes.starts_with(BALLOT) {
        return Err(SealedFileError::Foreign);
    }
    let Some(at) = bytes.len().checked_sub(TRAILER) else { return Ok(bytes) };
    let (summed, sum) = bytes.split_at(at + 32);
    let found: [u8; 32] = summed[at..].try_into().unwrap_or_default();
    match sha256(summed) == sum {
        false => Ok(bytes),
        true if found == election.0 => Ok(&bytes[..at]),
        true => Err(SealedFileError::Other(found.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostrakon_group::Hex;

    const ELECTION: Bytes32 = Hex([7; 32]);

    #[test]
    fn what_was_written_is_read_and_other_elections_are_refused() {
        let file = sealed_file(&ELECTION, b"OB ballot", b"drawn");
        assert_eq!(open_sealed(&file, &ELECTION), Ok(b"OB ballotdrawn".as_slice()));
        let other = Hex([8; 32]);
        assert_eq!(open_sealed(&file, &other), Err(SealedFileError::Other(ELECTION)));
        assert_eq!(open_sealed(b"OB raw", &ELECTION), Ok(b"OB raw".as_slice()));
        for foreign in [b"".as_slice(), b"O", b"a receipt"] {
            assert_eq!(open_sealed(foreign, &ELECTION), Err(SealedFileError::Foreign));
        }
    }

    /// No damaged file is read as the ballot that was in it: either it is refused, or it is too long or too short for one.
    #[test]
    fn damage_anywhere_leaves_no_ballot_of_its_length() {
        let ballot = [b"OB".as_slice(), &[3; 200]].concat();
        let file = sealed_file(&ELECTION, &ballot, &[]);
        let of_its_length =
            |bytes: &[u8]| open_sealed(bytes, &ELECTION).is_ok_and(|b| b.len() == ballot.len());
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 1;
            assert!(!of_its_length(&damaged), "byte {at}");
            // Cut to the ballot alone, it is the ballot.
            assert_eq!(of_its_length(&file[..at]), at == ballot.len(), "{at} bytes");
        }
    }
}
