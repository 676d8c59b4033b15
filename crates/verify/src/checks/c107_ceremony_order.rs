//! 107: rounds and attempts in order, complete; a complaint followed only by a fresh start (spec 1.3).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_group::{Bytes32, SortedSet};
use std::collections::BTreeSet;

/// The ceremony's messages as the board has them.
enum Message {
    Commitment { channel: Bytes32, dealing: Bytes32 },
    Dealing,
    Acknowledgement,
    Complaint { accused: u16 },
}

struct Walk {
    trustees: u16,
    attempt: u32,
    /// 0 commitments, 1 dealings, 2 acknowledgements, 3 done.
    round: usize,
    heard: SortedSet<u16>,
    /// Channel keys and dealing hashes of earlier attempts, and of this one.
    earlier: BTreeSet<Bytes32>,
    current: BTreeSet<Bytes32>,
    after_complaint: bool,
}

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let trustees = plan.manifest().trustee_count() as u16;
    let mut walk = Walk {
        trustees,
        attempt: 1,
        round: 0,
        heard: SortedSet::new(),
        earlier: BTreeSet::new(),
        current: BTreeSet::new(),
        after_complaint: false,
    };
    for (index, attempt, trustee, message) in messages(facts) {
        walk.step(index, attempt, trustee, &message, out);
    }
    check_rounds(facts, out);
    let later =
        facts.view().rolls.first().map(|r| r.index).or(facts.view().openings.first().map(|o| o.index));
    // Acknowledgements that are missing are check 110's finding.
    match (walk.round, later) {
        (2.., _) => Ok(()),
        (_, Some(later)) => {
            out.fail(entry(later), "stands before the ceremony is finished: messages are missing");
            Ok(())
        }
        _ => Err("the ceremony is not finished".into()),
    }
}

fn messages(facts: &Facts<'_>) -> Vec<(u64, u32, u16, Message)> {
    let view = facts.view();
    let mut all = Vec::new();
    all.extend(view.commitments.iter().map(|c| {
        let message = Message::Commitment { channel: c.body.channel_key, dealing: c.body.dealing };
        (c.index, c.body.attempt, c.body.trustee, message)
    }));
    let dealings = view.dealings.iter();
    all.extend(dealings.map(|d| (d.index, d.body.attempt, d.body.trustee, Message::Dealing)));
    let acknowledged = view.acknowledgements.iter();
    all.extend(acknowledged.map(|a| (a.index, a.body.attempt, a.body.trustee, Message::Acknowledgement)));
    all.extend(
        view.complaints.iter().map(|c| {
            (c.index, c.body.attempt, c.body.trustee, Message::Complaint { accused: c.body.accused })
        }),
    );
    all.sort_by_key(|m| m.0);
    all
}

impl Walk {
    fn step(&mut self, index: u64, attempt: u32, trustee: u16, message: &Message, out: &mut Findings) {
        if attempt != self.attempt {
            let why = if self.after_complaint {
                "a complaint ended the attempt before: only a fresh start may follow"
            } else {
                ""
            };
            out.fail(
                entry(index),
                format!("attempt {attempt}, where attempt {} goes on. {why}", self.attempt),
            );
            return;
        }
        if trustee == 0 || trustee > self.trustees {
            out.fail(entry(index), format!("there is no trustee {trustee}"));
            return;
        }
        if let Message::Complaint { accused } = message {
            self.complain(index, *accused, out);
            return;
        }
        let round = match message {
            Message::Commitment { .. } => 0,
            Message::Dealing => 1,
            Message::Acknowledgement => 2,
            Message::Complaint { .. } => return,
        };
        if round != self.round {
            out.fail(
                entry(index),
                "out of order: all commitments, then all dealings, then all acknowledgements",
            );
        } else if !self.heard.insert(trustee) {
            out.fail(entry(index), format!("trustee {trustee} speaks twice in one round"));
        }
        if let Message::Commitment { channel, dealing } = message {
            self.fresh(index, [channel, dealing], out);
        }
        if self.heard.len() == usize::from(self.trustees) {
            self.round += 1;
            self.heard = SortedSet::new();
        }
        self.after_complaint = false;
    }

    fn complain(&mut self, index: u64, accused: u16, out: &mut Findings) {
        if accused == 0 || accused > self.trustees {
            out.fail(entry(index), format!("accuses trustee {accused}, who does not exist"));
        }
        if self.round == 3 {
            out.fail(entry(index), "a complaint after everybody acknowledged");
        }
        if self.after_complaint {
            out.fail(
                entry(index),
                "a second complaint, where only a commitment of the next attempt may follow",
            );
        }
        self.attempt += 1;
        self.round = 0;
        self.earlier.append(&mut self.current);
        self.heard = SortedSet::new();
        self.after_complaint = true;
    }

    fn fresh(&mut self, index: u64, values: [&Bytes32; 2], out: &mut Findings) {
        for value in values {
            self.current.insert(*value);
            if self.earlier.contains(value) {
                out.fail(
                    entry(index),
                    "a channel key or dealing that was committed to before: everybody draws afresh",
                );
            }
        }
    }
}

/// Dealings of the final attempt name round 1 as it was.
fn check_rounds(facts: &Facts<'_>, out: &mut Findings) {
    let Some(ceremony) = &facts.ceremony else { return };
    for dealing in facts.view().dealings.iter().filter(|d| d.body.attempt == ceremony.attempt) {
        if dealing.body.round.0 != ceremony.round1 {
            out.fail(entry(dealing.index), "names another first round than the one on this board");
        }
        let (envelopes, n) = (&dealing.body.envelopes, ceremony.dealings.len());
        let own = usize::from(dealing.body.trustee).checked_sub(1).and_then(|i| envelopes.get(i));
        if envelopes.len() != n || own.is_some_and(|own| own.0 != [0; 32]) {
            let what = format!("envelopes must be {n} hashes, with zeros in the dealer's own place");
            out.fail(entry(dealing.index), what);
        }
    }
}
