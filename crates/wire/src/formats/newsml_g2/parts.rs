//! What a recording shows: its shot list (`partMeta`) and its script.

use super::{codes, fields};
use crate::SetAside;
use crate::formats::xml::Element;
use crate::limits::BLOCKS_MAX;
use crate::text;
use model::{BlockKind, Body, text_from};

/// A paragraph for each part with words, its time before it, then the script.
pub(super) fn body(element: &Element) -> Result<Body, SetAside> {
    let mut paragraphs = Vec::new();
    for part in fields::all(element, "partMeta") {
        let mut words = Vec::new();
        for name in ["headline", "description"] {
            for element in fields::all(part, name) {
                words.push(fields::words(format_args!("partMeta.{name}"), element)?);
            }
        }
        words.retain(|words| !words.is_empty());
        if !words.is_empty() {
            words.insert(0, times(part));
            paragraphs.push(words.join(" ").trim().to_owned());
        }
    }
    let is_script = |description: &&Element| {
        let role = codes::value(codes::code_in(description, "role", "roleuri"));
        matches!(
            role.to_ascii_lowercase().as_str(),
            "script" | "shotlist" | "dopesheet"
        )
    };
    for script in fields::at(element, "contentMeta", "description").filter(is_script) {
        paragraphs.push(fields::words("contentMeta.description", script)?);
    }
    if paragraphs.len() > BLOCKS_MAX {
        return Err(SetAside::field(
            "partMeta",
            format!("more than {BLOCKS_MAX} parts"),
        ));
    }
    let paragraphs = paragraphs.into_iter().filter(|words| !words.is_empty());
    Ok(Body::new(paragraphs.map(|words| BlockKind::Paragraph {
        text: text_from(words),
    })))
}

/// `0–12` as the agency counts, or nothing.
fn times(part: &Element) -> String {
    let Some(time) = fields::first(part, "timeDelim") else {
        return String::new();
    };
    let of = |name| text::clip(time.attribute(name), 40);
    match (of("start"), of("end")) {
        (start, end) if end.is_empty() => start,
        (start, end) => format!("{start}–{end}"),
    }
}
