//! Every row of every table from one database into another: what backups, restores and moves between engines are made of.

use crate::engine::Engine;
use crate::error::StoreError;
use crate::tables::{Kind, Table};
use futures_util::TryStreamExt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

/// Is told of rows as they are copied: the table, and how many of its rows so far.
pub type Told<'a> = &'a (dyn Fn(&'static str, u64) + Send + Sync);

/// Values of one statement: SQLite takes 32,766.
const VALUES: usize = 2_048;
/// Bytes that are held.
const HELD: usize = 4 << 20;

/// Copies these tables, all of it or nothing.
pub(crate) async fn copy(
    from: &mut AnyConnection,
    to: &mut AnyConnection,
    engine: Engine,
    tables: &[Table],
    told: Told<'_>,
) -> Result<(), StoreError> {
    let mut transaction = to.begin_with(engine.begin()).await?;
    for table in tables {
        copy_table(from, &mut transaction, table, told).await?;
        if engine == Engine::Postgres {
            go_on_counting(&mut transaction, table).await?;
        }
    }
    Ok(transaction.commit().await?)
}

/// Whether there is no row in any of these tables.
pub(crate) async fn is_empty(of: &mut AnyConnection, tables: &[Table]) -> Result<bool, StoreError> {
    for table in tables {
        let select = AssertSqlSafe(format!("SELECT 1 FROM {} LIMIT 1", table.name));
        if sqlx::query(select).fetch_optional(&mut *of).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn copy_table(
    from: &mut AnyConnection,
    to: &mut AnyConnection,
    table: &Table,
    told: Told<'_>,
) -> Result<(), StoreError> {
    let mut rows = sqlx::query(AssertSqlSafe(table.select())).fetch(&mut *from);
    let (mut held, mut bytes, mut done) = (Vec::new(), 0, 0);
    while let Some(row) = rows.try_next().await? {
        let row = table.read(&row)?;
        bytes += row.iter().map(Value::len).sum::<usize>();
        held.push(row);
        if held.len() * table.columns.len() >= VALUES || bytes >= HELD {
            done += held.len() as u64;
            write(to, table, std::mem::take(&mut held)).await?;
            bytes = 0;
            told(table.name, done);
        }
    }
    done += held.len() as u64;
    write(to, table, held).await?;
    told(table.name, done);
    Ok(())
}

async fn write(to: &mut AnyConnection, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    // The last statement of a table is like no other: none is kept prepared.
    let query = sqlx::query(AssertSqlSafe(table.insert(rows.len()))).persistent(false);
    let query = rows.into_iter().flatten().fold(query, |query, value| match value {
        Value::Int(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Bytes(bytes) => query.bind(bytes),
    });
    query.execute(to).await?;
    Ok(())
}

/// A server that numbers rows itself goes on after the highest number that was copied.
async fn go_on_counting(to: &mut AnyConnection, table: &Table) -> Result<(), StoreError> {
    for (column, _) in table.columns.iter().filter(|(_, kind)| *kind == Kind::Key) {
        let name = table.name;
        let set = format!(
            "SELECT setval(pg_get_serial_sequence('{name}', '{column}'), COALESCE(MAX({column}), 1), \
             MAX({column}) IS NOT NULL) FROM {name}"
        );
        sqlx::query(AssertSqlSafe(set)).execute(&mut *to).await?;
    }
    Ok(())
}

/// A value on its way.
enum Value {
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Value {
    fn len(&self) -> usize {
        match self {
            Self::Int(_) => 8,
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

impl Table {
    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// Every row, by what names it: a copy does not tell in which order rows came, and so not when somebody asked for a token.
    fn select(&self) -> String {
        let key: Vec<&str> = self.columns.iter().take(self.key).map(|(name, _)| *name).collect();
        format!("SELECT {} FROM {} ORDER BY {}", self.names(), self.name, key.join(", "))
    }

    /// `INSERT …` of so many rows.
    fn insert(&self, rows: usize) -> String {
        let width = self.columns.len();
        let value = |row: usize, column: usize| format!("${}", row * width + column + 1);
        let row = |row| (0..width).map(|column| value(row, column)).collect::<Vec<_>>().join(", ");
        let rows: Vec<String> = (0..rows).map(|n| format!("({})", row(n))).collect();
        format!("INSERT INTO {} ({}) VALUES {}", self.name, self.names(), rows.join(", "))
    }

    fn read(&self, row: &AnyRow) -> Result<Vec<Value>, StoreError> {
        let value = |(place, (_, kind)): (usize, &(&str, Kind))| {
            Ok(match kind {
                Kind::Key | Kind::Int => Value::Int(row.try_get(place)?),
                Kind::Text => Value::Text(row.try_get(place)?),
                Kind::Bytes => Value::Bytes(row.try_get(place)?),
            })
        };
        self.columns.iter().enumerate().map(value).collect()
    }
}
