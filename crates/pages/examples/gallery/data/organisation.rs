//! What stands in a register.

use super::{DAY, NAMES, NOW, Sample};
use ostrakon_charter::{Id, Status, Text};
use ostrakon_pages::Organisation;
use ostrakon_register::stands as register;
use std::collections::BTreeMap;

impl Sample {
    pub(super) fn stands(&self) -> register::Stands {
        let id = |text: &str| Id::new(text).unwrap();
        let text = |of: &str| Text::new(self.text(of)).unwrap();
        let body = |of: &str, name: &str, kind: &str, formed| register::Body {
            id: id(of),
            name: self.text(name),
            kind: id(kind),
            kind_name: text("Branches"),
            formed,
        };
        let holder = |at: usize, public: bool| register::Holder {
            person: id(&format!("member-{at}")),
            name: public.then(|| self.text(NAMES[at])),
            since: NOW - 200 * DAY,
            flags: Vec::new(),
            holding: ostrakon_group::Bytes32::from([0; 32]),
        };
        let seats = |office: &str, name: &str, body: &str, vacant, holders| register::Seats {
            office: id(office),
            name: text(name),
            body: id(body),
            seats: 3,
            vacant,
            holders,
        };
        let meeting = |of: &str, notice, shortened, flaw: Option<&str>| register::Meeting {
            id: id(of),
            kind: id("nmm"),
            name: self.text("Members’ meeting"),
            place: self.text("Bern"),
            called: NOW - 60 * DAY,
            starts: NOW,
            notice,
            shortened,
            flaw: flaw.map(|flaw| self.text(flaw)),
        };
        let contest = |of: &str, status, elected: &[&str], open| register::Contest {
            contest: id(of),
            vote: id("motion"),
            body: id("members"),
            status,
            elected: elected.iter().map(|e| id(e)).collect(),
            tied: Vec::new(),
            open,
        };
        let zero = ostrakon_group::Bytes32::from([0; 32]);
        register::Stands {
            organisation: self.text("Society for the Preservation of the Lindenhof Tram Depot"),
            register: zero,
            acts: 87,
            founded: NOW - 700 * DAY,
            last: NOW,
            dissolved: !self.added.is_empty(),
            charter: zero,
            quorum: 2,
            officers: vec![ostrakon_register::acts::Officer {
                key: zero,
                name: self.text(NAMES[7]),
                person: id("member-7"),
            }],
            bodies: vec![
                body("members", "All members", "members", false),
                body("bern", "Bern", "branch", true),
                body("zurich", "Zürich and the valleys around it", "branch", true),
            ],
            offices: vec![
                seats("treasurer", "Treasurer", "members", 0, vec![holder(3, true)]),
                seats(
                    "delegate",
                    "Delegate to the council",
                    "bern",
                    1,
                    vec![holder(1, true), holder(5, false)],
                ),
                seats("delegate", "Delegate to the council", "zurich", 3, Vec::new()),
            ],
            meetings: vec![
                meeting("m1", true, false, None),
                meeting("m2", true, true, None),
                meeting("m3", false, false, Some("two meetings ran in one place")),
            ],
            site: Some(register::Site {
                act: zero,
                time: NOW - 3 * DAY,
                release: self.text("ostrakon 1.0"),
                files: 120,
            }),
            elections: vec![register::Election {
                election: zero,
                title: self.text("Spring vote 2026"),
                meeting: None,
                linked: NOW,
                outcome: None,
                contests: vec![
                    contest("house", Status::Carried, &[], false),
                    contest("council", Status::Elected, &["member-1", "member-2"], false),
                    contest("chair", Status::Tied, &[], true),
                ],
            }],
            open_votes: vec![register::OpenVote {
                act: zero,
                time: NOW,
                contest: contest("budget", Status::Lost, &[], false),
            }],
            notes: Vec::new(),
        }
    }

    pub(crate) fn organisations(&self) -> Vec<(&'static str, Organisation)> {
        let organisation = self.text("Society");
        let votes = BTreeMap::from([("00".repeat(32), "spring-2026".to_owned())]);
        vec![
            (
                "organisation",
                Organisation { organisation: organisation.clone(), stands: Some(self.stands()), votes },
            ),
            ("organisation-none", Organisation { organisation, ..Organisation::default() }),
        ]
    }
}
