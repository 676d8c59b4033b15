//! Invented votes that look like real ones: long names, many options, every method, every stage.

use ostrakon_charter::{Bar, BrokenRule, Charter, Ground, Id, Seat, Status, Text};
use ostrakon_election::board::{Next, Round};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{Contest, ElectionManifest};
use ostrakon_pages::{
    BoardPage, ContestView, Count, Entry, Home, MeetingView, Minutes, Organisation, OutcomePage, RollView,
    Row, Signatory, Stage, Stands, VoteCard, VotePage,
};
use ostrakon_register::stands as register;
use ostrakon_verify::{Outcome, Particulars};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The moment at which all of it plays.
const NOW: u64 = 1_795_890_600;
const DAY: u64 = 86_400;

/// Texts with something added that people might write; nothing for the gallery.
pub(crate) struct Sample {
    pub(crate) added: &'static str,
}

const LONG: &str = "Shall the society rent the former tram depot in Lindenhofstraße for ten years as a house for all \
                    its branches, with the option to buy?";
const NAMES: [&str; 14] = [
    "Amal Haddad",
    "Bernadette Großschmidt-Wollweber",
    "Chidi Okonkwo",
    "Dagny Þorsteinsdóttir",
    "Emre Yıldız",
    "Françoise de La Rochefoucauld",
    "Grzegorz Brzęczyszczykiewicz",
    "Hoa Nguyễn",
    "Íñigo Etxeberria",
    "Jürgen Müller",
    "Katarzyna Wiśniewska",
    "Liam O’Sullivan",
    "Mbali Dlamini",
    "Nikolaos Papadopoulos",
];

impl Sample {
    fn text(&self, text: &str) -> String {
        format!("{text}{}", self.added)
    }

    fn charter(&self) -> Charter {
        Charter::parse(include_bytes!("../../../../charters/every-method.toml")).unwrap()
    }

    fn contest(
        &self,
        id: &str,
        vote: &str,
        title: &str,
        ballot: Value,
        options: &[(&str, &str)],
    ) -> ContestView {
        let options: Vec<Value> =
            options.iter().map(|(id, label)| json!({"id": id, "label": self.text(label)})).collect();
        let asked: Contest = serde_json::from_value(json!({
            "id": id, "vote": vote, "title": self.text(title), "roll": "members", "ballot": ballot, "options": options
        }))
        .unwrap();
        let vote = self.charter().vote(&Id::new(vote).unwrap()).cloned();
        ContestView { asked, vote, body: self.text("All members"), outcome: None, least: 5 }
    }

    fn motion(&self) -> ContestView {
        self.question("house", LONG)
    }

    fn question(&self, id: &str, title: &str) -> ContestView {
        let options = [("for", "For"), ("against", "Against"), ("abstain", "Abstain")];
        self.contest(id, "motion", title, json!({"type": "motion"}), &options)
    }

    fn people(count: usize) -> Vec<(String, &'static str)> {
        (0..count).map(|at| (format!("c{at:02}"), NAMES[at])).collect()
    }

    fn election(&self, vote: &str, title: &str, ballot: Value, count: usize) -> ContestView {
        let people = Self::people(count);
        let options: Vec<(&str, &str)> = people.iter().map(|(id, name)| (id.as_str(), *name)).collect();
        self.contest(vote, vote, title, ballot, &options)
    }

    fn totals(of: &[(&str, u64)]) -> BTreeMap<String, u64> {
        of.iter().map(|(id, total)| ((*id).to_owned(), *total)).collect()
    }

    fn outcome(
        &self,
        contest: &ContestView,
        status: &str,
        elected: &[&str],
        totals: &[(&str, u64)],
    ) -> Outcome {
        Outcome {
            contest: contest.asked.id.to_string(),
            status: status.into(),
            elected: elected.iter().map(|id| (*id).to_owned()).collect(),
            totals: Self::totals(totals),
            weight: 1_284,
            counted: 1_284,
            reasoning: vec![self.text(&format!("{status}: so the charter says of these totals (M-3)"))],
            ..Outcome::default()
        }
    }

    fn carried(&self) -> ContestView {
        let contest = self.motion();
        let mut outcome =
            self.outcome(&contest, "carried", &[], &[("for", 811), ("against", 402), ("abstain", 71)]);
        outcome.particulars.bar = Some(Bar { base: 1_213, votes_for: 811, needed: 607 });
        ContestView { outcome: Some(outcome), ..contest }
    }

    fn council(&self) -> ContestView {
        let ballot = json!({"type": "approval", "min": 0, "max": 5, "none": true, "blank": true});
        self.election("quota-group", "Five seats on the council", ballot, 14)
    }

