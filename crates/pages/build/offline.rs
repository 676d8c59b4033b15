//! The offline booth: one file, made of the same scripts, styles, words and core as the booth that is served (spec 10.12).

use crate::assets::Assets;
use crate::bundle::bundle;
use crate::files::File;
use crate::scripts::TABLE;
use data_encoding::BASE64;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What it is called here.
pub(crate) const NAME: &str = "offline/booth.html";
/// Its own scripts, which no page loads.
pub(crate) const SCRIPTS: &str = "scripts/offline/";
/// What the core is called by.
pub(crate) const GLUE: &str = "web/booth.js";
const CORE: &str = "web/booth_bg.wasm";
const ENTRY: &str = "scripts/offline/main.js";
const TEMPLATE: &str = "templates/offline.html";
/// Whose words it has.
const WORDS: [&str; 6] = ["common", "booth", "ballot", "faults", "receipt", "offline"];

/// The file.
pub(crate) fn page(own: &Path, assets: &Assets, scripts: &[File], glue: Vec<u8>) -> Result<Vec<u8>, String> {
    let path = own.join(TEMPLATE);
    println!("cargo::rerun-if-changed={}", path.display());
    let template = fs::read_to_string(&path).map_err(|error| format!("{TEMPLATE}: {error}"))?;
    let script = bundle(&modules(assets, scripts, glue)?, ENTRY)?;
    let style = text(asset(assets, "style/all.css")?)?;
    let icon = BASE64.encode(asset(assets, "icons/ostrakon.svg")?);
    let filled = [("policy", policy(&script, &style)), ("style", style), ("icon", icon), ("script", script)];
    let told = ["en", "de"].map(|code| said(assets, code, "offline-save-first").map(|said| (code, said)));
    let mut page = template;
    for told in told {
        let (code, said) = told?;
        page = fill(&page, &format!("save-first-{code}"), &said)?;
    }
    for (name, value) in filled {
        page = fill(&page, name, &value)?;
    }
    Ok(page.into_bytes())
}

/// Nothing is fetched, sent, framed or run but what stands in the file.
fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(script),
        hash(style)
    )
}

/// Every module by name; the table holds what other pages fetch.
fn modules(assets: &Assets, scripts: &[File], glue: Vec<u8>) -> Result<BTreeMap<String, String>, String> {
    let mut all = BTreeMap::new();
    for file in scripts {
        all.insert(file.name.clone(), text(&file.bytes)?);
    }
    all.insert(GLUE.to_owned(), text(&glue)?);
    all.insert(TABLE.to_owned(), table(assets)?);
    Ok(all)
}

fn table(assets: &Assets) -> Result<String, String> {
    let mut words = Map::new();
    for code in ["en", "de"] {
        let pages = WORDS.iter().map(|page| Ok(((*page).to_owned(), words_of(assets, code, page)?)));
        words.insert(code.to_owned(), Value::Object(pages.collect::<Result<_, String>>()?));
    }
    let (_, gzip) = assets.bytes(CORE).ok_or(format!("{CORE}: it is not there"))?;
    let gzip = gzip.ok_or(format!("{CORE}.gz: it is not there: `cargo xtask web` makes it"))?;
    let (words, core) = (Value::Object(words), json!(BASE64.encode(gzip)));
    Ok(format!("export const words = {words};\nexport const core = {core};\n"))
}

fn words_of(assets: &Assets, code: &str, page: &str) -> Result<Value, String> {
    let name = format!("words/{code}/{page}.json");
    serde_json::from_slice(asset(assets, &name)?).map_err(|error| format!("{name}: {error}"))
}

/// A message without variables, for the page before its script has run.
fn said(assets: &Assets, code: &str, id: &str) -> Result<String, String> {
    let words = words_of(assets, code, "offline")?;
    let said =
        words.get(id).and_then(Value::as_str).ok_or(format!("words/{code}: {id} is no plain message"))?;
    match said.contains(['<', '&', '{']) {
        true => Err(format!("words/{code}: {id} would be read as markup")),
        false => Ok(said.to_owned()),
    }
}

/// Puts something where the template names it, once.
fn fill(page: &str, name: &str, value: &str) -> Result<String, String> {
    let place = format!("{{{{ {name} }}}}");
    match page.matches(&place).count() {
        1 => Ok(page.replacen(&place, value, 1)),
        n => Err(format!("{TEMPLATE}: names {name} {n} times")),
    }
}

fn asset<'a>(assets: &'a Assets, name: &str) -> Result<&'a [u8], String> {
    assets.bytes(name).map(|(bytes, _)| bytes).ok_or(format!("{name}: it is not there"))
}

fn text(bytes: &[u8]) -> Result<String, String> {
    str::from_utf8(bytes).map(str::to_owned).map_err(|error| error.to_string())
}
