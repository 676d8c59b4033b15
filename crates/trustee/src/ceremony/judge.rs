//! Who is at fault, by public data alone: anybody can run it (spec 1.3).

use super::dealing::is_named;
use super::examine::{MAX_ENVELOPE, ShareFault};
use super::{Ceremony, DealingFault, check_dealing};
use data_encoding::HEXLOWER;
use ostrakon_election::setup::{
    ChannelSecret, Complaint, ComplaintReason, Dealing, DealingDocument, Envelope, Plan,
};
use ostrakon_group::{Bytes32, sha256};

/// What the evidence of a complaint shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The complaint is true.
    DealerAtFault {
        /// Who.
        dealer: u16,
        /// In words.
        why: String,
    },
    /// The complaint is false.
    AccuserAtFault {
        /// Who.
        accuser: u16,
        /// In words.
        why: String,
    },
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JudgeError {
    /// No complaint in this attempt.
    #[error("attempt {attempt} has no complaint")]
    None {
        /// Which attempt.
        attempt: u32,
    },
    /// An absence cannot be proved.
    #[error(
        "trustee {accuser} says that a message of trustee {accused} did not come: no evidence can show that, ask both"
    )]
    Missing {
        /// Who complains.
        accuser: u16,
        /// Of whom.
        accused: u16,
    },
    /// The wrong file was given.
    #[error(
        "this is not the dealing file that trustee {dealer}'s document names: find `setup/dealing-{attempt}-{dealer}`"
    )]
    File {
        /// Which attempt.
        attempt: u32,
        /// Whose.
        dealer: u16,
    },
}

/// Judges the complaint that ended an attempt; `file` is the accused's `setup/dealing-<a>-<i>` (empty if the accused never dealt).
///
/// # Errors
/// If there is nothing to judge.
pub fn judge_complaint(
    plan: &Plan,
    ceremony: &Ceremony,
    attempt: u32,
    file: &[u8],
) -> Result<Verdict, JudgeError> {
    let complaint = ceremony.complaint(attempt).ok_or(JudgeError::None { attempt })?;
    let (accuser, dealer) = (complaint.trustee, complaint.accused);
    if complaint.reason == ComplaintReason::Missing {
        return Err(JudgeError::Missing { accuser, accused: dealer });
    }
    let dealt = ceremony.of(attempt).and_then(|a| a.dealings.get(&dealer)).map(|m| &m.body);
    let Some(document) = dealt else {
        let why = format!("trustee {dealer} had not dealt when its dealing was complained about");
        return Ok(Verdict::AccuserAtFault { accuser, why });
    };
    if !is_named(document, file) {
        return Err(JudgeError::File { attempt, dealer });
    }
    Ok(match fault(plan, ceremony, complaint, document, file) {
        Ok(why) => Verdict::DealerAtFault { dealer, why },
        Err(why) => Verdict::AccuserAtFault { accuser, why },
    })
}

/// The dealer's fault, or why there is none.
fn fault(
    plan: &Plan,
    ceremony: &Ceremony,
    complaint: &Complaint,
    document: &DealingDocument,
    file: &[u8],
) -> Result<String, String> {
    let commitments = ceremony.commitments(complaint.attempt).map_err(|waiting| waiting.to_string())?;
    let dealing = match check_dealing(plan, &commitments, document, file) {
        Ok(dealing) => dealing,
        Err(fault) => return Ok(dealing_words(&fault)),
    };
    if complaint.reason == ComplaintReason::Dealing {
        return Err("the dealing passes checks 108 and 109".into());
    }
    let keys = [complaint.trustee, complaint.accused].map(|i| commitments.of(i).map(|c| c.channel_key));
    let [Some(own), Some(their)] = keys else { return Err("no such trustees".into()) };
    let (secret, envelope) = evidence(complaint, document, &own)?;
    match open(complaint, &dealing, commitments.round1(), &secret, &their, &envelope) {
        Err(fault) => Ok(fault.to_string()),
        Ok(()) => Err("the envelope opens, and every share in it is right".into()),
    }
}

fn dealing_words(fault: &DealingFault) -> String {
    format!("the dealing breaks checks 108 or 109: {fault}")
}

/// The channel secret and envelope, if they are those that the board knows.
fn evidence(
    complaint: &Complaint,
    document: &DealingDocument,
    own: &Bytes32,
) -> Result<(ChannelSecret, Vec<u8>), String> {
    let secret = Bytes32::parse(&complaint.channel_secret).map(|s| ChannelSecret::from_bytes(s.0));
    let secret = secret.filter(|s| s.public() == *own);
    let secret = secret.ok_or("the channel secret shown is not that of the accuser's channel key")?;
    let envelope = HEXLOWER.decode(complaint.envelope.as_bytes()).unwrap_or_default();
    let named = document.envelopes.get(usize::from(complaint.trustee).wrapping_sub(1));
    let is_named = envelope.len() <= MAX_ENVELOPE && named.is_some_and(|hash| hash.0 == sha256(&envelope));
    if !is_named {
        return Err("the envelope shown is not the one that the dealing names".into());
    }
    Ok((secret, envelope))
}

fn open(
    complaint: &Complaint,
    dealing: &Dealing,
    round1: &[u8; 32],
    secret: &ChannelSecret,
    their: &Bytes32,
    envelope: &[u8],
) -> Result<(), ShareFault> {
    let Complaint { attempt, accused: dealer, trustee: recipient, .. } = *complaint;
    let head = Envelope { attempt, dealer, recipient };
    let shares = head.open(envelope, round1, dealing.columns(), secret, their)?;
    Ok(dealing.verify_shares(recipient, &shares)?)
}
