//! People's lists: who belonged to a roll's body when the roll came onto the board (spec 10.7).

use crate::house::{Carried, House};
use crate::problem::Answer;
use crate::rooms::failed;
use ostrakon_election::roll::RollDocument;

/// A roll on the board, by its index.
struct Entered {
    roll: usize,
    body: String,
    document: RollDocument,
}

/// Fixes the lists of rolls that have come onto the board, and says what an organiser should look at. What is fixed already stays, so this
/// is done again after a crash.
pub(crate) async fn settle(house: &House, carried: &Carried) -> Answer<Vec<String>> {
    let (slug, people) = (&carried.election.slug, house.store.people());
    let entered = entered(carried).await?;
    for roll in &entered {
        people.freeze(slug, roll.roll, &roll.body, house.place.clock.now()).await?;
    }
    let lists = people.lists(slug).await?;
    let warn = |entered: &Entered| {
        let list = lists.iter().find(|list| list.roll == entered.roll as u64 && !list.retired)?;
        let (credentials, there) = (entered.document.size, list.people);
        (credentials != there).then(|| {
            format!(
                "the roll {} has {credentials} credentials, and its body {} has {there} people here",
                entered.document.roll, entered.body
            )
        })
    };
    Ok(entered.iter().filter_map(warn).collect())
}

async fn entered(carried: &Carried) -> Answer<Vec<Entered>> {
    let Some(plan) = carried.election.plan() else { return Ok(Vec::new()) };
    let desk = carried.election.ledger.desk().await.map_err(failed)?;
    let rolls = &plan.manifest().rolls;
    let entered = |document: &RollDocument| {
        let roll = rolls.iter().position(|roll| roll.id == document.roll)?;
        Some(Entered { roll, body: rolls[roll].body.to_string(), document: document.clone() })
    };
    Ok(desk.log().view.rolls.iter().filter_map(|at| entered(&at.body)).collect())
}
