//! Bodies of requests: right ones for each route, and what can be done to them.

use crate::world::{Given, World};
use data_encoding::{BASE64, HEXLOWER};
use ostrakon_election::document::Signed;
use ostrakon_fuzz::Choices;
use ostrakon_tlog::ed25519::SecretKey;
use serde_json::{Map, Value, json};

/// A body with its media type.
pub struct Body {
    /// As it is sent.
    pub bytes: Vec<u8>,
    /// What it says it is.
    pub media: &'static str,
}

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// The body that a route takes, by the last words of its path; then perhaps changed.
pub fn body(path: &str, world: &World, entries: usize, choices: &mut Choices<'_>) -> Body {
    let path = path.split('?').next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let mut body = match last {
        "setup" | "roll" | "board" | "tally" | "decrypt" | "certify" | "register" => {
            json_body(documents(world, entries, choices))
        }
        "cast" => Body { bytes: ballot(world, entries, choices), media: BYTES },
        "envelopes" => Body { bytes: choices.piece().to_vec(), media: BYTES },
        "people" => Body { bytes: sheet(choices), media: "text/csv" },
        _ => json_body(simple(path, world, choices)),
    };
    match choices.byte() {
        0..176 => {}
        176..224 => choices.change(&mut body.bytes),
        224..248 => body = json_body(changed(&body.bytes, choices)),
        _ => body.bytes = choices.piece().repeat(1 + choices.below(2_000)),
    }
    body
}

fn json_body(value: Value) -> Body {
    Body { bytes: value.to_string().into_bytes(), media: JSON }
}

/// What comes next, or something else that was on the board, or will be.
fn place(world: &World, entries: usize, choices: &mut Choices<'_>) -> usize {
    match choices.byte() {
        ahead @ 0..32 => (entries + usize::from(ahead)) % world.given.len(),
        _ => choices.below(world.given.len()),
    }
}

fn ballot(world: &World, entries: usize, choices: &mut Choices<'_>) -> Vec<u8> {
    let from = place(world, entries, choices);
    let ballots = world.given[from..].iter().chain(&world.given).find_map(|given| match given {
        Given::Ballot(bytes) => Some(bytes.clone()),
        Given::Document { .. } => None,
    });
    ballots.unwrap_or_default()
}

fn documents(world: &World, entries: usize, choices: &mut Choices<'_>) -> Value {
    let (mut documents, mut all) = (Vec::new(), Map::new());
    let first = place(world, entries, choices);
    for given in world.given.iter().skip(first).take(1 + choices.below(3)) {
        let Given::Document { document, files, .. } = given else { continue };
        let document: Value = serde_json::from_slice(document).expect("a document");
        documents.push(if choices.byte() > 96 { forged(document, world, choices) } else { document });
        for (path, bytes) in files {
            let mut bytes = bytes.clone();
            if choices.byte() > 224 {
                choices.change(&mut bytes);
            }
            all.insert(path.clone(), BASE64.encode(&bytes).into());
        }
    }
    if choices.byte() > 240 {
        all.insert(String::from_utf8_lossy(choices.piece()).into_owned(), "AAAA".into());
    }
    json!({ "documents": documents, "files": all })
}

/// A document of which something was changed, signed again by whoever signed it, or by somebody else.
fn forged(document: Value, world: &World, choices: &mut Choices<'_>) -> Value {
    let keys = world.keys();
    let signed_by = document["signatures"].as_array().into_iter().flatten().filter_map(|signature| {
        let key = signature["key"].as_str()?;
        keys.iter().find(|own| HEXLOWER.encode(own.public_key().as_bytes()) == key).copied()
    });
    let signers: Vec<&SecretKey> = signed_by.collect();
    let mut body = document["body"].clone();
    for _ in 0..=choices.below(3) {
        change(&mut body, choices);
    }
    let mut signed = Signed::unsigned(body);
    if choices.byte() > 240 {
        let other: &&SecretKey = choices.one(&keys);
        signed.add_signature(other);
    } else {
        signers.into_iter().for_each(|key| signed.add_signature(key));
    }
    serde_json::to_value(&signed).expect("a document")
}

