//! Which machines may be asked: the public ones, unless the newsroom says otherwise.
//!
//! Addresses come from settings, but also from what agencies send and from redirects. Without a guard, an item could
//! make the program ask its own machine, its neighbours, or the cloud's address for passwords (169.254.169.254).

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Which machines a client may ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Only addresses that the internet routes to.
    #[default]
    Public,
    /// Also the newsroom's own machines: loopback, private and link-local addresses.
    Private,
}

/// Refused: the name leads to a machine that is not to be asked.
#[derive(Debug, thiserror::Error)]
#[error(
    "{host} is {address}, which is no public address; `private = true` in the source’s settings allows it"
)]
pub(super) struct NotPublic {
    pub(super) host: String,
    pub(super) address: IpAddr,
}

/// Whether the internet routes to this address.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    let is_protocol = first == 192 && second == 0 && third == 0;
    let is_benchmark = first == 198 && (second == 18 || second == 19);
    !(first == 0
        || first >= 240
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || is_shared
        || is_protocol
        || is_benchmark)
}

/// Only `2000::/3` is routed; what carries an IPv4 address inside is judged by that.
fn is_public_6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let inner = |high: u16, low: u16| Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low));
    match parts {
        // NAT64 (RFC 6052).
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => is_public_4(inner(high, low)),
        // 6to4 (RFC 3056).
        [0x2002, high, low, ..] => is_public_4(inner(high, low)),
        // Teredo, ORCHID and the others of 2001::/23, and documentation.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

fn check(host: &str, all: &[SocketAddr], reach: Reach) -> Result<(), NotPublic> {
    // One address that is not to be asked spoils the name: a public one beside it is a trick to try both.
    let inner = all.iter().find(|address| !is_public(address.ip()));
    match inner {
        Some(inner) if reach == Reach::Public => Err(NotPublic {
            host: host.to_owned(),
            address: inner.ip(),
        }),
        _ => Ok(()),
    }
}

/// Whether a machine that was found under a name may be asked; in words why not.
pub(crate) fn may_be_asked(host: &str, all: &[SocketAddr], reach: Reach) -> Result<(), String> {
    check(host, all, reach).map_err(|refused| refused.to_string())
}

/// Resolves names and answers only addresses that may be asked, so that what was checked is what is connected to.
pub(super) struct Guarded(pub(super) Reach);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let all: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            check(&host, &all, reach)?;
            Ok(Box::new(all.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_internet_is_public() {
        for inner in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::1",
            "2001:db8::1",
            "2001::1",
            "fc00::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(inner.parse().unwrap()), "{inner}");
        }
        for outer in [
            "8.8.8.8",
            "100.63.0.1",
            "172.32.0.1",
            "192.1.0.1",
            "198.20.0.1",
            "2606:4700::1111",
            "64:ff9b::808:808",
            "2002:808:808::1",
            "::ffff:8.8.8.8",
        ] {
            assert!(is_public(outer.parse().unwrap()), "{outer}");
        }
    }
}
