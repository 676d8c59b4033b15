//! What is checked of a trustee's message before it is entered: everything that the verifier will.

use super::complaint;
use super::result::tied_by_lot;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use ostrakon_election::board::{At as Entry, Head, View, dealing_path};
use ostrakon_election::decrypt::{
    DecryptionShareDocument, LotDraw, LotShareDocument, SharedSum, SignOff, tallies_hash,
};
use ostrakon_election::document::{Document, Role, SignedDocument};
use ostrakon_election::office;
use ostrakon_election::setup::{Acknowledgement, Commitment, Dealing, DealingDocument, ElectionKeys};
use ostrakon_group::{Bytes32, decode_point, sha256};

/// Checks a message against the record; what it is, in words.
pub(super) fn check(record: &Record, document: &SignedDocument) -> Outcome<String> {
    let who = signed_by(record, document)?;
    let certified = !record.view().certificates.is_empty();
    refuse(certified, "the election is certified: nothing follows the certificate")?;
    match &document.body {
        Document::Commitment(body) => commitment(record.view(), body),
        Document::Dealing(body) => dealing(record, body),
        Document::Acknowledgement(body) => acknowledgement(record, body),
        Document::Complaint(body) => complaint_in_time(record, body.attempt),
        Document::SignOff(body) => sign_off(record, body),
        Document::Share(body) => share(record, body),
        Document::LotShare(body) => lot_share(record, body),
        _ => Err(CliError::new("no message of a trustee")),
    }?;
    let remark = complaint::admit(record, document)?;
    Ok(format!("{who}{remark}"))
}

/// Checks election and signature; whose message it is, in words.
fn signed_by(record: &Record, document: &SignedDocument) -> Outcome<String> {
    let name = document.body.name();
    let Role::Trustee(number) = document.body.role() else {
        let what = format!("a {name} is no message of a trustee");
        return Err(CliError::new(what).next("each document has its own command"));
    };
    let other = document.body.election() != Some(record.plan().election());
    refuse(other, format!("this {name} belongs to another election"))?;
    let unknown = || CliError::new(format!("the election has no trustee {number}"));
    let trustee = record.manifest().trustee(number).ok_or_else(unknown)?;
    document.check_signatures(&[trustee.key], 1).at(format!("{name} of trustee {number}"))?;
    Ok(format!("{name} of trustee {number}, {}", trustee.name))
}

fn refuse(wrong: bool, what: impl Into<String>) -> Outcome {
    if wrong { Err(CliError::new(what.into())) } else { Ok(()) }
}

fn in_attempt(view: &View, attempt_of: u32) -> Outcome {
    let going_on = view.going_on();
    refuse(!view.rolls.is_empty(), "the ceremony has ended: the rolls are on the board")?;
    refuse(
        attempt_of != going_on,
        format!("it is of attempt {attempt_of}, and attempt {going_on} is going on"),
    )
}

/// Whoever acknowledges has checked everything: after the last, there is nothing left to complain of.
fn complaint_in_time(record: &Record, attempt_of: u32) -> Outcome {
    in_attempt(record.view(), attempt_of)?;
    let acknowledged = record.view().acknowledgements.iter().filter(|a| a.body.attempt == attempt_of).count();
    refuse(
        acknowledged >= record.manifest().trustee_count(),
        format!("everybody has acknowledged attempt {attempt_of}: complaints are over"),
    )
}

fn commitment(view: &View, body: &Commitment) -> Outcome {
    in_attempt(view, body.attempt)?;
    refuse(
        view.dealings.iter().any(|d| d.body.attempt == body.attempt),
        "dealings have begun: commitments are over",
    )?;
    for earlier in view.commitments.iter().map(|c| &c.body) {
        refuse(
            earlier.attempt == body.attempt && earlier.trustee == body.trustee,
            format!("trustee {} has committed already", body.trustee),
        )?;
        refuse(
            earlier.channel_key == body.channel_key || earlier.dealing == body.dealing,
            "it repeats a channel key or dealing of an earlier commitment",
        )?;
    }
    Ok(())
}

