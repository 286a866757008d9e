//! HTML from outside to a [`Body`].
//!
//! Read by a tokeniser and a list of open marks instead of a tree: time and memory grow with the length of the input
//! only. (A tree builder by the HTML standard is quadratic in unclosed formatting elements and in attributes, and nests
//! as deep as its input.) Nothing of the input survives but words, marks and checked links, so what cannot be
//! understood can at worst read oddly.

mod blocks;
mod entities;
mod marks;
mod run;
mod tags;
mod tokens;

use model::{Body, plain_text};

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
    let is_wrapped = plain.lines().count() > 2 && plain.lines().all(|line| line.chars().count() <= WRAPPED_AT_MOST);
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

/// Whether a body has words.
pub(crate) fn has_words(body: &Body) -> bool {
    body.blocks.iter().any(|block| match &block.kind {
        model::BlockKind::Paragraph { text } => !plain_text(text).trim().is_empty(),
        _ => true,
    })
}
