//! The text of a mail: paragraphs, and the signature that is cut off.

use crate::html::body_from_plain;
use model::BlockKind;

/// A plain text as blocks, and its signature: what stands below a line of `-- ` (RFC 3676 section 4.3).
///
/// `flowed` is there when the part says `format=flowed`, and true when the space at a line's end goes with the break.
pub(super) fn plain(text: &str, flowed: Option<bool>) -> (Vec<BlockKind>, String) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (copy, signature) = match text.strip_prefix("-- \n") {
        Some(signature) => ("", signature),
        None => text.split_once("\n-- \n").unwrap_or((&text, "")),
    };
    let body = match flowed {
        Some(deletes_space) => body_from_plain(&unflowed(copy, deletes_space)),
        None => body_from_plain(copy),
    };
    let blocks = body.blocks.into_iter().map(|block| block.kind).collect();
    (blocks, crate::text::lines(signature))
}

/// Joins lines that end with a space (RFC 3676 section 4); each line that is left becomes a paragraph.
fn unflowed(text: &str, deletes_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        // A space that was put before a line to protect it.
        let line = line.strip_prefix(' ').unwrap_or(line);
        match line.strip_suffix(' ') {
            Some(joined) if deletes_space => out.push_str(joined),
            Some(_) => out.push_str(line),
            None => {
                out.push_str(line);
                out.push_str("\n\n");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Body;

    #[track_caller]
    fn check(text: &str, flowed: Option<bool>, words: &str, signature: &str) {
        let (blocks, found) = plain(text, flowed);
        assert_eq!(
            (Body::new(blocks).words().trim_end(), found.as_str()),
            (words, signature)
        );
    }

    #[test]
    fn flowed_lines_are_joined_and_the_signature_is_cut_off() {
        check(
            "A line \nthat goes on.\nAnother.\n-- \nAda\nDesk\n",
            Some(false),
            "A line that goes on.\nAnother.",
            "Ada\nDesk",
        );
        check("日本 \n語。\n", Some(true), "日本語。", "");
        check(" From here\n", Some(false), "From here", "");
        check("One\r\nline.\r\n\r\nTwo.\r\n", None, "One line.\nTwo.", "");
        check("-- \nAda", None, "", "Ada");
        check("a\n--\nb", None, "a -- b", "");
    }
}
