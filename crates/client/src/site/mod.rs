//! What a service gives to browsers, compared with what its register says (spec 9.10, 10.10).
//!
//! Asked like a browser, by several visitors who differ in what a server can tell them apart by, and without cookies. Every listed file must be
//! there, byte for byte; every page may only load what is listed. A service that knows whom to deceive gives auditors the true files: what
//! one visitor is given says nothing of another, so it helps if many ask, from many places.

mod address;
mod crawl;
mod files;
mod headers;
mod markup;
mod page;
mod register;
mod report;
#[cfg(test)]
mod tests;
mod visitor;

pub use register::{NotTheRegister, Shown};
pub use report::{Alarm, Audited};

use crate::Client;
use crawl::Crawl;
use ostrakon_register::acts::SiteFile;
use report::Alarms;
use std::collections::BTreeMap;
use visitor::VISITORS;

/// What a site is held against.
#[derive(Clone, Debug)]
pub struct Expected {
    /// SHA-256 by path below the base, as the register lists it.
    files: BTreeMap<String, [u8; 32]>,
    /// The `Content-Security-Policy` of every answer (spec 10.9).
    policy: String,
}

impl Expected {
    /// These files, under this policy.
    pub fn new(files: &[SiteFile], policy: impl Into<String>) -> Self {
        let files = files.iter().map(|file| (file.path.clone(), file.sha256.0)).collect();
        Self { files, policy: policy.into() }
    }

    /// Is this address, below the base and without its `/`, on the list?
    fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The languages that pages are in.
    fn languages(&self) -> impl Iterator<Item = &str> {
        let pages = self.files.keys().filter(|path| !path.starts_with("assets/"));
        let mut codes: Vec<&str> = pages.filter_map(|path| path.split('/').next()).collect();
        codes.dedup();
        codes.into_iter()
    }

    /// The shells that stand at one address.
    fn shells(&self) -> impl Iterator<Item = &str> {
        self.files
            .keys()
            .map(String::as_str)
            .filter(|path| !path.contains('*') && !path.starts_with("assets/"))
    }

    /// The shells that stand below a vote: what comes before the vote's slug, and after.
    fn of_a_vote(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.keys().filter_map(|path| path.split_once('*'))
    }
}

/// Who watches the work.
pub trait Watch: Sync {
    /// So many answers more are to come.
    fn more(&self, answers: u64);
    /// One has come.
    fn advance(&self);
}

impl Watch for () {
    fn more(&self, _: u64) {}
    fn advance(&self) {}
}

/// Compares everything that is listed, and every page that links lead to.
/// What does not answer is an alarm like any other.
pub fn audit(client: &Client, expected: &Expected, watch: &dyn Watch) -> Audited {
    let alarms = Alarms::default();
    let asked = Asking { client, expected, alarms: &alarms, watch };
    if client.base().as_str() != client.base().origin() {
        alarms.answer(
            "/",
            "this program",
            "its base has a path, and pages load from the origin's own: the audit is of the base alone",
        );
    }
    let files = files::compare(&asked);
    let pages = Crawl::new(&asked).run();
    Audited { files, pages, visitors: VISITORS.len(), alarms: alarms.into_list() }
}

/// What every part of an audit needs.
#[derive(Clone, Copy)]
struct Asking<'a> {
    client: &'a Client,
    expected: &'a Expected,
    alarms: &'a Alarms,
    watch: &'a dyn Watch,
}
