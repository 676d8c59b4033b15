//! Whether the service can do its work.

use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::extract::State;
use std::sync::Arc;

/// `ok` while the database answers.
pub(crate) async fn answer(State(house): State<Arc<House>>) -> Answer<&'static str> {
    let board = house.store.board().logs().await.is_ok();
    if board && house.store.people().answers().await { Ok("ok\n") } else { Err(Problem::unavailable()) }
}
