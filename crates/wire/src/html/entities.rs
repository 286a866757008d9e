//! Character references (HTML standard, section 13.2.5.72 and after).

use std::borrow::Cow;

/// The longest name that is looked up, in bytes.
const NAME_BYTES_MAX: usize = 32;

/// The names that the standard knows without a semicolon, as far as copy has them.
const WITHOUT_SEMICOLON: [&str; 6] = ["nbsp", "quot", "copy", "amp", "lt", "gt"];

/// The text with its character references resolved; what is no reference stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('#').map_or_else(|| named(rest), number) {
            Some((found, behind)) => {
                out.push_str(&found);
                rest = behind;
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn named(rest: &str) -> Option<(Cow<'static, str>, &str)> {
    let end = rest
        .bytes()
        .take(NAME_BYTES_MAX)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    if let Some(behind) = rest[end..].strip_prefix(';')
        && let Some(found) = quick_xml::escape::resolve_html5_entity(&rest[..end])
    {
        return Some((Cow::Borrowed(found), behind));
    }
    let name = WITHOUT_SEMICOLON
        .iter()
        .find(|name| rest[..end].starts_with(**name))?;
    let found = quick_xml::escape::resolve_html5_entity(name)?;
    Some((Cow::Borrowed(found), &rest[name.len()..]))
}

/// Called behind `&#`.
fn number(rest: &str) -> Option<(Cow<'static, str>, &str)> {
    let (radix, digits) = match rest.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, rest),
    };
    let end = digits
        .find(|character: char| !character.is_digit(radix))
        .unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..end], radix).unwrap_or(u32::MAX);
    let character = match code {
        0 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).map_or(char::REPLACEMENT_CHARACTER, crate::text::meant),
    };
    let behind = &digits[end..];
    Some((
        Cow::Owned(character.to_string()),
        behind.strip_prefix(';').unwrap_or(behind),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(decode(text), expected, "{text}");
    }

    #[test]
    fn references_are_resolved_and_ampersands_stay() {
        check("AT&amp;T &lt;b&gt; &eacute;&#233;&#xE9;", "AT&T <b> ééé");
        check("&#150; &#x93;quoted&#148;", "– “quoted”");
        check("&ampx &nbsp &copy2026", "&x \u{a0} ©2026");
        check("R&D, Q&A; &unknown; &#; &", "R&D, Q&A; &unknown; &#; &");
        check("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}");
        check("&amp;lt;", "&lt;");
    }
}
