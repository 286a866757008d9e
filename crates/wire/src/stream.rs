//! Documents of any length, item by item.
//!
//! A document within [`DOCUMENT_BYTES_MAX`] is read as [`parse`](crate::parse) reads it. A longer one is cut into pieces
//! as its bytes come: each item with what stands above all of them (header, rights, the feed's title), as a document of
//! its own. So memory is that of [`DOCUMENT_BYTES_MAX`] and one item, whatever the length, and what came before a broken
//! end is not lost.

mod frames;
mod head;
mod json;
mod source;
mod xml;

use crate::limits::{DOCUMENT_BYTES_MAX, ITEM_BYTES_MAX};
use crate::{Format, SetAside, document, formats, text};
use model::WireItem;
use source::Source;
use std::collections::VecDeque;
use std::io::Read;

/// Reads a document of any length; each item, read whole or set aside whole, comes as soon as its end is there.
///
/// `agency` is who sent it, as for [`parse`](crate::parse). There is at least one item. When the document cannot be read
/// to its end, the last is set aside with the reason.
pub fn parse_stream<'a>(reader: impl Read + Send + 'a, agency: Option<&str>) -> Items<'a> {
    let agency = agency.map(text::line).filter(|agency| !agency.is_empty());
    Items {
        source: Source::new(Box::new(reader)),
        agency,
        cutter: Cutter::Undecided,
        whole_bytes_max: DOCUMENT_BYTES_MAX,
        waiting: VecDeque::new(),
        format: None,
        found: 0,
    }
}

/// The items of a document, in order.
pub struct Items<'a> {
    source: Source<'a>,
    agency: Option<String>,
    cutter: Cutter,
    whole_bytes_max: usize,
    waiting: VecDeque<Result<WireItem, SetAside>>,
    format: Option<Format>,
    found: u64,
}

/// How the document is cut.
enum Cutter {
    Undecided,
    Xml(xml::Cutter),
    Json(json::Cutter),
    Frames,
    Done,
}

/// What a cutter found.
enum Cut {
    /// A document with one item, or a few that belong together.
    Piece(Vec<u8>),
    /// An item that is longer than [`ITEM_BYTES_MAX`]; its bytes were passed over.
    TooLong,
    End,
}

impl Items<'_> {
    /// Cuts documents that are longer than so many bytes, instead of [`DOCUMENT_BYTES_MAX`], which is the most.
    #[must_use]
    pub fn cut_beyond(mut self, bytes: usize) -> Self {
        self.whole_bytes_max = bytes.min(DOCUMENT_BYTES_MAX);
        self
    }

    /// The format of the first item that was read; `None` before.
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// Looks at the beginning: reads the document whole when it is short, else says how it is cut.
    fn decide(&mut self) -> Result<Cutter, SetAside> {
        let whole_bytes_max = self.whole_bytes_max;
        while self.source.rest().len() <= whole_bytes_max && self.source.more()? {}
        let start = self.source.rest();
        if start.len() <= whole_bytes_max {
            let parsed = crate::parse(start, self.agency.as_deref())?;
            self.format = Some(parsed.format);
            self.waiting.extend(parsed.items);
            return Ok(Cutter::Done);
        }
        if formats::mail::is_one(start) {
            return Err(SetAside::whole(format!(
                "the mail has more than {whole_bytes_max} bytes"
            )));
        }
        if formats::frames::after_start(start).is_some() {
            return Ok(Cutter::Frames);
        }
        if matches!(start, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [_, 0, ..] | [0, ..]) {
            return Err(SetAside::whole(format!(
                "UTF-16 and UTF-32 are read up to {whole_bytes_max} bytes; send it as UTF-8"
            )));
        }
        let start = start
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(start)
            .trim_ascii_start();
        if let [b'{' | b'[', ..] = start {
            let passed = self.source.rest().len() - start.len();
            self.source.take(passed);
            return Ok(Cutter::Json(json::Cutter::default()));
        }
        if !start.starts_with(b"<") {
            let start = String::from_utf8_lossy(&start[..start.len().min(200)]);
            crate::format::recognise(&start)?;
        }
        Ok(Cutter::Xml(xml::Cutter::default()))
    }

    fn cut(&mut self) -> Result<Cut, SetAside> {
        match &mut self.cutter {
            Cutter::Undecided => {
                self.cutter = self.decide()?;
                Ok(Cut::Piece(Vec::new()))
            }
            Cutter::Xml(cutter) => cutter.next(&mut self.source),
            Cutter::Json(cutter) => cutter.next(&mut self.source),
            Cutter::Frames => frames::next(&mut self.source),
            Cutter::Done => Ok(Cut::End),
        }
    }

    fn read(&mut self, piece: &[u8]) {
        match document(piece, self.agency.as_deref()) {
            Ok(parsed) => {
                self.format.get_or_insert(parsed.format);
                self.waiting.extend(parsed.items);
            }
            Err(reason) => self.waiting.push_back(Err(reason)),
        }
    }
}

impl Iterator for Items<'_> {
    type Item = Result<WireItem, SetAside>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.waiting.pop_front() {
                self.found += 1;
                return Some(item);
            }
            match self.cut() {
                Ok(Cut::Piece(piece)) if piece.is_empty() => {}
                Ok(Cut::Piece(piece)) => self.read(&piece),
                Ok(Cut::TooLong) => self.waiting.push_back(Err(SetAside::whole(format!(
                    "item {} of the document has more than {ITEM_BYTES_MAX} bytes",
                    self.found + 1
                )))),
                Ok(Cut::End) if self.found == 0 => {
                    self.waiting
                        .push_back(Err(SetAside::whole("there is no item in the document")));
                }
                Ok(Cut::End) => return None,
                Err(reason) => {
                    self.cutter = Cutter::Done;
                    self.waiting.push_back(Err(reason));
                }
            }
        }
    }
}
