//! How the service meets the network: floods, TLS, metrics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "front/floods.rs"]
mod floods;
#[path = "front/metrics.rs"]
mod metrics;
#[path = "front/rates.rs"]
mod rates;
#[path = "front/raw.rs"]
mod raw;
#[path = "front/tls.rs"]
mod tls;