fn sheet(choices: &mut Choices<'_>) -> Vec<u8> {
    let mut sheet = String::from("person,name,address,weight,body\n");
    for _ in 0..choices.below(6) {
        let person = *choices.one(&["ada", "bea", "cem", "eve", "fay"]);
        let name = *choices.one(&["", "Ada Lovelace", "Bea", "Cém", "=1+1", "Аda", "\"a,\nb\""]);
        let address = *choices.one(&["ada@example.org", "bea@x.org", "Cem@Example.org", "x", "a@xn--a.b"]);
        let weight = *choices.one(&["", "1", "2", "4294967295", "0"]);
        sheet.push_str(&format!("{person},{name},{address},{weight},\n"));
    }
    sheet.into_bytes()
}

/// Bodies of few words.
fn simple(path: &str, world: &World, choices: &mut Choices<'_>) -> Value {
    let last = path.rsplit('/').next().unwrap_or_default();
    match last {
        "draft" => json!({ "rolls": 2 }),
        "reminders" => json!({ "kind": choices.one(&["opens", "closes", "result", "never"]) }),
        "mail" => json!({ "address": choices.one(&["ada@example.org", "nobody@example.org", "x"]) }),
        "redeem" => json!({ "secret": "A".repeat(43) }),
        "credential" => json!({ "sealed": "00".repeat(choices.below(64) * 20) }),
        "begin" if path.contains("/me/") => json!({ "label": String::from_utf8_lossy(choices.piece()) }),
        "finish" => json!({ "ceremony": "A".repeat(43), "credential": credential(path, choices) }),
        _ if path.contains("/token/") => {
            let blinded: &Vec<u8> = choices.one(&world.blinded);
            json!({ "blinded": HEXLOWER.encode(blinded) })
        }
        _ => json!({}),
    }
}

/// What an authenticator may answer.
fn credential(path: &str, choices: &mut Choices<'_>) -> Value {
    let text = data_encoding::BASE64URL_NOPAD.encode(choices.piece());
    let data = json!({ "type": "webauthn.create", "challenge": text, "origin": "https://board.example" });
    let data = data_encoding::BASE64URL_NOPAD.encode(data.to_string().as_bytes());
    let response = match path.contains("/me/") {
        true => json!({ "attestationObject": text, "clientDataJSON": data }),
        false => {
            json!({ "authenticatorData": text, "clientDataJSON": data, "signature": text, "userHandle": text })
        }
    };
    json!({ "id": text, "rawId": text, "type": "public-key", "response": response, "extensions": {} })
}

/// A JSON body of which something was changed.
fn changed(bytes: &[u8], choices: &mut Choices<'_>) -> Value {
    let mut value = serde_json::from_slice(bytes).unwrap_or(Value::Null);
    change(&mut value, choices);
    value
}

/// Changes one value of a document, wherever it stands.
fn change(value: &mut Value, choices: &mut Choices<'_>) {
    let inner = choices.byte();
    match value {
        Value::Object(all) if inner < 240 && !all.is_empty() => {
            let at = choices.below(all.len());
            all.values_mut().nth(at).into_iter().for_each(|value| change(value, choices));
        }
        Value::Array(all) if inner < 200 && !all.is_empty() => {
            let at = choices.below(all.len());
            change(&mut all[at], choices);
        }
        Value::Array(all) if inner < 220 && !all.is_empty() => {
            let again = choices.one(all).clone();
            all.push(again);
        }
        Value::Array(all) if inner < 240 => _ = all.pop(),
        value => *value = another(value, choices),
    }
}

fn another(value: &Value, choices: &mut Choices<'_>) -> Value {
    match (choices.byte() % 8, value) {
        (0..4, Value::Number(number)) => {
            let number = number.as_u64().unwrap_or(0);
            number.wrapping_add(choices.number()).into()
        }
        (0..4, Value::String(text)) => {
            let mut bytes = text.clone().into_bytes();
            choices.change(&mut bytes);
            String::from_utf8_lossy(&bytes).into()
        }
        (4, _) => Value::Null,
        (5, _) => choices.number().into(),
        (6, _) => json!([]),
        _ => String::from_utf8_lossy(choices.piece()).into(),
    }
}
