//! Text into HTML.

/// Escapes text for element content and for attribute values in double or single quotes.
///
/// A slash stays as it is. Characters that HTML forbids (controls other than tab and line breaks, noncharacters of
/// XML) become U+FFFD.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(character),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, html: &str) {
        assert_eq!(escape(text), html);
    }

    #[test]
    fn marks_of_html_are_written_out_and_everything_else_stays() {
        check("<b>&'\"", "&lt;b&gt;&amp;&#39;&quot;");
        check("AC/DC, 3 < 4", "AC/DC, 3 &lt; 4");
        check("نص — बाढ़ 🌅", "نص — बाढ़ 🌅");
        check("a\u{0}b\u{8}c", "a\u{fffd}b\u{fffd}c");
    }
}
