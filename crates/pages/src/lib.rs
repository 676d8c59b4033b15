//! Floor 6: what people see. Plain structs in, bytes out; no HTTP, no database, no cryptography.
//!
//! Every page is a struct with `render(language)`. Texts are Fluent messages in `words/<language>/<page>.ftl`, templates are in
//! `templates/`, and everything else that a browser fetches is an [`Asset`]: styles, scripts, icons, words for scripts, and the web bundle
//! that `cargo xtask web` makes, all embedded by `build/`.
//!
//! **For scripts.** A script of a page is `scripts/<page>/main.js`, an ES module without a build step. `import` takes relative names
//! (`"../lib/dom.js"`); the build rewrites them to addresses. `scripts/lib/assets.js` is written by the build and exports
//! `web` (addresses of the web bundle's files by name: `import(web["ostrakon_web.js"])`, then `init({ module_or_path: web["ostrakon_web_bg.wasm"] })`),
//! `words` (addresses by language and page; `lib/words.js` loads them) and `asset("./worker.js")`, whose literal the build replaces by an
//! address, for what is no module of one's own. A worker is started by `lib/worker.js`, the only place that may (Trusted Types).

#![forbid(unsafe_code)]

mod assets;
mod frame;
mod home;
mod language;
mod shell;
mod told;
mod words;

pub use assets::{Asset, WEB_MISSING, asset, assets};
pub use home::Home;
pub use language::Language;
pub use shell::Shell;
pub use told::Told;
pub use words::Words;
