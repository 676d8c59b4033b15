//! The board: every entry in plain words, a page at a time.

use crate::frame::{Frame, Place};
use crate::{Language, Words, said};
use askama::Template;
use ostrakon_election::document::Document;
use ostrakon_election::setup::ElectionManifest;

/// A page of a board.
#[derive(Clone, Debug)]
pub struct BoardPage {
    /// What the vote's address ends with.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// The manifest, which names people and questions.
    pub manifest: ElectionManifest,
    /// Entries of the whole board.
    pub size: u64,
    /// The root of the tree over them, in hexadecimal.
    pub root: String,
    /// The entries of this page, in their order.
    pub rows: Vec<Row>,
}

/// An entry.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it stands, from 0.
    pub index: u64,
    /// What it is.
    pub entry: Entry,
    /// Its leaf hash, in hexadecimal.
    pub leaf: String,
}

/// What an entry is.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A ballot.
    Ballot {
        /// Whose members cast it.
        body: Option<String>,
        /// Whether it takes the place of an earlier one.
        again: bool,
    },
    /// A document.
    Document(Box<Document>),
}

#[derive(Template)]
#[template(path = "board.html")]
struct Page<'a> {
    frame: Frame<'a>,
    w: &'static Words,
    board: &'a BoardPage,
    rows: Vec<Line<'a>>,
}

/// A row in words.
struct Line<'a> {
    index: u64,
    name: String,
    what: String,
    leaf: &'a str,
    ballot: bool,
}

impl BoardPage {
    /// So many entries are on a page.
    pub const ROWS: u64 = 50;

    /// The first entry of the page on which an entry stands.
    pub fn first_of(entry: u64) -> u64 {
        entry - entry % Self::ROWS
    }

    /// The page.
    pub fn render(&self, language: Language) -> String {
        let w = Words::of(language);
        let path = format!("/votes/{}/board", self.slug);
        let title = w.with("board-title", &[("title", (&self.title).into())]);
        let frame = Frame { words: w, title, path: Some(&path), place: Place::Votes, script: None };
        let rows = self.rows.iter().map(|row| self.line(w, row)).collect();
        Page { frame, w, board: self, rows }.render().unwrap_or_default()
    }

    fn line<'a>(&self, w: &Words, row: &'a Row) -> Line<'a> {
        let (name, what) = match &row.entry {
            Entry::Document(document) => said::entry(w, &self.manifest, document),
            Entry::Ballot { body, again } => {
                let what = if *again { "entry-ballot-again" } else { "entry-ballot-what" };
                let body = body.as_deref().unwrap_or("–");
                (w.say("entry-ballot"), w.with(what, &[("body", body.into())]))
            }
        };
        let ballot = matches!(row.entry, Entry::Ballot { .. });
        Line { index: row.index, name, what, leaf: row.leaf.get(..16).unwrap_or(&row.leaf), ballot }
    }

    fn first(&self) -> u64 {
        self.rows.first().map_or(0, |row| row.index)
    }

    fn last(&self) -> u64 {
        self.rows.last().map_or(0, |row| row.index)
    }

    fn before(&self) -> Option<u64> {
        (self.first() > 0).then(|| Self::first_of(self.first().saturating_sub(1)))
    }

    fn after(&self) -> Option<u64> {
        let after = self.last() + 1;
        (!self.rows.is_empty() && after < self.size).then_some(after)
    }

    fn end(&self) -> Option<u64> {
        self.after().map(|_| Self::first_of(self.size.saturating_sub(1)))
    }
}
