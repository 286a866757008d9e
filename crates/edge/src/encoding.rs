//! Which content coding a request gets (RFC 9110 section 12.5.3).

use http::{HeaderMap, HeaderValue, header};

/// How a body is encoded (RFC 9110 section 8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Brotli (RFC 7932).
    Brotli,
    /// gzip (RFC 1952).
    Gzip,
    /// As it is.
    Identity,
}

impl Encoding {
    /// Every coding, the smallest result first.
    pub const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The value of `Content-Encoding`; none for a body as it is.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// The most elements of a header that are looked at.
const ELEMENTS: usize = 32;

/// The coding for a request: the one it prefers most; among equals the smallest result.
///
/// A request without the header gets the body as it is, although it would have to take anything. One that rules
/// everything out gets that too, as section 12.5.3 allows: a reader who gets something is better off than one with a
/// 406. Elements that cannot be read are passed over.
pub fn encoding(headers: &HeaderMap<HeaderValue>) -> Encoding {
    let (mut brotli, mut gzip, mut identity, mut any) = (None, None, None, None);
    for value in headers.get_all(header::ACCEPT_ENCODING) {
        let Ok(value) = value.to_str() else { continue };
        for element in value.split(',').take(ELEMENTS) {
            let (name, parameters) = element.split_once(';').unwrap_or((element, ""));
            let Some(quality) = quality(parameters) else {
                continue;
            };
            let name = name.trim();
            if name.eq_ignore_ascii_case("br") {
                brotli = Some(quality);
            } else if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
                gzip = Some(quality);
            } else if name.eq_ignore_ascii_case("identity") {
                identity = Some(quality);
            } else if name == "*" {
                any = Some(quality);
            }
        }
    }
    let brotli = brotli.or(any).unwrap_or(0);
    let gzip = gzip.or(any).unwrap_or(0);
    let identity = identity.or(any).unwrap_or(1); // Taken unless ruled out, but wanted least.
    if brotli > 0 && brotli >= gzip && brotli >= identity {
        Encoding::Brotli
    } else if gzip > 0 && gzip >= identity {
        Encoding::Gzip
    } else {
        Encoding::Identity
    }
}

/// The weight in thousandths (RFC 9110 section 12.4.2); 1000 without one, `None` when it is malformed.
fn quality(parameters: &str) -> Option<u16> {
    let Some(weight) = parameters.split(';').map(str::trim).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim_end().eq_ignore_ascii_case("q").then(|| value.trim())
    }) else {
        return Some(1000);
    };
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let thousandths = fraction
        .bytes()
        .chain(*b"000")
        .take(3)
        .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    match (whole, thousandths) {
        ("0", thousandths) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(accept: &[&str], expected: Encoding) {
        let mut headers = HeaderMap::new();
        for value in accept {
            headers.append(header::ACCEPT_ENCODING, value.parse().unwrap());
        }
        assert_eq!(encoding(&headers), expected, "{accept:?}");
    }

    #[test]
    fn browsers_get_brotli_and_older_ones_gzip() {
        check(&["gzip, deflate, br, zstd"], Encoding::Brotli);
        check(&["gzip", "br"], Encoding::Brotli);
        check(&["gzip, deflate"], Encoding::Gzip);
        check(&["x-gzip"], Encoding::Gzip);
        check(&["GZip;Q=0.1"], Encoding::Gzip);
        check(&["*"], Encoding::Brotli);
    }

    #[test]
    fn who_says_nothing_gets_the_body_as_it_is() {
        check(&[], Encoding::Identity);
        check(&[""], Encoding::Identity);
        check(&["deflate"], Encoding::Identity);
        check(&["identity"], Encoding::Identity);
    }

    #[test]
    fn weights_decide() {
        check(&["br;q=0.5, gzip;q=0.8"], Encoding::Gzip);
        check(&["br;q=0, gzip"], Encoding::Gzip);
        check(&["br; q=0.001"], Encoding::Brotli);
        check(&["br;q=0.5, identity;q=0.6"], Encoding::Identity);
        check(&["br;q=0.5, *;q=1.000"], Encoding::Gzip);
        check(&["identity;q=0, *;q=0.2"], Encoding::Brotli);
        check(&["*;q=0, gzip;q=0.3"], Encoding::Gzip);
    }

    #[test]
    fn ruling_everything_out_is_disregarded() {
        check(&["identity;q=0"], Encoding::Identity);
        check(&["*;q=0"], Encoding::Identity);
        check(&["br;q=0, gzip;q=0, identity;q=0"], Encoding::Identity);
    }

    #[test]
    fn malformed_weights_are_passed_over() {
        check(&["br;q=2, gzip"], Encoding::Gzip);
        check(&["br;q=1.001, gzip;q=0.2"], Encoding::Gzip);
        check(&["br;q=0.1234, gzip;q=-1"], Encoding::Identity);
        check(&["br;q=, ;;,,, gzip;q=x"], Encoding::Identity);
    }

    proptest! {
        #[test]
        fn no_header_makes_it_fall_over(value in "[ -~]{0,60}") {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, value.parse().unwrap());
            encoding(&headers);
        }
    }
}
