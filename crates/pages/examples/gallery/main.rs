//! Writes every page in every state and language below a directory, with what browsers fetch beside: to be looked at.
//!
//!     cargo run -p ostrakon-pages --example gallery -- DIR
#![allow(clippy::unwrap_used, missing_docs)]

mod data;

use ostrakon_pages::{Language, assets};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "gallery".into());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for asset in assets() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), asset.bytes)?;
    }
    for language in Language::ALL {
        fs::create_dir_all(folder.join(language.code()))?;
        for (name, page) in (data::Sample { added: "" }).pages(language) {
            fs::write(folder.join(language.code()).join(name + ".html"), page)?;
        }
    }
    Ok(())
}
