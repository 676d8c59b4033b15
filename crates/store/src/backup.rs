//! Backups: a store's rows at one moment, in fresh SQLite files, whichever engine they come from and go to.

use crate::board::Board;
use crate::copy::{Told, copy, is_empty};
use crate::engine::Engine;
use crate::error::StoreError;
use crate::migrate::{BOARD, FIRST_BOARD, FIRST_PEOPLE, PEOPLE, check, migrate};
use crate::open::{BOARD_FILE, Location, PEOPLE_FILE, Store, drivers};
use crate::tables::{BOARD_TABLES, PEOPLE_TABLES};
use crate::{postgres, sqlite};
use sqlx::{AnyConnection, AnyPool, Executor};
use std::path::Path;

/// What a store held at one moment. Takes no lock: whoever serves it goes on serving.
#[derive(Debug)]
pub struct Snapshot {
    board: AnyConnection,
    people: AnyConnection,
}

/// A transaction that sees what was there when it began, and nothing that is written later.
const SQLITE_VIEW: &str = "BEGIN; SELECT COUNT(*) FROM sqlite_schema;";
const POSTGRES_VIEW: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT COUNT(*) FROM pg_class;";

impl Snapshot {
    /// Begins to look. The board first: people's half may know of more than it, never of less.
    pub async fn take(at: &Location) -> Result<Self, StoreError> {
        drivers();
        let (mut board, mut people, view) = match &at.database {
            None => {
                let file = |name| at.data.join(name);
                let board = sqlite::reader(&file(BOARD_FILE)).await?;
                (board, sqlite::reader(&file(PEOPLE_FILE)).await?, SQLITE_VIEW)
            }
            Some(address) => {
                let board = postgres::reader(address).await?;
                (board, postgres::reader(address).await?, POSTGRES_VIEW)
            }
        };
        board.execute(view).await?;
        people.execute(view).await?;
        Ok(Self { board, people })
    }

    /// Copies all of it into fresh files of a directory.
    pub async fn save(&mut self, out: &Path, told: Told<'_>) -> Result<(), StoreError> {
        check(&mut self.board, FIRST_BOARD, BOARD).await?;
        check(&mut self.people, FIRST_PEOPLE, PEOPLE).await?;
        let board = fresh(&out.join(BOARD_FILE), FIRST_BOARD, BOARD).await?;
        fill(&mut self.board, board, BOARD_TABLES, told).await?;
        let people = fresh(&out.join(PEOPLE_FILE), FIRST_PEOPLE, PEOPLE).await?;
        fill(&mut self.people, people, PEOPLE_TABLES, told).await
    }
}

async fn fresh(
    path: &Path,
    first: i64,
    templates: &'static [(&'static str, &'static str)],
) -> Result<AnyPool, StoreError> {
    let pool = sqlite::open_for_one(path).await?;
    migrate(&pool, Engine::Sqlite, first, templates).await?;
    Ok(pool)
}

/// Fills a file and leaves it without a log beside it: one file, to be carried anywhere.
async fn fill(
    from: &mut AnyConnection,
    pool: AnyPool,
    tables: &[crate::Table],
    told: Told<'_>,
) -> Result<(), StoreError> {
    let mut to = pool.acquire().await?;
    copy(from, &mut to, Engine::Sqlite, tables, told).await?;
    to.execute("PRAGMA journal_mode=DELETE").await?;
    drop(to);
    pool.close().await;
    Ok(())
}

/// A backup to be read.
#[derive(Debug)]
pub struct Backup {
    board: Board,
    rows: Snapshot,
}

impl Backup {
    /// Opens the files of a directory; they stay as they are.
    pub async fn open(directory: &Path) -> Result<Self, StoreError> {
        let at = Location { data: directory.to_owned(), database: None };
        let mut rows = Snapshot::take(&at).await?;
        check(&mut rows.board, FIRST_BOARD, BOARD).await?;
        check(&mut rows.people, FIRST_PEOPLE, PEOPLE).await?;
        let pool = sqlite::open_to_read(&directory.join(BOARD_FILE)).await?;
        Ok(Self { board: Board::new(pool, Engine::Sqlite), rows })
    }

    /// Its boards.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Copies everything into a store that [`Store::begin_restore`] opened.
    pub async fn restore(&mut self, store: &Store, told: Told<'_>) -> Result<(), StoreError> {
        let board = store.board();
        copy(&mut self.rows.board, &mut *board.connection().await?, board.engine(), BOARD_TABLES, told)
            .await?;
        let people = store.people();
        copy(&mut self.rows.people, &mut *people.connection().await?, people.engine(), PEOPLE_TABLES, told)
            .await
    }
}

impl Store {
    /// Opens a store that is empty. Until [`end_restore`](Self::end_restore) nobody serves it: what it holds may be older than what was published.
    pub async fn begin_restore(at: &Location) -> Result<Self, StoreError> {
        let store = Self::open_marked(at).await?;
        let board = is_empty(&mut *store.board().connection().await?, BOARD_TABLES).await?;
        let people = is_empty(&mut *store.people().connection().await?, PEOPLE_TABLES).await?;
        if board && people { Ok(store) } else { Err(StoreError::NotEmpty) }
    }
}
