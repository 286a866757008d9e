//! Whose request it is, also behind proxies of our own.

use http::{HeaderMap, HeaderValue};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// The address that a request came from, in the extensions of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

/// The network a reader sits in: the first 24 bits of an IPv4 address, the first 64 of an IPv6 one, which is what one
/// household gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl From<ClientAddress> for Network {
    fn from(client: ClientAddress) -> Self {
        Self(match client.0.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() & !0xff)),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        })
    }
}

/// Networks whose word about the client is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<(IpAddr, u8)>);

/// Text that names no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no network; write an address with the number of fixed bits, for example 10.0.0.0/8 or fd00::/8"
)]
pub struct BadNetwork(pub String);

impl FromStr for TrustedProxies {
    type Err = BadNetwork;

    /// Reads networks between commas or spaces: `127.0.0.1, 10.0.0.0/8, fd00::/8`. Nothing trusts nobody.
    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        text.split([',', ' '])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(network)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Display for TrustedProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (address, bits)) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{address}/{bits}")?;
        }
        Ok(())
    }
}

fn network(text: &str) -> Result<(IpAddr, u8), BadNetwork> {
    let wrong = || BadNetwork(text.to_owned());
    let (address, bits) = text
        .split_once('/')
        .map_or((text, None), |(address, bits)| (address, Some(bits)));
    let address: IpAddr = address.parse().map_err(|_| wrong())?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
    if bits <= most {
        Ok((address, bits))
    } else {
        Err(wrong())
    }
}

fn contains((network, bits): (IpAddr, u8), address: IpAddr) -> bool {
    let bits = u32::from(bits);
    match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            (network.to_bits() ^ address.to_bits())
                .checked_shr(32 - bits)
                .unwrap_or(0)
                == 0
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            (network.to_bits() ^ address.to_bits())
                .checked_shr(128 - bits)
                .unwrap_or(0)
                == 0
        }
        _ => false,
    }
}

/// The most proxies that are walked back through.
const HOPS: usize = 32;

impl TrustedProxies {
    fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| contains(*network, address))
    }

    /// Who asks: `peer`, unless that is one of our proxies; then the last address in `X-Forwarded-For` that is none.
    ///
    /// Whatever stands before that address was written by strangers and is not believed. An entry that is no address
    /// ends the walk at the proxy that wrote it. Proxies that write only `Forwarded` (RFC 7239) are not read.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap<HeaderValue>) -> ClientAddress {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return ClientAddress(client);
        }
        let lines: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|line| line.to_str().ok())
            .collect();
        for entry in lines.iter().rev().flat_map(|line| line.rsplit(',')).take(HOPS) {
            let Some(address) = forwarded(entry.trim()) else {
                break;
            };
            client = address.to_canonical();
            if !self.trusts(client) {
                break;
            }
        }
        ClientAddress(client)
    }
}

/// Some proxies write a port after the address.
fn forwarded(entry: &str) -> Option<IpAddr> {
    entry
        .parse()
        .ok()
        .or_else(|| Some(entry.parse::<std::net::SocketAddr>().ok()?.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(trusted: &str, peer: &str, forwarded: &[&str], expected: &str) {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies: TrustedProxies = trusted.parse().unwrap();
        let client = proxies.client(peer.parse().unwrap(), &headers);
        assert_eq!(client.0.to_string(), expected, "{peer} saying {forwarded:?}");
    }

    #[test]
    fn strangers_are_not_believed() {
        check("", "203.0.113.7", &["198.51.100.1"], "203.0.113.7");
        check("10.0.0.0/8", "203.0.113.7", &["198.51.100.1"], "203.0.113.7");
        check(
            "10.0.0.0/8",
            "10.1.2.3",
            &["1.1.1.1, 198.51.100.1"],
            "198.51.100.1",
        );
    }

    #[test]
    fn our_proxies_are() {
        check("10.0.0.0/8", "10.1.2.3", &["198.51.100.1"], "198.51.100.1");
        check(
            "10.0.0.0/8",
            "::ffff:10.1.2.3",
            &["198.51.100.1:5511, 10.0.0.9"],
            "198.51.100.1",
        );
        check(
            "127.0.0.1, ::1",
            "::1",
            &["2001:db8::7", "127.0.0.1"],
            "2001:db8::7",
        );
        check("10.0.0.0/8", "10.1.2.3", &["[2001:db8::7]:443"], "2001:db8::7");
        check("10.0.0.0/8", "10.1.2.3", &["unknown, 10.0.0.9"], "10.0.0.9");
        check("10.0.0.0/8", "10.1.2.3", &[], "10.1.2.3");
        check("0.0.0.0/0", "10.1.2.3", &["198.51.100.1"], "198.51.100.1");
    }

    #[test]
    fn a_household_is_one_network() {
        let network = |address: &str| Network::from(ClientAddress(address.parse().unwrap()));
        assert_eq!(network("203.0.113.7"), network("203.0.113.250"));
        assert_ne!(network("203.0.113.7"), network("203.0.114.7"));
        assert_eq!(network("::ffff:203.0.113.7"), network("203.0.113.8"));
        assert_eq!(network("2001:db8:1:2:aaaa::1"), network("2001:db8:1:2:bbbb::2"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }

    #[test]
    fn settings_that_name_no_network_are_said() {
        for text in ["10.0.0.0/33", "::/129", "proxy.example", "10.0.0.0/", "10.0.0/8"] {
            assert!(text.parse::<TrustedProxies>().is_err(), "{text}");
        }
        let proxies: TrustedProxies = "10.0.0.0/8 ::1".parse().unwrap();
        assert_eq!(proxies.to_string(), "10.0.0.0/8, ::1/128");
    }
}
