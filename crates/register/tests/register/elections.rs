//! Check 807: linked elections (spec 9.5).

use crate::common::{KEEPER, ORGANISER, Society, ask, failed, secret};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use ostrakon_register::acts::ElectionLinked;
use ostrakon_register::{Act, SignedAct, examine};

fn society() -> (Society, ElectionManifest) {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    let manifest = society.manifest(&[ask("motion", "leeds")], None);
    (society, manifest)
}

#[track_caller]
fn breaks(change: impl FnOnce(&mut ElectionManifest)) -> String {
    let (society, mut manifest) = society();
    change(&mut manifest);
    society.breaks(society.election_linked(&manifest), 807)
}

#[test]
fn an_election_is_linked_once() {
    let (mut society, manifest) = society();
    society.act(society.election_linked(&manifest));
    assert!(society.examine().passed());
    assert_eq!(
        society.state().election(&manifest.hash()).map(|election| *election.manifest.clone()),
        Some(manifest.clone())
    );
    assert_eq!(society.breaks(society.election_linked(&manifest), 807), "this election is linked already");
}

#[test]
fn the_manifest_names_this_register() {
    breaks(|manifest| manifest.register = None);
    breaks(|manifest| manifest.register.as_mut().unwrap().origin = "register.example/other".into());
    breaks(|manifest| manifest.register.as_mut().unwrap().key = Bytes32::from([1; 32]));
}

#[test]
fn the_head_is_one_that_the_register_had() {
    breaks(|manifest| manifest.register.as_mut().unwrap().head.root = Bytes32::from([1; 32]));
    breaks(|manifest| manifest.register.as_mut().unwrap().head.size = 0);
    breaks(|manifest| manifest.register.as_mut().unwrap().head.size = 1);
    breaks(|manifest| manifest.register.as_mut().unwrap().head.size = 3);
    breaks(|manifest| manifest.register.as_mut().unwrap().head.size = u64::MAX >> 12);
}

#[test]
fn only_elections_are_linked_after_the_head() {
    let (mut society, manifest) = society();
    let other = society.manifest(&[ask("motion", "leeds")], None);
    society.act(society.election_linked(&other));
    let after = society.allows(society.election_linked(&manifest));
    assert_eq!(after.state().election(&manifest.hash()).unwrap().pinned(), 2);
    society.form(&["york"], "branch");
    society.breaks(society.election_linked(&manifest), 807);
}

#[test]
fn charter_officers_and_quorum_are_those_that_stood() {
    breaks(|manifest| manifest.charter.size += 1);
    breaks(|manifest| manifest.charter.sha256 = Bytes32::from([1; 32]));
    breaks(|manifest| manifest.certifiers.quorum = 1);
    breaks(|manifest| _ = manifest.certifiers.officers.pop());
    breaks(|manifest| manifest.certifiers.officers.reverse());
    breaks(|manifest| manifest.certifiers.officers[0].name = "Somebody".into());
}

#[test]
fn the_organiser_signs_it() {
    let (society, manifest) = society();
    let link = |seeds: &[u8]| {
        let mut signed = SignedDocument::unsigned(Document::Manifest(Box::new(manifest.clone())));
        seeds.iter().for_each(|seed| signed.add_signature(&secret(*seed)));
        Act::ElectionLinked(ElectionLinked::of(&signed, society.register(), society.time).unwrap())
    };
    society.allows(link(&[ORGANISER]));
    for seeds in [&[][..], &[KEEPER], &[ORGANISER, KEEPER]] {
        society.breaks(link(seeds), 807);
    }
}

#[test]
fn a_manifest_has_its_form() {
    let (society, manifest) = society();
    let act = SignedAct::sign(society.election_linked(&manifest), &secret(KEEPER));
    for change in [
        ("title", serde_json::json!(7)),
        ("surplus", serde_json::json!(1)),
        ("type", serde_json::json!("ostrakon/v1/result")),
    ] {
        let mut value = serde_json::to_value(&act.body).unwrap();
        value["manifest"]["body"][change.0] = change.1;
        let act: Act = serde_json::from_value(value).unwrap();
        let signed = SignedAct::sign(act, &secret(KEEPER));
        assert_eq!(failed(&examine(&society.with_entry(signed.encode()))), [807], "{}", change.0);
    }
}
