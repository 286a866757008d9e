//! Addresses as they stand between the angle brackets of MAIL and RCPT.

use url::Host;

/// The address with its domain as the name system knows it (RFC 5891); `None` when it cannot stand in a command.
pub(crate) fn ascii_domain(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let breaks = |character: char| character.is_control() || " <>\"(),:;\\[]".contains(character);
    if local.is_empty() || local.contains(breaks) || domain.contains(breaks) {
        return None;
    }
    match Host::parse(domain).ok()? {
        Host::Domain(domain) => Some(format!("{local}@{domain}")),
        Host::Ipv4(_) | Host::Ipv6(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(ascii_domain(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn a_domain_is_written_as_the_name_system_knows_it() {
        check("noor@lantern.example", Some("noor@lantern.example"));
        check("ünal@müller.example", Some("ünal@xn--mller-kva.example"));
    }

    #[test]
    fn what_would_break_a_command_is_no_address() {
        check("a@b.example>\r\nRCPT TO:<c@d.example", None);
        check("a b@c.example", None);
        check("a>@c.example", None);
        check("nobody", None);
    }
}
