//! Who belongs to a body: a registrar's upload says it all anew.

use super::rows::{ROWS, list, values};
use super::{People, signed};
use crate::error::StoreError;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use std::collections::HashSet;

/// Somebody in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who: an identifier.
    pub person: String,
    /// Where mail reaches them, as the registrar wrote it.
    pub address: String,
    /// The address as addresses are compared.
    pub folded: String,
    /// What they are called; may be empty.
    pub name: String,
    /// Their weight in this body.
    pub weight: u32,
}

/// What an upload changes of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollChange {
    /// Who comes, or is written anew.
    pub put: Vec<Member>,
    /// Those of them whose address changes: they are logged out, and links that were sent are void.
    pub moved: Vec<String>,
    /// Who goes.
    pub removed: Vec<String>,
}

/// An upload, as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The body.
    pub body: String,
    /// Whose key signed.
    pub registrar: String,
    /// When.
    pub time: u64,
    /// How many came.
    pub added: u64,
    /// How many were written anew.
    pub changed: u64,
    /// How many went.
    pub removed: u64,
}

impl People {
    /// A body's members, by person.
    pub async fn roll(&self, body: &str) -> Result<Vec<Member>, StoreError> {
        let select = "SELECT p.person, p.address, p.folded, p.name, m.weight FROM members m \
                      JOIN people p ON p.person = m.person WHERE m.body = $1";
        let rows = sqlx::query(select).bind(body.to_owned()).fetch_all(&self.pool).await?;
        let mut members: Vec<Member> = rows.iter().map(member).collect::<Result<_, _>>()?;
        members.sort_unstable_by(|a, b| a.person.cmp(&b.person));
        Ok(members)
    }

