//! A board with every kind of entry.

use super::{DAY, NAMES, NOW, Sample};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{Contest, ElectionManifest};
use ostrakon_pages::{BoardPage, Entry, Row};
use serde_json::{Value, json};

impl Sample {
    pub(super) fn manifest(&self) -> ElectionManifest {
        let key = "00".repeat(32);
        let named = |names: &[&str]| -> Vec<Value> {
            names.iter().map(|name| json!({"key": key, "name": self.text(name)})).collect()
        };
        let contests: Vec<Contest> = vec![self.motion().asked];
        serde_json::from_value(json!({
            "suite": "ristretto255-merlin3", "title": self.text("Spring vote 2026"), "nonce": "00".repeat(16),
            "charter": {"sha256": key, "size": 1}, "log": {"key": key, "origin": "vote.example.org/elections/x"},
            "organiser": key, "registrar": key, "trustees": named(&NAMES[..5]), "threshold": 3,
            "one_trustee_reads_votes": false, "release": "sign-offs",
            "witnesses": {"keys": [], "required": 0}, "certifiers": {"officers": named(&NAMES[7..10]), "quorum": 2},
            "opens": NOW, "closes": NOW + DAY, "objection_seconds": 3600,
            "rolls": [{"body": "members", "id": "members", "max_size": 10, "max_weight": 10}],
            "contests": contests
        }))
        .unwrap()
    }

    pub(super) fn documents(&self) -> Vec<Document> {
        let (key, head) = ("00".repeat(32), json!({"root": "00".repeat(32), "size": 9}));
        let proof = json!({"challenge": key, "response": key});
        let all = [
            json!({"type": "ostrakon/v1/ceremony-commitment", "attempt": 1, "channel_key": key, "dealing": key, "election": key, "trustee": 2}),
            json!({"type": "ostrakon/v1/ceremony-dealing", "attempt": 1, "election": key, "envelopes": [], "file": {"sha256": key, "size": 1}, "round": key, "trustee": 2}),
            json!({"type": "ostrakon/v1/ceremony-acknowledgement", "attempt": 1, "ceremony": key, "election": key, "keys": key, "trustee": 2}),
            json!({"type": "ostrakon/v1/roll", "election": key, "roll": "members", "root": key, "sha256": key, "size": 2310, "total_weight": 2310}),
            json!({"type": "ostrakon/v1/opening", "ceremony": key, "election": key, "keys": key, "rolls": [], "time": NOW}),
            json!({"type": "ostrakon/v1/schedule", "closes": NOW + DAY, "election": key, "time": NOW}),
            json!({"type": "ostrakon/v1/closing", "ballots": 1297, "election": key, "time": NOW}),
            json!({"type": "ostrakon/v1/objection", "election": key, "receipt": "…"}),
            json!({"type": "ostrakon/v1/tally", "a": key, "b": [], "ballots": 9, "closing": head, "contest": "house", "counted": 9, "election": key, "superseded": 0, "time": NOW, "too_few": false, "weight": 9}),
            json!({"type": "ostrakon/v1/sign-off", "closing": head, "election": key, "tallies": key, "trustee": 4}),
            json!({"type": "ostrakon/v1/decryption-share", "contest": "house", "election": key, "proof": proof, "shares": [], "trustee": 1}),
            json!({"type": "ostrakon/v1/result", "contests": [], "election": key}),
            json!({"type": "ostrakon/v1/lot-share", "contest": "house", "election": key, "proof": proof, "share": key, "tied": [], "trustee": 3}),
            json!({"type": "ostrakon/v1/certificate", "election": key, "head": head, "report": key, "result": key, "verdicts": key}),
        ];
        let manifest = Document::Manifest(Box::new(self.manifest()));
        let read = |value: Value| serde_json::from_value::<Document>(value).unwrap();
        std::iter::once(manifest).chain(all.into_iter().map(read)).collect()
    }

    pub(crate) fn boards(&self) -> Vec<(&'static str, BoardPage)> {
        let documents = self.documents().into_iter().map(|document| Entry::Document(Box::new(document)));
        let ballots =
            (0..12).map(|at| Entry::Ballot { body: Some(self.text("All members")), again: at % 5 == 3 });
        let rows: Vec<Row> = documents
            .chain(ballots)
            .zip(100..)
            .map(|(entry, index)| Row {
                index,
                entry,
                leaf: format!("{:016x}", u64::wrapping_mul(index + 1, 0x09e3_779b_97f4_a7c1)).repeat(4),
            })
            .collect();
        let page = |rows, size| BoardPage {
            slug: "spring-2026".into(),
            title: self.text("Spring vote 2026"),
            manifest: self.manifest(),
            size,
            root: "c0".repeat(32),
            rows,
        };
        vec![("board", page(rows, 1_342)), ("board-empty", page(Vec::new(), 0))]
    }
}
