//! Documents with their side files, as a room takes them (spec 10.3): read, or refused in words that can be sent.
#![no_main]
#![allow(dead_code)]

use axum::response::IntoResponse;
use libfuzzer_sys::fuzz_target;

#[path = "../../../../crates/service/src/rooms/documents.rs"]
mod documents;
#[path = "../../../../crates/service/src/problem.rs"]
mod problem;

fuzz_target!(|bytes: &[u8]| {
    let submission = match documents::Submission::read(bytes) {
        Ok(submission) => submission,
        Err(problem) => return told(problem),
    };
    match submission.documents(|_| true) {
        Ok(documents) => {
            let given = submission.bytes();
            assert!(documents.iter().zip(given).all(|(document, bytes)| document.encode() == bytes));
        }
        Err(problem) => told(problem),
    }
    match submission.files() {
        Ok(files) => assert!(files.windows(2).all(|pair| pair[0].0 < pair[1].0), "a path twice"),
        Err(problem) => told(problem),
    }
});

fn told(problem: problem::Problem) {
    let status = problem.status();
    assert!(status.is_client_error());
    assert_eq!(problem.into_response().status(), status);
}
