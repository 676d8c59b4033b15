//! The organisation: bodies, offices and who holds them, meetings, decisions, as its register says.

use crate::frame::{Frame, Place};
use crate::parts::{Moment, Tag};
use crate::{Language, Whole, Words, said};
use askama::Template;
use ostrakon_charter::Id;
use ostrakon_register::stands::{Contest, Holder, Meeting, Seats, Stands};
use std::collections::BTreeMap;

/// What stands.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Whose service it is.
    pub organisation: String,
    /// What the register says; nothing before it is founded.
    pub stands: Option<Stands>,
    /// Votes that are held here, by their manifest hash.
    pub votes: BTreeMap<String, String>,
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
    page: &'a Organisation,
}

/// A body or a kind of them.
struct BodyLine<'a> {
    name: &'a str,
    formed: Vec<&'a str>,
}

/// An office with who holds it, body by body.
struct OfficeLine<'a> {
    name: &'a str,
    held: Vec<&'a Seats>,
    nobody: Vec<&'a str>,
}

/// An office with more seats than this has as many as are needed.
const MANY_SEATS: u16 = 9;

impl Organisation {
    /// The page.
    pub fn render(&self, language: Language) -> String {
        let w = Words::of(language);
        let title = w.say("organisation-title");
        let path = Some("/organisation");
        let frame = Frame { words: w, title, path, place: Place::Organisation, script: None };
        Page { frame, w, page: self }.render().unwrap_or_default()
    }

    fn bodies<'a>(&self, stands: &'a Stands) -> Vec<BodyLine<'a>> {
        let single = stands.bodies.iter().filter(|body| !body.formed);
        let mut lines: Vec<BodyLine<'_>> =
            single.map(|body| BodyLine { name: &body.name, formed: Vec::new() }).collect();
        let mut kinds: BTreeMap<&Id, BodyLine<'_>> = BTreeMap::new();
        for body in stands.bodies.iter().filter(|body| body.formed) {
            let name = body.kind_name.as_str();
            let kind = kinds.entry(&body.kind).or_insert_with(|| BodyLine { name, formed: Vec::new() });
            kind.formed.push(&body.name);
        }
        lines.extend(kinds.into_values());
        lines
    }

    fn offices<'a>(&self, stands: &'a Stands) -> Vec<OfficeLine<'a>> {
        let mut lines: Vec<(&Id, OfficeLine<'_>)> = Vec::new();
        for seats in &stands.offices {
            if lines.last().is_none_or(|(office, _)| **office != seats.office) {
                let line = OfficeLine { name: seats.name.as_str(), held: Vec::new(), nobody: Vec::new() };
                lines.push((&seats.office, line));
            }
            let Some((_, line)) = lines.last_mut() else { continue };
            match seats.holders.is_empty() {
                true => line.nobody.push(self.body(stands, &seats.body)),
                false => line.held.push(seats),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// A body's name for people.
    fn body<'a>(&self, stands: &'a Stands, id: &'a Id) -> &'a str {
        stands.bodies.iter().find(|body| body.id == *id).map_or(id.as_str(), |body| body.name.as_str())
    }

    fn holder<'a>(&self, holder: &'a Holder) -> &'a str {
        holder.name.as_deref().unwrap_or(holder.person.as_str())
    }

    fn vacant(&self, seats: &Seats) -> Option<u16> {
        (seats.vacant > 0 && seats.seats <= MANY_SEATS).then_some(seats.vacant)
    }

    fn notice(&self, w: &Words, meeting: &Meeting) -> Tag {
        match (meeting.notice, meeting.shortened) {
            (true, true) => Tag::quiet(w.say("organisation-notice-shortened")),
            (true, false) => Tag::good(w.say("organisation-notice-given")),
            (false, _) => Tag::bad(w.say("organisation-notice-short")),
        }
    }

    fn slug(&self, election: &impl ToString) -> Option<&String> {
        self.votes.get(&election.to_string())
    }

    fn status(&self, w: &Words, contest: &Contest) -> Tag {
        said::status(w, contest.status.as_str())
    }

    fn ids(&self, ids: &[Id]) -> String {
        ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
    }

    fn moment(&self, w: &Words, seconds: impl Whole) -> Moment {
        Moment::new(w, seconds)
    }
}