fn round1(record: &Record, attempt: u32) -> Outcome<[u8; 32]> {
    office::round1(record.plan(), record.view(), attempt).map_err(CliError::new)
}

fn dealing(record: &Record, body: &DealingDocument) -> Outcome {
    let (view, manifest) = (record.view(), record.manifest());
    in_attempt(view, body.attempt)?;
    let round = round1(record, body.attempt)?;
    let again =
        view.dealings.iter().any(|d| d.body.attempt == body.attempt && d.body.trustee == body.trustee);
    refuse(again, format!("trustee {} has dealt already", body.trustee))?;
    refuse(body.round.0 != round, "it answers other commitments than those on the board")?;
    let envelopes = body.envelopes.len() == manifest.trustee_count();
    refuse(!envelopes, "it does not name one envelope for each trustee")?;
    dealing_file(record, body, &round)
}

/// Hash, head, degree, commitment and proof of the file that a dealing names.
fn dealing_file(record: &Record, body: &DealingDocument, round: &[u8; 32]) -> Outcome {
    let bytes = record.side(&dealing_path(body.attempt, body.trustee))?;
    let same = body.file.size == bytes.len() as u64 && body.file.sha256.0 == sha256(&bytes);
    refuse(!same, "its file has other bytes")?;
    let dealing = decode_dealing(record, body, &bytes)?;
    let own = |c: &&Entry<Commitment>| c.body.attempt == body.attempt && c.body.trustee == body.trustee;
    let committed = record.view().commitments.iter().find(own).map(|c| c.body.dealing.0);
    let kept = committed == Some(dealing.commitment());
    refuse(!kept, format!("trustee {} deals other polynomials than committed to", body.trustee))?;
    refuse(!dealing.identity_columns().is_empty(), "a constant term is the identity")?;
    dealing.verify_possession(round).at(format!("dealing of trustee {}", body.trustee))
}

fn decode_dealing(record: &Record, body: &DealingDocument, bytes: &[u8]) -> Outcome<Dealing> {
    let (threshold, columns) = (record.manifest().threshold, record.plan().columns());
    Dealing::decode(bytes, body.attempt, body.trustee, threshold, columns)
        .at(format!("dealing of trustee {}", body.trustee))
}

/// The election's keys, from the dealings of the last attempt.
pub(crate) fn keys_of(record: &Record) -> Outcome<ElectionKeys> {
    let attempt = record.view().attempt();
    let mut documents: Vec<_> = record.view().dealings.iter().filter(|d| d.body.attempt == attempt).collect();
    documents.sort_by_key(|d| d.body.trustee);
    let all = record.manifest().trustee_count();
    refuse(documents.len() != all, format!("{} of {all} trustees have dealt", documents.len()))?;
    let read = |d: &&Entry<DealingDocument>| {
        let path = dealing_path(attempt, d.body.trustee);
        decode_dealing(record, &d.body, &record.side_with_hash(&path, &d.body.file.sha256)?)
    };
    Ok(ElectionKeys::from_dealings(&documents.iter().map(read).collect::<Outcome<Vec<_>>>()?))
}

/// The hash of the ceremony that is on the board.
fn ceremony(record: &Record, attempt: u32) -> Outcome<[u8; 32]> {
    office::ceremony(record.plan(), record.view(), attempt).map_err(CliError::new)
}

fn acknowledgement(record: &Record, body: &Acknowledgement) -> Outcome {
    let view = record.view();
    in_attempt(view, body.attempt)?;
    let again = view
        .acknowledgements
        .iter()
        .any(|a| a.body.attempt == body.attempt && a.body.trustee == body.trustee);
    refuse(again, format!("trustee {} has acknowledged already", body.trustee))?;
    refuse(body.ceremony.0 != ceremony(record, body.attempt)?, "it acknowledges another ceremony")?;
    refuse(body.keys.0 != keys_of(record)?.hash(), "it acknowledges other keys")
}

/// The tree that ends with the closing.
pub(super) fn closing_head(record: &Record) -> Outcome<Head> {
    let closing = record.view().closings.first();
    let head = closing.and_then(|c| record.log().head_at(c.index + 1));
    head.ok_or_else(|| CliError::new("the vote is not closed").next("`ostrakon election close` comes first"))
}

