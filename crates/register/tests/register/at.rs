//! What stood at earlier heads is what an earlier register says.

use crate::common::{LOG, Society, ask, elected, id, secret};
use ostrakon_register::{Files, State, examine};

/// Everything that is asked of a state, in words.
fn told(state: &State) -> String {
    let bodies: Vec<_> = state.bodies().map(|(body, kind)| (body.clone(), kind.id().clone())).collect();
    let meetings: Vec<_> =
        state.meetings().map(|m| (m.id.clone(), m.flaw.clone(), state.notice_is_enough(m))).collect();
    let holdings: Vec<_> = state.holdings().map(|h| (h.office.clone(), h.person.clone())).collect();
    let elections: Vec<_> =
        state.elections().map(|e| (e.hash, state.outcome_of(&e.hash).map(|o| o.leaf))).collect();
    let (charter, officers) = (state.charter_reference().sha256, state.officers().to_vec());
    format!(
        "{bodies:?} {meetings:?} {holdings:?} {elections:?} {charter} {officers:?} {} {:?}",
        state.is_dissolved(),
        state.site()
    )
}

fn history() -> Society {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    let starts = society.time + 7 * 86_400;
    society.act(society.meeting_called("nmm-1", starts, &[]));
    society.decide(ask("shorter-notice", "nsc").about_meeting("nmm-1"), None, "carried");
    society.time = starts;
    let question = ask("treasurer", "membership").options(&["ada"]);
    let (_, outcome) = society.vote(&[question], Some("nmm-1"), &[elected(&["ada"])]);
    let ada = society.act(society.office_filled("treasurer", "membership", "ada", Some(outcome)));
    society.decide(ask("national-recall", "membership").recalling(&[ada]), Some("nmm-1"), "carried");
    society.act(society.site_published(&["en/login"]));
    society.act(society.body_ended("leeds"));
    society.act(society.site_published(&["en/login", "en/me"]));
    society.decide(ask("dissolution", "membership"), Some("nmm-1"), "carried");
    society
}

#[test]
fn an_earlier_state_is_that_of_the_copy() {
    let society = history();
    for size in 1..=society.head().size {
        let head = ostrakon_election::board::Head::from(head_at(&society, size));
        let copy: Files = society.keeper.copy_at(&head, &secret(LOG)).unwrap();
        let examined = examine(&copy);
        assert!(examined.passed(), "{size}: {:?}", examined.checks);
        assert_eq!(examined.head, head);
        assert_eq!(told(&examined.state.unwrap()), told(&society.state().at(size)), "{size}");
    }
}

fn head_at(society: &Society, size: u64) -> ostrakon_tlog::tree::TreeHead {
    let leaves =
        society.examine().acts.into_iter().map(|posted| ostrakon_tlog::hash::Hash::from_bytes(posted.leaf.0));
    leaves.collect::<ostrakon_tlog::tree::MerkleTree>().head_at(size).unwrap()
}

#[test]
fn there_is_nothing_before_the_founding() {
    let society = history();
    assert_eq!(society.state().at(0).size(), 1);
    assert_eq!(society.state().at(u64::MAX).size(), society.head().size);
    assert!(society.state().at(0).kind_of(&id("leeds")).is_none());
}
