//! Signed documents that stand in acts. An act can be read although they cannot: they are judged by the act's own check.

use ostrakon_election::document::{Signature, Signed, SignedDocument, jcs};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// A signed document of one type, as far as it can be read.
#[derive(Clone, Debug)]
pub struct Enclosed<B> {
    value: Value,
    read: Result<Signed<B>, String>,
}

/// The most lists and objects inside one another; an entry has 16, and two of them stand around this.
const MOST_NESTED: usize = 14;

impl<B: Serialize + DeserializeOwned> Enclosed<B> {
    /// Reads the form of a document; none, if it is not even signed.
    fn read(value: Value) -> Result<Self, String> {
        let Value::Object(members) = &value else { return Err("no signed document stands there".into()) };
        let signatures = members.get("signatures").cloned().unwrap_or_default();
        let signed = members.len() == 2 && members.get("body").is_some_and(Value::is_object);
        if !signed || serde_json::from_value::<Vec<Signature>>(signatures).is_err() {
            return Err("a signed document has a body and signatures".into());
        }
        let read = serde_json::from_value::<Signed<B>>(value.clone()).map_err(|error| error.to_string());
        let read = read.and_then(|read| match jcs(&read) == jcs(&value) {
            true => Ok(read),
            false => Err("it has members that such a document does not have".into()),
        });
        Ok(Self { value, read })
    }

    /// The document, or why it cannot be read.
    ///
    /// # Errors
    /// What is wrong with its form.
    pub fn document(&self) -> Result<&Signed<B>, &str> {
        self.read.as_ref().map_err(String::as_str)
    }

    /// The body, if it can be read.
    pub fn body(&self) -> Option<&B> {
        self.read.as_ref().ok().map(|signed| &signed.body)
    }

    /// Its bytes, as they stand on the election's board.
    pub fn encode(&self) -> Vec<u8> {
        jcs(&self.value)
    }

    /// Encloses a document; none, if it is of another type.
    pub(super) fn of(document: &SignedDocument) -> Option<Self> {
        let enclosed = Self::read(serde_json::to_value(document).ok()?).ok()?;
        enclosed.read.is_ok().then_some(enclosed)
    }

    /// What makes it no JSON of spec 0.6.
    pub(super) fn problem(&self) -> Option<String> {
        let nested = depth(&self.value) > MOST_NESTED;
        let what = if nested { Some("nested deeper than 16") } else { foreign(&self.value) };
        what.map(|what| format!("the enclosed document has {what}"))
    }
}

fn depth(value: &Value) -> usize {
    let inside = match value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.values().map(depth).max(),
        _ => return 0,
    };
    1 + inside.unwrap_or(0)
}

/// Values that documents do not hold; integers that are too large are found with the act's bytes.
fn foreign(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null => Some("a null"),
        Value::Number(number) if number.as_u64().is_none() => {
            Some("a number that is no integer of 0 or more")
        }
        Value::Array(items) => items.iter().find_map(foreign),
        Value::Object(members) => members.values().find_map(foreign),
        _ => None,
    }
}

impl<B> PartialEq for Enclosed<B> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<B> Serialize for Enclosed<B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, B: Serialize + DeserializeOwned> Deserialize<'de> for Enclosed<B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
