//! Check 808: certificates and verdicts (spec 9.6, 7.9).

use crate::common::{KEEPER, Said, Society, ask, elected, said, secret, tied};
use ostrakon_charter::Verdict;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_register::Act;
use ostrakon_register::acts::OutcomeAct;

fn linked(options: &[&str]) -> (Society, ElectionManifest) {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    let vote = if options.is_empty() {
        ask("motion", "leeds")
    } else {
        ask("branch-officer", "leeds").options(options)
    };
    let manifest = society.manifest(&[vote], None);
    society.act(society.election_linked(&manifest));
    (society, manifest)
}

#[test]
fn an_outcome_stands_once() {
    let (mut society, manifest) = linked(&[]);
    let leaf = society.act(society.outcome(&manifest, &[said("carried")]));
    let standing = society.state().outcome_of(&manifest.hash()).unwrap();
    assert_eq!((standing.leaf, standing.decisions[0].status.as_str()), (leaf, "carried"));
    let certified: Vec<_> =
        society.state().certified().map(|(election, act)| (election.hash, &act.verdicts)).collect();
    assert_eq!(certified.len(), 1);
    assert_eq!((certified[0].0, certified[0].1.len()), (manifest.hash(), 1));
    assert_eq!(society.state().at(leaf_index(&society)).certified().count(), 0);
    assert!(society.examine().passed());
    society.breaks(society.outcome(&manifest, &[said("lost")]), 808);
}

/// After how many acts the last one was next.
fn leaf_index(society: &Society) -> u64 {
    society.head().size - 1
}

#[test]
fn it_is_that_of_a_linked_election() {
    let (mut society, _) = linked(&[]);
    let other = society.manifest(&[ask("motion", "leeds")], None);
    society.breaks(society.outcome(&other, &[said("carried")]), 808);
}

#[test]
fn the_quorum_certifies() {
    let (society, manifest) = linked(&[]);
    for officers in [&[][..], &[11], &[11, 12, 99], &[KEEPER, 11]] {
        society.breaks(society.outcome_by(&manifest, &[said("lost")], officers), 808);
    }
    society.allows(society.outcome_by(&manifest, &[said("lost")], &[12, 13]));
}

#[test]
fn nobody_certifies_an_election_that_they_stand_in() {
    let (society, manifest) = linked(&["ona", "ada"]);
    society.breaks(society.outcome_by(&manifest, &[elected(&["ada"])], &[11, 12]), 808);
    society.allows(society.outcome_by(&manifest, &[elected(&["ada"])], &[12, 13]));
    society.allows(society.outcome_by(&manifest, &[elected(&["ada"])], &[11, 12, 13]));
}

#[test]
fn nobody_certifies_their_own_recall() {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    let holding = society.seat("branch-officer", "branch-officer", "leeds", "ole");
    let manifest = society.manifest(&[ask("recall", "leeds").recalling(&[holding])], None);
    society.act(society.election_linked(&manifest));
    society.breaks(society.outcome_by(&manifest, &[said("lost")], &[11, 12]), 808);
    society.allows(society.outcome_by(&manifest, &[said("lost")], &[11, 13]));
    let background = society.state().background(&manifest, &[]);
    assert_eq!(background.contests[0].concerned, [crate::common::id("ole")].into());
}

/// An outcome whose verdicts or certificate are changed.
fn changed(
    society: &Society,
    manifest: &ElectionManifest,
    said: &[Said],
    change: impl FnOnce(&mut Vec<Verdict>),
) -> Act {
    let Act::Outcome(act) = society.outcome(manifest, said) else { panic!() };
    let mut verdicts = act.verdicts;
    change(&mut verdicts);
    signed(society, manifest, verdicts)
}

fn signed(society: &Society, manifest: &ElectionManifest, verdicts: Vec<Verdict>) -> Act {
    let mut document =
        SignedDocument::unsigned(Document::Certificate(Society::certificate(manifest, &verdicts)));
    [11, 12].iter().for_each(|seed| document.add_signature(&secret(*seed)));
    Act::Outcome(OutcomeAct::of(&document, verdicts, society.register(), society.time).unwrap())
}