    fn elected(&self) -> ContestView {
        let contest = self.council();
        let ids: Vec<String> = Self::people(14).into_iter().map(|(id, _)| id).collect();
        let mut totals: Vec<(&str, u64)> =
            ids.iter().enumerate().map(|(at, id)| (id.as_str(), 940 - 57 * at as u64)).collect();
        totals.extend([("none", 31), ("blank", 12)]);
        let mut outcome = self.outcome(&contest, "elected", &["c00", "c01", "c02", "c03", "c06"], &totals);
        let seat = |id: &str, total, over: &[&str]| Seat {
            option: Id::new(id).unwrap(),
            over: over.iter().map(|id| Id::new(*id).unwrap()).collect(),
            total,
        };
        outcome.particulars = Particulars {
            bar: None,
            seats: Some(vec![
                seat("c00", 940, &[]),
                seat("c01", 883, &[]),
                seat("c02", 826, &[]),
                seat("c03", 769, &[]),
                seat("c06", 598, &["c04", "c05"]),
            ]),
        };
        outcome.choose = vec!["c03".into()];
        ContestView { outcome: Some(outcome), ..contest }
    }

    fn schulze(&self) -> ContestView {
        let ballot = json!({"type": "pairwise", "none": false, "blank": true, "order": "ties"});
        let contest = self.election("schulze", "Chair of the society", ballot, 5);
        let mut totals: Vec<(String, u64)> = Vec::new();
        for i in 0..5_u64 {
            for j in (0..5_u64).filter(|j| *j != i) {
                totals.push((format!("c{i:02}>c{j:02}"), 600 + 40 * j - 35 * i));
            }
        }
        let totals: Vec<(&str, u64)> = totals.iter().map(|(id, n)| (id.as_str(), *n)).collect();
        let mut outcome = self.outcome(&contest, "elected", &["c00"], &totals);
        outcome.reasoning = vec!["elected: c00, by lot among c00 and c01 (M-13)".into()];
        ContestView { outcome: Some(outcome), ..contest }
    }

    fn grades(&self) -> ContestView {
        let grades = ["Reject", "Poor", "Acceptable", "Good", "Very good", "Excellent"];
        let grades: Vec<String> = grades.iter().map(|grade| self.text(grade)).collect();
        let ballot = json!({"type": "grades", "none": false, "blank": false, "grades": grades});
        let contest = self.election("majority-judgment", "Editor of the members’ journal", ballot, 4);
        let totals: Vec<(String, u64)> = (0..4_u64)
            .flat_map(|c| (0..6_u64).map(move |g| (format!("c{c:02}:{g}"), 40 + 37 * ((c * 5 + g * 3) % 7))))
            .collect();
        let totals: Vec<(&str, u64)> = totals.iter().map(|(id, n)| (id.as_str(), *n)).collect();
        let outcome = self.outcome(&contest, "elected", &["c02"], &totals);
        ContestView { outcome: Some(outcome), ..contest }
    }

    fn invalid(&self) -> ContestView {
        let contest = self.question("fees", "Shall the membership fee be raised to 120 a year?");
        let mut outcome =
            self.outcome(&contest, "invalid", &[], &[("for", 90), ("against", 11), ("abstain", 2)]);
        (outcome.weight, outcome.counted) = (3_120, 103);
        outcome.because = vec![
            BrokenRule {
                clause: Text::new(self.text("§ 14 (2)")).unwrap(),
                ground: Ground::Quorum,
                what: self
                    .text("103 of the 1,284 on the roll took part; the quorum is 1/4 of them, that is 321"),
            },
            BrokenRule {
                clause: Text::new("§ 15").unwrap(),
                ground: Ground::Notice,
                what: "called 12 days before".into(),
            },
        ];
        ContestView { outcome: Some(outcome), ..contest }
    }

    fn too_few(&self) -> ContestView {
        let contest = self.question("flat", "Shall the shared flats keep the workshop?");
        let mut outcome = self.outcome(&contest, "too-few", &[], &[]);
        (outcome.weight, outcome.counted, outcome.reasoning) = (3, 3, Vec::new());
        ContestView { outcome: Some(outcome), ..contest }
    }

    fn asked(&self) -> Vec<ContestView> {
        let score = json!({"type": "score", "max": 9, "none": true, "blank": false, "pairs": true});
        let points =
            json!({"type": "cumulative", "budget": 10, "each": 4, "min": 0, "none": false, "blank": true});
        let ranking = json!({"type": "ranking", "min": 1, "none": false, "blank": true, "points": [5, 3, 1]});
        vec![
            self.motion(),
            self.council(),
            self.election("star", "Where the summer camp is held", score, 6),
            self.election("cumulative", "How the project fund is shared out", points, 4),
            self.election("positional", "Motto of the year", ranking, 7),
        ]
    }

    fn counted(&self) -> Vec<ContestView> {
        vec![self.carried(), self.elected(), self.schulze(), self.grades(), self.invalid(), self.too_few()]
    }

