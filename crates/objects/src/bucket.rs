//! Results in a bucket.

use crate::settings::{self, Settings};
use crate::wire::{Patience, Wire};
use crate::{Name, NameError, trouble};
use bytes::Bytes;
use object_store::aws::AmazonS3;
use object_store::path::Path as Key;
use object_store::{BackoffConfig, GetOptions, GetRange, ObjectStore, ObjectStoreExt, RetryConfig};
use ostrakon_verify::shards::Store;
use std::ops::Range;
use std::time::Duration;
use std::{io, thread};

/// A bucket of a service that speaks S3, or a part of one.
#[derive(Clone, Debug)]
pub struct Bucket {
    name: Name,
    store: AmazonS3,
}

impl Bucket {
    /// With settings as the environment has them, by name and value; others than `AWS_…` are none. Nothing is asked yet.
    ///
    /// # Errors
    /// If the settings make no sense, or the name is that of a folder.
    pub fn open(
        name: &Name,
        settings: impl IntoIterator<Item = (String, String)>,
        patience: Patience,
    ) -> Result<Self, NameError> {
        let Name::Bucket { bucket, .. } = name else { return Err(NameError::Bucket) };
        let retry = RetryConfig {
            backoff: BackoffConfig {
                init_backoff: patience.pause,
                max_backoff: 64 * patience.pause,
                base: 2.0,
            },
            max_retries: patience.retries,
            retry_timeout: Duration::from_secs(240),
        };
        let Settings { builder, roots } = settings::read(settings)?;
        let wire = Wire { patience, roots };
        let builder = builder.with_bucket_name(bucket).with_retry(retry).with_http_connector(wire);
        let wrong = |error: object_store::Error| NameError::Settings {
            place: name.to_string(),
            why: format!("the AWS_ variables make no sense: {error}"),
        };
        Ok(Self { name: name.clone(), store: builder.build().map_err(wrong)? })
    }

    fn key(&self, path: &str) -> io::Result<Key> {
        let Name::Bucket { prefix, .. } = &self.name else { return Err(io::ErrorKind::InvalidInput.into()) };
        let whole = if prefix.is_empty() { path.to_owned() } else { format!("{prefix}/{path}") };
        Key::parse(whole).map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))
    }

    async fn read(&self, key: &Key, range: Option<Range<u64>>) -> object_store::Result<Option<Bytes>> {
        let asked = range.clone().map(GetRange::Bounded);
        let got = self.store.get_opts(key, GetOptions { range: asked, ..GetOptions::default() }).await?;
        // What ends too early is cut short by the store.
        let whole = range.is_none_or(|range| got.range == range);
        let length = got.range.end.saturating_sub(got.range.start);
        let bytes = got.bytes().await?;
        Ok((whole && bytes.len() as u64 == length).then_some(bytes))
    }
}

impl Store for Bucket {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let (key, bytes) = (self.key(path)?, Bytes::copy_from_slice(bytes));
        let put = || async move {
            self.store
                .put(&key, bytes.into())
                .await
                .map_err(|_| trouble::last().told(&self.name.within(path)))
        };
        wait(put)?.map(drop)
    }

    fn get(&self, path: &str, range: Option<Range<u64>>) -> io::Result<Option<Vec<u8>>> {
        let key = self.key(path)?;
        let get = || async move {
            let read = match range {
                // Nobody can be asked for no bytes: only whether there is anything.
                Some(range) if range.is_empty() => self.store.head(&key).await.map(|_| Some(Bytes::new())),
                range => self.read(&key, range).await,
            };
            read.map_err(|_| trouble::last())
        };
        match wait(get)? {
            Ok(Some(bytes)) => Ok(Some(bytes.into())),
            Err(trouble) if trouble.is_missing() => Ok(None),
            Ok(None) => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(trouble) if trouble.is_behind() => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(trouble) => Err(trouble.told(&self.name.within(path))),
        }
    }
}

/// Waits for an answer on a thread of its own: whoever asks may be in a runtime already, or come out of a fork, which no runtime lives through. Beside a request, a thread costs nothing.
fn wait<T: Send, F: Future<Output = T>>(ask: impl FnOnce() -> F + Send) -> io::Result<T> {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        Ok(runtime.block_on(ask()))
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("object store".into()).spawn_scoped(scope, run)?;
        thread.join().unwrap_or_else(|_| Err(io::Error::other("the store's client failed; please report it")))
    })
}
