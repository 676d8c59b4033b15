//! How contests ended, and why one did not count.

use crate::Words;
use crate::parts::Tag;
use ostrakon_charter::Ground;

/// A verdict's status. One that this program does not know is shown as it is.
pub(crate) fn status(words: &Words, status: &str) -> Tag {
    let id = match status {
        "carried" => "status-carried",
        "lost" => "status-lost",
        "elected" => "status-elected",
        "vacant" => "status-vacant",
        "tied" => "status-tied",
        "too-few" => "status-too-few",
        "invalid" => "status-invalid",
        other => return Tag::quiet(other.to_owned()),
    };
    let text = words.say(id);
    match status {
        "carried" | "elected" => Tag::good(text),
        "lost" | "invalid" => Tag::bad(text),
        _ => Tag::quiet(text),
    }
}

/// Which rule was not kept.
pub(crate) fn ground(words: &Words, ground: Ground) -> String {
    words.say(match ground {
        Ground::Quorum => "ground-quorum",
        Ground::Electorate => "ground-electorate",
        Ground::Roll => "ground-roll",
        Ground::Meeting => "ground-meeting",
        Ground::Notice => "ground-notice",
        Ground::Subject => "ground-subject",
        Ground::Recall => "ground-recall",
        Ground::Vacancy => "ground-vacancy",
        Ground::Candidate => "ground-candidate",
    })
}