    fn vote(&self, stage: Stage, contests: Vec<ContestView>, next: Next) -> VotePage {
        let counted = contests.iter().any(|contest| contest.outcome.is_some());
        VotePage {
            organisation: self.text("Society for the Preservation of the Lindenhof Tram Depot"),
            base: "https://vote.example.org".into(),
            slug: "spring-2026".into(),
            title: self.text("Spring vote 2026"),
            stage,
            opens: NOW - 3 * DAY,
            closes: NOW + 4 * DAY,
            moved: stage == Stage::Open,
            meeting: Some(MeetingView {
                name: self.text("Members’ meeting"),
                place: self.text("Bern"),
                starts: NOW - DAY,
            }),
            contests,
            rolls: vec![
                RollView {
                    body: self.text("All members"),
                    voters: Some(2_310),
                    counted: counted.then_some(Count::Exactly(1_284)),
                },
                RollView {
                    body: self.text("Caucus of those who live in shared flats"),
                    voters: if counted { Some(12) } else { None },
                    counted: counted.then_some(Count::FewerThan(5)),
                },
            ],
            ballots: if stage == Stage::Announced { Count::FewerThan(5) } else { Count::Exactly(1_297) },
            next,
            trustees: NAMES[..5].iter().map(|name| self.text(name)).collect(),
            threshold: 3,
            sign_offs: 4,
            officers: NAMES[7..10].iter().map(|name| self.text(name)).collect(),
            quorum: 2,
            witnesses: if counted { vec![self.text("witness.example.net")] } else { Vec::new() },
            election: "4bd8cfaaa67b83cf0a1f5e8c9b2d7e6f5a4c3b2a19080706050403020100ffee".into(),
            entries: 1_342,
        }
    }

    /// Every vote's page.
    pub(crate) fn votes(&self) -> Vec<(&'static str, VotePage)> {
        let ceremony = Next::Ceremony { round: Round::Deal, attempt: 1, waiting: vec![2, 5] };
        let open = Next::Close { from: NOW + 4 * DAY };
        let signing = Next::SignOff { missing: 2, waiting: vec![1, 3, 4] };
        vec![
            ("vote-ceremony", self.vote(Stage::Ceremony, self.asked(), ceremony)),
            (
                "vote-announced",
                self.vote(Stage::Announced, vec![self.motion()], Next::Open { from: NOW + DAY }),
            ),
            ("vote-open", self.vote(Stage::Open, self.asked(), open)),
            ("vote-objections", self.vote(Stage::Objections, self.asked(), Next::Tally { from: NOW + DAY })),
            ("vote-decrypt", self.vote(Stage::Decrypt, self.asked(), signing)),
            ("vote-done", self.vote(Stage::Done, self.counted(), Next::Nothing)),
        ]
    }

    pub(crate) fn home(&self) -> Home {
        let pages = self.votes();
        let card = |(at, (_, vote)): (usize, &(&str, VotePage))| VoteCard {
            slug: format!("vote-{at}"),
            title: vote.title.clone(),
            stage: vote.stage,
            opens: vote.opens,
            closes: vote.closes,
            contests: vote.contests.clone(),
        };
        let votes = pages.iter().enumerate().map(card).collect();
        Home { organisation: pages[0].1.organisation.clone(), votes }
    }

    pub(crate) fn outcomes(&self) -> Vec<(&'static str, OutcomePage)> {
        let page = |stands, contests| OutcomePage {
            organisation: self.text("Society"),
            slug: "spring-2026".into(),
            title: self.text("Spring vote 2026"),
            stands,
            contests,
        };
        vec![
            ("outcome", page(Stands::Certified, self.counted())),
            ("outcome-counted", page(Stands::Counted, vec![self.carried()])),
            ("outcome-lot", page(Stands::Lot, self.asked())),
            ("outcome-reading", page(Stands::Reading, self.asked())),
            ("outcome-not-yet", page(Stands::NotYet, self.asked())),
        ]
    }

    pub(crate) fn minutes(&self) -> Vec<(&'static str, Minutes)> {
        let signed = NAMES[7..9].iter().map(|name| Signatory { name: self.text(name), key: "ab".repeat(32) });
        let done = self.vote(Stage::Done, self.counted(), Next::Nothing);
        let open = self.vote(Stage::Open, self.asked(), Next::Close { from: NOW });
        let root = "c0".repeat(32);
        vec![
            (
                "minutes",
                Minutes { vote: done, closed: Some(NOW), signed: signed.collect(), root: root.clone() },
            ),
            ("minutes-open", Minutes { vote: open, closed: None, signed: Vec::new(), root }),
        ]
    }

    fn manifest(&self) -> ElectionManifest {
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

    fn documents(&self) -> Vec<Document> {
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

    fn stands(&self) -> register::Stands {
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

    /// Every page in every state, by name, in a language.
    pub(crate) fn pages(&self, language: ostrakon_pages::Language) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, page: String| all.push((name.to_owned(), page));
        add("home", self.home().render(language));
        add("home-empty", Home { organisation: self.text("Society"), votes: Vec::new() }.render(language));
        self.votes().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.outcomes().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.minutes().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.boards().iter().for_each(|(name, page)| add(name, page.render(language)));
        self.organisations().iter().for_each(|(name, page)| add(name, page.render(language)));
        add("how", ostrakon_pages::How.render(language));
        for shell in ostrakon_pages::Shell::ALL {
            add(&format!("shell-{}", shell.name()), shell.render(language));
        }
        use ostrakon_pages::Told;
        for (name, told) in
            [("missing", Told::Missing), ("no-vote", Told::NoVote), ("unavailable", Told::Unavailable)]
        {
            add(&format!("told-{name}"), told.render(language));
        }
        all
    }
}
