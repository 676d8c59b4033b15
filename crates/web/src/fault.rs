//! What goes wrong, named: scripts find the words for it in the page's language.

use crate::json::json;
use ostrakon_group::SortedMap;
use serde::Serialize;
use std::fmt::Display;
use wasm_bindgen::JsValue;

/// A name that every language has words for, what they are about, and the same in English for whoever looks closer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The message's name.
    pub name: &'static str,
    /// The message's variables.
    pub about: SortedMap<&'static str, String>,
    /// In English, as the floors below say it.
    pub detail: String,
}

impl Fault {
    /// Nothing but a name and what was said below.
    pub fn new(name: &'static str, detail: impl Display) -> Self {
        Self { name, about: SortedMap::new(), detail: detail.to_string() }
    }

    /// With a variable of its message.
    pub fn about(mut self, variable: &'static str, value: impl Display) -> Self {
        self.about.insert(variable, value.to_string());
        self
    }
}

impl From<Fault> for JsValue {
    /// As JSON: whoever catches it reads it.
    fn from(fault: Fault) -> Self {
        json(&fault).into()
    }
}
