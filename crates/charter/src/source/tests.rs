//! The crates `toml` and `toml_edit` accept the same texts, give the same tree, and name the same line of every fault.

mod by_serde;
mod by_toml_edit;
mod families;
mod limits;
mod lines;
mod random;
mod suite;
mod words;

use crate::CharterError;
use by_serde::by_serde;
use by_toml_edit::by_toml_edit;

/// Holds a text against both other readers.
fn same(text: &str) {
    let own = super::read(text.as_bytes());
    if text.starts_with('\u{feff}') {
        return assert_eq!(own, Err(CharterError::ByteOrderMark));
    }
    let (serde, edit) = (by_serde(text), by_toml_edit(text));
    match (&own, &serde, &edit) {
        (Ok(_), Ok(_), Ok(_)) => {
            assert!(own == serde && own == edit, "{own:?}, {serde:?}, {edit:?}: {text:?}")
        }
        (Err(own), Err(serde), Err(edit)) => {
            let [own, serde, edit] = [own, serde, edit].map(fault);
            assert!(own == edit && own.0 == serde.0, "{own:?}, {edit:?}, {serde:?}: {text:?}");
            // What serde says of a dotted name is about a name inside the table.
            assert!(own == serde || !own.0, "{own:?}, {serde:?}: {text:?}");
        }
        _ => panic!("{own:?}, {serde:?}, {edit:?}: {text:?}"),
    }
}

/// Whether a text is no TOML, and the line that this or a dotted name is on.
fn fault(error: &CharterError) -> (bool, usize) {
    match error {
        CharterError::Syntax { line, .. } => (true, *line),
        CharterError::DottedName { line } => (false, *line),
        error => panic!("{error}"),
    }
}

fn charters() -> [String; 3] {
    let read = |name: &str| {
        let path = format!("{}/../../charters/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("a charter")
    };
    ["every-method", "isn-2013", "lindenhof-2024"].map(read)
}

/// Every kind of value, header and dotted name.
const MIXED: &str = r#"# a comment
a = 1
b.c = "x"
"quoted key" = [1, 2.5, true, 1979-05-27T07:32:00Z, [ {x = 1, y.z = 2}, 'literal'], """
several
lines""", # one of them
'''\
''''', 0b1]
[t]
inline = { one = 0x1f, two = [ ], "three" = "\u00e9\t" }
[t.u.v]
late = 07:32:00
[[rows]]
n = -1e3
[[rows]]
[rows.sub]
nan = nan
[[rows.deep]]
"#;
