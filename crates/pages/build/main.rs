//! Gathers everything that browsers fetch, under names that hold a hash of their bytes, and writes it down as Rust.
//!
//! An asset has a *name*, its path in this package (`scripts/booth/main.js`), and an *address*, under which it is served for ever
//! (`/assets/scripts-booth-main-0123456789abcdef.js`). What refers to another asset refers to its address, so an asset is hashed after
//! everything it names: words and icons, the web bundle, the table of both (`scripts/lib/assets.js`), then scripts. Of the same parts one file is
//! made that names nothing: the offline booth.

mod assets;
mod bundle;
mod files;
mod offline;
mod scripts;
mod style;
mod web;
mod words;

use assets::Assets;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!("cargo::rerun-if-changed={}", own.join("build").display());
    let mut assets = Assets::default();
    for icon in files::below(own, "icons")? {
        assets.add(&icon.name, icon.bytes)?;
    }
    assets.add("style/all.css", style::all(files::below(own, "style")?))?;
    let sources = files::below(own, "words")?;
    for source in &sources {
        assets.add(&words::compiled_name(&source.name), words::compile(source)?)?;
    }
    let (compressed, web): (Vec<_>, Vec<_>) =
        web::files(own)?.into_iter().partition(|file| file.name.ends_with(".gz"));
    let missing = web.is_empty();
    let glue = web.iter().find(|file| file.name == offline::GLUE).map(|file| file.bytes.clone());
    scripts::add(&mut assets, web)?;
    compressed.into_iter().for_each(|file| assets.compressed(file));
    let table = files::File { name: scripts::TABLE.into(), bytes: scripts::table(&assets) };
    let mut all = files::below(own, "scripts")?;
    if let Some(glue) = glue {
        assets.add(offline::NAME, offline::page(own, &assets, &all, glue)?)?;
    }
    all.retain(|file| !file.name.starts_with(offline::SCRIPTS));
    all.push(table);
    scripts::add(&mut assets, all)?;
    assets.write(&sources, missing)?;
    Ok(())
}
