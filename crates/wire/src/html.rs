//! HTML from outside to a [`Body`].
//!
//! Read by a tokeniser and a list of open marks instead of a tree: time and memory grow with the length of the input
//! only. (A tree builder by the HTML standard is quadratic in unclosed formatting elements and in attributes, and nests
//! as deep as its input.) Nothing of the input survives but words, marks and checked links, so what cannot be
//! understood can at worst read oddly.

mod blocks;
mod entities;
mod marks;
mod pieces;
mod run;
mod tags;
mod tokens;
mod tree;

pub(crate) use pieces::Pieces;
pub(crate) use tree::{body_from_tree, line_from_tree};

use model::Body;

/// What the HTML says, as blocks: paragraphs, headings, lists, tables, quotations, links, importance and stress.
///
/// Any input gives a body. Unknown elements are unwrapped; scripts, styles, comments, forms' controls, and what stands in
/// for audio, video and pictures are dropped with all that is in them. Links are kept for `http`, `https` and `mailto`,
/// from others the words stay. White space collapses, two line breaks end a paragraph, blocks without words are dropped.
/// Lists and tables inside others become part of the outer one.
pub fn body_from_html(html: &str) -> Body {
    let mut blocks = blocks::Blocks::default();
    for token in tokens::Tokens::new(html) {
        blocks.token(token);
    }
    Body::new(blocks.finish())
}

/// The words of some HTML on one line.
pub(crate) fn line_from_html(html: &str) -> String {
    if memchr::memchr2(b'<', b'&', html.as_bytes()).is_none() {
        return crate::text::line(html);
    }
    let body = body_from_html(html);
    crate::text::line(&body.words())
}

/// Plain text as paragraphs: blank lines end one; a text without any has a paragraph on each line, unless it was
/// wrapped by a typewriter's hand.
pub(crate) fn body_from_plain(plain: &str) -> Body {
    const WRAPPED_AT_MOST: usize = 90;
    let plain = plain.replace("\r\n", "\n").replace('\r', "\n");
    let is_blank = |line: &str| line.trim().is_empty();
    let has_gaps = plain.trim().lines().any(is_blank);
    let is_wrapped =
        plain.lines().count() > 2 && plain.lines().all(|line| line.chars().count() <= WRAPPED_AT_MOST);
    let mut blocks = blocks::Blocks::default();
    for line in plain.lines() {
        if is_blank(line) || !(has_gaps || is_wrapped) {
            blocks.end_block();
        }
        blocks.words(line);
        blocks.words(" ");
    }
    Body::new(blocks.finish())
}

