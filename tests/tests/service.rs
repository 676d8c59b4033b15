//! The service, through its interface (spec chapter 10).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "service/casting.rs"]
mod casting;
#[path = "service/choices.rs"]
mod choices;
#[path = "service/closing.rs"]
mod closing;
#[path = "service/described.rs"]
mod described;
#[path = "service/objections.rs"]
mod objections;
#[path = "service/one_process.rs"]
mod one_process;
#[path = "service/pages.rs"]
mod pages;
#[path = "service/remembered.rs"]
mod remembered;
#[path = "service/requests.rs"]
mod requests;
#[path = "service/silent.rs"]
mod silent;
#[path = "service/site.rs"]
mod site;
#[path = "service/strangers.rs"]
mod strangers;
#[path = "service/strays.rs"]
mod strays;
#[path = "service/timeless.rs"]
mod timeless;
#[path = "service/whole.rs"]
mod whole;
#[path = "service/witnessed.rs"]
mod witnessed;
