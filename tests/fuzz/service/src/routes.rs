//! The routes of the interface's description, with paths filled in.

use crate::world::{SLUGS, World};
use ostrakon_fuzz::Choices;
use serde_json::Value;
use std::sync::LazyLock;

/// A method and a path with parameters in braces.
#[derive(Clone, Debug)]
pub struct Route {
    /// In capitals.
    pub method: String,
    /// As it is described.
    pub path: String,
}

/// All that is described, in its order, and then what is not.
pub static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let described: Value =
        serde_json::from_str(include_str!("../../../../spec/openapi.json")).expect("a description");
    let paths = described["paths"].as_object().expect("paths").iter();
    let methods = |(path, methods): (&String, &Value)| {
        let methods = methods.as_object().expect("methods").keys();
        methods.map(|method| route(&method.to_uppercase(), path)).collect::<Vec<_>>()
    };
    paths.flat_map(methods).chain(FILES.iter().map(|path| route("GET", path))).collect()
});

/// What is served without a description: files of the archive, and a few words.
const FILES: [&str; 8] = [
    "/api/openapi.json",
    "/healthz",
    "/register/checkpoint",
    "/elections/{slug}/checkpoint",
    "/elections/{slug}/{file}",
    "/elections/{slug}/tile/0/000.p/{width}",
    "/elections/{slug}/tile/entries/000.p/{width}",
    "/{anything}",
];

/// Files of a record.
const RECORD: [&str; 6] =
    ["charter.toml", "setup/keys", "setup/dealing-1-1", "roll/0", "roll/1", "register/checkpoint"];

fn route(method: &str, path: &str) -> Route {
    Route { method: method.to_owned(), path: path.to_owned() }
}

impl Route {
    /// The path, its parameters filled in; the slug, so that a body can be for it.
    pub fn fill(&self, world: &World, choices: &mut Choices<'_>) -> String {
        let mut path = String::new();
        for part in self.path.split_inclusive('}') {
            let (before, name) = part.split_once('{').unwrap_or((part, ""));
            path.push_str(before);
            if let Some(name) = name.strip_suffix('}') {
                path.push_str(&self.parameter(name, world, choices));
            }
        }
        match choices.byte() {
            240.. => format!("{path}?{}", written(choices.piece(), b"=&-")),
            224..240 => format!("{path}?dry-run"),
            _ => path,
        }
    }

    fn parameter(&self, name: &str, world: &World, choices: &mut Choices<'_>) -> String {
        // Drafts of more slugs would draw keys for their tokens, which takes long.
        if choices.byte() > 232 {
            let end = if self.path.ends_with("/draft") { "!" } else { "" };
            let plain: &[u8] = if name == "anything" { b"/.?=&" } else { b"." };
            return written(choices.piece(), plain) + end;
        }
        match name {
            "slug" => SLUGS[usize::from(choices.byte() > 250)].to_owned(),
            "body" => (*choices.one(&["membership", "committee", "board"])).to_owned(),
            "file" => (*choices.one(&RECORD)).to_owned(),
            "roll" => (choices.number() % 3).to_string(),
            "key" => {
                let rolls = &world.election.rolls;
                let members: Vec<_> = rolls.iter().flat_map(|roll| &roll.members).collect();
                data_encoding::HEXLOWER.encode(&choices.one(&members).key())
            }
            _ => choices.number().to_string(),
        }
    }
}

/// Bytes as they stand in a path; those of `plain` stand for themselves.
fn written(bytes: &[u8], plain: &[u8]) -> String {
    let byte = |byte: &u8| match byte {
        b if b.is_ascii_alphanumeric() || plain.contains(b) => char::from(*b).to_string(),
        b => format!("%{b:02X}"),
    };
    bytes.iter().map(byte).collect()
}
