//! Copy in the form in which it goes from one newsroom to another: words, marks and whole addresses, nothing of our page.

use crate::Layout;
use crate::link::target;
use model::{Block, BlockKind, Body, Content, Inline, Quotation, ReadMore, Text, plain_text, text_from};
use url::Url;

/// A text on one line: white space as one space, no control characters, nothing at the ends.
pub(super) fn line(raw: &str) -> String {
    plain_text(&cleaned(&text_from(raw), &|_| None)).trim().to_owned()
}

/// What the article says in words. Pictures and recordings come with the item, corrections stand in its note; a box with facts
/// is a subhead and a list, what lives elsewhere is a link, the links below the text are a last list.
pub(super) fn body(layout: &Layout, content: &Content) -> Body {
    let link = |address: &str| whole(layout, address);
    let mut kinds = Vec::new();
    for block in &content.body.blocks {
        kinds.extend(exchanged(block, &link));
    }
    let links = content.links.iter().map(|one| {
        let note = if one.note.is_empty() {
            String::new()
        } else {
            format!(" ({})", one.note)
        };
        let mut text = leading_to(&one.url, &one.title);
        text.push(Inline {
            text: note,
            ..Inline::default()
        });
        text
    });
    kinds.extend(list(false, links, &link));
    Body::new(kinds)
}

fn leading_to(url: &str, title: &str) -> Text {
    let words = if title.trim().is_empty() { url } else { title };
    vec![Inline {
        text: words.to_owned(),
        link: Some(url.to_owned()),
        ..Inline::default()
    }]
}

type Linked<'a> = dyn Fn(&str) -> Option<String> + 'a;

fn exchanged(block: &Block, link: &Linked) -> Vec<BlockKind> {
    let paragraph = |text: &Text| {
        let text = cleaned(text, link);
        has_words(&text).then_some(BlockKind::Paragraph { text })
    };
    match &block.kind {
        BlockKind::Paragraph { text } => paragraph(text).into_iter().collect(),
        BlockKind::Heading { text } => heading(text, link).into_iter().collect(),
        BlockKind::Quotation(quotation) => said(quotation, link).into_iter().collect(),
        BlockKind::List { ordered, items } => {
            list(*ordered, items.iter().cloned(), link).into_iter().collect()
        }
        BlockKind::Table { rows } => table(rows, link),
        BlockKind::Facts { title, items } => heading(&text_from(title.as_str()), link)
            .into_iter()
            .chain(list(false, items.iter().cloned(), link))
            .collect(),
        BlockKind::ReadMore { links } => {
            let pages = links.iter().filter_map(|one| match one {
                ReadMore::Page { url, title } => Some(leading_to(url, title)),
                ReadMore::Story(_) => None,
            });
            list(false, pages, link).into_iter().collect()
        }
        BlockKind::Embed { url, title } => paragraph(&leading_to(url, title)).into_iter().collect(),
        BlockKind::Picture(_)
        | BlockKind::Gallery { .. }
        | BlockKind::Video(_)
        | BlockKind::Audio(_)
        | BlockKind::Correction(_) => Vec::new(),
    }
}

fn heading(text: &Text, link: &Linked) -> Option<BlockKind> {
    let text = cleaned(text, link);
    has_words(&text).then_some(BlockKind::Heading { text })
}

/// Who said it and where stand in one line.
fn said(quotation: &Quotation, link: &Linked) -> Option<BlockKind> {
    let text = cleaned(&quotation.text, link);
    let parts = [&quotation.speaker, &quotation.said_at].into_iter().flatten();
    let parts: Vec<String> = parts
        .map(|part| line(part))
        .filter(|part| !part.is_empty())
        .collect();
    let is_dash = |first: char| matches!(first, '-' | '–' | '—') || first.is_whitespace();
    let speaker = parts.join(" · ").trim_start_matches(is_dash).to_owned();
    let speaker = Some(speaker).filter(|speaker| speaker.chars().any(|one| !one.is_whitespace()));
    match (has_words(&text), speaker) {
        (true, speaker) => Some(BlockKind::Quotation(Quotation {
            text,
            speaker,
            said_at: None,
        })),
        (false, Some(speaker)) => Some(BlockKind::Paragraph {
            text: text_from(speaker),
        }),
        (false, None) => None,
    }
}

fn list(ordered: bool, items: impl Iterator<Item = Text>, link: &Linked) -> Option<BlockKind> {
    let items: Vec<Text> = items.map(|item| cleaned(&item, link)).filter(has_words).collect();
    (!items.is_empty()).then_some(BlockKind::List { ordered, items })
}

/// Rows of the same length, none of them empty; a table of one column only arranges its text.
fn table(rows: &[Vec<Text>], link: &Linked) -> Vec<BlockKind> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<Text>, at: usize| {
        let text = row.get(at).map(|cell| cleaned(cell, link)).unwrap_or_default();
        if has_words(&text) { text } else { Text::new() }
    };
    let rows: Vec<Vec<Text>> = rows
        .iter()
        .map(|row| (0..columns).map(|at| cell(row, at)).collect())
        .filter(|row: &Vec<Text>| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    if columns < 2 {
        let texts = rows.into_iter().flatten();
        return texts.map(|text| BlockKind::Paragraph { text }).collect();
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![BlockKind::Table { rows }]
}

fn has_words(text: &Text) -> bool {
    text.iter()
        .any(|inline| inline.text.chars().any(|one| !one.is_whitespace()))
}

/// An address that leads to the same place from anywhere.
fn whole(layout: &Layout, address: &str) -> Option<String> {
    let found = target(layout.site(), address)?;
    let url = if found.href.starts_with('/') {
        layout.site().join(&found.href).ok()?
    } else {
        Url::parse(&found.href).ok()?
    };
    Some(url.into())
}

/// Stretches of words with the same marks as one, white space collapsed, links whole; a link that leads nowhere is its words.
fn cleaned(text: &[Inline], link: &Linked) -> Text {
    let mut out = Text::new();
    let mut space: Option<Inline> = None;
    for inline in text {
        let marks = Inline {
            text: String::new(),
            link: inline.link.as_deref().and_then(link),
            ..inline.clone()
        };
        for character in inline.text.chars() {
            if is_space(character) {
                if !out.is_empty() && space.is_none() {
                    space = Some(marks.clone());
                }
            } else if is_printable(character) {
                if let Some(marks) = space.take() {
                    add(&mut out, &marks, ' ');
                }
                add(&mut out, &marks, character);
            }
        }
    }
    out
}

fn add(text: &mut Text, marks: &Inline, character: char) {
    match text.last_mut() {
        Some(last)
            if (last.strong, last.emphasis, &last.link, last.lang)
                == (marks.strong, marks.emphasis, &marks.link, marks.lang) =>
        {
            last.text.push(character);
        }
        _ => text.push(Inline {
            text: character.to_string(),
            ..marks.clone()
        }),
    }
}

fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}'
    )
}

/// Neither a control character nor one that XML forbids, nor a byte order mark.
fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        && u32::from(character) & 0xfffe != 0xfffe
}
