//! What an entry of the board is, for people.

use crate::Words;
use crate::parts::written;
use ostrakon_election::document::Document;
use ostrakon_election::setup::ElectionManifest;

/// What it is called, and what it means.
pub(crate) fn entry(words: &Words, manifest: &ElectionManifest, document: &Document) -> (String, String) {
    let (id, values): (&str, Vec<(&str, crate::words::Value<'_>)>) = match document {
        Document::Manifest(own) => ("manifest", vec![("title", (&own.title).into())]),
        Document::Commitment(d) => ("commitment", vec![("who", trustee(words, manifest, d.trustee).into())]),
        Document::Dealing(d) => ("dealing", vec![("who", trustee(words, manifest, d.trustee).into())]),
        Document::Acknowledgement(d) => {
            ("acknowledgement", vec![("who", trustee(words, manifest, d.trustee).into())])
        }
        Document::Complaint(d) => (
            "complaint",
            vec![
                ("who", trustee(words, manifest, d.trustee).into()),
                ("accused", trustee(words, manifest, d.accused).into()),
            ],
        ),
        Document::Roll(d) => ("roll", vec![("roll", d.roll.as_str().into()), ("n", d.size.into())]),
        Document::Opening(d) => ("opening", vec![("time", written(words, d.time).into())]),
        Document::Schedule(d) => ("schedule", vec![("time", written(words, d.closes).into())]),
        Document::Closing(d) => {
            ("closing", vec![("time", written(words, d.time).into()), ("n", d.ballots.into())])
        }
        Document::Objection(_) => ("objection", Vec::new()),
        Document::Tally(d) => ("tally", vec![("contest", contest(manifest, d.contest.as_str()).into())]),
        Document::SignOff(d) => ("sign-off", vec![("who", trustee(words, manifest, d.trustee).into())]),
        Document::Share(d) => (
            "share",
            vec![
                ("who", trustee(words, manifest, d.trustee).into()),
                ("contest", contest(manifest, d.contest.as_str()).into()),
            ],
        ),
        Document::Result(_) => ("result", Vec::new()),
        Document::LotShare(d) => (
            "lot-share",
            vec![
                ("who", trustee(words, manifest, d.trustee).into()),
                ("contest", contest(manifest, d.contest.as_str()).into()),
            ],
        ),
        Document::Certificate(_) => ("certificate", Vec::new()),
        Document::Challenge(_) => ("challenge", Vec::new()),
    };
    (words.say(&format!("entry-{id}")), words.with(&format!("entry-{id}-what"), &values))
}

fn trustee(words: &Words, manifest: &ElectionManifest, number: u16) -> String {
    let name = manifest.trustee(number).map_or("?", |trustee| trustee.name.as_str());
    words.with("trustee-named", &[("n", u64::from(number).into()), ("name", name.into())])
}

/// A contest's title, else its name in the record.
fn contest(manifest: &ElectionManifest, id: &str) -> String {
    let found = manifest.contests.iter().find(|contest| contest.id.as_str() == id);
    found.map_or_else(|| id.to_owned(), |contest| contest.title.clone())
}
