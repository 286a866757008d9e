use std::fmt::Write;

/// A path as it stands in a link: everything outside RFC 3986's unreserved characters and `/` is percent-encoded.
pub fn encode_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn native_letters_are_encoded_and_plain_ones_are_not() {
        assert_eq!(encode_path("/de/über-uns/a-7"), "/de/%C3%BCber-uns/a-7");
        assert_eq!(encode_path("/en/lake/a-1"), "/en/lake/a-1");
    }
}
