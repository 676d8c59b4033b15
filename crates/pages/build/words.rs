//! Words for scripts: Fluent's messages, parsed here, so that a browser needs no parser.
//!
//! A file is an object of messages. A message is a text, or a list of parts: a text, `{"$": name}` for a variable, or
//! `{"$": name, "of": {key: message, …}, "else": key}` for a choice by plural or by value.

use crate::files::File;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::parser;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// `words/en/home.ftl` is fetched as `words/en/home.json`.
pub(crate) fn compiled_name(name: &str) -> String {
    name.replace(".ftl", ".json")
}

/// A file of messages as JSON.
pub(crate) fn compile(file: &File) -> Result<Vec<u8>, String> {
    let text = text(file)?;
    let resource = parser::parse(text).map_err(|(_, errors)| format!("{}: {errors:?}", file.name))?;
    let fail = |id: &str, why: String| format!("{}: {id}: {why}", file.name);
    let mut all = Map::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            let value = message.value.as_ref().ok_or(fail(id, "it has no value".into()))?;
            let compiled = pattern(&resource, value).map_err(|why| fail(id, why))?;
            if all.insert(id.to_owned(), compiled).is_some() {
                return Err(fail(id, "it is there twice".into()));
            }
        }
    }
    serde_json::to_vec(&all).map_err(|error| error.to_string())
}

fn text(file: &File) -> Result<&str, String> {
    str::from_utf8(&file.bytes).map_err(|_| format!("{}: not UTF-8", file.name))
}

fn pattern(all: &Resource<&str>, pattern: &Pattern<&str>) -> Result<Value, String> {
    let mut parts: Vec<Value> = Vec::new();
    for element in &pattern.elements {
        let part = match element {
            PatternElement::TextElement { value } => json!(value),
            PatternElement::Placeable { expression } => self::expression(all, expression)?,
        };
        match (parts.last_mut(), part) {
            (Some(Value::String(before)), Value::String(more)) => *before += &more,
            (_, Value::Array(more)) => parts.extend(more),
            (_, part) => parts.push(part),
        }
    }
    match parts.as_slice() {
        [Value::String(text)] => Ok(json!(text)),
        _ => Ok(Value::Array(parts)),
    }
}

fn expression(all: &Resource<&str>, expression: &Expression<&str>) -> Result<Value, String> {
    match expression {
        Expression::Inline(inline) => self::inline(all, inline),
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            let mut of = Map::new();
            let mut otherwise = "";
            for variant in variants {
                let key = match &variant.key {
                    VariantKey::Identifier { name } => *name,
                    VariantKey::NumberLiteral { value } => *value,
                };
                of.insert(key.to_owned(), pattern(all, &variant.value)?);
                if variant.default {
                    otherwise = key;
                }
            }
            Ok(json!({ "$": id.name, "of": of, "else": otherwise }))
        }
        Expression::Select { .. } => Err("a choice is made by a variable".into()),
    }
}

fn inline(all: &Resource<&str>, inline: &InlineExpression<&str>) -> Result<Value, String> {
    match inline {
        InlineExpression::StringLiteral { value } => Ok(json!(value)),
        InlineExpression::NumberLiteral { value } => Ok(json!(value)),
        InlineExpression::VariableReference { id } => Ok(json!({ "$": id.name })),
        InlineExpression::TermReference { id, attribute: None, arguments: None } => {
            let term = all.body.iter().find_map(|entry| match entry {
                Entry::Term(term) if term.id.name == id.name => Some(&term.value),
                _ => None,
            });
            pattern(all, term.ok_or(format!("there is no -{} in this file", id.name))?)
        }
        InlineExpression::Placeable { expression } => self::expression(all, expression),
        _ => Err("only texts, numbers, variables, choices and terms are understood by scripts".into()),
    }
}

/// The sources, for pages made by the service.
pub(crate) fn rust(sources: &[File]) -> Result<String, String> {
    let mut all = "pub(crate) static WORDS: &[(&str, &str, &str)] = &[\n".to_owned();
    for file in sources {
        let stem = file.name.trim_start_matches("words/").trim_end_matches(".ftl");
        let (language, page) = stem.split_once('/').ok_or(format!("{}: of no language", file.name))?;
        let _ = writeln!(all, "({language:?}, {page:?}, {:?}),", text(file)?);
    }
    Ok(all + "];\n")
}
