//! Tokens to blocks.

use super::marks::{Attributes, Marks};
use super::run::{Run, append};
use super::tags;
use super::tokens::Token;
use crate::limits::BLOCKS_MAX;
use model::{BlockKind, Quotation, Text, plain_text};

/// What holds several pieces of text as one block. The outermost swallows those inside it.
enum Container {
    List {
        ordered: bool,
        items: Vec<Text>,
        depth: u32,
    },
    Table {
        rows: Vec<Vec<Text>>,
        depth: u32,
        is_in_cell: bool,
    },
    Quotation {
        text: Text,
        speaker: Option<String>,
        depth: u32,
        is_speaker: bool,
    },
}

impl Container {
    fn list(ordered: bool) -> Self {
        Self::List {
            ordered,
            items: Vec::new(),
            depth: 1,
        }
    }

    fn table() -> Self {
        Self::Table {
            rows: Vec::new(),
            depth: 1,
            is_in_cell: false,
        }
    }

    fn quotation() -> Self {
        Self::Quotation {
            text: Text::new(),
            speaker: None,
            depth: 1,
            is_speaker: false,
        }
    }
}

/// A figure that is open.
#[derive(Clone, Copy)]
struct Figure {
    /// Whether it shows something that is not kept.
    is_shown: bool,
    /// How many blocks stood before it.
    before: usize,
}

/// Blocks while they are gathered.
#[derive(Default)]
pub(super) struct Blocks {
    done: Vec<BlockKind>,
    run: Run,
    marks: Marks,
    is_heading: bool,
    had_break: bool,
    preformatted: u32,
    container: Option<Container>,
    figure: Option<Figure>,
    is_dropping_caption: bool,
}

