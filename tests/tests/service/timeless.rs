//! What is published tells no times but those that documents name.

use crate::casting::Open;
use ostrakon_tests::carried::{Answer, SLUG};
use ostrakon_tests::forge::Setting;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::time::{Duration, Instant};

fn get(open: &Open, path: &str, headers: &[(&str, &str)]) -> Answer {
    open.carried.get_with(&format!("/elections/{SLUG}/{path}"), headers)
}

/// The newest partial bundle's path: it was written when the last ballot came.
fn newest_bundle(open: &Open) -> String {
    let folder = open.carried.public().join("elections").join(SLUG).join("tile/entries/000.p");
    let widths = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let widest = widths.filter_map(|width| width.parse::<u16>().ok()).max().unwrap();
    format!("tile/entries/000.p/{widest}")
}

fn settle(open: &Open) {
    let published =
        || get(open, CHECKPOINT_PATH, &[]).text().lines().nth(1) == Some(&open.entries().to_string());
    let start = Instant::now();
    while !published() {
        assert!(start.elapsed() < Duration::from_secs(60), "the checkpoint is not published");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Attack 62: times on the board are coarse. No answer tells when a file was written, nor does one depend on it.
#[test]
fn files_do_not_tell_when_they_were_written() {
    let mut open = Open::of(Setting::default(), false, None);
    for member in 0..3 {
        let ballot = open.ballot(member);
        open.cast_after(&ballot).granted();
    }
    settle(&open);
    let bundle = newest_bundle(&open);
    for path in [bundle.as_str(), CHECKPOINT_PATH, "roll/0", "charter.toml"] {
        let answer = get(&open, path, &[]);
        assert_eq!((answer.status, answer.header("last-modified")), (200, None), "{path}");
        assert_eq!(answer.header("etag").is_some(), path == CHECKPOINT_PATH, "{path}");
    }
    for when in ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 2088 00:00:00 GMT"] {
        for condition in ["if-modified-since", "if-unmodified-since", "if-range"] {
            let answer = get(&open, &bundle, &[(condition, when)]);
            assert_eq!(answer.status, 200, "{condition}: {when}");
        }
    }
    assert_eq!(get(&open, &bundle, &[("if-none-match", "*")]).status, 200);
    assert_eq!(get(&open, &bundle, &[("range", "bytes=0-9")]).body.len(), 10);
}

/// Another spelling of a path would be cached by its spelling: for ever, where the checkpoint changes.
#[test]
fn a_file_has_one_path() {
    let open = Open::of(Setting::default(), false, None);
    settle(&open);
    let checkpoint = get(&open, CHECKPOINT_PATH, &[]);
    assert_eq!((checkpoint.status, checkpoint.header("cache-control")), (200, Some("no-cache")));
    for path in ["checkpoin%74", "%63heckpoint", "checkpoint%00", "checkpoint/", "/checkpoint", "roll/%30"] {
        let answer = get(&open, path, &[]);
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (404, Some("no-store")),
            "{path}: {}",
            answer.text()
        );
    }
}

/// The checkpoint's tag is of its bytes: another file with the same bytes has the same, and whoever has it is sent nothing.
#[test]
fn a_checkpoint_has_the_tag_of_its_bytes() {
    let mut open = Open::of(Setting::default(), false, None);
    settle(&open);
    let first = get(&open, CHECKPOINT_PATH, &[]);
    let tag = first.header("etag").unwrap().to_owned();
    assert_eq!(first.header("cache-control"), Some("no-cache"));
    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".into()] {
        let answer = get(&open, CHECKPOINT_PATH, &[("if-none-match", &known)]);
        assert_eq!(
            (answer.status, answer.body.len(), answer.header("etag")),
            (304, 0, Some(tag.as_str())),
            "{known}"
        );
    }
    let file = open.carried.public().join("elections").join(SLUG).join(CHECKPOINT_PATH);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(get(&open, CHECKPOINT_PATH, &[]).header("etag"), Some(tag.as_str()), "written again");
    let ballot = open.ballot(0);
    open.cast_after(&ballot).granted();
    settle(&open);
    let next = get(&open, CHECKPOINT_PATH, &[("if-none-match", &tag), ("range", "bytes=0-3")]);
    assert_eq!(next.status, 200);
    assert_ne!(next.header("etag"), Some(tag.as_str()));
}
