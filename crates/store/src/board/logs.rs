//! The logs that there are.

use super::Board;
use crate::error::StoreError;
use sqlx::Row;
use sqlx::any::AnyRow;

/// A log's number in the database; by default that of none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LogId(pub(super) i64);

/// What a log is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogKind {
    /// The organisation's register.
    Register,
    /// An election's board.
    Election,
}

impl LogKind {
    fn word(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Election => "election",
        }
    }
}

/// A log that was begun; it may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its number.
    pub id: LogId,
    /// What it is of.
    pub kind: LogKind,
    /// Its name in addresses; of a register, empty.
    pub slug: String,
    /// The first line of its checkpoints.
    pub origin: String,
}

impl Board {
    /// Every log, in the order in which they were begun.
    pub async fn logs(&self) -> Result<Vec<LogRow>, StoreError> {
        let rows = sqlx::query("SELECT log, kind, slug, origin FROM logs ORDER BY log")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(row).collect()
    }

    /// Begins a log without entries; the one that is there if it was begun before.
    pub async fn begin_log(&self, kind: LogKind, slug: &str, origin: &str) -> Result<LogRow, StoreError> {
        let insert =
            "INSERT INTO logs (kind, slug, origin) VALUES ($1, $2, $3) ON CONFLICT (kind, slug) DO NOTHING";
        sqlx::query(insert).bind(kind.word()).bind(slug).bind(origin).execute(&self.pool).await?;
        let select = "SELECT log, kind, slug, origin FROM logs WHERE kind = $1 AND slug = $2";
        row(&sqlx::query(select).bind(kind.word()).bind(slug).fetch_one(&self.pool).await?)
    }
}

fn row(row: &AnyRow) -> Result<LogRow, StoreError> {
    let kind = match row.try_get::<String, _>("kind")?.as_str() {
        "register" => LogKind::Register,
        _ => LogKind::Election,
    };
    Ok(LogRow {
        id: LogId(row.try_get("log")?),
        kind,
        slug: row.try_get("slug")?,
        origin: row.try_get("origin")?,
    })
}
