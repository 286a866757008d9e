use model::EmailAddress;

/// The address as pages show it that open from a link: its owner knows it, somebody to whom the mail was passed on
/// does not learn it. `noor@lantern.example` becomes `n…r@lantern.example`, `bo@…` becomes `b…@…`.
pub fn mask(address: &EmailAddress) -> String {
    let local = address.as_str().rsplit_once('@').map_or("", |(local, _)| local);
    let mut characters = local.chars();
    let first = characters.next().map(String::from).unwrap_or_default();
    let last = if local.chars().count() > 2 {
        characters.next_back().map(String::from)
    } else {
        None
    };
    format!("{first}…{}@{}", last.unwrap_or_default(), address.domain())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_again_and_not_given_away() {
        for (whole, masked) in [
            ("noor@lantern.example", "n…r@lantern.example"),
            ("bo@lantern.example", "b…@lantern.example"),
            ("ü@müller.example", "ü…@müller.example"),
        ] {
            assert_eq!(mask(&whole.parse().unwrap()), masked);
        }
    }
}
