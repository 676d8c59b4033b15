//! What every answer must be, and what two answers to the same request must have in common.

use crate::asked::Asked;
use crate::house::Answer;
use serde_json::Value;

/// Statuses of spec 10.2 and of the routes.
const KNOWN: [u16; 19] =
    [200, 202, 204, 303, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 429, 206, 304, 416];
/// Bytes of an answer: what clients read, and files of a small board.
const MOST: usize = 1 << 20;

/// Judges one answer.
pub fn judge(asked: &Asked<'_>, answer: &Answer) {
    let (status, what) = (answer.status, format!("{} {}: {}", asked.method, asked.path, shown(answer)));
    assert!(KNOWN.contains(&status), "an unknown status: {what}");
    assert!(answer.body.len() <= MOST, "an answer of {} bytes: {}", answer.body.len(), asked.path);
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{what}");
    let files = !asked.path.starts_with("/api");
    assert!(files || ![206, 304, 416].contains(&status), "{what}");
    if status >= 400 && asked.method != "HEAD" {
        refused(answer, &what);
    }
    let lets_in = asked.path.starts_with("/api/login") || asked.path.starts_with("/api/logout");
    assert!(lets_in || answer.header("set-cookie").is_none(), "{what}");
    if answer.header("content-type") == Some("application/json") && status < 300 && asked.method != "HEAD" {
        assert!(serde_json::from_slice::<Value>(&answer.body).is_ok(), "{what}");
    }
}

/// A refusal says who, where, what (RFC 9457).
fn refused(answer: &Answer, what: &str) {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{what}");
    let problem: Value = serde_json::from_slice(&answer.body).unwrap_or_else(|e| panic!("{e}: {what}"));
    assert_eq!(problem["status"], answer.status, "{what}");
    let says = |member: &str| problem[member].as_str().is_some_and(|text| !text.is_empty());
    assert!(says("title") && says("detail"), "{what}");
}

/// Whether it may have changed something.
pub fn changed(asked: &Asked<'_>, answer: &Answer) -> bool {
    answer.status < 300 && !["GET", "HEAD", "OPTIONS"].contains(&asked.method.as_str())
}

/// Judges the answer to the same request, made again at once.
pub fn again(asked: &Asked<'_>, first: &Answer, second: &Answer) {
    let what = format!("{} {}: {} then {}", asked.method, asked.path, shown(first), shown(second));
    let path = asked.path.split('?').next().unwrap_or_default();
    if !changed(asked, first) {
        // Whatever was wrong is wrong again; only a ceremony that was begun ends with its first answer.
        assert!(first.status == second.status || path.ends_with("/finish"), "{what}");
        let reads = asked.method == "GET" && first.status == 200;
        assert!(!reads || first.body == second.body, "{what}");
        return;
    }
    match path.rsplit('/').next().unwrap_or_default() {
        // Good once.
        "redeem" | "logout" | "finish" => assert!(second.status >= 400, "{what}"),
        _ if asked.method == "DELETE" => assert_eq!(second.status, 404, "{what}"),
        "begin" | "people" | "reminders" | "retire" => assert_eq!(first.status, second.status, "{what}"),
        // The same, once more.
        "cast" => assert_eq!((second.status, index(first)), (200, index(second)), "{what}"),
        "setup" | "roll" | "board" | "tally" | "decrypt" | "certify" | "register" => {
            assert_eq!((second.status, entries(first)), (200, entries(second)), "{what}");
        }
        _ => assert_eq!((first.status, &first.body), (second.status, &second.body), "{what}"),
    }
}

fn entries(answer: &Answer) -> Option<Value> {
    let told: Value = serde_json::from_slice(&answer.body).ok()?;
    Some(told["entries"].clone())
}

/// The place that a receipt names.
fn index(answer: &Answer) -> Option<String> {
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    text.lines().find(|line| line.starts_with("index ")).map(str::to_owned)
}

fn shown(answer: &Answer) -> String {
    let text = String::from_utf8_lossy(&answer.body);
    format!("{} {}", answer.status, text.chars().take(300).collect::<String>())
}
