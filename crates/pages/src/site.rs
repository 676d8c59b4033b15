//! What browsers are given that is the same for everybody, as a list that can stand in a register (spec 9.10).

use crate::{Language, Shell, assets};
use ostrakon_group::sha256;
use ostrakon_register::acts::SiteFile;

/// What browsers hold every page and asset to: nothing but our own files; no markup from text (Trusted Types), workers from `/assets/` alone
/// (the policy `ostrakon`). The text is that of spec 10.9.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                          connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
                          frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ostrakon";

/// What the files are made from, for people.
pub const RELEASE: &str = concat!("ostrakon ", env!("CARGO_PKG_VERSION"));

/// Every asset, and every shell in every language, ascending by path.
pub fn site() -> Vec<SiteFile> {
    let below = assets().iter().map(|asset| SiteFile {
        path: asset.path.trim_start_matches('/').to_owned(),
        sha256: asset.sha256.into(),
    });
    let shells = Language::ALL.into_iter().flat_map(|language| {
        Shell::ALL.into_iter().map(move |shell| SiteFile {
            path: shell.path(language, "*"),
            sha256: sha256(shell.render(language).as_bytes()).into(),
        })
    });
    let mut files: Vec<SiteFile> = below.chain(shells).collect();
    files.sort();
    files
}
