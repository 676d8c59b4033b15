//! Migrations: each in one transaction with the row that says it was made, so that one that is killed is made again from its beginning.

use crate::engine::Engine;
use crate::error::StoreError;
use sqlx::error::BoxDynError;
use sqlx::migrate::{Migration, MigrationSource, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Row, SqlSafeStr};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::future::Future;
use std::pin::Pin;

/// Every migration of boards: description and template, in order.
pub(crate) const BOARD: &[(&str, &str)] = &[
    ("logs", include_str!("../migrations/board/0001_logs.sql")),
    ("nonces", include_str!("../migrations/board/0002_nonces.sql")),
];

/// Every migration of people's tables.
pub(crate) const PEOPLE: &[(&str, &str)] =
    &[("people", include_str!("../migrations/people/0001_people.sql"))];

#[cfg(test)]
pub(crate) const ALL: &[&[(&str, &str)]] = &[BOARD, PEOPLE];

/// The number of the first migration of boards, and of people's tables.
pub(crate) const FIRST_BOARD: i64 = 1;
pub(crate) const FIRST_PEOPLE: i64 = 1_001;

/// Numbers that each half's migrations may have.
const RANGE: i64 = 1_000;

/// Brings a database up to date; one that a newer version has changed is left alone.
pub(crate) async fn migrate(
    pool: &AnyPool,
    engine: Engine,
    first: i64,
    templates: &'static [(&'static str, &'static str)],
) -> Result<(), StoreError> {
    let mut migrator = Migrator::new(Rendered { engine, first, templates }).await?;
    // With PostgreSQL boards and people share one database, and each only knows its own migrations.
    migrator.set_ignore_missing(true).run(pool).await?;
    let select = "SELECT COUNT(*) FROM _sqlx_migrations WHERE version >= $1 AND version < $2";
    let unknown = sqlx::query(select).bind(first + templates.len() as i64).bind(first + RANGE);
    let unknown: i64 = unknown.fetch_one(pool).await?.try_get(0)?;
    if unknown == 0 { Ok(()) } else { Err(StoreError::TooNew) }
}

/// Whether a database that is only read has just the tables of this version.
pub(crate) async fn check(
    of: &mut AnyConnection,
    first: i64,
    templates: &[(&str, &str)],
) -> Result<(), StoreError> {
    let select = "SELECT COUNT(*) FROM _sqlx_migrations WHERE version >= $1 AND version < $2";
    let made = sqlx::query(select).bind(first).bind(first + RANGE).fetch_one(of).await?;
    match made.try_get::<i64, _>(0)?.cmp(&(templates.len() as i64)) {
        Ordering::Equal => Ok(()),
        Ordering::Less => Err(StoreError::Older),
        Ordering::Greater => Err(StoreError::TooNew),
    }
}

#[derive(Debug)]
struct Rendered {
    engine: Engine,
    first: i64,
    templates: &'static [(&'static str, &'static str)],
}

impl MigrationSource<'static> for Rendered {
    fn resolve(self) -> Pin<Box<dyn Future<Output = Result<Vec<Migration>, BoxDynError>> + Send + 'static>> {
        let migration = |(version, (name, template)): (i64, &(&'static str, &'static str))| {
            let sql = self.engine.render(template);
            let sql = AssertSqlSafe(sql).into_sql_str();
            Migration::new(version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
        };
        let all = (self.first..).zip(self.templates).map(migration).collect();
        Box::pin(async move { Ok(all) })
    }
}
