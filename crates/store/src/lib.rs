//! Floor 6: the database. Rows ↔ types, migrations, the append-only boards.

#![forbid(unsafe_code)]
