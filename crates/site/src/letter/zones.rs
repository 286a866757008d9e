//! The time zones that a reader can choose.

use jiff::tz;
use std::sync::LazyLock;

/// Those of the IANA database that name a place, and UTC.
static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names_a_place = |name: &str| {
        name == "UTC" || (name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("SystemV/"))
    };
    let mut zones: Vec<String> = tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| names_a_place(name))
        .collect();
    zones.sort_unstable();
    zones
});

/// All of them, by name.
pub(super) fn zones() -> Vec<String> {
    ZONES.clone()
}

/// Whether it is a zone of the database, also one that is not offered.
pub(super) fn is_zone(name: &str) -> bool {
    name == "UTC" || (name.len() <= 64 && tz::TimeZone::get(name).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_offered_and_offsets_are_not() {
        let zones = zones();
        for name in [
            "UTC",
            "Europe/Berlin",
            "Asia/Kolkata",
            "America/Argentina/Buenos_Aires",
        ] {
            assert!(zones.iter().any(|zone| zone == name) && is_zone(name), "{name}");
        }
        assert!(!zones.iter().any(|zone| zone.starts_with("Etc/")));
        for name in ["", "Europe/Nowhere", "../../etc/passwd"] {
            assert!(!is_zone(name), "{name}");
        }
    }
}
