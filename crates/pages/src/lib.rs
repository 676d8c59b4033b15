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
mod board;
mod contest;
mod frame;
mod home;
mod how;
mod language;
mod minutes;
mod organisation;
mod outcome;
mod parts;
mod said;
mod shell;
mod site;
mod stage;
mod told;
mod vote;
mod words;

pub use assets::{Asset, WEB_MISSING, asset, assets};
pub use board::{BoardPage, Entry, Row};
pub use contest::ContestView;
pub use home::{Home, VoteCard};
pub use how::How;
pub use language::Language;
pub use minutes::{Minutes, Signatory};
pub use organisation::Organisation;
pub use outcome::{OutcomePage, Stands};
pub use parts::Count;
pub use shell::Shell;
pub use site::{POLICY, RELEASE, site};
pub use stage::Stage;
pub use told::Told;
pub use vote::{MeetingView, RollView, VotePage};
pub use words::{Whole, Words};
