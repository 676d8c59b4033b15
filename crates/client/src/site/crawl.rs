//! Every page that links lead to, from the first one in each language.

use super::address::{Leads, leads};
use super::visitor::{self, VISITORS, Visitor};
use super::{Asking, files, headers, page};
use crate::mirror::for_each;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

/// The most pages; there are a dozen a vote and language.
const MOST_PAGES: usize = 20_000;
/// Of a page that is cut into many, like a board, so many are enough.
const MOST_PARTS: usize = 3;
/// A vote that there is not: its shells are the same, and a page says that there is none.
const NO_VOTE: &str = "there-is-no-such-vote";

pub(super) struct Crawl<'a> {
    asking: &'a Asking<'a>,
    seen: BTreeSet<String>,
    parts: BTreeMap<String, usize>,
    next: Vec<String>,
}

impl<'a> Crawl<'a> {
    /// From the first page in each language, and from each vote that the service tells programs of.
    pub(super) fn new(asking: &'a Asking<'a>) -> Self {
        let mut crawl = Self { asking, seen: BTreeSet::new(), parts: BTreeMap::new(), next: Vec::new() };
        let slugs: Vec<String> = match asking.client.elections() {
            Ok(elections) => elections.into_iter().map(|election| election.slug.to_string()).collect(),
            Err(error) => {
                asking.alarms.bytes("/api/elections", "this program", error.to_string());
                Vec::new()
            }
        };
        ["", "login"].iter().for_each(|path| crawl.add((*path).to_owned()));
        for language in asking.expected.languages() {
            crawl.add(format!("{language}/"));
        }
        asking.expected.shells().for_each(|path| crawl.add(path.to_owned()));
        for slug in slugs.iter().map(String::as_str).chain([NO_VOTE]) {
            crawl.add_vote(slug);
        }
        crawl
    }

    /// The pages of a vote, those included that no page links to yet.
    fn add_vote(&mut self, slug: &str) {
        let shells: Vec<String> = self
            .asking
            .expected
            .of_a_vote()
            .map(|(before, after)| format!("{before}{slug}{after}"))
            .collect();
        let languages: Vec<String> =
            self.asking.expected.languages().map(|language| format!("{language}/votes/{slug}")).collect();
        shells.into_iter().chain(languages).for_each(|path| self.add(path));
    }

    fn add(&mut self, path: String) {
        if let [language, "votes", slug] = path.split('/').collect::<Vec<_>>().as_slice()
            && self.asking.expected.languages().any(|own| own == *language)
            && !slug.is_empty()
            && !self.seen.contains(&path)
        {
            let slug = slug.split('?').next().unwrap_or_default().to_owned();
            self.add_page(path);
            return self.add_vote(&slug);
        }
        self.add_page(path);
    }

    fn add_page(&mut self, path: String) {
        // A board is cut into as many parts as it has pages; nothing else is.
        if let Some((page, _)) = path.split_once('?').filter(|(page, _)| page.ends_with("/board")) {
            let parts = self.parts.entry(page.to_owned()).or_default();
            if *parts == MOST_PARTS && !self.seen.contains(&path) {
                return;
            }
            *parts += usize::from(!self.seen.contains(&path));
        }
        if self.seen.len() == MOST_PAGES && !self.seen.contains(&path) {
            self.asking.alarms.answer(
                "/",
                "this program",
                format!("has more than {MOST_PAGES} pages: not all were read"),
            );
        } else if self.seen.insert(path.clone()) {
            self.next.push(path);
        }
    }

    /// Reads them all; how many.
    pub(super) fn run(mut self) -> usize {
        while !self.next.is_empty() {
            let pages = std::mem::take(&mut self.next);
            self.asking.watch.more((pages.len() * VISITORS.len()) as u64);
            let links = Mutex::new(BTreeSet::new());
            let each = pages.iter().flat_map(|path| VISITORS.iter().map(move |visitor| (path, visitor)));
            let Ok(()) = for_each(each, |(path, visitor)| -> Result<(), Infallible> {
                let found = self.read(path, visitor);
                links.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
                Ok(())
            });
            let links = links.into_inner().unwrap_or_else(PoisonError::into_inner);
            links.into_iter().for_each(|path| self.add(path));
        }
        self.seen.len()
    }

    /// Reads one as one visitor; where its links lead.
    fn read(&self, path: &str, visitor: &Visitor) -> BTreeSet<String> {
        let asking = self.asking;
        let Some(given) = visitor::ask(asking, visitor, path) else { return BTreeSet::new() };
        let place = format!("/{path}");
        if let Some(to) = given.sends() {
            headers::judge_beside(asking, &place, visitor.name, &given.answer);
            return self.sent(path, visitor, &to);
        }
        if page::is_beside(path) {
            headers::judge_beside(asking, &place, visitor.name, &given.answer);
            return BTreeSet::new();
        }
        if let Some(name) = self.shell(path) {
            files::listed_bytes(asking, visitor, path, &name, &given);
        }
        if let (false, Some(refusal)) = (given.is_page(), given.refusal()) {
            asking.alarms.answer(&place, visitor.name, refusal);
            return BTreeSet::new();
        }
        headers::judge(asking, &place, visitor.name, &given.answer);
        match &given.bytes {
            Ok(bytes) => page::judge(asking, path, visitor.name, bytes),
            Err(why) => {
                asking.alarms.bytes(&place, visitor.name, why.clone());
                BTreeSet::new()
            }
        }
    }

    /// Where an answer sends: to a page of this site, and not to a place in it, which would stand in for the reader's own.
    fn sent(&self, path: &str, visitor: &Visitor, to: &[u8]) -> BTreeSet<String> {
        let to = String::from_utf8_lossy(to);
        let origin = self.asking.client.base().origin();
        match leads(&to, path, origin) {
            Leads::Here(there) if !to.contains('#') && self.shell(path).is_none() => BTreeSet::from([there]),
            _ => {
                self.asking.alarms.bytes(&format!("/{path}"), visitor.name, format!("sends to {to}"));
                BTreeSet::new()
            }
        }
    }

    /// The listed shell that stands at this address.
    fn shell(&self, path: &str) -> Option<String> {
        let mut parts: Vec<&str> = path.split('?').next()?.split('/').collect();
        let own = parts.join("/");
        if let [_, "votes", slug, _] = parts.as_mut_slice() {
            *slug = "*";
        }
        [own, parts.join("/")].into_iter().find(|name| self.asking.expected.lists(name))
    }
}
