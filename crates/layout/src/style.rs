//! Style sheets: which page gets which, and how they become small enough to stand in the page.

use crate::Error;
use std::collections::BTreeMap;

/// A kind of page, by the style it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    Article,
    Front,
    Section,
    Letter,
    Notice,
}

impl Look {
    pub(crate) const ALL: [Self; 5] = [
        Self::Article,
        Self::Front,
        Self::Section,
        Self::Letter,
        Self::Notice,
    ];

    /// The sheets of a page in the order of the cascade, without `.css`.
    pub(crate) fn sheets(self) -> &'static [&'static str] {
        match self {
            Self::Article => &[
                "tokens",
                "scripts",
                "base",
                "sky",
                "masthead",
                "card",
                "grid",
                "recent",
                "evening",
                "form",
                "article",
                "body",
                "media",
                "rail",
                "languages",
                "footer",
                "print",
            ],
            Self::Front => &[
                "tokens",
                "scripts",
                "base",
                "sky",
                "masthead",
                "card",
                "grid",
                "recent",
                "evening",
                "form",
                "front",
                "languages",
                "footer",
                "print",
            ],
            Self::Section => &[
                "tokens",
                "scripts",
                "base",
                "sky",
                "masthead",
                "card",
                "grid",
                "evening",
                "form",
                "section",
                "languages",
                "footer",
                "print",
            ],
            Self::Letter => &[
                "tokens",
                "scripts",
                "base",
                "sky",
                "masthead",
                "card",
                "grid",
                "form",
                "letter",
                "languages",
                "footer",
                "print",
            ],
            Self::Notice => &[
                "tokens",
                "scripts",
                "base",
                "masthead",
                "recent",
                "notice",
                "languages",
                "footer",
                "print",
            ],
        }
    }
}

/// Puts the sheets of a page together. `sheets` holds each small already.
pub(crate) fn joined(look: Look, sheets: &BTreeMap<String, String>) -> String {
    look.sheets()
        .iter()
        .filter_map(|name| sheets.get(*name))
        .map(String::as_str)
        .collect()
}

/// A style sheet without comments and without the white space that means nothing.
///
/// Strings stay as they are. A space stays where it can mean something: between names, before `:` and `(` and around
/// `+` and `-`.
///
/// # Errors
/// A comment or a string without an end, and `</`, which would end the element that the sheet stands in.
pub(crate) fn small(file: &str, css: &str) -> Result<String, Error> {
    let wrong = |at: usize, reason: &str| Error::Style {
        file: file.to_owned(),
        line: css[..at].matches('\n').count() + 1,
        reason: reason.to_owned(),
    };
    if let Some(at) = css.find("</") {
        return Err(wrong(at, "“</” cannot stand in a page; write it as “<\\/”"));
    }
    let mut out = String::with_capacity(css.len());
    let mut space = false;
    let mut at = 0;
    while let Some(character) = css[at..].chars().next() {
        let rest = &css[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            let end = comment
                .find("*/")
                .ok_or_else(|| wrong(at, "the comment has no end"))?;
            at += end + 4;
            space = true;
            continue;
        }
        if character.is_whitespace() {
            space = true;
            at += character.len_utf8();
            continue;
        }
        if space && needs_space(out.chars().next_back(), character) {
            out.push(' ');
        }
        space = false;
        if character == '"' || character == '\'' {
            let end = string_end(rest, character).ok_or_else(|| wrong(at, "the string has no end"))?;
            out.push_str(&rest[..end]);
            at += end;
            continue;
        }
        if character == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(character);
        at += character.len_utf8();
    }
    Ok(out)
}

/// Where the string at the beginning of `text` ends, its closing mark included.
fn string_end(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn needs_space(before: Option<char>, after: char) -> bool {
    let Some(before) = before else { return false };
    !matches!(before, '{' | '}' | ';' | ',' | '>' | ':' | '(')
        && !matches!(after, '{' | '}' | ';' | ',' | '>' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(small("a.css", css).unwrap(), expected);
    }

    #[test]
    fn a_sheet_keeps_what_means_something() {
        check("a { color : red; }\n/* x */ b{}", "a{color :red}b{}");
        check(
            "a :focus > b + c, d ~ e { margin: -1px  2px }",
            "a :focus>b + c,d ~ e{margin:-1px 2px}",
        );
        check(
            "p { inset: calc(1px + (2px * 3)) }",
            "p{inset:calc(1px + (2px * 3))}",
        );
        check(
            "@media (min-width: 3em) and (max-width: 4em) { a {} }",
            "@media (min-width:3em) and (max-width:4em){a{}}",
        );
        check(
            "q { content: \"a  /* b */ \\\" }\" }",
            "q{content:\"a  /* b */ \\\" }\"}",
        );
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let said = small("a.css", "a {}\n\n/* never closed").unwrap_err().to_string();
        assert_eq!(
            said,
            "the style sheet a.css, line 3, cannot be used: the comment has no end"
        );
        assert!(small("a.css", "a::after { content: '</style>' }").is_err());
        assert!(small("a.css", "a { content: \"x\n }").is_err());
    }
}
