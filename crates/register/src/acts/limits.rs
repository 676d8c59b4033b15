//! Limits of acts that do not keep them from being read (spec 0.8, 9.2, `spec/encoding.md`).

use super::{Act, Founding, Officer, SitePublished};
use ostrakon_charter::Text;
use ostrakon_group::Bytes32;
use ostrakon_tlog::key::KeyName;
use std::collections::BTreeSet;

/// The most officers.
const MOST_OFFICERS: usize = 64;

impl Act {
    /// What of the act is outside its limits, each in one sentence; empty if nothing is.
    pub fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self {
            Self::Founding(act) => found.extend(founding(act)),
            Self::Officers(act) => found.extend(officers(&act.officers, act.quorum)),
            Self::BodyFormed(act) => found.extend(no_text("its name", &act.name)),
            Self::MeetingCalled(act) => {
                found.extend(no_text("the place", &act.place));
                found.extend(unordered("convened_by", &act.convened_by));
            }
            Self::ElectionLinked(act) => found.extend(act.manifest.problem()),
            Self::Outcome(act) => found.extend(act.certificate.problem()),
            Self::OpenVote(act) => {
                found.extend(no_text("its title", &act.title));
                found.extend(
                    act.options.iter().filter_map(|option| unordered("a list of flags", &option.flags)),
                );
            }
            Self::OfficeFilled(act) => {
                found.extend(act.name.as_ref().and_then(|name| no_text("the name", name)));
                let one = act.outcome.is_some() != act.contest.is_some();
                found.extend(one.then(|| "outcome and contest stand together or not at all".to_owned()));
            }
            Self::SitePublished(act) => found.extend(site(act)),
            _ => {}
        }
        found
    }
}

fn site(act: &SitePublished) -> Vec<String> {
    let paths: Vec<&str> = act.files.iter().map(|file| file.path.as_str()).collect();
    let texts = paths.iter().filter_map(|path| no_text("a path", path));
    let mut found: Vec<String> = texts.collect();
    found.extend(no_text("the release", &act.release));
    found.extend(unordered("the files' paths", &paths));
    found
}

fn no_text(what: &str, text: &str) -> Option<String> {
    Text::new(text).err().map(|error| format!("{what} {error}"))
}

fn unordered<T: Ord>(what: &str, list: &[T]) -> Option<String> {
    let ascending = list.windows(2).all(|pair| pair[0] < pair[1]);
    (!ascending).then(|| format!("{what} is not ascending, each once"))
}

fn founding(act: &Founding) -> Vec<String> {
    let mut found = officers(&act.officers, act.quorum);
    let origin = &act.log.origin;
    found.extend(no_text("the organisation's name", &act.organisation));
    found.extend(no_text("the log's origin", origin));
    found.extend(KeyName::new(origin.clone()).err().map(|error| format!("the log's origin: {error}")));
    found
}

fn officers(officers: &[Officer], quorum: u16) -> Vec<String> {
    let mut found: Vec<String> =
        officers.iter().filter_map(|o| no_text("an officer's name", &o.name)).collect();
    let number = officers.len();
    if number == 0 || number > MOST_OFFICERS {
        found.push(format!("{number} officers, where 1 to {MOST_OFFICERS} are allowed"));
    }
    if quorum == 0 || usize::from(quorum) > number {
        found.push(format!("a quorum of {quorum} of {number} officers"));
    }
    let keys: BTreeSet<Bytes32> = officers.iter().map(|officer| officer.key).collect();
    found.extend((keys.len() != number).then(|| "one key is that of two officers".to_owned()));
    found
}
