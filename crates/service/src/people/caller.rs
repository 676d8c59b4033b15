//! From where somebody asks: the socket's address, or what the proxies before the service report. It is never kept.

use super::limits::{Veil, Who};
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use std::net::{IpAddr, SocketAddr};

const FORWARDED: &str = "x-forwarded-for";

/// A name for whoever asks. One network of IPv6 (/64) is one caller.
pub(crate) fn caller(parts: &Parts, proxies: u32, veil: &Veil) -> Who {
    let address = reported(parts, proxies).or_else(|| socket(parts)).map(|address| address.to_canonical());
    match address {
        Some(IpAddr::V4(address)) => veil.name(&address.octets()),
        Some(IpAddr::V6(address)) => veil.name(&address.octets()[..8]),
        None => veil.name(b""),
    }
}

fn socket(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
}

/// The address that the outermost of our own proxies saw. What stands before it was written by whoever asks.
fn reported(parts: &Parts, proxies: u32) -> Option<IpAddr> {
    let back = usize::try_from(proxies).ok()?.checked_sub(1)?;
    let lines = parts.headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok());
    let entries: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let entry = *entries.iter().rev().nth(back)?;
    entry.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn asked(forwarded: &[&str]) -> Parts {
        let socket: SocketAddr = "192.0.2.1:5".parse().unwrap();
        let request = Request::builder().extension(ConnectInfo(socket));
        let request = forwarded.iter().fold(request, |request, line| request.header(FORWARDED, *line));
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        let own: IpAddr = "203.0.113.7".parse().unwrap();
        let forged = ["198.51.100.1, 203.0.113.7"];
        assert_eq!(reported(&asked(&forged), 0), None);
        assert_eq!(reported(&asked(&forged), 1), Some(own));
        assert_eq!(reported(&asked(&["6.6.6.6", "203.0.113.7, 10.0.0.2"]), 2), Some(own));
        assert_eq!(reported(&asked(&["203.0.113.7:80"]), 1), Some(own));
        assert_eq!(reported(&asked(&["nonsense"]), 1), None);
        assert_eq!(reported(&asked(&["203.0.113.7"]), 2), None);
    }

    #[test]
    fn a_network_is_one_caller() {
        let veil = Veil::new();
        let name = |address: &str| caller(&asked(&[address]), 1, &veil);
        assert_eq!(name("2001:db8:1:2::1"), name("2001:db8:1:2:ffff::9"));
        assert_ne!(name("2001:db8:1:2::1"), name("2001:db8:1:3::1"));
        assert_eq!(name("::ffff:192.0.2.9"), name("192.0.2.9"));
        assert_eq!(name("nonsense"), name("192.0.2.1"), "then the socket's");
    }
}
