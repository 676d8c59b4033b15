//! What answers say beside their bytes: nothing but what is known here, since browsers follow many a header, and there will be more.

use super::Asking;
use crate::wire::Answer;

/// What a page or a file may say; whatever else a browser is told is an alarm.
const KNOWN: [&str; 24] = [
    "accept-ranges",
    "age",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "date",
    "etag",
    "keep-alive",
    "location",
    "referrer-policy",
    "retry-after",
    "server",
    "strict-transport-security",
    "transfer-encoding",
    "vary",
    "via",
    "x-content-type-options",
    "x-frame-options",
    "x-request-id",
];
/// What files of the archive say besides: whoever reads them from elsewhere may (spec 10.1).
const BESIDE: [&str; 2] = ["access-control-allow-origin", "content-disposition"];
/// What every answer says, in one line.
const ALWAYS: [(&str, &str); 2] = [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")];
/// What browsers take for the kind of a file, by the end of its name.
const KINDS: [(&str, &str); 5] = [
    (".css", "text/css; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".json", "application/json"),
    (".svg", "image/svg+xml"),
    (".wasm", "application/wasm"),
];
const PAGE: &str = "text/html; charset=utf-8";

/// A page, or a file below assets/: its policy, its kind, and nothing that a browser would follow.
pub(super) fn judge(asking: &Asking<'_>, place: &str, who: &'static str, answer: &Answer) {
    unknown(asking, place, who, answer, &[]);
    exactly(asking, place, who, answer, "content-security-policy", &asking.expected.policy);
    let kind = KINDS.iter().find(|(end, _)| place.starts_with("/assets/") && place.ends_with(end));
    exactly(asking, place, who, answer, "content-type", kind.map_or(PAGE, |(_, kind)| kind));
}

/// What stands beside pages, and answers that only send elsewhere: nothing that a browser would follow, or show as a page.
pub(super) fn judge_beside(asking: &Asking<'_>, place: &str, who: &'static str, answer: &Answer) {
    unknown(asking, place, who, answer, &BESIDE);
    let kind = answer.headers.get("content-type").map(|kind| kind.as_bytes().to_ascii_lowercase());
    let shown = |kind: &[u8]| {
        [&b"html"[..], b"xml", b"svg", b"pdf"].iter().any(|part| kind.windows(part.len()).any(|w| w == *part))
    };
    let is_page = if answer.body.is_empty() { false } else { kind.is_none_or(|kind| shown(&kind)) };
    if is_page {
        asking.alarms.bytes(place, who, "is shown as a page, where none is");
    }
}

fn unknown(asking: &Asking<'_>, place: &str, who: &'static str, answer: &Answer, more: &[&str]) {
    let known = |name: &str| KNOWN.contains(&name) || more.contains(&name);
    for name in answer.headers.keys().filter(|name| !known(name.as_str())) {
        asking.alarms.answer(place, who, format!("has a header {name}, which no page here has"));
    }
    ALWAYS.iter().for_each(|(name, value)| exactly(asking, place, who, answer, name, value));
}

/// One line with this name, and nothing else in it.
fn exactly(asking: &Asking<'_>, place: &str, who: &'static str, answer: &Answer, name: &str, value: &str) {
    let said: Vec<&[u8]> = answer.headers.get_all(name).iter().map(|said| said.as_bytes()).collect();
    if said == [value.as_bytes()] {
        return;
    }
    let said = said.iter().map(|said| String::from_utf8_lossy(said)).collect::<Vec<_>>().join(" and ");
    let said = if said.is_empty() { "none".into() } else { said };
    asking.alarms.bytes(place, who, format!("its {name} is not the one of every such answer: {said}"));
}
