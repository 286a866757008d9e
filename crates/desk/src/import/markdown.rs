//! From `CommonMark` to blocks. What Markdown has no words for stands in fenced blocks that hold YAML.

use super::Error;
use super::manuscript::{RawBlock, RawPicture};
use model::{Inline, Quotation, Text};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Quotation and list levels that a manuscript may nest.
const DEPTH_MAX: usize = 32;

/// Reads the text of a manuscript whose first line is the file's line `first_line`.
pub(super) fn read(text: &str, first_line: usize) -> Result<Vec<RawBlock>, Error> {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let mut reader = Reader {
        source: text,
        first_line,
        ..Reader::default()
    };
    for (event, range) in parser {
        reader.event(event, &range)?;
    }
    Ok(reader.blocks)
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    first_line: usize,
    blocks: Vec<RawBlock>,
    text: Text,
    style: Inline,
    quotation: Option<Vec<Text>>,
    list: Option<(bool, Vec<Text>)>,
    table: Option<Vec<Vec<Text>>>,
    fence: Option<(String, String)>,
    picture: Option<RawPicture>,
    depth: usize,
}

impl Reader<'_> {
    fn wrong(&self, range: &Range<usize>, why: impl Into<String>) -> Error {
        let line = self.first_line + self.source[..range.start].matches('\n').count();
        Error::Text {
            line,
            why: why.into(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) -> Result<(), Error> {
        match event {
            Event::Start(tag) => self.start(tag, range)?,
            Event::End(tag) => self.end(tag, range)?,
            Event::Text(words) => self.words(&words),
            Event::Code(words) => self.words(&words),
            Event::SoftBreak if self.quotation.is_some() => self.words("\n"),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Html(_) | Event::InlineHtml(_) => {
                return Err(self.wrong(
                    range,
                    "HTML is not taken over; write it as Markdown, or leave it out",
                ));
            }
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if let Some((_, yaml)) = &mut self.fence {
            yaml.push_str(words);
        } else if let Some(picture) = &mut self.picture {
            picture.alt.push_str(words);
        } else {
            match self.text.last_mut() {
                Some(last) if same_style(last, &self.style) => last.text.push_str(words),
                _ => self.text.push(Inline {
                    text: words.to_owned(),
                    ..self.style.clone()
                }),
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.wrong(range, "lists or quotations are nested too deeply"));
        }
        match tag {
            Tag::Strong => self.style.strong = true,
            Tag::Emphasis => self.style.emphasis = true,
            Tag::Link { dest_url, .. } => self.style.link = Some(dest_url.to_string()),
            Tag::Image { dest_url, title, .. } => {
                let (caption, credit) = title.rsplit_once(" | ").unwrap_or((&title, ""));
                let (file, alt) = (dest_url.to_string(), String::new());
                self.picture = Some(RawPicture {
                    file,
                    alt,
                    caption: caption.to_owned(),
                    credit: credit.to_owned(),
                });
            }
            Tag::BlockQuote(_) => self.quotation = Some(self.quotation.take().unwrap_or_default()),
            Tag::List(first) => self.list = Some(self.list.take().unwrap_or((first.is_some(), Vec::new()))),
            Tag::Item => self.close_item(),
            Tag::Table(_) => self.table = Some(Vec::new()),
            Tag::TableHead | Tag::TableRow => self.table.get_or_insert_default().push(Vec::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(name)) => {
                self.fence = Some((name.to_string(), String::new()));
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                return Err(self.wrong(
                    range,
                    "indented text is code in Markdown; take the spaces at the front away",
                ));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) -> Result<(), Error> {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Emphasis => self.style.emphasis = false,
            TagEnd::Link => self.style.link = None,
            TagEnd::Image => {
                let picture = self.picture.take();
                self.blocks.extend(picture.map(RawBlock::Picture));
            }
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(_) => {
                let text = trimmed(std::mem::take(&mut self.text));
                self.blocks.push(RawBlock::Heading(text));
            }
            TagEnd::Item => self.close_item(),
            TagEnd::List(_) => {
                if let Some((ordered, items)) = self.list.take() {
                    self.blocks.push(RawBlock::List(ordered, items));
                }
            }
            TagEnd::TableCell => {
                let cell = trimmed(std::mem::take(&mut self.text));
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => self.blocks.extend(self.table.take().map(RawBlock::Table)),
            TagEnd::BlockQuote(_) => {
                let quotation = self.quotation.take().map(quotation);
                self.blocks.extend(quotation.map(RawBlock::Quotation));
            }
            TagEnd::CodeBlock => {
                if let Some((name, yaml)) = self.fence.take() {
                    let block = fenced(&name, &yaml).map_err(|why| self.wrong(range, why))?;
                    self.blocks.push(block);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_paragraph(&mut self) {
        let text = trimmed(std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        if let Some(quotation) = &mut self.quotation {
            quotation.push(text);
        } else if let Some((_, items)) = &mut self.list {
            items.push(text);
        } else {
            self.blocks.push(RawBlock::Paragraph(text));
        }
    }

    fn close_item(&mut self) {
        let text = trimmed(std::mem::take(&mut self.text));
        if let Some((_, items)) = self.list.as_mut().filter(|_| !text.is_empty()) {
            items.push(text);
        }
    }
}

fn same_style(one: &Inline, other: &Inline) -> bool {
    (one.strong, one.emphasis, &one.link, one.lang) == (other.strong, other.emphasis, &other.link, other.lang)
}

fn trimmed(mut text: Text) -> Text {
    if let Some(first) = text.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = text.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    text.retain(|inline| !inline.text.is_empty());
    text
}

/// The last line of a quotation names its speaker when it begins with a dash.
fn quotation(mut paragraphs: Vec<Text>) -> Quotation {
    let mut speaker = None;
    if let Some(inline) = paragraphs.last_mut().and_then(|last| last.last_mut()) {
        let start = inline.text.rfind('\n').map_or(0, |at| at + 1);
        let line = inline.text[start..].trim();
        if let Some(name) = ["—", "–", "--", "――", "——"]
            .iter()
            .find_map(|dash| line.strip_prefix(dash))
        {
            speaker = Some(name.trim_start_matches(['—', '–', '―', '-']).trim().to_owned());
            inline.text.truncate(start);
        }
    }
    let mut text: Text = Vec::new();
    for paragraph in paragraphs
        .into_iter()
        .map(trimmed)
        .filter(|paragraph| !paragraph.is_empty())
    {
        if !text.is_empty() {
            text.push(Inline {
                text: " ".to_owned(),
                ..Inline::default()
            });
        }
        text.extend(paragraph.into_iter().map(|inline| Inline {
            text: inline.text.replace('\n', " "),
            ..inline
        }));
    }
    Quotation {
        text,
        speaker: speaker.filter(|name| !name.is_empty()),
        said_at: None,
    }
}

fn fenced(name: &str, yaml: &str) -> Result<RawBlock, String> {
    fn parsed<T: serde::de::DeserializeOwned>(name: &str, yaml: &str) -> Result<T, String> {
        serde_yaml_ng::from_str(yaml).map_err(|error| format!("{name}: {error}"))
    }
    Ok(match name {
        "picture" => RawBlock::Picture(parsed(name, yaml)?),
        "video" => RawBlock::Video(parsed(name, yaml)?),
        "audio" => RawBlock::Audio(parsed(name, yaml)?),
        "read-more" => RawBlock::ReadMore(parsed(name, yaml)?),
        "facts" => RawBlock::Facts(parsed(name, yaml)?),
        "correction" => RawBlock::Correction(parsed(name, yaml)?),
        other => {
            return Err(format!(
                "a block of the kind “{other}” is not known; known are picture, video, audio, read-more, facts and correction"
            ));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::plain_text;
    use proptest::prelude::*;

    #[test]
    fn a_manuscript_becomes_blocks() {
        let text = "One **strong** [link](https://a.example/).\nSame paragraph.\n\n## Head\n\n> Words\n> more words\n> — Ida Tarn, watchwoman\n\n\
                    - a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```read-more\n- story: bees\n```\n";
        let blocks = read(text, 1).unwrap();
        let RawBlock::Paragraph(first) = &blocks[0] else {
            panic!("{blocks:?}")
        };
        assert_eq!(plain_text(first), "One strong link. Same paragraph.");
        assert!(first[1].strong);
        assert_eq!(first[3].link.as_deref(), Some("https://a.example/"));
        assert!(matches!(&blocks[1], RawBlock::Heading(text) if plain_text(text) == "Head"));
        let RawBlock::Quotation(said) = &blocks[2] else {
            panic!("{blocks:?}")
        };
        assert_eq!(plain_text(&said.text), "Words more words");
        assert_eq!(said.speaker.as_deref(), Some("Ida Tarn, watchwoman"));
        assert!(matches!(&blocks[3], RawBlock::List(false, items) if items.len() == 2));
        assert!(matches!(&blocks[4], RawBlock::Table(rows) if rows.len() == 2 && rows[1].len() == 2));
        assert!(matches!(&blocks[5], RawBlock::ReadMore(links) if links[0].story.as_deref() == Some("bees")));
        assert_eq!(blocks.len(), 6);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let html = read("Fine.\n\n<script>alert(1)</script>\n", 10).unwrap_err();
        assert!(
            html.to_string().starts_with("line 12: HTML is not taken over"),
            "{html}"
        );
        let unknown = read("```chart\nx\n```\n", 1).unwrap_err();
        assert!(unknown.to_string().contains("“chart” is not known"), "{unknown}");
        let field = read("```picture\nfile: a.jpg\nkredit: x\n```\n", 1).unwrap_err();
        assert!(field.to_string().contains("kredit"), "{field}");
    }

    proptest! {
        #[test]
        fn no_manuscript_makes_the_reader_panic(text in "[-#>*`|\\[\\]()!:a-c \n]{0,200}") {
            let _ = read(&text, 1);
        }
    }
}