fn sign_off(record: &Record, body: &SignOff) -> Outcome {
    let view = record.view();
    let closing = closing_head(record)?;
    refuse(view.tallies.len() != record.plan().contests().len(), "the tallies are not on the board")?;
    refuse(!view.shares.is_empty(), "shares have been given: sign-offs are over")?;
    let again = view.sign_offs.iter().any(|s| s.body.trustee == body.trustee);
    refuse(again, format!("trustee {} has signed off already", body.trustee))?;
    let leaves: Vec<_> = view.tallies.iter().filter_map(|t| record.leaf(t.index)).collect();
    let same = body.closing == closing && body.tallies == tallies_hash(&leaves);
    refuse(
        !same,
        format!(
            "trustee {} signs off another board than this: find out which of the two is false before anybody goes on",
            body.trustee
        ),
    )
}

fn share(record: &Record, body: &DecryptionShareDocument) -> Outcome {
    let (view, needed) = (record.view(), record.manifest().sign_off_quorum());
    refuse(!view.results.is_empty(), "the result is on the board: shares are over")?;
    refuse(
        view.sign_offs.len() < needed,
        format!("{} of {needed} sign-offs are there: shares come after", view.sign_offs.len()),
    )?;
    let again = view.shares.iter().any(|s| s.body.trustee == body.trustee && s.body.contest == body.contest);
    refuse(again, format!("trustee {} has given a share of contest {} already", body.trustee, body.contest))?;
    super::result::verify_share(record, &keys_of(record)?, body).map(|_| ())
}

fn lot_share(record: &Record, body: &LotShareDocument) -> Outcome {
    let again = record
        .view()
        .lot_shares
        .iter()
        .any(|s| s.body.trustee == body.trustee && s.body.contest == body.contest);
    refuse(
        again,
        format!("trustee {} has given a lot share of contest {} already", body.trustee, body.contest),
    )?;
    let tied = tied_by_lot(record, body.contest.as_str())?;
    refuse(
        tied != body.tied,
        format!("contest {} has no tie between these options that a lot settles", body.contest),
    )?;
    verify_lot_share(record, &keys_of(record)?, body).map(|_| ())
}

/// Checks a lot share's proof; the share.
pub(super) fn verify_lot_share(
    record: &Record,
    keys: &ElectionKeys,
    body: &LotShareDocument,
) -> Outcome<ostrakon_group::Point> {
    let (election, closing) = (record.plan().election(), closing_head(record)?);
    let place = format!("lot share of trustee {}, contest {}", body.trustee, body.contest);
    let missing = || CliError::new("no such contest or trustee").at(&place);
    let (index, _) = record.plan().contest(body.contest.as_str()).ok_or_else(missing)?;
    let own = keys.verification(body.trustee).and_then(<[_]>::last).ok_or_else(missing)?;
    let draw = LotDraw {
        election: &election,
        root: &closing.root,
        contest_index: u16::try_from(index).unwrap_or(u16::MAX),
        contest: &body.contest,
        tied: &body.tied,
        key: keys.lot().ok_or_else(missing)?,
    };
    draw.verify(body, own).at(&place)
}

/// The sum that a share of this contest must answer.
pub(super) fn verify_against_sum(
    record: &Record,
    keys: &ElectionKeys,
    body: &DecryptionShareDocument,
    a: &Bytes32,
    slots: usize,
) -> Outcome<ostrakon_election::decrypt::VerifiedShare> {
    let (election, closing) = (record.plan().election(), closing_head(record)?);
    let place = format!("share of trustee {}, contest {}", body.trustee, body.contest);
    let a = decode_point(&a.0).at(&place)?;
    let own = keys.verification(body.trustee).and_then(|k| k.get(..slots));
    let own = own.ok_or_else(|| CliError::new("no such trustee").at(&place))?;
    let sum = SharedSum { election: &election, root: &closing.root, contest: &body.contest, a: &a };
    sum.verify(body, own).at(&place)
}
