//! What a store is called.

use object_store::path::Path as Key;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use url::Url;

/// Where results are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A directory, on this machine or on a disk that all machines share.
    Folder(PathBuf),
    /// A bucket of a service that speaks S3.
    Bucket {
        /// Its name.
        bucket: String,
        /// Before every name in it; may be empty.
        prefix: String,
    },
}

/// Why a store cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Another kind of address.
    #[error("“{0}://” is no kind of store: name a directory, file:///… or s3://bucket/prefix")]
    Scheme(String),
    /// A file's address that is no path here.
    #[error("this address names no directory of this machine: name its path, or file:///…")]
    File,
    /// A user, a password or a query. What stands there is not repeated.
    #[error(
        "a store's name has no user, password or query in it: credentials are set in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )]
    Secret,
    /// No bucket's name.
    #[error("this names no bucket: write s3://bucket/prefix")]
    Bucket,
    /// A prefix with empty parts, or with dots for parts.
    #[error("“{0}” has a part that no name has: write s3://bucket/prefix")]
    Prefix(String),
    /// The environment.
    #[error("{place}: {why}")]
    Settings {
        /// Of which store, or which variable.
        place: String,
        /// What is wrong with it.
        why: String,
    },
}

impl Name {
    /// Reads a path or an address.
    ///
    /// # Errors
    /// If it is neither.
    pub fn parse(name: &str) -> Result<Self, NameError> {
        let Some((scheme, rest)) = name.split_once("://") else {
            let typed = ["s3:", "file:"].iter().any(|scheme| name.starts_with(scheme));
            return if typed { Err(NameError::Bucket) } else { Ok(Self::Folder(name.into())) };
        };
        if rest.contains(['@', '?', '#']) {
            return Err(NameError::Secret);
        }
        match scheme {
            "s3" => bucket(rest),
            "file" => folder(name),
            _ => Err(NameError::Scheme(scheme.into())),
        }
    }

    /// As [`Self::parse`], of what a command is told: a path need be no text.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn told(name: &OsStr) -> Result<Self, NameError> {
        name.to_str().map_or_else(|| Ok(Self::Folder(name.into())), Self::parse)
    }

    /// The directory, if it is one of this machine's.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(path) => Some(path),
            Self::Bucket { .. } => None,
        }
    }

    /// What is kept under a path, as it is called from outside.
    pub fn within(&self, path: &str) -> String {
        match self {
            Self::Folder(folder) => folder.join(path).display().to_string(),
            Self::Bucket { .. } => format!("{self}/{path}"),
        }
    }
}

fn folder(name: &str) -> Result<Name, NameError> {
    let url = Url::parse(name).map_err(|_| NameError::File)?;
    url.to_file_path().map(Name::Folder).map_err(|()| NameError::File)
}

fn bucket(rest: &str) -> Result<Name, NameError> {
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.contains(':') {
        return Err(NameError::Secret);
    }
    let named = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    if bucket.is_empty() || bucket.len() > 255 || !bucket.chars().all(named) {
        return Err(NameError::Bucket);
    }
    let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
    let good = prefix.is_empty() || Key::parse(prefix).is_ok_and(|key| key.as_ref() == prefix);
    match good {
        true => Ok(Name::Bucket { bucket: bucket.into(), prefix: prefix.into() }),
        false => Err(NameError::Prefix(format!("s3://{rest}"))),
    }
}

impl FromStr for Name {
    type Err = NameError;

    fn from_str(name: &str) -> Result<Self, NameError> {
        Self::parse(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => path.display().fmt(f),
            Self::Bucket { bucket, prefix } if prefix.is_empty() => write!(f, "s3://{bucket}"),
            Self::Bucket { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(bucket: &str, prefix: &str) -> Result<Name, NameError> {
        Ok(Name::Bucket { bucket: bucket.into(), prefix: prefix.into() })
    }

    #[test]
    fn paths_and_addresses_are_told_apart() {
        assert_eq!(Name::parse("work"), Ok(Name::Folder("work".into())));
        assert_eq!(Name::parse("a:b/c"), Ok(Name::Folder("a:b/c".into())));
        assert_eq!(Name::parse("file:///tmp/a%20b"), Ok(Name::Folder("/tmp/a b".into())));
        assert_eq!(Name::parse("file://localhost/tmp"), Ok(Name::Folder("/tmp".into())));
        assert_eq!(Name::parse("s3://votes"), named("votes", ""));
        assert_eq!(Name::parse("s3://votes/"), named("votes", ""));
        assert_eq!(Name::parse("s3://votes/2026/may/"), named("votes", "2026/may"));
        assert_eq!(Name::parse("s3://votes/2026").unwrap().to_string(), "s3://votes/2026");
        assert_eq!(Name::parse("s3://votes/2026").unwrap().within("job.json"), "s3://votes/2026/job.json");
    }

    #[test]
    fn what_is_neither_is_refused() {
        for name in ["gs://votes/a", "http://host/votes"] {
            assert!(matches!(Name::parse(name), Err(NameError::Scheme(_))), "{name}");
        }
        for name in ["s3://", "s3:///prefix", "s3://vo tes/a", "s3:/votes", "file:votes"] {
            assert!(matches!(Name::parse(name), Err(NameError::Bucket)), "{name}");
        }
        for name in
            ["s3://votes//a", "s3://votes/a//b", "s3://votes/../b", "s3://votes/a/./b", "s3://votes/a//"]
        {
            assert!(matches!(Name::parse(name), Err(NameError::Prefix(_))), "{name}");
        }
        assert_eq!(Name::parse("file://elsewhere/tmp"), Err(NameError::File));
    }

    #[test]
    fn secrets_in_names_are_refused_and_not_repeated() {
        for name in [
            "s3://AKIA:hidden@votes/a",
            "s3://hidden@votes",
            "s3://votes/a?secret=hidden",
            "s3://votes#hidden",
            "file://user:hidden@host/x",
            "file:///tmp?hidden",
            "https://user:hidden@host/x",
        ] {
            let error = Name::parse(name).unwrap_err();
            assert_eq!(error, NameError::Secret, "{name}");
            assert!(!error.to_string().contains("hidden"), "{error}");
        }
    }
}
