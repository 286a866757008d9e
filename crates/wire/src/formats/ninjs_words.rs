//! Headline, description and body of ninjs: properties by name in 1.x, lists of texts with roles in 2.x and 3.x.

use super::json_fields::Fields;
use crate::html::{body_from_html, body_from_plain, line_from_html, looks_like_html};
use crate::{SetAside, text};
use model::Body;

/// A text and what the agency says about it.
struct Words<'a> {
    /// Role, media type, or what stands behind `body_`; lower case.
    label: String,
    value: &'a str,
}

impl Words<'_> {
    fn is_nitf(&self) -> bool {
        self.label.contains("nitf")
            || self
                .value
                .trim_start()
                .get(..200)
                .unwrap_or(self.value)
                .contains("<nitf")
    }

    fn is_html(&self) -> bool {
        self.label.contains("html") || self.label.contains("richtext") || {
            !self.label.contains("text/plain") && looks_like_html(self.value)
        }
    }

    fn is_main(&self) -> bool {
        self.label
            .split_whitespace()
            .any(|word| matches!(word, "main" | "text" | "caption" | "lead" | "summary"))
    }

    fn line(&self) -> String {
        if self.is_html() {
            line_from_html(self.value)
        } else {
            text::line(self.value)
        }
    }

    fn body(&self) -> Body {
        if self.is_nitf() {
            body_from_html(nitf_content(self.value))
        } else if self.is_html() {
            body_from_html(self.value)
        } else {
            body_from_plain(self.value)
        }
    }
}

pub(super) fn headline(fields: &Fields<'_>) -> Result<String, SetAside> {
    let main = fields.line(&["headline"])?;
    if !main.is_empty() {
        return Ok(main);
    }
    let found = best_line(&words(fields, "headline_", "headlines")?);
    // A title is metadata (ninjs 3.0), but events often have no other words.
    if found.is_empty() {
        fields.line(&["title"])
    } else {
        Ok(found)
    }
}

pub(super) fn description(fields: &Fields<'_>) -> Result<String, SetAside> {
    Ok(best_line(&words(fields, "description_", "descriptions")?))
}

/// The first with words of: HTML, NITF, text. Within each those with a main role come first.
pub(super) fn body(fields: &Fields<'_>) -> Result<Body, SetAside> {
    let mut words = words(fields, "body_", "bodies")?;
    words.sort_by_key(|words| {
        (
            !words.is_html() || words.is_nitf(),
            !words.is_nitf(),
            !words.is_main(),
        )
    });
    Ok(words
        .iter()
        .map(Words::body)
        .find(|body| !body.blocks.is_empty())
        .unwrap_or_default())
}

/// Plain text before HTML, main roles before others.
fn best_line(words: &[Words<'_>]) -> String {
    let mut words: Vec<&Words<'_>> = words.iter().collect();
    words.sort_by_key(|words| (!words.is_main(), words.is_html()));
    words
        .iter()
        .map(|words| words.line())
        .find(|line| !line.is_empty())
        .unwrap_or_default()
}

fn words<'a>(fields: &Fields<'a>, pattern: &str, list: &'static str) -> Result<Vec<Words<'a>>, SetAside> {
    let mut found = Vec::new();
    for name in fields.names().filter(|name| name.starts_with(pattern)) {
        if let Some((name, value)) = fields.raw(&[name])? {
            found.push(Words {
                label: name[pattern.len()..].to_ascii_lowercase().replace('_', " "),
                value,
            });
        }
    }
    for (_, entry) in fields.objects(&[list])? {
        let Some((_, value)) = entry.raw(&["value"])? else {
            return Err(entry.refuse("value", "missing"));
        };
        let label = format!(
            "{} {}",
            entry.line(&["role"])?,
            entry.line(&["contenttype", "contentType"])?
        );
        found.push(Words {
            label: label.to_ascii_lowercase(),
            value,
        });
    }
    Ok(found)
}

/// The copy in a NITF document: what stands between `<body.content>` and its end.
fn nitf_content(document: &str) -> &str {
    let Some((_, rest)) = document.split_once("<body.content") else {
        return document;
    };
    let rest = rest.split_once('>').map_or("", |(_, rest)| rest);
    rest.split_once("</body.content>")
        .map_or(rest, |(content, _)| content)
}
