//! Base64 in the two alphabets that mail and links need (RFC 4648 sections 4 and 5).

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// With `+`, `/` and padding, as SMTP's AUTH wants it.
pub(crate) fn standard(bytes: &[u8]) -> String {
    let mut text = encode(STANDARD, bytes);
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// With `-` and `_` and without padding, as it stands in links.
pub(crate) fn url(bytes: &[u8]) -> String {
    encode(URL, bytes)
}

fn encode(alphabet: &[u8; 64], bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |group, at| {
            group << 8 | u32::from(chunk.get(at).copied().unwrap_or(0))
        });
        for digit in 0..=chunk.len() {
            let six = (group >> (18 - 6 * digit)) & 63;
            text.push(char::from(alphabet[six as usize]));
        }
    }
    text
}

/// Reads what [`url`] wrote; `None` for anything else, also for bits that should be zero and are not.
pub(crate) fn read_url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for at in 0..4 {
            let six = match chunk.get(at) {
                Some(digit) => u32::try_from(URL.iter().position(|known| known == digit)?).ok()?,
                None => 0,
            };
            group = group << 6 | six;
        }
        let [_, a, b, c] = group.to_be_bytes();
        match chunk.len() {
            4 => bytes.extend([a, b, c]),
            3 if c == 0 => bytes.extend([a, b]),
            2 if b == 0 && c == 0 => bytes.push(a),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_the_standard_come_out() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("fooba", "Zm9vYmE="),
        ] {
            assert_eq!(standard(plain.as_bytes()), coded);
        }
        assert_eq!(url(&[0xfb, 0xff]), "-_8");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(read_url(&url(&bytes)), Some(bytes));
        }

        #[test]
        fn each_value_has_one_spelling(text in "[A-Za-z0-9_-]{0,12}") {
            if let Some(bytes) = read_url(&text) {
                prop_assert_eq!(url(&bytes), text);
            }
        }
    }
}
