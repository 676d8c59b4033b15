//! What browsers fetch, and the Rust that holds it.

use crate::files::File;
use crate::words;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// An asset with the address that its bytes give it.
struct Asset {
    address: String,
    kind: &'static str,
    sha256: [u8; 32],
    bytes: Vec<u8>,
    gzip: Option<Vec<u8>>,
}

/// All of them, by name.
#[derive(Default)]
pub(crate) struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// Adds one. Its address is its name with `-` for `/`, and the first 16 hexadecimal digits of its hash.
    pub(crate) fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), String> {
        let (stem, extension) = name.rsplit_once('.').ok_or(format!("{name}: no extension"))?;
        let kind = content_type(extension).ok_or(format!("{name}: files of this kind are not served"))?;
        let sha256: [u8; 32] = Sha256::digest(&bytes).into();
        let hash = HEXLOWER.encode(&sha256[..8]);
        let address = format!("/assets/{}-{hash}.{extension}", stem.replace('/', "-"));
        if self.0.values().any(|other| other.address == address) {
            return Err(format!("{name}: another file has its address {address}"));
        }
        self.0.insert(name.to_owned(), Asset { address, kind, sha256, bytes, gzip: None });
        Ok(())
    }

    /// The bytes of `x` as they may be sent, from the file `x.gz`.
    pub(crate) fn compressed(&mut self, file: File) {
        if let Some(asset) = self.0.get_mut(file.name.trim_end_matches(".gz")) {
            asset.gzip = Some(file.bytes);
        }
    }

    /// Where an asset is served.
    pub(crate) fn address(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|asset| asset.address.as_str())
    }

    /// The bytes of an asset, and the same compressed.
    pub(crate) fn bytes(&self, name: &str) -> Option<(&[u8], Option<&[u8]>)> {
        self.0.get(name).map(|asset| (asset.bytes.as_slice(), asset.gzip.as_deref()))
    }

    /// Names and addresses of those whose name begins so.
    pub(crate) fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let own = self.0.iter().filter(move |(name, _)| name.starts_with(prefix));
        own.map(|(name, asset)| (name.as_str(), asset.address.as_str()))
    }

    /// Writes `assets.rs` and the bytes beside it.
    pub(crate) fn write(&self, sources: &[File], web_missing: bool) -> Result<(), String> {
        let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
        let folder = Path::new(&out).join("assets");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let mut text = format!("pub(crate) const WEB_MISSING: bool = {web_missing};\n");
        text += "pub(crate) static ASSETS: &[Asset] = &[\n";
        for (name, asset) in &self.0 {
            let path = folder.join(asset.address.trim_start_matches("/assets/"));
            let bytes = included(&path, &asset.bytes)?;
            let gzip = match &asset.gzip {
                Some(gzip) => format!("Some({})", included(&path.with_added_extension("gz"), gzip)?),
                None => "None".into(),
            };
            let Asset { address, kind, sha256, .. } = asset;
            let _ = writeln!(
                text,
                "Asset {{ name: {name:?}, path: {address:?}, content_type: {kind:?}, sha256: {sha256:?}, bytes: {bytes}, gzip: {gzip} }},"
            );
        }
        text += "];\n";
        text += &words::rust(sources)?;
        fs::write(Path::new(&out).join("assets.rs"), text).map_err(|error| error.to_string())
    }
}

/// Writes a file, and how Rust includes it.
fn included(path: &Path, bytes: &[u8]) -> Result<String, String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(format!("include_bytes!({:?})", path.display().to_string()))
}

fn content_type(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "html" => "text/html; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}
