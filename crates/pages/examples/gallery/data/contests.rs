//! Questions, asked and answered.

use super::{LONG, NAMES, Sample};
use ostrakon_charter::{Bar, BrokenRule, Ground, Id, Seat, Text};
use ostrakon_election::setup::Contest;
use ostrakon_pages::ContestView;
use ostrakon_verify::{Outcome, Particulars};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Sample {
    pub(super) fn contest(
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

    pub(super) fn motion(&self) -> ContestView {
        self.question("house", LONG)
    }

    pub(super) fn question(&self, id: &str, title: &str) -> ContestView {
        let options = [("for", "For"), ("against", "Against"), ("abstain", "Abstain")];
        self.contest(id, "motion", title, json!({"type": "motion"}), &options)
    }

    pub(super) fn people(count: usize) -> Vec<(String, &'static str)> {
        (0..count).map(|at| (format!("c{at:02}"), NAMES[at])).collect()
    }

    pub(super) fn election(&self, vote: &str, title: &str, ballot: Value, count: usize) -> ContestView {
        let people = Self::people(count);
        let options: Vec<(&str, &str)> = people.iter().map(|(id, name)| (id.as_str(), *name)).collect();
        self.contest(vote, vote, title, ballot, &options)
    }

    pub(super) fn totals(of: &[(&str, u64)]) -> BTreeMap<String, u64> {
        of.iter().map(|(id, total)| ((*id).to_owned(), *total)).collect()
    }

    pub(super) fn outcome(
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

    pub(super) fn carried(&self) -> ContestView {
        let contest = self.motion();
        let mut outcome =
            self.outcome(&contest, "carried", &[], &[("for", 811), ("against", 402), ("abstain", 71)]);
        outcome.particulars.bar = Some(Bar { base: 1_213, votes_for: 811, needed: 607 });
        ContestView { outcome: Some(outcome), ..contest }
    }

    pub(super) fn council(&self) -> ContestView {
        let ballot = json!({"type": "approval", "min": 0, "max": 5, "none": true, "blank": true});
        self.election("quota-group", "Five seats on the council", ballot, 14)
    }

    pub(super) fn elected(&self) -> ContestView {
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

    pub(super) fn schulze(&self) -> ContestView {
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

    pub(super) fn grades(&self) -> ContestView {
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

    pub(super) fn invalid(&self) -> ContestView {
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

    pub(super) fn too_few(&self) -> ContestView {
        let contest = self.question("flat", "Shall the shared flats keep the workshop?");
        let mut outcome = self.outcome(&contest, "too-few", &[], &[]);
        (outcome.weight, outcome.counted, outcome.reasoning) = (3, 3, Vec::new());
        ContestView { outcome: Some(outcome), ..contest }
    }

    pub(super) fn asked(&self) -> Vec<ContestView> {
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

    pub(super) fn counted(&self) -> Vec<ContestView> {
        vec![self.carried(), self.elected(), self.schulze(), self.grades(), self.invalid(), self.too_few()]
    }
}
