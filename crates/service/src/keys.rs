//! The service's own keys: the log's, and one a roll for tokens. Files that only their owner reads.

use data_encoding::HEXLOWER;
use ostrakon_election::roll::{TokenSigner, TokenSignerError};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use rand_core::{OsRng, RngCore};
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The directory of keys.
#[derive(Clone, Debug)]
pub(crate) struct Keys(PathBuf);

/// Why a key is not there.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Its content.
    #[error("{path}: {why}")]
    Form {
        /// Which.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A token key.
    #[error(transparent)]
    Token(#[from] TokenSignerError),
}

/// The log's key.
pub(crate) const LOG_KEY: &str = "log.key";
/// Bits of a token key.
const TOKEN_BITS: usize = 2048;

impl Keys {
    pub(crate) fn open(folder: PathBuf) -> Result<Self, KeyError> {
        let make = fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder);
        make.map_err(|error| KeyError::File { path: folder.clone(), error })?;
        Ok(Self(folder))
    }

    /// The log's key under the name `origin`; drawn when there is none.
    pub(crate) fn log(&self, origin: &str) -> Result<SigningKey, KeyError> {
        let path = self.0.join(LOG_KEY);
        let text = read_or_make(&path, || {
            let mut seed = Zeroizing::new([0; 32]);
            OsRng.fill_bytes(&mut *seed);
            Ok(Zeroizing::new(HEXLOWER.encode(&*seed).into_bytes()))
        })?;
        let form = |why: String| KeyError::Form { path: path.clone(), why };
        let seed = HEXLOWER.decode(text.trim_ascii()).map(Zeroizing::new).map_err(|e| form(e.to_string()))?;
        let seed = seed.as_slice().try_into().map_err(|_| form("not 32 bytes".into()))?;
        let name = KeyName::new(origin).map_err(|e| form(e.to_string()))?;
        Ok(SigningKey::new(name, SecretKey::from_seed(seed)))
    }

    /// As `log`, of keys that must be there: none is drawn.
    pub(crate) fn log_that_is_there(folder: &Path, origin: &str) -> Result<SigningKey, KeyError> {
        let path = folder.join(LOG_KEY);
        fs::metadata(&path).map_err(|error| KeyError::File { path, error })?;
        Self(folder.to_owned()).log(origin)
    }

    /// Copies keys, as they are, to where there are none of these names.
    pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), KeyError> {
        let fail = |path: &Path, error| KeyError::File { path: path.to_owned(), error };
        let own = Self::open(to.to_owned())?;
        for entry in fs::read_dir(from).map_err(|e| fail(from, e))? {
            let path = entry.map_err(|e| fail(from, e))?.path();
            let Some(name) = path.file_name() else { continue };
            let there = own.0.join(name);
            if path.is_file() && !there.exists() {
                let secret = Zeroizing::new(fs::read(&path).map_err(|e| fail(&path, e))?);
                write_private(&there, &secret).map_err(|e| fail(&there, e))?;
            }
        }
        Ok(())
    }

    /// The token key of a roll; drawn when there is none. Slow then.
    pub(crate) fn token(&self, slug: &str, roll: usize) -> Result<TokenSigner, KeyError> {
        let path = self.token_path(slug, roll);
        let der = read_or_make(&path, || Ok(TokenSigner::generate(TOKEN_BITS, &mut OsRng)?.to_der()?))?;
        Ok(TokenSigner::from_der(&der)?)
    }

    /// Erases the token keys of an election: nothing is signed with them any more.
    pub(crate) fn erase_tokens(&self, slug: &str, rolls: usize) -> io::Result<()> {
        for roll in 0..rolls {
            match fs::remove_file(self.token_path(slug, roll)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        fs::File::open(&self.0)?.sync_all()
    }

    fn token_path(&self, slug: &str, roll: usize) -> PathBuf {
        self.0.join(format!("{slug}-token-{roll}.der"))
    }
}

type Secret = Zeroizing<Vec<u8>>;

fn read_or_make(path: &Path, make: impl FnOnce() -> Result<Secret, KeyError>) -> Result<Secret, KeyError> {
    let fail = |error| KeyError::File { path: path.to_owned(), error };
    match fs::read(path) {
        Ok(bytes) => Ok(Zeroizing::new(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let secret = make()?;
            write_private(path, &secret).map_err(fail)?;
            Ok(secret)
        }
        Err(error) => Err(fail(error)),
    }
}

/// Writes a file that only its owner reads: whole, or not at all.
pub(crate) fn write_private(path: &Path, secret: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    file.write_all(secret)?;
    file.sync_all()?;
    fs::rename(&part, path)?;
    fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}
