//! What there is to copy: every table with its columns, in an order in which references hold.

/// What a column holds. No column is ever empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The number that the database gives a row.
    Key,
    /// A number.
    Int,
    /// A text.
    Text,
    /// Bytes.
    Bytes,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How many of its first columns name a row.
    pub key: usize,
    /// Its columns.
    pub columns: &'static [(&'static str, Kind)],
}

use Kind::{Bytes, Int, Key, Text};

/// The tables of boards.
pub const BOARD_TABLES: &[Table] = &[
    Table {
        name: "logs",
        key: 1,
        columns: &[("log", Key), ("kind", Text), ("slug", Text), ("origin", Text)],
    },
    Table { name: "entries", key: 2, columns: &[("log", Int), ("place", Int), ("bytes", Bytes)] },
    Table { name: "checkpoints", key: 2, columns: &[("log", Int), ("size", Int), ("note", Text)] },
    Table { name: "files", key: 2, columns: &[("log", Int), ("path", Text), ("bytes", Bytes)] },
    Table {
        name: "cosignatures",
        key: 3,
        columns: &[("log", Int), ("size", Int), ("witness", Text), ("line", Text)],
    },
    Table { name: "moments", key: 2, columns: &[("log", Int), ("name", Text), ("time", Int)] },
    Table {
        name: "envelopes",
        key: 4,
        columns: &[("log", Int), ("attempt", Int), ("sender", Int), ("recipient", Int), ("bytes", Bytes)],
    },
    Table { name: "nonces", key: 1, columns: &[("nonce", Bytes), ("until", Int)] },
];

/// The tables of people.
pub const PEOPLE_TABLES: &[Table] = &[
    Table {
        name: "people",
        key: 1,
        columns: &[("person", Text), ("address", Text), ("folded", Text), ("name", Text)],
    },
    Table { name: "members", key: 2, columns: &[("body", Text), ("person", Text), ("weight", Int)] },
    Table {
        name: "uploads",
        key: 1,
        columns: &[
            ("upload", Key),
            ("body", Text),
            ("registrar", Text),
            ("time", Int),
            ("added", Int),
            ("changed", Int),
            ("removed", Int),
        ],
    },
    Table { name: "handles", key: 1, columns: &[("person", Text), ("handle", Bytes)] },
    Table {
        name: "passkeys",
        key: 1,
        columns: &[("id", Bytes), ("person", Text), ("label", Text), ("added", Int), ("credential", Text)],
    },
    Table { name: "credentials", key: 1, columns: &[("person", Text), ("sealed", Bytes)] },
    Table {
        name: "lists",
        key: 2,
        columns: &[
            ("election", Text),
            ("roll", Int),
            ("body", Text),
            ("time", Int),
            ("people", Int),
            ("retired", Int),
        ],
    },
    Table {
        name: "listed",
        key: 3,
        columns: &[("election", Text), ("roll", Int), ("person", Text), ("weight", Int)],
    },
    Table {
        name: "tokens",
        key: 3,
        columns: &[
            ("election", Text),
            ("roll", Int),
            ("person", Text),
            ("blinded", Bytes),
            ("signature", Bytes),
        ],
    },
    Table {
        name: "reminders",
        key: 3,
        columns: &[("election", Text), ("kind", Text), ("person", Text), ("sent", Int)],
    },
];

/// The tables that no copy has: whoever has logged in logs in again. A copy would tell when each did, and a restored one would take links
/// that were used and sessions that were ended.
pub const PASSING_TABLES: &[Table] = &[
    Table { name: "links", key: 1, columns: &[("hash", Bytes), ("person", Text), ("until", Int)] },
    Table { name: "sessions", key: 1, columns: &[("hash", Bytes), ("person", Text), ("until", Int)] },
];
