//! People's lists: who belonged to a roll's body when the roll came onto the board.

use super::members::forget_strangers;
use super::{People, place, signed, unsigned};
use crate::error::StoreError;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

/// A people's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The roll's index.
    pub roll: u64,
    /// Whose members it has.
    pub body: String,
    /// When it was fixed.
    pub time: u64,
    /// How many people it has, or had.
    pub people: u64,
    /// Its people are forgotten.
    pub retired: bool,
}

impl People {
    /// Fixes a roll's list: the body's members as they are. What was fixed before stays.
    pub async fn freeze(&self, election: &str, roll: usize, body: &str, now: u64) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with(self.engine.begin()).await?;
        let insert = "INSERT INTO lists (election, roll, body, time, people, retired) \
                      SELECT $1, $2, $3, $4, COUNT(*), 0 FROM members WHERE body = $3 \
                      ON CONFLICT (election, roll) DO NOTHING";
        let query = sqlx::query(insert).bind(election.to_owned()).bind(place(roll)?);
        let query = query.bind(body.to_owned()).bind(signed(now)?);
        if query.execute(&mut *transaction).await?.rows_affected() == 1 {
            copy(&mut transaction, election, roll, body).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// An election's lists, by roll.
    pub async fn lists(&self, election: &str) -> Result<Vec<List>, StoreError> {
        let select = "SELECT roll, body, time, people, retired FROM lists WHERE election = $1 ORDER BY roll";
        let rows = sqlx::query(select).bind(election.to_owned()).fetch_all(&self.pool).await?;
        rows.iter().map(list).collect()
    }

    /// Whether somebody is on a roll's list.
    pub async fn is_listed(&self, election: &str, roll: usize, person: &str) -> Result<bool, StoreError> {
        let select = "SELECT 1 FROM listed WHERE election = $1 AND roll = $2 AND person = $3";
        let query = sqlx::query(select).bind(election.to_owned()).bind(place(roll)?).bind(person.to_owned());
        Ok(query.fetch_optional(&self.pool).await?.is_some())
    }

    /// Every list that somebody is on: election and roll.
    pub async fn lists_with(&self, person: &str) -> Result<Vec<(String, u64)>, StoreError> {
        let select = "SELECT election, roll FROM listed WHERE person = $1";
        let rows = sqlx::query(select).bind(person.to_owned()).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, unsigned(row.try_get(1)?)?))).collect()
    }

    /// Forgets an election's people: its lists, its tokens, whom it would still remind. How many people its lists had.
    pub async fn retire(&self, election: &str) -> Result<u64, StoreError> {
        let mut transaction = self.pool.begin_with(self.engine.begin()).await?;
        let removed = run(&mut transaction, "DELETE FROM listed WHERE election = $1", election).await?;
        for statement in [
            "DELETE FROM tokens WHERE election = $1",
            "DELETE FROM reminders WHERE election = $1",
            "UPDATE lists SET retired = 1 WHERE election = $1",
        ] {
            run(&mut transaction, statement, election).await?;
        }
        forget_strangers(&mut transaction).await?;
        transaction.commit().await?;
        Ok(removed)
    }
}

async fn copy(
    connection: &mut AnyConnection,
    election: &str,
    roll: usize,
    body: &str,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO listed (election, roll, person, weight) \
                  SELECT $1, $2, person, weight FROM members WHERE body = $3";
    let query = sqlx::query(insert).bind(election.to_owned()).bind(place(roll)?).bind(body.to_owned());
    query.execute(connection).await?;
    Ok(())
}

async fn run(
    connection: &mut AnyConnection,
    statement: &'static str,
    election: &str,
) -> Result<u64, StoreError> {
    Ok(sqlx::query(statement).bind(election.to_owned()).execute(connection).await?.rows_affected())
}

fn list(row: &AnyRow) -> Result<List, StoreError> {
    Ok(List {
        roll: unsigned(row.try_get(0)?)?,
        body: row.try_get(1)?,
        time: unsigned(row.try_get(2)?)?,
        people: unsigned(row.try_get(3)?)?,
        retired: row.try_get::<i64, _>(4)? != 0,
    })
}
