//! Addresses that came with a text, and which of them may become links.

use crate::escape;
use url::Url;

/// Where a link leads, in a form that can stand in an attribute once it is escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The address as the URL standard writes it.
    pub(crate) href: String,
    /// The other site's host; `None` on this site and for mail.
    pub(crate) host: Option<String>,
}

/// The target of an address: `http`, `https`, `mailto`, or a path of this site. `None` for everything else.
///
/// Read as browsers read it (WHATWG URL), so that `/\host`, tabs inside and the like cannot lead elsewhere.
pub(crate) fn target(site: &Url, address: &str) -> Option<Target> {
    let address = address.trim();
    if let Some(after_slash) = address.strip_prefix('/') {
        let joined = site.join(address).ok()?;
        if joined.origin() != site.origin() || after_slash.starts_with(['/', '\\']) {
            return None;
        }
        return Some(Target {
            href: joined[url::Position::BeforePath..].to_owned(),
            host: None,
        });
    }
    let url = Url::parse(address).ok()?;
    match url.scheme() {
        "http" | "https" => {
            let own = url.origin() == site.origin();
            let host = if own {
                None
            } else {
                Some(url.host_str()?.to_owned())
            };
            Some(Target {
                href: url.into(),
                host,
            })
        }
        "mailto" => Some(Target {
            href: url.into(),
            host: None,
        }),
        _ => None,
    }
}

/// A link around `inner`, which is HTML; `inner` alone when the address may not become one.
pub(crate) fn anchor(site: &Url, address: &str, inner: &str) -> String {
    match target(site, address) {
        Some(Target { href, host }) => {
            let rel = if host.is_some() { " rel=\"noopener\"" } else { "" };
            format!("<a href=\"{}\"{rel}>{inner}</a>", escape(&href))
        }
        None => inner.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let site = Url::parse("https://vesper.example").unwrap();
        assert_eq!(
            target(&site, address).map(|target| target.href).as_deref(),
            expected,
            "{address:?}"
        );
    }

    #[test]
    fn only_the_web_mail_and_this_site_can_be_linked_to() {
        check(
            "https://corrane.example/a b?q=\"x\"",
            Some("https://corrane.example/a%20b?q=%22x%22"),
        );
        check("HTTP://corrane.example", Some("http://corrane.example/"));
        check("mailto:desk@vesper.example", Some("mailto:desk@vesper.example"));
        check("/en/a-b/a-7#b3", Some("/en/a-b/a-7#b3"));
        check("/ar/بحيرة/a-7", Some("/ar/%D8%A8%D8%AD%D9%8A%D8%B1%D8%A9/a-7"));
        check("//evil.example/", None);
        check("/\\evil.example/", None);
        check("/\t/evil.example/", None);
        check("javascript:alert(1)", None);
        check(" java\nscript:alert(1)", None);
        check("JaVaScRiPt:alert(1)", None);
        check("data:text/html,x", None);
        check("vbscript:x", None);
        check("en/relative", None);
        check("https://", None);
        check("", None);
    }

    #[test]
    fn other_sites_get_no_handle_on_our_window() {
        let site = Url::parse("https://vesper.example").unwrap();
        assert_eq!(
            anchor(&site, "https://b.example/", "x"),
            "<a href=\"https://b.example/\" rel=\"noopener\">x</a>"
        );
        assert_eq!(
            anchor(&site, "https://vesper.example/en/", "x"),
            "<a href=\"https://vesper.example/en/\">x</a>"
        );
        assert_eq!(anchor(&site, "javascript:x", "<b>x</b>"), "<b>x</b>");
    }
}
