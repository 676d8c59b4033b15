//! How connections are made: whom to trust, how long to wait, what not to do by oneself.

use super::Options;
use crate::{Base, ClientError};
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};

const CONNECT: Duration = Duration::from_secs(15);
/// As many as a mirror has workers.
const IDLE: usize = 16;

pub(super) fn new(base: &Base, options: &Options) -> Result<Agent, ClientError> {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .user_agent(concat!("ostrakon/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(CONNECT))
        .timeout_recv_response(Some(options.timeout))
        .timeout_recv_body(Some(options.timeout))
        .max_idle_connections_per_host(IDLE)
        .https_only(!base.is_own())
        .tls_config(TlsConfig::builder().root_certs(roots(options)?).build());
    if base.is_own() {
        config = config.proxy(None);
    }
    Ok(config.build().into())
}

fn roots(options: &Options) -> Result<RootCerts, ClientError> {
    let Some(pem) = &options.certificates else { return Ok(RootCerts::WebPki) };
    let items = parse_pem(pem).collect::<Result<Vec<_>, _>>().map_err(|_| ClientError::Certificates)?;
    let certificate = |item| match item {
        PemItem::Certificate(certificate) => Some(certificate),
        _ => None,
    };
    let certificates: Vec<Certificate<'static>> = items.into_iter().filter_map(certificate).collect();
    match certificates.is_empty() {
        true => Err(ClientError::Certificates),
        false => Ok(RootCerts::new_with_certs(&certificates)),
    }
}
