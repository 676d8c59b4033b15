//! Files, documents, manifest, charter, signatures: checks 101 to 106.

use super::support::{YES, changed, entry, with};
use super::{Case, Fixture, meaningless, refused};
use crate::forge::{BallotBytes, Election, Forger, Record, Stage, id, options};
use ostrakon_election::document::{Document, SignedDocument};

const NOT_READ: &str = "a manifest that does not compile says nothing of the rest";

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("c101_file_that_does_not_belong", &["101"], extra_file),
    refused("c101_link_that_does_not_belong", &["101"], extra_link),
    meaningless("c101_link_in_place_of_a_file", &["101"], "what is not read cannot be judged", link),
    meaningless("c101_file_missing", &["101"], "what is missing cannot be judged", missing_file),
    refused("c102_blank_in_a_document", &["102"], blank),
    refused("c102_members_out_of_order", &["102"], out_of_order),
    refused("b09_unknown_member", &["102"], || objected("\"receipt\":", "\"extra\":1,\"receipt\":")),
    refused("b09_member_repeated", &["102"], || objected("\"receipt\":", "\"receipt\":\"x\",\"receipt\":")),
    refused("c103_ballot_of_another_version", &["103"], ballot_version),
    refused("c102_document_of_unknown_type", &["102"], || objected("v1/objection", "v1/remark")),
    refused("c103_document_of_another_version", &["103"], || objected("v1/objection", "v2/objection")),
    refused("c103_another_suite", &["103"], || manifest(|m| m.suite = "p256-merlin3".into())),
    refused("c104_closes_before_it_opens", &["104"], || manifest(|m| m.closes = m.opens)),
    refused("c104_officers_of_one_key", &["104"], officer_twice),
    refused("c104_vote_of_another_ballot", &["104"], || manifest(|m| m.contests[2].vote = id("approval"))),
    meaningless("c104_manifest_does_not_compile", &["104"], NOT_READ, no_circuit),
    refused("c105_charter_changed", &["105"], charter_changed),
    meaningless("c105_charter_not_toml", &["105"], "no rules can be read", charter_broken),
    refused("c106_signature_false", &["106"], signature_false),
    refused("c106_signed_by_another_role", &["106"], wrong_role),
    refused("c106_document_of_another_election", &["106"], foreign_document),
];

fn finished() -> Record {
    Election::at(Stage::Manifest).finish()
}

fn extra_file() -> Case {
    let mut record = finished();
    record.files.insert("votes.csv".into(), b"alice,yes\n".to_vec());
    Case::new(record, "votes.csv")
}

fn extra_link() -> Case {
    let mut record = finished();
    record.links.insert("latest".into(), "checkpoint".into());
    Case::new(record, "latest")
}

fn link() -> Case {
    let mut record = finished();
    record.files.remove("roll/1");
    record.links.insert("roll/1".into(), "0".into());
    Case::new(record, "roll/1")
}

fn missing_file() -> Case {
    let mut record = finished();
    record.files.remove("roll/1");
    Case::new(record, "roll/1")
}

/// The closing, validly signed, its bytes changed to others of the same content.
fn respelt(spell: impl FnOnce(String) -> String) -> Case {
    with(Stage::Closing, |election| {
        let closing = election.sign_by_organiser(Document::Closing(election.draft_closing()));
        let text = String::from_utf8(closing.encode()).unwrap();
        let index = election.enter_bytes(spell(text).into_bytes());
        election.stage = Stage::Objections;
        entry(index)
    })
}

fn blank() -> Case {
    respelt(|text| text.replacen("\"ballots\":", "\"ballots\": ", 1))
}

/// Signatures before the body.
fn out_of_order() -> Case {
    respelt(|text| {
        let (body, signatures) = text.split_once(",\"signatures\":").unwrap();
        let body = body.strip_prefix("{\"body\":").unwrap();
        let signatures = signatures.strip_suffix('}').unwrap();
        format!("{{\"signatures\":{signatures},\"body\":{body}}}")
    })
}

/// An objection of which some bytes are others. Nobody signs objections.
fn objected(bytes: &str, others: &str) -> Case {
    with(Stage::Objections, |election| {
        let objection =
            ostrakon_election::board::Objection { election: election.election(), receipt: "none".into() };
        let document = SignedDocument::unsigned(Document::Objection(objection));
        let text = String::from_utf8(document.encode()).unwrap().replacen(bytes, others, 1);
        entry(election.enter_bytes(text.into_bytes()))
    })
}

/// Version 2, proved as such.
fn ballot_version() -> Case {
    changed(&[YES], |election, _, parts| {
        let (relation, member) = (&election.relations[0], &election.rolls[0].members[1]);
        let bits = election.bits(0, &[options(&[0]), options(&[0])]);
        let forger = Forger::new(relation, bits, member.secret);
        let ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
        *parts = BallotBytes::statement(relation, 0, &member.key(), &[0; 32], &ciphertexts);
        parts.bytes[2] = 2;
        parts.prove(relation, &forger);
    })
}

/// A whole election under a manifest that is changed before it is signed.
pub(super) fn manifest(change: impl FnOnce(&mut ostrakon_election::setup::ElectionManifest)) -> Case {
    let mut election = Election::at(Stage::Manifest);
    change(&mut election.manifest);
    Case::entry(election.finish(), 0)
}

/// Two officers, one key: a quorum of one hand.
fn officer_twice() -> Case {
    let mut election = Election::at(Stage::Manifest);
    election.people.officers.pop();
    let officers = &mut election.manifest.certifiers;
    officers.officers[1].key = officers.officers[0].key;
    officers.quorum = 1;
    Case::entry(election.finish(), 0)
}

/// A motion of two options has no circuit; nothing can follow on it.
fn no_circuit() -> Case {
    let mut election = Election::at(Stage::Manifest);
    election.manifest.contests[0].options.pop();
    let manifest = Document::Manifest(Box::new(election.manifest.clone()));
    election.enter_by_organiser(manifest);
    Case::entry(election.publish(), 0)
}

fn charter_changed() -> Case {
    let mut record = finished();
    record.file("charter.toml").extend(b"# read, but not by the manifest\n");
    Case::new(record, "charter.toml")
}

fn charter_broken() -> Case {
    let mut record = finished();
    *record.file("charter.toml") = b"[[vote]".to_vec();
    Case::new(record, "charter.toml")
}

/// The closing as somebody signs it.
fn closing(sign: impl FnOnce(&Election, Document) -> SignedDocument) -> Case {
    with(Stage::Closing, |election| {
        let document = sign(election, Document::Closing(election.draft_closing()));
        let index = election.enter_signed(&document);
        election.stage = Stage::Objections;
        entry(index)
    })
}

fn signature_false() -> Case {
    closing(|election, body| {
        let mut signed = election.sign_by_organiser(body);
        signed.signatures[0].signature.0[40] ^= 1;
        signed
    })
}

fn wrong_role() -> Case {
    closing(|election, body| SignedDocument::sign(body, &election.people.registrar))
}

fn foreign_document() -> Case {
    with(Stage::Objections, |election| {
        let objection =
            ostrakon_election::board::Objection { election: [1; 32].into(), receipt: "none".into() };
        entry(election.enter_signed(&SignedDocument::unsigned(Document::Objection(objection))))
    })
}
