//! What answers say beside their bytes.

use super::Asking;
use crate::wire::Answer;

const POLICY: &str = "content-security-policy";

/// What makes a browser ask somebody, keep somebody's mark, or be held to less.
const NEVER: [&str; 10] = [
    "set-cookie",
    "link",
    "refresh",
    "report-to",
    "reporting-endpoints",
    "nel",
    "sourcemap",
    "x-sourcemap",
    "service-worker-allowed",
    "speculation-rules",
];

/// The policy is the one of every page, and nothing else is said that a browser would follow.
pub(super) fn judge(asking: &Asking<'_>, place: &str, who: &'static str, answer: &Answer) {
    let policies: Vec<_> = answer.headers.get_all(POLICY).iter().map(|value| value.as_bytes()).collect();
    let expected = asking.expected.policy.as_bytes();
    if policies != [expected] {
        let said =
            policies.iter().map(|value| String::from_utf8_lossy(value)).collect::<Vec<_>>().join(" and ");
        let said = if policies.is_empty() { "none".into() } else { said };
        asking.alarms.bytes(
            place,
            who,
            format!("its Content-Security-Policy is not the one of every page: {said}"),
        );
    }
    for name in NEVER {
        if let Some(value) = answer.header(name) {
            asking.alarms.answer(place, who, format!("has a header {name}, which no page has: {value}"));
        }
    }
}
