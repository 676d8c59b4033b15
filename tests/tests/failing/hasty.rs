//! Senders who go before they are answered: what they sent is taken up, or nothing of it is there; whoever sends it again is answered.

use crate::bed::{ELECTION, PROGRAM, judge};
use ostrakon_tests::crash::{Evidence, Vote};
use std::path::Path;
use std::time::Duration;

#[test]
fn a_sender_who_goes_leaves_a_document_taken_up_or_nothing() {
    for patience in [2, 4, 8, 16, 32, 64].map(Duration::from_millis) {
        let (vote, mut evidence) = (Vote::new(Path::new(PROGRAM), &ELECTION, None), Evidence::default());
        let child = vote.start();
        let caller = vote.caller(&child);
        caller.draft(&ELECTION).granted();
        for entry in ELECTION.log.entries() {
            // Answered in time or not, it is sent again.
            let _ = caller.hasty(patience).try_give(&ELECTION, entry);
            let answer = caller.give(&ELECTION, entry).granted();
            if entry.starts_with(b"OB") {
                evidence.acknowledged(entry, answer);
            }
            evidence.saw(vote.checkpoint());
        }
        judge(&vote, &evidence, ELECTION.log.entries().len());
    }
}
