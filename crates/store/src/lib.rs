//! Floor 6: the service's database. Rows ↔ types, migrations, the append-only boards, and people apart from them.
//!
//! One schema on two engines: an SQLite file beside the service, or a PostgreSQL server. [`Board`] holds what is public; [`People`] what
//! lets members log in and is deleted in the end. They never share a transaction, and with SQLite not even a file.

#![forbid(unsafe_code)]

mod backup;
mod board;
mod copy;
mod engine;
mod error;
mod lock;
mod migrate;
mod open;
mod people;
mod postgres;
mod sqlite;
mod tables;

pub use backup::{Backup, Snapshot};
pub use board::{Batch, Board, Cosigned, Envelope, Growing, LogId, LogKind, LogRow};
pub use copy::Told;
pub use engine::Engine;
pub use error::StoreError;
pub use open::{Hold, Location, Store};
pub use people::{
    Given, Handle, List, Member, Passkey, People, Reminder, RollChange, SecretHash, Upload, Waiting,
};
pub use tables::{BOARD_TABLES, Kind, PASSING_TABLES, PEOPLE_TABLES, Table};
