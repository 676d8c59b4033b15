//! How many connections one caller has: never all of them.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

/// Callers with their connections. One network of IPv6 (/64) is one caller.
#[derive(Clone)]
pub(super) struct Shares {
    most: usize,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// One connection of a caller; dropped, it is free.
pub(super) struct Share {
    caller: IpAddr,
    shares: Shares,
}

impl Shares {
    /// At most so many for each caller. Whoever calls from this machine, a proxy most of all, has no such limit.
    pub(super) fn new(most: usize) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// Takes one; `None` if the caller has all that it may have.
    pub(super) fn take(&self, caller: SocketAddr) -> Option<Share> {
        let caller = network(caller.ip().to_canonical());
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(caller).or_default();
        if *count >= self.most && !caller.is_loopback() {
            return None;
        }
        *count += 1;
        Some(Share { caller, shares: self.clone() })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut taken = self.shares.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.caller) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.caller);
            }
        }
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) if !address.is_loopback() => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_caller_never_has_all() {
        let shares = Shares::new(2);
        let caller = |text: &str| format!("{text}:1").parse().unwrap();
        let first = shares.take(caller("192.0.2.1")).unwrap();
        let _second = shares.take(caller("[::ffff:192.0.2.1]")).unwrap();
        assert!(shares.take(caller("192.0.2.1")).is_none());
        assert!(shares.take(caller("192.0.2.2")).is_some());
        drop(first);
        assert!(shares.take(caller("192.0.2.1")).is_some());
        let networks =
            ["[2001:db8::1]", "[2001:db8::2]", "[2001:db8::3]"].map(|text| shares.take(caller(text)));
        assert!(networks[1].is_some() && networks[2].is_none());
        let own: Vec<_> = (0..9).map(|_| shares.take(caller("127.0.0.1"))).collect();
        assert!(own.iter().all(Option::is_some));
    }

    #[test]
    fn who_is_gone_is_forgotten() {
        let shares = Shares::new(1);
        drop(shares.take("192.0.2.1:1".parse().unwrap()));
        assert!(shares.taken.lock().unwrap().is_empty());
    }
}
