//! What the environment says of a bucket: the usual variables, `AWS_…`.

use crate::{NameError, wire};
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use std::{env, fs};
use ureq::tls::Certificate;
use url::Url;

/// Authorities in place of Mozilla's: a file in PEM form.
const AUTHORITIES: &str = "AWS_CA_BUNDLE";

pub(crate) struct Settings {
    pub(crate) builder: AmazonS3Builder,
    pub(crate) roots: Option<Vec<Certificate<'static>>>,
}

/// Of this process; what is no text is none of them.
pub(crate) fn environment() -> Vec<(String, String)> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    env::vars_os().filter_map(text).collect()
}

/// Variables that object stores do not know are somebody else's. Empty ones are as if they were not there.
pub(crate) fn read(settings: impl IntoIterator<Item = (String, String)>) -> Result<Settings, NameError> {
    let (mut builder, mut roots) = (AmazonS3Builder::new(), None);
    let own = |(name, value): &(String, String)| name.starts_with("AWS_") && !value.is_empty();
    for (name, value) in settings.into_iter().filter(own) {
        if name == AUTHORITIES {
            roots = Some(authorities(&value)?);
        } else if let Ok(key) = name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>() {
            usable(&name, key, &value)?;
            builder = builder.with_config(key, value);
        }
    }
    Ok(Settings { builder, roots })
}

/// What the library would stumble over. What stands there is not repeated: it may be a secret.
fn usable(name: &str, key: AmazonS3ConfigKey, value: &str) -> Result<(), NameError> {
    let wrong = |why: &str| Err(NameError::Settings { place: name.into(), why: why.into() });
    if value.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return wrong("it has a space, or the end of a line, in it; set it without");
    }
    let web = |url: Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    if key == AmazonS3ConfigKey::Endpoint && !Url::parse(value).is_ok_and(web) {
        return wrong("it is no address; write https://HOST, with its port if it has one");
    }
    Ok(())
}

fn authorities(path: &str) -> Result<Vec<Certificate<'static>>, NameError> {
    let wrong = |why: String| NameError::Settings { place: AUTHORITIES.into(), why };
    let pem = fs::read(path).map_err(|error| wrong(format!("the file cannot be read: {error}")))?;
    wire::authorities(&pem)
        .ok_or_else(|| wrong("the file has no certificates in PEM form; name one that has".into()))
}
