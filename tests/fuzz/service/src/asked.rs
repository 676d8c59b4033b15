//! One request of an input: a described route, and everything that may be right or wrong about it.

use crate::bodies::body;
use crate::routes::ROUTES;
use crate::world::{Scene, World};
use axum::http::Request;
use ostrakon_election::request::{Asked as Signing, Request as Signed};
use ostrakon_fuzz::Choices;
use ostrakon_tests::carried::BASE;
use ostrakon_tlog::ed25519::SecretKey;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A request that can be made again, signed anew each time.
pub struct Asked<'a> {
    /// In capitals.
    pub method: String,
    /// With the query.
    pub path: String,
    /// But those of a signature.
    pub headers: Vec<(String, Vec<u8>)>,
    /// What is sent.
    pub body: Vec<u8>,
    signer: Option<(&'a SecretKey, u64)>,
}

/// Headers that something here, or the libraries, may look at.
const HEADERS: [&str; 16] = [
    "range",
    "if-none-match",
    "if-modified-since",
    "if-unmodified-since",
    "if-range",
    "accept-encoding",
    "content-encoding",
    "content-length",
    "content-type",
    "x-forwarded-for",
    "origin",
    "sec-fetch-site",
    "cookie",
    "authorization",
    "expect",
    "host",
];

impl<'a> Asked<'a> {
    /// Reads one.
    pub fn read(world: &'a World, scene: &Scene, choices: &mut Choices<'_>) -> Self {
        let route = choices.one(&ROUTES);
        let path = route.fill(world, choices);
        let mut method = route.method.clone();
        if choices.byte() > 240 {
            method = (*choices.one(&["GET", "HEAD", "POST", "DELETE", "PUT", "OPTIONS", "A"])).to_owned();
        }
        let sends = method == "POST" || choices.byte() > 250;
        let body = sends.then(|| body(&path, world, scene.entries, choices));
        let mut headers = own_page(scene, choices);
        headers.extend(body.iter().map(|body| ("content-type".to_owned(), body.media.into())));
        for _ in 0..choices.below(4) {
            let name = (*choices.one(&HEADERS)).to_owned();
            headers.retain(|(there, _)| *there != name || choices.byte() > 200);
            headers.push((name, choices.piece().to_vec()));
        }
        let signer = signer(&path, world, scene.now, choices);
        Self { method, path, headers, body: body.map(|body| body.bytes).unwrap_or_default(), signer }
    }

    /// As it goes to the service; none if HTTP has no such request.
    pub fn request(&self) -> Option<Request<Vec<u8>>> {
        let mut request = Request::builder().method(self.method.as_str()).uri(self.path.as_str());
        if let Some((key, time)) = self.signer {
            request = request.header("authorization", self.signature(key, time));
        }
        for (name, value) in &self.headers {
            request = request.header(name.as_str(), value.as_slice());
        }
        request.body(self.body.clone()).ok()
    }

    fn signature(&self, key: &SecretKey, time: u64) -> String {
        static NONCE: AtomicU64 = AtomicU64::new(0);
        let mut nonce = [0; 16];
        nonce[..8].copy_from_slice(&NONCE.fetch_add(1, Relaxed).to_be_bytes());
        let asked = Signing { base: BASE, method: &self.method, path: &self.path, body: &self.body };
        Signed::new(&asked, time, nonce.into()).sign(key)
    }
}

/// What a browser adds on the service's own pages.
fn own_page(scene: &Scene, choices: &mut Choices<'_>) -> Vec<(String, Vec<u8>)> {
    let all = [("origin", BASE.as_bytes()), ("cookie", scene.cookie.as_bytes())];
    let kept = all.into_iter().filter(|_| choices.byte() < 224);
    kept.map(|(name, value)| (name.to_owned(), value.to_vec())).collect()
}

/// Whose request a route takes, or somebody else's.
fn signer<'a>(
    path: &str,
    world: &'a World,
    now: u64,
    choices: &mut Choices<'_>,
) -> Option<(&'a SecretKey, u64)> {
    let people = &world.election.people;
    let right = if path.contains("/bodies/") {
        Some(&people.registrar)
    } else if ["/draft", "/reminders", "/retire"].iter().any(|end| path.contains(end)) {
        Some(&people.organiser)
    } else {
        path.contains("/envelopes/").then(|| *choices.one(&people.trustees.iter().collect::<Vec<_>>()))
    };
    match choices.byte() {
        0..224 => right.map(|key| (key, now)),
        224..240 => Some((*choices.one(&world.keys()), now)),
        240..248 => right.map(|key| (key, now.wrapping_add(choices.number()))),
        _ => None,
    }
}
