//! What a request's path says. Pure.

use model::Lang;

/// The key of an article's page: the last part of `/{lang}/{slug}/a-{number}`. None for paths of another shape.
pub(crate) fn article_key(path: &str) -> Option<&str> {
    let (before, key) = path.rsplit_once('/')?;
    let number = key.strip_prefix("a-")?;
    let is_number = (1..=19).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let (lang, _slug) = before.strip_prefix('/')?.split_once('/')?;
    (is_number && !lang.is_empty() && before.bytes().filter(|byte| *byte == b'/').count() == 2).then_some(key)
}

/// The first part of a path and what follows it, with its slash.
pub(crate) fn first(path: &str) -> (&str, &str) {
    let inside = path.strip_prefix('/').unwrap_or(path);
    inside.split_at(inside.find('/').unwrap_or(inside.len()))
}

/// The language that a path begins with, if it is one of `languages`; case does not matter (RFC 5646 section 2.1.1).
pub(crate) fn lang(path: &str, languages: &[Lang]) -> Option<Lang> {
    let tag = first(path).0;
    languages
        .iter()
        .copied()
        .find(|lang| lang.tag().eq_ignore_ascii_case(tag))
}

/// Whether a path could be a page's: it begins with a language or is a file of the root, such as `/robots.txt`.
pub(crate) fn may_be_page(path: &str, languages: &[Lang]) -> bool {
    lang(path, languages).is_some() || (first(path).1.is_empty() && path.contains('.'))
}

/// Whether two paths name the same thing, however each of them is percent-encoded (RFC 3986 section 6.2.2).
pub(crate) fn same(left: &str, right: &str) -> bool {
    left == right || decoded(left).eq(decoded(right))
}

/// The bytes a path stands for. A percent sign without two digits stands for itself.
fn decoded(path: &str) -> impl Iterator<Item = u8> {
    let mut rest = path.as_bytes();
    std::iter::from_fn(move || {
        let (first, others) = rest.split_first()?;
        if let (b'%', Some([high, low])) = (first, others.first_chunk::<2>())
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            rest = &others[2..];
            return Some(high << 4 | low);
        }
        rest = others;
        Some(*first)
    })
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(path: &str, key: Option<&str>) {
        assert_eq!(article_key(path), key, "{path}");
    }

    #[test]
    fn an_article_is_found_by_its_number_alone() {
        check("/en/lake/a-7", Some("a-7"));
        check("/zh-Hans/%E6%B9%96/a-123", Some("a-123"));
        check("/en//a-7", Some("a-7"));
    }

    #[test]
    fn other_paths_are_no_article() {
        for path in [
            "",
            "/",
            "a-7",
            "/a-7",
            "/en/a-7",
            "//lake/a-7",
            "/en/x/y/a-7",
            "/en/lake/a-",
            "/en/lake/a-x",
            "/en/lake/a-7/",
            "/en/lake/A-7",
            "/en/lake/a-+7",
            "/en/lake/a-12345678901234567890",
            "/en/lake/media-7",
            "/en/lake%2Fa-7",
        ] {
            check(path, None);
        }
    }

    #[test]
    fn a_path_is_the_same_however_it_is_encoded() {
        for other in ["/de/%c3%bcber/a-1", "/de/über/a-1", "/%64e/%C3%BCber/a-1"] {
            assert!(same("/de/%C3%BCber/a-1", other), "{other}");
        }
        for other in [
            "/de/uber/a-1",
            "/de/%C3%BCber/a-10",
            "/de/%25C3%25BCber/a-1",
            "/de/%C3%BCber/a-1%",
            "/de/%C3",
        ] {
            assert!(!same("/de/%C3%BCber/a-1", other), "{other}");
        }
    }

    #[test]
    fn the_language_stands_first() {
        let languages = [Lang::EN, "zh-Hans".parse().unwrap()];
        assert_eq!(lang("/en/x", &languages), Some(Lang::EN));
        assert_eq!(lang("/ZH-hans", &languages), Some(languages[1]));
        assert_eq!(lang("/de/", &languages), None);
        assert_eq!(lang("", &languages), None);
        assert_eq!(first("/en/world/"), ("en", "/world/"));
        assert!(may_be_page("/en/x", &languages) && may_be_page("/robots.txt", &languages));
        assert!(!may_be_page("/desk/a.b", &languages) && !may_be_page("/healthz", &languages));
    }

    proptest! {
        #[test]
        fn no_path_makes_it_fall_over(left in ".{0,30}", right in "[/%a-f0-9é-]{0,30}") {
            article_key(&left);
            article_key(&right);
            prop_assert!(same(&right, &right));
            same(&left, &right);
        }
    }
}
