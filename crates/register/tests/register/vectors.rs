//! The registers of spec/vectors/9-register: which checks fail, and what stands.

use crate::common::{files_of, id};
use ostrakon_register::acts::SiteFile;
use ostrakon_register::{Examined, Files, State, Status, charter_path, examine};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Vectors {
    beginning: Vec<String>,
    cases: Vec<Case>,
    charters: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Case {
    acts: Vec<String>,
    after_beginning: bool,
    failing: Vec<String>,
    not_run: Vec<String>,
    stands: Option<Stands>,
    what: String,
}

#[derive(Deserialize)]
struct Stands {
    bodies: Vec<String>,
    charter: serde_json::Value,
    dissolved: bool,
    holdings: Vec<Held>,
    meetings: Vec<Called>,
    officers: Vec<String>,
    quorum: u16,
    site: Option<Site>,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
struct Site {
    files: Vec<SiteFile>,
    release: String,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    body: String,
    flags: Vec<String>,
    office: String,
    person: String,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Called {
    convened: bool,
    meeting: String,
    shortened: bool,
}

fn register(vectors: &Vectors, case: &Case) -> Files {
    let beginning = vectors.beginning.iter().filter(|_| case.after_beginning);
    let entries: Vec<Vec<u8>> = beginning.chain(&case.acts).map(|act| act.clone().into_bytes()).collect();
    let text = entries.iter().map(|entry| String::from_utf8_lossy(entry).into_owned()).collect::<String>();
    let named = vectors.charters.iter().filter(|(hash, _)| text.contains(&format!("\"sha256\":\"{hash}\"")));
    let charters = named.map(|(hash, text)| {
        let hash = ostrakon_group::Bytes32::parse(hash).unwrap();
        (charter_path(&hash), text.clone().into_bytes())
    });
    files_of(&entries, &charters.collect())
}

/// The checks but 801, whose checkpoint is signed by another log here.
fn numbers(examined: &Examined, status: Status) -> Vec<String> {
    let found = examined.checks.iter().filter(|check| check.status == status && check.id != 801);
    found.map(|check| check.id.to_string()).collect()
}

fn meeting(state: &State, meeting: &ostrakon_register::Meeting) -> Called {
    let key = state.meeting(&id(meeting.id.as_str())).unwrap();
    Called {
        convened: key.flaw.is_none(),
        meeting: meeting.id.to_string(),
        shortened: state.is_shortened(key),
    }
}

fn check(state: &State, stands: Stands, what: &str) {
    let bodies: BTreeSet<String> = state.bodies().map(|(body, _)| body.to_string()).collect();
    assert_eq!(bodies, stands.bodies.into_iter().collect(), "{what}");
    assert_eq!(serde_json::to_value(state.charter_reference()).unwrap(), stands.charter, "{what}");
    assert_eq!((state.is_dissolved(), state.quorum()), (stands.dissolved, stands.quorum), "{what}");
    let held = |h: &ostrakon_register::Holding| Held {
        body: h.body.to_string(),
        flags: h.flags.iter().map(ToString::to_string).collect(),
        office: h.office.to_string(),
        person: h.person.to_string(),
    };
    let holdings: BTreeSet<Held> = state.holdings().map(held).collect();
    assert_eq!(holdings, stands.holdings.into_iter().collect(), "{what}");
    let meetings: BTreeSet<Called> = state.meetings().map(|m| meeting(state, m)).collect();
    assert_eq!(meetings, stands.meetings.into_iter().collect(), "{what}");
    let officers: Vec<String> = state.officers().iter().map(|officer| officer.person.to_string()).collect();
    assert_eq!(officers, stands.officers, "{what}");
    let site = state.site().map(|site| Site { files: site.files.clone(), release: site.release.clone() });
    assert_eq!(site, stands.site, "{what}");
}

#[test]
fn registers_of_the_reference() {
    let bytes = include_bytes!("../../../../spec/vectors/9-register/registers.json");
    let vectors: Vectors = serde_json::from_slice(bytes).unwrap();
    let mut wrong = Vec::new();
    for case in &vectors.cases {
        let examined = examine(&register(&vectors, case));
        let found = (numbers(&examined, Status::Failed), numbers(&examined, Status::NotRun));
        // Of an act with faults of form one reader makes out more than another, and what it cannot read it does not judge.
        let unread =
            case.failing.contains(&"802".to_owned()) && case.not_run.iter().all(|id| found.1.contains(id));
        if found.0 != case.failing || (found.1 != case.not_run && !unread) {
            let findings: Vec<_> =
                examined.checks.iter().flat_map(|check| check.findings.iter().map(|f| &f.what)).collect();
            wrong.push(format!(
                "{}: {found:?}, expected {:?} {:?}; {findings:?}",
                case.what, case.failing, case.not_run
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), vectors.cases.len(), wrong.join("\n"));
    for case in vectors.cases.iter().filter(|case| case.stands.is_some()) {
        let state = examine(&register(&vectors, case)).state.unwrap();
        let again: Vectors = serde_json::from_slice(bytes).unwrap();
        let stands = again.cases.into_iter().find(|other| other.what == case.what && other.acts == case.acts);
        check(&state, stands.and_then(|case| case.stands).unwrap(), &case.what);
    }
}
