//! The ceremony as trustees will read it, with one message more; and who is at fault where one complains.

use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use ostrakon_election::board::dealing_path;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::Complaint;
use ostrakon_trustee::{Ceremony, Verdict, judge_complaint};

/// Refuses a message of the ceremony after which trustees would not go on; of a complaint, says who is at fault.
pub(super) fn admit(record: &Record, document: &SignedDocument) -> Outcome<String> {
    let ceremonial = matches!(
        document.body,
        Document::Commitment(_)
            | Document::Dealing(_)
            | Document::Acknowledgement(_)
            | Document::Complaint(_)
    );
    if !ceremonial {
        return Ok(String::new());
    }
    let entries: Vec<Vec<u8>> = record.log().entries().iter().cloned().chain([document.encode()]).collect();
    let ceremony = Ceremony::read(record.plan(), &entries).at(document.body.name())?;
    match &document.body {
        Document::Complaint(body) => Ok(format!("; {}", judge(record, &ceremony, body))),
        _ => Ok(String::new()),
    }
}

fn judge(record: &Record, ceremony: &Ceremony, body: &Complaint) -> String {
    let file = record.side(&dealing_path(body.attempt, body.accused)).unwrap_or_default();
    let verdict = judge_complaint(record.plan(), ceremony, body.attempt, &file).map_err(CliError::new);
    match verdict {
        Ok(Verdict::DealerAtFault { dealer, why }) => format!("trustee {dealer} is at fault: {why}"),
        Ok(Verdict::AccuserAtFault { accuser, why }) => {
            format!("the accuser, trustee {accuser}, is at fault: {why}")
        }
        Err(error) => error.to_string(),
    }
}
