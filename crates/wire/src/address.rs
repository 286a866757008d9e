//! Addresses of pages and files in their normal form.

use url::{ParseError, Url};

/// The address in its normal form, if it is a whole one.
///
/// # Errors
///
/// It is no address, or one that is relative to another.
pub(crate) fn whole(written: &str) -> Result<Address, ParseError> {
    if is_normal(written) {
        return Ok(Address {
            is_web: true,
            is_mail: false,
            text: written.to_owned(),
        });
    }
    let url = Url::parse(written)?;
    Ok(Address {
        is_web: matches!(url.scheme(), "http" | "https"),
        is_mail: url.scheme() == "mailto",
        text: url.into(),
    })
}

/// A whole address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// `http` or `https`.
    pub(crate) is_web: bool,
    /// `mailto`.
    pub(crate) is_mail: bool,
    /// In its normal form.
    pub(crate) text: String,
}

/// Whether it is such an address as nearly all are, which would be written back as it stands: a host of small letters
/// with a name at its end, a path without `.` segments, and nothing that is encoded.
fn is_normal(written: &str) -> bool {
    let Some(rest) = written
        .strip_prefix("https://")
        .or_else(|| written.strip_prefix("http://"))
    else {
        return false;
    };
    let Some(slash) = rest.bytes().position(|byte| byte == b'/') else {
        return false;
    };
    let (host, path) = rest.split_at(slash);
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with("xn--")
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let ends_in_name = host
        .rsplit('.')
        .next()
        .is_some_and(|last| last.starts_with(|first: char| first.is_ascii_lowercase()));
    let is_plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'/' | b'.' | b'_' | b'-' | b'~' | b'=' | b'&' | b'?' | b',' | b';' | b':' | b'@' | b'+'
            )
    };
    ends_in_name
        && host.len() < 250
        && host.split('.').all(is_label)
        && path.bytes().all(is_plain)
        && !path.contains("/.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn usual_addresses_are_known_without_the_long_way() {
        assert!(is_normal(
            "https://pictures.example.org/2026/11/a_b-c.jpg?w=100&h=2"
        ));
        for other in [
            "https://example.org",
            "https://Example.org/",
            "https://example.org/%41",
            "https://example.org/a/../b",
            "https://example.org:443/",
            "https://192.168.0.1/",
            "https://xn--example.org/",
            "ftp://example.org/",
            "https://example.org/ü",
            "https:///example.org/",
            "//example.org/",
        ] {
            assert!(!is_normal(other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_for_normal_would_be_written_back_as_it_stands(
            host in "[a-z0-9.-]{1,12}", path in "/[a-z./?&=;:@+~,A-Z_-]{0,20}"
        ) {
            let written = format!("https://{host}{path}");
            if is_normal(&written) {
                prop_assert_eq!(Url::parse(&written).map(String::from), Ok(written));
            }
        }
    }
}
