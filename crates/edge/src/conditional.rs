//! Conditional requests: has the reader this very page already? (RFC 9110 section 13)

use crate::Encoding;
use http::{HeaderMap, HeaderValue, header};

/// The strong entity tag of a page in one encoding, in quotes. Each encoding has its own (RFC 9110 section 8.8.1).
///
/// `tag` is the page's own, of visible ASCII characters without quotes; a tag with others becomes an empty one.
pub fn entity_tag(tag: &str, encoding: Encoding) -> HeaderValue {
    let suffix: &[u8] = match encoding {
        Encoding::Brotli => b"-br",
        Encoding::Gzip => b"-gz",
        Encoding::Identity => b"",
    };
    let quotable = tag.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
    let mut quoted = Vec::with_capacity(tag.len() + suffix.len() + 2);
    quoted.push(b'"');
    quoted.extend_from_slice(if quotable { tag.as_bytes() } else { b"" });
    quoted.extend_from_slice(suffix);
    quoted.push(b'"');
    HeaderValue::from_maybe_shared(bytes::Bytes::from(quoted)).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether `If-None-Match` names `tag`, by the weak comparison (RFC 9110 section 13.1.2): the answer is 304 then.
///
/// To be asked only where the answer would otherwise be 200. What cannot be read matches nothing.
pub fn none_match(headers: &HeaderMap<HeaderValue>, tag: &HeaderValue) -> bool {
    headers.get_all(header::IF_NONE_MATCH).iter().any(|value| {
        let value = value.as_bytes();
        value.trim_ascii() == b"*" || lists(value, tag.as_bytes())
    })
}

/// Whether `If-Range` lets a range through: there is none, or it is `tag` by the strong comparison (RFC 9110
/// section 13.1.5). A date never is, because no answer of ours carries one to be named.
pub fn if_range(headers: &HeaderMap<HeaderValue>, tag: &HeaderValue) -> bool {
    headers
        .get(header::IF_RANGE)
        .is_none_or(|value| value.as_bytes().trim_ascii() == tag.as_bytes())
}

/// Walks a list of entity tags; a comma may stand inside the quotes of one.
fn lists(mut list: &[u8], tag: &[u8]) -> bool {
    loop {
        while let Some((b' ' | b'\t' | b',', rest)) = list.split_first() {
            list = rest;
        }
        let opaque = list.strip_prefix(b"W/").unwrap_or(list);
        let Some(inside) = opaque.strip_prefix(b"\"") else {
            return false;
        };
        let Some(end) = inside.iter().position(|byte| *byte == b'"') else {
            return false;
        };
        if &opaque[..end + 2] == tag {
            return true;
        }
        list = &inside[end + 1..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(if_none_match: &str, tag: &str, expected: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, if_none_match.parse().unwrap());
        assert_eq!(
            none_match(&headers, &tag.parse().unwrap()),
            expected,
            "{if_none_match} against {tag}"
        );
    }

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_not() {
        check(r#""a-br""#, r#""a-br""#, true);
        check(r#"W/"a-br""#, r#""a-br""#, true);
        check(r#""x", W/"y,z" ,"a""#, r#""a""#, true);
        check(r#""x,"a"y""#, r#""a""#, false);
        check("*", r#""a""#, true);
        check(" * ", r#""a""#, true);
    }

    #[test]
    fn another_tag_or_none_at_all_is_not_found() {
        check(r#""a-gz""#, r#""a-br""#, false);
        check("a", r#""a""#, false);
        check(r#""a"#, r#""a""#, false);
        check(r#"w/"a""#, r#""a""#, false);
        check("", r#""a""#, false);
        check(r#""A""#, r#""a""#, false);
    }

    #[test]
    fn every_encoding_has_its_own_tag() {
        assert_eq!(entity_tag("0af", Encoding::Brotli), r#""0af-br""#);
        assert_eq!(entity_tag("0af", Encoding::Gzip), r#""0af-gz""#);
        assert_eq!(entity_tag("0af", Encoding::Identity), r#""0af""#);
        assert_eq!(entity_tag("\"\r\n", Encoding::Identity), r#""""#);
    }

    #[test]
    fn a_range_goes_on_only_with_the_very_same_bytes() {
        let tag: HeaderValue = r#""a""#.parse().unwrap();
        let allowed = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_RANGE, value.parse().unwrap());
            if_range(&headers, &tag)
        };
        assert!(if_range(&HeaderMap::new(), &tag));
        assert!(allowed(r#""a""#));
        assert!(!allowed(r#"W/"a""#));
        assert!(!allowed("Tue, 24 Nov 2026 18:30:00 GMT"));
    }

    proptest! {
        #[test]
        fn a_listed_tag_is_always_found(before in prop::collection::vec("[!#-~,]{0,8}", 0..4), tag in "[!#-~,]{0,8}") {
            let quoted = format!("\"{tag}\"");
            let list = before.iter().fold(String::new(), |list, other| list + "\"" + other + "\" , ");
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, format!("{list}{quoted}").parse().unwrap());
            prop_assert!(none_match(&headers, &quoted.parse().unwrap()));
        }

        #[test]
        fn no_list_makes_it_fall_over(value in "[ -~]{0,60}") {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, value.parse().unwrap());
            none_match(&headers, &HeaderValue::from_static("\"a\""));
        }
    }
}
