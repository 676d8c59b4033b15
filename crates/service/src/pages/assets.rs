//! What browsers fetch beside pages, embedded in this program.

use super::reply::harden;
use crate::problem::Problem;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ostrakon_pages::assets;

/// An asset; its address names its bytes, so it may be kept for ever.
pub(super) async fn asset(Path(name): Path<String>, asked: HeaderMap) -> Response {
    let found = assets().iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(name.as_str()));
    let Some(asset) = found else {
        return Problem::missing("there is no such asset: the page that named it is of another version")
            .next("load the page again")
            .into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    let varies = asset.gzip.map(|_| (header::VARY, HeaderValue::from_static("accept-encoding")));
    let (encoded, bytes) = match asset.gzip.filter(|_| takes_gzip(&asked)) {
        Some(gzip) => (Some((header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))), gzip),
        None => (None, asset.bytes),
    };
    let more = HeaderMap::from_iter(varies.into_iter().chain(encoded));
    // A worker is held to the policy that its own script comes with.
    harden((headers, more, bytes).into_response())
}

/// Whether a browser says so, without refusing it by a quality of 0.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let given = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let refused = |weight: &str| {
        weight.trim().strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty())
    };
    given.split(',').any(|coding| {
        let mut parts = coding.split(';');
        parts.next().is_some_and(|name| name.trim() == "gzip") && !parts.any(refused)
    })
}

#[cfg(test)]
mod tests {
    use super::takes_gzip;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn a_browser_says_what_it_takes() {
        let takes = |text| {
            takes_gzip(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(text))]))
        };
        assert!(takes("gzip, deflate, br") && takes("br;q=1, gzip;q=0.8"));
        assert!(!takes("br") && !takes("gzip;q=0") && !takes("gzip; q=0.0") && !takes("x-gzip"));
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