#[test]
fn verdicts_are_those_of_the_contests() {
    let (society, manifest) = linked(&[]);
    let breaks = |change: fn(&mut Vec<Verdict>)| {
        society.breaks(changed(&society, &manifest, &[said("carried")], change), 808);
    };
    breaks(|verdicts| _ = verdicts.pop());
    breaks(|verdicts| verdicts.push(verdicts[0].clone()));
    breaks(|verdicts| verdicts[0].contest = crate::common::id("c1"));
    breaks(|verdicts| verdicts[0].vote = crate::common::id("amendment"));
    breaks(|verdicts| verdicts[0].clause = ostrakon_charter::Text::new("C-OTHER").unwrap());
}

#[test]
fn verdicts_have_their_form() {
    let ok = |said: Said| {
        let (society, manifest) = linked(&["ada", "bea", "cleo"]);
        society.allows(society.outcome(&manifest, &[said]));
    };
    let breaks = |said: Said| {
        let (society, manifest) = linked(&["ada", "bea", "cleo"]);
        society.breaks(society.outcome(&manifest, &[said]), 808);
    };
    ok(elected(&["ada"]));
    ok(said("vacant"));
    ok(said("too-few"));
    ok(said("invalid"));
    ok(tied(&["cleo"], &["ada", "bea"]));
    ok(tied(&[], &["ada", "bea"]));
    ok(Said { status: "elected", elected: vec!["ada"], tied: vec!["ada", "bea"] });
    breaks(elected(&[]));
    breaks(elected(&["dora"]));
    breaks(elected(&["bea", "ada"]));
    breaks(elected(&["ada", "ada"]));
    breaks(tied(&["ada"], &[]));
    breaks(Said { status: "vacant", elected: vec!["ada"], tied: vec![] });
    breaks(Said { status: "invalid", elected: vec![], tied: vec!["ada", "bea"] });
    breaks(said("carried"));
    breaks(said("lost"));
}

#[test]
fn grounds_and_choices_have_their_form() {
    let (society, manifest) = linked(&["ada", "bea"]);
    let breaks = |said: &Said, change: fn(&mut Verdict)| {
        let act =
            changed(&society, &manifest, std::slice::from_ref(said), |verdicts| change(&mut verdicts[0]));
        society.breaks(act, 808);
    };
    breaks(&said("invalid"), |verdict| verdict.because.clear());
    breaks(&said("invalid"), |verdict| verdict.because.push(verdict.because[0].clone()));
    let because = changed(&society, &manifest, &[said("invalid")], |_| {});
    let Act::Outcome(act) = because else { panic!() };
    let because = act.verdicts[0].because.clone();
    let valid = changed(&society, &manifest, &[said("vacant")], |verdicts| verdicts[0].because = because);
    society.breaks(valid, 808);
    breaks(&elected(&["ada"]), |verdict| verdict.choose = vec![crate::common::id("bea")]);
    let chooses = changed(&society, &manifest, &[elected(&["ada"])], |verdicts| {
        verdicts[0].choose = vec![crate::common::id("ada")];
    });
    society.allows(chooses);
}

#[test]
fn the_certificate_is_that_of_these_verdicts() {
    let (mut society, manifest) = linked(&[]);
    let Act::Outcome(carried) = society.outcome(&manifest, &[said("carried")]) else { panic!() };
    let Act::Outcome(lost) = society.outcome(&manifest, &[said("lost")]) else { panic!() };
    society.breaks(Act::Outcome(OutcomeAct { verdicts: lost.verdicts, ..carried.clone() }), 808);
    let other = society.manifest(&[ask("motion", "leeds")], None);
    society.act(society.election_linked(&other));
    society.breaks(Act::Outcome(OutcomeAct { election: other.hash(), ..carried }), 808);
}

#[test]
fn the_certificate_is_signed_as_documents_are() {
    let (society, manifest) = linked(&[]);
    let act = society.outcome(&manifest, &[said("carried")]);
    let mut value = serde_json::to_value(&act).unwrap();
    let signatures = value["certificate"]["signatures"].as_array_mut().unwrap();
    signatures.reverse();
    society.breaks(serde_json::from_value(value).unwrap(), 808);
    let mut value = serde_json::to_value(&act).unwrap();
    value["certificate"]["body"]["head"]["size"] = 10.into();
    society.breaks(serde_json::from_value(value).unwrap(), 808);
}