/// Whether a text that does not say what it is looks like HTML.
pub(crate) fn looks_like_html(text: &str) -> bool {
    tokens::Tokens::new(text).take(40).any(|token| match token {
        tokens::Token::Start { name, .. } | tokens::Token::End(name) => tags::is_known(&name),
        tokens::Token::Text(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{BlockKind, Inline};

    fn written(text: &[Inline]) -> String {
        let inline = |inline: &Inline| {
            let mut out = inline.text.clone();
            if inline.emphasis {
                out = format!("/{out}/");
            }
            if inline.strong {
                out = format!("*{out}*");
            }
            match &inline.link {
                Some(link) => format!("[{out}]({link})"),
                None => out,
            }
        };
        text.iter().map(inline).collect()
    }

    /// Blocks one a line: paragraphs bare, `# heading`, `- item`, `1. item`, `> quotation -- speaker`, `|cell|cell|`.
    fn sketch(body: &Body) -> String {
        let block = |kind: &BlockKind| match kind {
            BlockKind::Paragraph { text } => written(text),
            BlockKind::Heading { text } => format!("# {}", written(text)),
            BlockKind::List { ordered, items } => {
                let sign = if *ordered { "1." } else { "-" };
                items
                    .iter()
                    .map(|item| format!("{sign} {}", written(item)))
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            BlockKind::Table { rows } => {
                let row = |row: &Vec<model::Text>| {
                    format!(
                        "|{}",
                        row.iter().map(|cell| written(cell)).collect::<Vec<_>>().join("|")
                    )
                };
                rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
            BlockKind::Quotation(quotation) => match &quotation.speaker {
                Some(speaker) => format!("> {} -- {speaker}", written(&quotation.text)),
                None => format!("> {}", written(&quotation.text)),
            },
            other => panic!("{other:?}"),
        };
        body.blocks
            .iter()
            .map(|found| block(&found.kind))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(sketch(&body_from_html(html)), expected, "{html}");
    }

    #[test]
    fn paragraphs_and_headings_come_with_their_marks() {
        check(
            "<h2>Dam  bursts</h2><p>Near the <b>bor</b>der,\n <i>it <strong>said</strong></i>.</p>",
            "# Dam bursts\nNear the *bor*der, /it /*/said/*.",
        );
        check("one<p>two<p>three", "one\ntwo\nthree");
        check("<p> </p><p>&nbsp;</p><div><p>a</p></div><br>", "a");
        check("a<br>b<br> <br>c", "a b\nc");
        check("<p>1<sup>st</sup> <u>of</u> <x-y>May</x-y></p>", "1st of May");
        check("<pre>one\nline\n\ntwo</pre>", "one line\ntwo");
    }

    #[test]
    fn links_lead_to_pages_only() {
        check(
            "<a href='https://a.example/?b&amp;c'>x</a>y",
            "[x](https://a.example/?b&c)y",
        );
        check(
            "<a href='java&#115;cript:alert(1)'>x</a> <a href='/y'>y</a>",
            "x y",
        );
        check(
            "<a href='https://a.example/'>x<a href='https://b.example/'>y</a>z",
            "[x](https://a.example/)[y](https://b.example/)z",
        );
    }

    #[test]
    fn lists_tables_and_quotations_are_blocks() {
        check(
            "<ul><li>a<li><p>b</p><p>c</p><ol><li>d</ol></ul>e",
            "- a\n- b c\n- d\ne",
        );
        check("<ol><li>a</li><li> </li></ol>", "1. a");
        check(
            "<table><tr><th>a<th>b<tr><td><p>c</p><p>d</p><td></table>",
            "|a|b\n|c d|",
        );
        check("<table><tr><td>only<tr><td>text</table>", "only\ntext");
        check(
            "<table><tr><td>a<table><tr><td>b</table><td>c</table>d",
            "|a b|c\nd",
        );
        check(
            "<blockquote><p>We go.</p><p>Now.</p><footer>— Ada</footer></blockquote>x",
            "> We go. Now. -- Ada\nx",
        );
    }

    #[test]
    fn what_is_no_copy_is_dropped() {
        check(
            "a<script>b</script><style>c</style><!-- d --><noscript>e</noscript><svg><text>f</text></svg>g",
            "ag",
        );
        check(
            "<figure><img src=x><div>Ann Lee</div><figcaption>of the picture</figcaption></figure>a",
            "a",
        );
        check(
            "<figure><table><tr><td>a<td>b</table><figcaption>c</figcaption></figure>",
            "|a|b\nc",
        );
        check(
            "<figure><figcaption>c</figcaption><img src=x><table><tr><td>a<td>b</table></figure>d",
            "|a|b\nd",
        );
        check("<figure><img src=x><p>nobody ends it", "nobody ends it");
        check("<title>t</title><textarea><b>x</textarea><p>a", "a");
    }

    #[test]
    fn plain_text_falls_into_paragraphs_where_its_lines_say_so() {
        let plain = |text: &str| sketch(&body_from_plain(text));
        assert_eq!(plain("one\nline\r\n\r\n<b>two</b>"), "one line\n<b>two</b>");
        assert_eq!(plain("one\ntwo"), "one\ntwo");
        let long = "word ".repeat(30);
        assert_eq!(plain(&format!("{long}\nb\nc")), format!("{}\nb\nc", long.trim()));
        assert_eq!(
            plain("wrapped by\na typewriter\nat its edge"),
            "wrapped by a typewriter at its edge"
        );
    }
}
