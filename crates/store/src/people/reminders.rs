//! Reminders that wait to be sent, and those that were: nobody gets the same one twice.

use super::People;
use crate::error::StoreError;
use sqlx::Row;
use sqlx::any::AnyRow;

/// What somebody is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reminder {
    /// Voting opens.
    Opens,
    /// Voting closes.
    Closes,
    /// There is a result.
    Result,
}

/// A mail that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Of which election.
    pub election: String,
    /// Of what.
    pub kind: Reminder,
    /// To whom.
    pub person: String,
}

impl Reminder {
    fn word(self) -> &'static str {
        match self {
            Self::Opens => "opens",
            Self::Closes => "closes",
            Self::Result => "result",
        }
    }

    fn read(word: &str) -> Result<Self, StoreError> {
        let all = [Self::Opens, Self::Closes, Self::Result];
        all.into_iter().find(|kind| kind.word() == word).ok_or(StoreError::Range("a reminder's kind"))
    }
}

impl People {
    /// Puts a reminder to everybody on an election's lists into the queue, but those who had it; how many wait now.
    pub async fn queue_reminders(&self, election: &str, kind: Reminder) -> Result<u64, StoreError> {
        let insert = "INSERT INTO reminders (election, kind, person, sent) \
                      SELECT DISTINCT election, $1, person, 0 FROM listed WHERE election = $2 \
                      ON CONFLICT (election, kind, person) DO NOTHING";
        let query = sqlx::query(insert).bind(kind.word()).bind(election.to_owned());
        Ok(query.execute(&self.pool).await?.rows_affected())
    }

    /// Some of the mails that wait.
    pub async fn waiting_reminders(&self, most: u32) -> Result<Vec<Waiting>, StoreError> {
        let select = "SELECT election, kind, person FROM reminders WHERE sent = 0 \
                      ORDER BY election, kind, person LIMIT $1";
        let rows = sqlx::query(select).bind(i64::from(most)).fetch_all(&self.pool).await?;
        rows.iter().map(waiting).collect()
    }

    /// Notes that a mail is sent, before it is; false if that was noted before.
    pub async fn claim_reminder(&self, waiting: &Waiting) -> Result<bool, StoreError> {
        self.mark(waiting, 0, 1).await
    }

    /// Puts a mail back that was certainly not sent.
    pub async fn return_reminder(&self, waiting: &Waiting) -> Result<bool, StoreError> {
        self.mark(waiting, 1, 0).await
    }

    async fn mark(&self, waiting: &Waiting, from: i64, to: i64) -> Result<bool, StoreError> {
        let update = "UPDATE reminders SET sent = $1 WHERE election = $2 AND kind = $3 AND person = $4 \
                      AND sent = $5";
        let query = sqlx::query(update).bind(to).bind(waiting.election.clone()).bind(waiting.kind.word());
        let query = query.bind(waiting.person.clone()).bind(from);
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }
}

fn waiting(row: &AnyRow) -> Result<Waiting, StoreError> {
    Ok(Waiting {
        election: row.try_get(0)?,
        kind: Reminder::read(&row.try_get::<String, _>(1)?)?,
        person: row.try_get(2)?,
    })
}
