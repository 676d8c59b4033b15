//! Many things at once, up to the first error.

use std::sync::{Mutex, PoisonError};

/// Connections at a time.
const WORKERS: usize = 8;

/// Does the work for all items; the first error ends it.
pub(crate) fn for_each<T: Send, E: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let (items, error) = (Mutex::new(items), Mutex::new(None));
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let failed = || error.lock().unwrap_or_else(PoisonError::into_inner).is_some();
    let worker = || {
        while let Some(item) = Some(()).filter(|()| !failed()).and_then(|()| next()) {
            if let Err(why) = work(item) {
                error.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(why);
            }
        }
    };
    std::thread::scope(|scope| (0..WORKERS).for_each(|_| _ = scope.spawn(worker)));
    error.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn everything_is_done_or_an_error_told() {
        let sum = AtomicU32::new(0);
        let add = |n: u32| {
            sum.fetch_add(n, Ordering::Relaxed);
            if n == 7_000 { Err(n) } else { Ok(()) }
        };
        assert_eq!(for_each(1..=1000, add), Ok(()));
        assert_eq!(sum.load(Ordering::Relaxed), 500_500);
        assert_eq!(for_each(1.., add), Err(7_000));
    }
}
