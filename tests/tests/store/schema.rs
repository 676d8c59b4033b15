//! One schema: both engines' catalogues tell of the same tables.

use crate::bed::{Bed, block_on};
use ostrakon_store::Engine;
use sqlx::{AssertSqlSafe, Row};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Columns as `table column type [NOT NULL] [key place]`.
fn columns(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT t.name || ' ' || c.name || ' ' || CASE c.type WHEN 'INTEGER' THEN 'int' WHEN 'BLOB' THEN 'bytes' \
             WHEN 'TEXT' THEN 'text' ELSE c.type END || CASE WHEN c.\"notnull\" OR c.pk THEN ' NOT NULL' ELSE '' END || \
             CASE WHEN c.pk THEN ' key ' || c.pk ELSE '' END FROM sqlite_schema t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND substr(t.name, 1, 5) <> '_sqlx' AND substr(t.name, 1, 6) <> 'sqlite'"
        }
        Engine::Postgres => {
            "SELECT t.relname || ' ' || c.attname || ' ' || CASE format_type(c.atttypid, c.atttypmod) WHEN 'bigint' THEN 'int' \
             WHEN 'bytea' THEN 'bytes' ELSE format_type(c.atttypid, c.atttypmod) END || CASE WHEN c.attnotnull THEN ' NOT NULL' \
             ELSE '' END || COALESCE(' key ' || array_position(k.conkey, c.attnum), '') FROM pg_class t \
             JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped \
             LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p' \
             WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND left(t.relname, 5) <> '_sqlx'"
        }
    }
}

/// What is unique beside keys, what refers to what, and what is found quickly.
fn constraints(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT t.name || ' unique ' || (SELECT group_concat(name) FROM pragma_index_info(i.name)) FROM sqlite_schema t, \
             pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'u' UNION ALL \
             SELECT t.name || ' ' || f.\"from\" || ' refers to ' || f.\"table\" || ' ' || f.\"to\" || ', ' || f.on_delete \
             FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' UNION ALL \
             SELECT t.name || ' index ' || (SELECT group_concat(name) FROM pragma_index_info(i.name)) FROM sqlite_schema t, \
             pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'c'"
        }
        Engine::Postgres => {
            "SELECT c.conrelid::regclass || CASE c.contype WHEN 'u' THEN ' unique ' || n.names ELSE ' ' || n.names || ' refers to ' \
             || c.confrelid::regclass || ' ' || r.names || CASE c.confdeltype WHEN 'c' THEN ', CASCADE' ELSE ', NO ACTION' END END \
             FROM pg_constraint c, \
             LATERAL (SELECT string_agg(attname, ',' ORDER BY array_position(c.conkey, attnum)) AS names FROM pg_attribute \
             WHERE attrelid = c.conrelid AND attnum = ANY(c.conkey)) n, \
             LATERAL (SELECT string_agg(attname, ',') AS names FROM pg_attribute \
             WHERE attrelid = c.confrelid AND attnum = ANY(c.confkey)) r WHERE c.contype IN ('u', 'f') \
             AND c.connamespace = 'public'::regnamespace UNION ALL \
             SELECT i.indrelid::regclass || ' index ' || n.names FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid, \
             LATERAL (SELECT string_agg(attname, ',' ORDER BY array_position(i.indkey::smallint[], attnum)) AS names FROM pg_attribute \
             WHERE attrelid = i.indrelid AND attnum = ANY(i.indkey)) n \
             WHERE NOT i.indisunique AND t.relnamespace = 'public'::regnamespace"
        }
    }
}

async fn told(bed: &Bed, select: &str) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for mut stranger in bed.strangers().await {
        let rows = sqlx::query(AssertSqlSafe(select.to_owned())).fetch_all(&mut stranger).await.unwrap();
        told.extend(rows.iter().map(|row| row.try_get::<String, _>(0).unwrap()));
    }
    told
}

/// Everything that the catalogue tells.
pub(crate) async fn catalogue(bed: &Bed) -> BTreeSet<String> {
    let mut all = told(bed, columns(bed.engine)).await;
    all.extend(told(bed, constraints(bed.engine)).await);
    all
}

/// What a whole schema is: that of a database just made.
pub(crate) fn whole_catalogue(engine: Engine) -> &'static BTreeSet<String> {
    static WHOLE: [OnceLock<BTreeSet<String>>; 2] = [OnceLock::new(), OnceLock::new()];
    WHOLE[usize::from(engine == Engine::Postgres)].get_or_init(|| {
        let bed = Bed::new(engine);
        block_on(async {
            bed.open().await;
            catalogue(&bed).await
        })
    })
}

#[test]
fn both_engines_have_the_same_tables() {
    let (sqlite, postgres) = (whole_catalogue(Engine::Sqlite), whole_catalogue(Engine::Postgres));
    println!("{sqlite:#?}");
    assert_eq!(sqlite, postgres);
    for expected in [
        "entries log int NOT NULL key 1",
        "entries place int NOT NULL key 2",
        "entries bytes bytes NOT NULL",
        "checkpoints note text NOT NULL",
        "entries log refers to logs log, NO ACTION",
        "logs unique kind,slug",
        "people folded text NOT NULL",
    ] {
        assert!(sqlite.contains(expected), "{expected}");
    }
}

#[test]
fn texts_are_ordered_by_their_bytes_on_the_server() {
    let bed = Bed::new(Engine::Postgres);
    block_on(async {
        bed.open().await;
        let others = "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text' \
                      AND left(table_name, 5) <> '_sqlx' AND collation_name IS DISTINCT FROM 'C'";
        assert_eq!(bed.number(others).await, 0);
    });
}