impl Blocks {
    pub(super) fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => self.text(&text),
            Token::Start { name, attributes } => self.start(&name, Attributes::Html(attributes)),
            Token::End(name) => self.end(&name),
        }
    }

    /// All blocks; nothing is open afterwards.
    pub(super) fn finish(mut self) -> Vec<BlockKind> {
        self.end_block();
        self.end_container();
        self.done
    }

    /// Adds words to the open block.
    pub(super) fn words(&mut self, words: &str) {
        if self.is_dropping_caption {
            return;
        }
        self.run.push(words, &self.marks);
        if !words.trim().is_empty() {
            self.had_break = false;
        }
    }

    /// Ends the open block, if it has words.
    pub(super) fn end_block(&mut self) {
        self.had_break = false;
        let is_heading = std::mem::take(&mut self.is_heading);
        let is_full = self.done.len() >= BLOCKS_MAX;
        if is_full && self.container.is_none() {
            self.words(" ");
            if self.run.has_words() {
                self.overflow();
            }
            return;
        }
        let Some(text) = self.run.take() else { return };
        match &mut self.container {
            None
            | Some(Container::Table {
                is_in_cell: false, ..
            }) => self.done.push(block(is_heading, text)),
            Some(Container::List { items, .. }) => match items.last_mut() {
                Some(item) => append(item, text),
                None => items.push(text),
            },
            Some(Container::Table { rows, .. }) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    append(cell, text);
                }
            }
            Some(Container::Quotation {
                speaker,
                is_speaker: true,
                ..
            }) => *speaker = Some(name_of(&text)),
            Some(Container::Quotation { text: words, .. }) => append(words, text),
        }
    }

    /// Joins the open text to the last paragraph.
    fn overflow(&mut self) {
        if let (Some(BlockKind::Paragraph { text: last }), true) =
            (self.done.last_mut(), self.run.has_words())
        {
            append(last, self.run.take().unwrap_or_default());
        } else if let Some(text) = self.run.take() {
            self.done.push(block(false, text));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.preformatted == 0 {
            self.words(text);
            return;
        }
        for (at, line) in text.lines().enumerate() {
            if at > 0 && line.trim().is_empty() {
                self.end_block();
            }
            self.words(line);
            self.words(" ");
        }
    }

    pub(super) fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        if tags::is_media(name) {
            self.figure = self.figure.map(|figure| Figure {
                is_shown: true,
                ..figure
            });
        }
        match name {
            "br" if self.had_break => self.end_block(),
            "br" => {
                self.words(" ");
                self.had_break = true;
            }
            "ul" | "ol" => self.open(Container::list(name == "ol")),
            "li" => {
                self.end_block();
                if let Some(Container::List { items, .. }) = &mut self.container {
                    items.push(Text::new());
                }
            }
            "table" => self.open(Container::table()),
            "tr" | "td" | "th" | "caption" => self.table_part(name),
            "blockquote" => self.open(Container::quotation()),
            "cite" | "footer" if matches!(self.container, Some(Container::Quotation { .. })) => {
                self.end_block();
                self.set_speaker(true);
            }
            "figure" => {
                self.end_block();
                self.figure = Some(Figure {
                    is_shown: false,
                    before: self.done.len(),
                });
            }
            "figcaption" => {
                self.end_block();
                self.is_dropping_caption = self.figure.is_some_and(|figure| figure.is_shown);
            }
            _ if tags::is_heading(name) => {
                self.end_block();
                self.is_heading = true;
            }
            _ if tags::is_block(name) => {
                self.end_block();
                self.preformatted += u32::from(name == "pre");
            }
            _ => self.marks.start(name, attributes),
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "ul" | "ol" | "table" | "blockquote" => {
                self.end_block();
                self.close(name);
            }
            "td" | "th" | "li" | "tr" => self.end_block(),
            "cite" | "footer" => {
                if matches!(
                    self.container,
                    Some(Container::Quotation { is_speaker: true, .. })
                ) {
                    self.end_block();
                    self.set_speaker(false);
                } else if name == "footer" {
                    self.end_block();
                }
            }
            "figure" => {
                self.end_block();
                self.is_dropping_caption = false;
                self.end_figure();
            }
            "figcaption" => {
                self.end_block();
                self.is_dropping_caption = false;
            }
            _ if tags::is_heading(name) || tags::is_block(name) => {
                self.end_block();
                self.preformatted = self.preformatted.saturating_sub(u32::from(name == "pre"));
            }
            _ => self.marks.end(name),
        }
    }

    /// What stands beside a picture in its figure is the picture's: its caption, who made it. A figure that nobody ends
    /// takes nothing along.
    fn end_figure(&mut self) {
        if let Some(Figure {
            is_shown: true,
            before,
        }) = self.figure.take()
        {
            let inside = self.done.drain(before..).collect::<Vec<_>>();
            let is_copy = |kind: &BlockKind| !matches!(kind, BlockKind::Paragraph { .. });
            self.done.extend(inside.into_iter().filter(is_copy));
        }
    }

    fn open(&mut self, container: Container) {
        self.end_block();
        match (&mut self.container, container) {
            (Some(Container::List { depth, .. }), Container::List { .. })
            | (Some(Container::Table { depth, .. }), Container::Table { .. })
            | (Some(Container::Quotation { depth, .. }), Container::Quotation { .. }) => *depth += 1,
            (None, container) => self.container = Some(container),
            (Some(_), _) => {}
        }
    }

    fn table_part(&mut self, name: &str) {
        self.end_block();
        let Some(Container::Table {
            rows,
            depth: 1,
            is_in_cell,
        }) = &mut self.container
        else {
            return;
        };
        *is_in_cell = matches!(name, "td" | "th");
        if name == "tr" || rows.is_empty() && *is_in_cell {
            rows.push(Vec::new());
        }
        if let (true, Some(row)) = (*is_in_cell, rows.last_mut()) {
            row.push(Text::new());
        }
    }

    fn set_speaker(&mut self, now: bool) {
        if let Some(Container::Quotation { is_speaker, .. }) = &mut self.container {
            *is_speaker = now;
        }
    }

    fn close(&mut self, name: &str) {
        let ((Some(Container::List { depth, .. }), "ul" | "ol")
        | (Some(Container::Table { depth, .. }), "table")
        | (Some(Container::Quotation { depth, .. }), "blockquote")) = (&mut self.container, name)
        else {
            return;
        };
        *depth -= 1;
        if *depth == 0 {
            self.end_container();
        }
    }

    fn end_container(&mut self) {
        match self.container.take() {
            None => {}
            Some(Container::List {
                ordered, mut items, ..
            }) => {
                items.retain(|item| !item.is_empty());
                if !items.is_empty() {
                    self.done.push(BlockKind::List { ordered, items });
                }
            }
            Some(Container::Table { mut rows, .. }) => {
                rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
                // A table of one column only arranges its text.
                if rows.iter().all(|row| row.len() == 1) {
                    self.done
                        .extend(rows.into_iter().flatten().map(|text| block(false, text)));
                } else {
                    self.done.push(BlockKind::Table { rows });
                }
            }
            Some(Container::Quotation { text, speaker, .. }) => {
                if !text.is_empty() {
                    self.done.push(BlockKind::Quotation(Quotation {
                        text,
                        speaker,
                        said_at: None,
                    }));
                } else if let Some(speaker) = speaker {
                    self.done.push(block(false, model::text_from(speaker)));
                }
            }
        }
    }
}

fn block(is_heading: bool, text: Text) -> BlockKind {
    if is_heading {
        BlockKind::Heading { text }
    } else {
        BlockKind::Paragraph { text }
    }
}

/// A name without the dash that pages put before it.
fn name_of(text: &Text) -> String {
    plain_text(text)
        .trim_start_matches(|first: char| matches!(first, '-' | '–' | '—') || first.is_whitespace())
        .to_owned()
}