    /// Who of a body would stay known without it: members of other bodies, and people on lists.
    pub async fn elsewhere(&self, body: &str) -> Result<HashSet<String>, StoreError> {
        let select = "SELECT m.person FROM members m WHERE m.body = $1 AND \
                      (EXISTS (SELECT 1 FROM members o WHERE o.person = m.person AND o.body <> $1) \
                      OR EXISTS (SELECT 1 FROM listed l WHERE l.person = m.person))";
        let rows = sqlx::query(select).bind(body.to_owned()).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// Everybody who is known: person, and address as addresses are compared.
    pub async fn everybody(&self) -> Result<Vec<(String, String)>, StoreError> {
        let rows = sqlx::query("SELECT person, folded FROM people").fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    /// Makes a change, all of it or nothing. Whoever is in no body then, and on no people's list, is forgotten.
    pub async fn change_roll(&self, change: &RollChange, upload: &Upload) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with(self.engine.begin()).await?;
        for chunk in change.removed.chunks(ROWS) {
            remove(&mut transaction, &upload.body, chunk).await?;
        }
        // Before anybody comes: whoever comes may get an address that is free only then.
        if !change.removed.is_empty() {
            forget_strangers(&mut transaction).await?;
        }
        move_away(&mut transaction, &change.moved).await?;
        for chunk in change.put.chunks(ROWS) {
            put_people(&mut transaction, chunk).await?;
            put_members(&mut transaction, &upload.body, chunk).await?;
        }
        note(&mut transaction, upload).await?;
        Ok(transaction.commit().await?)
    }

    /// Every change of a body, the oldest first.
    pub async fn uploads(&self, body: &str) -> Result<Vec<Upload>, StoreError> {
        let select = "SELECT body, registrar, time, added, changed, removed FROM uploads WHERE body = $1 \
                      ORDER BY upload";
        let rows = sqlx::query(select).bind(body.to_owned()).fetch_all(&self.pool).await?;
        rows.iter().map(upload).collect()
    }
}

fn member(row: &AnyRow) -> Result<Member, StoreError> {
    let weight = u32::try_from(row.try_get::<i64, _>(4)?);
    Ok(Member {
        person: row.try_get(0)?,
        address: row.try_get(1)?,
        folded: row.try_get(2)?,
        name: row.try_get(3)?,
        weight: weight.map_err(|_| StoreError::Range("a member's weight"))?,
    })
}

fn upload(row: &AnyRow) -> Result<Upload, StoreError> {
    let number = |column: usize| super::unsigned(row.try_get(column)?);
    Ok(Upload {
        body: row.try_get(0)?,
        registrar: row.try_get(1)?,
        time: number(2)?,
        added: number(3)?,
        changed: number(4)?,
        removed: number(5)?,
    })
}

/// Gives up the addresses of those who get others, so that two may exchange theirs, and whatever the old ones could still open.
async fn move_away(connection: &mut AnyConnection, moved: &[String]) -> Result<(), StoreError> {
    for chunk in moved.chunks(ROWS) {
        let these = list(0, chunk.len());
        // No address holds a space, so this is nobody's.
        for statement in [
            format!("UPDATE people SET folded = ' ' || person WHERE person IN {these}"),
            format!("DELETE FROM links WHERE person IN {these}"),
            format!("DELETE FROM sessions WHERE person IN {these}"),
        ] {
            let query = sqlx::query(AssertSqlSafe(statement));
            let query = chunk.iter().fold(query, |query, person| query.bind(person.clone()));
            query.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

async fn remove(connection: &mut AnyConnection, body: &str, persons: &[String]) -> Result<(), StoreError> {
    let delete = format!("DELETE FROM members WHERE body = $1 AND person IN {}", list(1, persons.len()));
    let query = sqlx::query(AssertSqlSafe(delete)).bind(body.to_owned());
    let query = persons.iter().fold(query, |query, person| query.bind(person.clone()));
    query.execute(connection).await?;
    Ok(())
}

async fn put_people(connection: &mut AnyConnection, members: &[Member]) -> Result<(), StoreError> {
    let insert = format!(
        "INSERT INTO people (person, address, folded, name) VALUES {} ON CONFLICT (person) DO UPDATE \
         SET address = excluded.address, folded = excluded.folded, name = excluded.name",
        values(0, members.len(), 4)
    );
    let mut query = sqlx::query(AssertSqlSafe(insert));
    for member in members {
        query = query.bind(member.person.clone()).bind(member.address.clone());
        query = query.bind(member.folded.clone()).bind(member.name.clone());
    }
    query.execute(connection).await?;
    Ok(())
}

async fn put_members(
    connection: &mut AnyConnection,
    body: &str,
    members: &[Member],
) -> Result<(), StoreError> {
    let insert = format!(
        "INSERT INTO members (body, person, weight) VALUES {} ON CONFLICT (body, person) DO UPDATE \
         SET weight = excluded.weight",
        values(0, members.len(), 3)
    );
    let mut query = sqlx::query(AssertSqlSafe(insert));
    for member in members {
        query = query.bind(body.to_owned()).bind(member.person.clone()).bind(i64::from(member.weight));
    }
    query.execute(connection).await?;
    Ok(())
}

/// Removes people who are in no body and on no people's list.
pub(super) async fn forget_strangers(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let delete = "DELETE FROM people WHERE NOT EXISTS (SELECT 1 FROM members m WHERE m.person = people.person) \
                  AND NOT EXISTS (SELECT 1 FROM listed l WHERE l.person = people.person)";
    sqlx::query(delete).execute(connection).await?;
    Ok(())
}

async fn note(connection: &mut AnyConnection, upload: &Upload) -> Result<(), StoreError> {
    let insert = "INSERT INTO uploads (body, registrar, time, added, changed, removed) \
                  VALUES ($1, $2, $3, $4, $5, $6)";
    let query = sqlx::query(insert).bind(upload.body.clone()).bind(upload.registrar.clone());
    let query = query.bind(signed(upload.time)?).bind(signed(upload.added)?);
    query.bind(signed(upload.changed)?).bind(signed(upload.removed)?).execute(connection).await?;
    Ok(())
}
