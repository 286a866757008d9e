//! Forms that other sites' pages send in a reader's name (cross-site request forgery).

use http::uri::Authority;
use http::{HeaderMap, HeaderValue, Method, header};

/// Refused: the form stands on another site's page; status 403.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this form was sent from another site’s page; open ours and send it from there")]
pub struct CrossSite;

/// What `Origin: null` means when nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NullOrigin {
    /// It is refused: some page hides where it stands.
    Refused,
    /// It is let through: our own page asks for it by `no-referrer`, and its address is a secret that others lack.
    Allowed,
}

/// Lets through what changes nothing, and what does not come from another site's page.
///
/// Browsers say where a form stands by `Sec-Fetch-Site` (Fetch Metadata), older ones and those on plain HTTP by
/// `Origin` (RFC 6454), which must name the `Host` asked for or `own`, the site's address such as
/// `https://vesper.example`. Who sends neither is no browser that carries a reader's cookies, and is let through.
///
/// # Errors
/// When another site's page is said to have sent it.
pub fn same_site(
    method: &Method,
    headers: &HeaderMap<HeaderValue>,
    own: &str,
    null_origin: NullOrigin,
) -> Result<(), CrossSite> {
    if method.is_safe() {
        return Ok(());
    }
    if let Some(place) = headers.get("sec-fetch-site") {
        let ours = matches!(place.as_bytes(), b"same-origin" | b"none");
        return if ours { Ok(()) } else { Err(CrossSite) };
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(());
    };
    let origin = origin.to_str().map_err(|_| CrossSite)?;
    let ours = match origin.split_once("://") {
        None if origin == "null" => null_origin == NullOrigin::Allowed,
        None => false,
        Some((scheme, origin_host)) => {
            origin.eq_ignore_ascii_case(own)
                || headers
                    .get(header::HOST)
                    .and_then(|host| host.to_str().ok())
                    .is_some_and(|host| same_host(scheme, origin_host, host))
        }
    };
    if ours { Ok(()) } else { Err(CrossSite) }
}

/// Hosts are equal when name and port are; a browser leaves the scheme's usual port out.
fn same_host(scheme: &str, left: &str, right: &str) -> bool {
    let parts = |text: &str| {
        let authority: Authority = text.parse().ok()?;
        let usual = if scheme.eq_ignore_ascii_case("https") {
            443
        } else {
            80
        };
        Some((
            authority.host().to_ascii_lowercase(),
            authority.port_u16().unwrap_or(usual),
        ))
    };
    parts(left).is_some_and(|left| Some(left) == parts(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[(&str, &str)], null_origin: NullOrigin, allowed: bool) {
        let mut map = HeaderMap::new();
        map.insert(header::HOST, HeaderValue::from_static("vesper.example"));
        for (name, value) in headers {
            map.insert(
                http::HeaderName::from_bytes(name.as_bytes()).unwrap(),
                value.parse().unwrap(),
            );
        }
        let own = "https://www.vesper.example";
        let answer = same_site(&Method::POST, &map, own, null_origin);
        assert_eq!(answer.is_ok(), allowed, "{headers:?}");
        assert_eq!(same_site(&Method::GET, &map, own, null_origin), Ok(()));
    }

    #[test]
    fn our_own_pages_and_programs_are_let_through() {
        check(&[], NullOrigin::Refused, true);
        check(&[("sec-fetch-site", "same-origin")], NullOrigin::Refused, true);
        check(&[("sec-fetch-site", "none")], NullOrigin::Refused, true);
        check(
            &[("sec-fetch-site", "same-origin"), ("origin", "null")],
            NullOrigin::Refused,
            true,
        );
        check(&[("origin", "https://vesper.example")], NullOrigin::Refused, true);
        check(
            &[("origin", "https://VESPER.example:443")],
            NullOrigin::Refused,
            true,
        );
        check(
            &[("origin", "https://www.vesper.example")],
            NullOrigin::Refused,
            true,
        );
        check(&[("origin", "null")], NullOrigin::Allowed, true);
    }

    #[test]
    fn other_sites_pages_are_not() {
        check(&[("sec-fetch-site", "cross-site")], NullOrigin::Allowed, false);
        check(&[("sec-fetch-site", "same-site")], NullOrigin::Allowed, false);
        check(
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://vesper.example"),
            ],
            NullOrigin::Allowed,
            false,
        );
        check(&[("origin", "https://evil.example")], NullOrigin::Allowed, false);
        check(
            &[("origin", "https://vesper.example:8443")],
            NullOrigin::Allowed,
            false,
        );
        check(
            &[("origin", "https://vesper.example.evil.example")],
            NullOrigin::Allowed,
            false,
        );
        check(&[("origin", "vesper.example")], NullOrigin::Allowed, false);
        check(&[("origin", "null")], NullOrigin::Refused, false);
    }
}
