//! Every route, with its description: of the interface, what is not described is not served. Beside it are the archive's files, and pages.

use crate::front::{Frame, Largest, Patience, Room, bounded, counted, framed, paced};
use crate::house::House;
use crate::rooms::{
    board, cast, certify, decrypt, draft, envelopes, overview, register, roll, setup, tally, vote_file,
};
use crate::{health, pages, people, public};
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::routing::get;
use axum::{Router, middleware};
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(info(
    title = "Ostrakon",
    description = "A voting service that nobody needs to trust. The contract is chapter 10 of the specification."
))]
struct Interface;

/// A body, unless its route says otherwise.
const SMALL: usize = 64 << 10;
/// Documents with their side files.
const LARGE: usize = 64 << 20;

/// All of the interface.
pub(crate) fn router(house: Arc<House>, patience: Patience) -> Router {
    let entering = middleware::from_fn_with_state(house.clone(), paced);
    let interface = interface(|documents| documents.layer(entering));
    let (routes, description) = interface.with_state(house.clone()).split_for_parts();
    // As bytes: what a handler holds is copied for every connection.
    let description = Bytes::from(description.to_json().unwrap_or_default());
    let described = get(move || async move { ([(header::CONTENT_TYPE, "application/json")], description) });
    routes
        .route("/api/openapi.json", described)
        .route("/healthz", get(health::answer).with_state(house.clone()))
        .merge(pages::routes().with_state(house.clone()))
        .fallback(get(public::file).with_state(house.clone()))
        .layer(middleware::from_fn_with_state(Frame { house, patience }, framed))
        // Made once, not for every connection.
        .with_state(())
}

pub(crate) type Routes = OpenApiRouter<Arc<House>>;

/// No body above this, whether it says so or not.
pub(crate) fn at_most(routes: Routes, most: usize) -> Routes {
    let announced = middleware::from_fn_with_state(Largest(most), bounded);
    routes.layer(DefaultBodyLimit::max(most)).layer(announced)
}

/// As `at_most`, for bodies that would fill the memory if many came at once.
pub(crate) fn large(routes: Routes, most: usize) -> Routes {
    at_most(routes.layer(middleware::from_fn_with_state(Room::new(), counted)), most)
}

/// `entering` is put before the routes that take documents.
fn interface(entering: impl FnOnce(Routes) -> Routes) -> Routes {
    let documents = OpenApiRouter::new()
        .routes(routes!(setup::setup))
        .routes(routes!(roll::roll))
        .routes(routes!(board::board))
        .routes(routes!(tally::tally))
        .routes(routes!(decrypt::decrypt))
        .routes(routes!(certify::certify))
        .routes(routes!(register::register));
    // No layers of its own: its extractor asks all that is asked of a ballot.
    let ballots = OpenApiRouter::new().routes(routes!(cast::cast));
    let small = OpenApiRouter::new()
        .routes(routes!(overview::service))
        .routes(routes!(overview::elections))
        .routes(routes!(overview::election))
        .routes(routes!(draft::draft))
        .routes(routes!(envelopes::post))
        .routes(routes!(envelopes::get))
        .routes(routes!(cast::last))
        .routes(routes!(cast::receipt_of))
        .routes(routes!(vote_file::vote_file));
    OpenApiRouter::with_openapi(Interface::openapi())
        .merge(entering(large(documents, LARGE)))
        .merge(ballots)
        .merge(at_most(small, SMALL))
        .merge(people::routes())
}

/// The interface's description, as it is committed beside the specification.
pub fn description() -> String {
    interface(|documents| documents).to_openapi().to_pretty_json().unwrap_or_default()
}
