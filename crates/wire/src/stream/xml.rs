//! Items out of a long document of XML: the elements of a message, the entries of a feed, one document behind another.

use super::head::{Again, HEAD_BYTES_MAX};
use super::{Cut, Source};
use crate::SetAside;
use crate::format::Shape;
use crate::formats::xml_tags;
use crate::limits::ITEM_BYTES_MAX;
use memchr::{memchr, memchr2, memmem};

/// What is open, and what was said outside of items.
#[derive(Default)]
pub(super) struct Cutter {
    /// The document without its items, from its declaration to the place that is read.
    head: Vec<u8>,
    /// The names of the elements that are open outside of items, as they are written.
    open: Vec<Vec<u8>>,
    shape: Option<Shape>,
    /// Items of the document that is read.
    items: u64,
    again: Again,
}

/// What is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Text,
    Start,
    Empty,
    End,
    /// A comment, an instruction, the document type.
    Other,
    /// Character data that are no markup.
    Data,
}

impl Cutter {
    /// The next item with what stands above it.
    pub(super) fn next(&mut self, source: &mut Source<'_>) -> Result<Cut, SetAside> {
        while let Some((token, length)) = token(source)? {
            let bytes = &source.rest()[..length];
            match token {
                Token::Start | Token::Empty if self.begins_item(bytes)? => {
                    return self.item(source, token, length);
                }
                Token::Start => {
                    self.open.push(name(&bytes[1..]).to_vec());
                    self.say(bytes)?;
                }
                Token::Empty => self.say(bytes)?,
                Token::End => {
                    self.say(bytes)?;
                    self.open.pop();
                    if self.open.is_empty() {
                        source.take(length);
                        let again = std::mem::take(&mut self.again);
                        let whole = std::mem::replace(
                            self,
                            Self {
                                again,
                                ..Self::default()
                            },
                        );
                        if whole.items == 0 {
                            return Ok(Cut::Piece(whole.head)); // The reader says what is missing in it.
                        }
                        continue;
                    }
                }
                Token::Text | Token::Data if self.open.is_empty() || bytes.trim_ascii().is_empty() => {}
                Token::Text | Token::Data => self.say(bytes)?,
                Token::Other if self.open.is_empty() => {
                    if bytes.starts_with(b"<?xml") {
                        self.head.clear();
                    }
                    self.say(bytes)?;
                }
                Token::Other => {}
            }
            source.take(length);
        }
        if self.open.is_empty() {
            return Ok(Cut::End);
        }
        Err(SetAside::whole(format!(
            "not well-formed XML: the document ends behind its item {}, before “{}” is closed",
            self.items,
            String::from_utf8_lossy(self.open.last().map_or(b"", Vec::as_slice))
        )))
    }

    fn say(&mut self, bytes: &[u8]) -> Result<(), SetAside> {
        if self.head.len() + bytes.len() > HEAD_BYTES_MAX {
            return Err(SetAside::whole(format!(
                "more than {HEAD_BYTES_MAX} bytes stand outside of items, and the document is too long to be read whole"
            )));
        }
        self.head.extend_from_slice(bytes);
        Ok(())
    }

    /// Whether the start tag is that of an item, where it stands.
    fn begins_item(&mut self, tag: &[u8]) -> Result<bool, SetAside> {
        if self.open.is_empty() {
            let root = String::from_utf8_lossy(&tag[..tag.len().min(200)]);
            self.shape = Some(crate::format::recognise(&root)?);
        }
        let own = local(name(&tag[1..]));
        let depth = self.open.len();
        let holder = local(self.open.last().map_or(b"", Vec::as_slice));
        Ok(match self.shape {
            Some(Shape::Nitf) => depth == 0,
            Some(Shape::NewsMlG2) if own == b"newsMessage" => false,
            Some(Shape::NewsMlG2) => depth == 0 || depth == 2 && holder == b"itemSet",
            Some(Shape::NewsMl1) => depth == 1 && matches!(own, b"NewsItem" | b"NewsComponent"),
            Some(Shape::Feed) => {
                let is_entry = matches!(own, b"item" | b"entry" | b"deleted-entry");
                is_entry && (depth < 2 || depth == 2 && holder == b"channel")
            }
            Some(Shape::Json) | None => false,
        })
    }

    /// From its start tag to its end.
    fn item(&mut self, source: &mut Source<'_>, start: Token, length: usize) -> Result<Cut, SetAside> {
        self.items += 1;
        self.again.read(self.head.len(), source)?;
        let mut piece = self.head.clone();
        let mut depth = 0_u64;
        let mut is_too_long = false;
        let mut next = Some((start, length));
        while let Some((token, length)) = next {
            if piece.len() + length > ITEM_BYTES_MAX + HEAD_BYTES_MAX {
                is_too_long = true;
                piece = Vec::new();
            } else if !is_too_long {
                piece.extend_from_slice(&source.rest()[..length]);
            }
            source.take(length);
            match token {
                Token::Start => depth += 1,
                Token::End => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Ok(self.closed(piece, is_too_long));
            }
            next = self::token(source)?;
        }
        Err(SetAside::whole(format!(
            "not well-formed XML: the document was cut off within its item {}",
            self.items
        )))
    }

    /// The item as a document of its own.
    fn closed(&mut self, mut piece: Vec<u8>, is_too_long: bool) -> Cut {
        for name in self.open.iter().rev() {
            piece.extend_from_slice(b"</");
            piece.extend_from_slice(name);
            piece.push(b'>');
        }
        if self.open.is_empty() {
            self.head.clear();
        }
        if is_too_long {
            Cut::TooLong
        } else {
            Cut::Piece(piece)
        }
    }
}

fn name(behind: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let end = behind.iter().position(is_end).unwrap_or(behind.len());
    &behind[..end]
}

fn local(name: &[u8]) -> &[u8] {
    memchr(b':', name).map_or(name, |colon| &name[colon + 1..])
}

/// What is next, and its length in bytes; `None` at the end.
fn token(source: &mut Source<'_>) -> Result<Option<(Token, usize)>, SetAside> {
    loop {
        let rest = source.rest();
        if let Some(found) = whole_token(rest, source.is_at_end()) {
            return Ok(Some(found));
        }
        if rest.len() > ITEM_BYTES_MAX {
            return Err(SetAside::whole(format!(
                "a tag or comment has more than {ITEM_BYTES_MAX} bytes"
            )));
        }
        if !source.more()? {
            return if source.rest().is_empty() {
                Ok(None)
            } else {
                Err(SetAside::whole(
                    "not well-formed XML: the document was cut off within a tag or comment",
                ))
            };
        }
    }
}

/// `None` when more has to be read to know.
fn whole_token(rest: &[u8], is_at_end: bool) -> Option<(Token, usize)> {
    let first = *rest.first()?;
    if first != b'<' {
        return Some((Token::Text, memchr(b'<', rest).unwrap_or(rest.len())));
    }
    if rest.len() < 9 && !is_at_end {
        return None; // It may be the beginning of `<![CDATA[`.
    }
    let behind = |begin: usize, end: &[u8]| Some(begin + memmem::find(rest.get(begin..)?, end)? + end.len());
    if rest.starts_with(b"<!--") {
        return Some((Token::Other, behind(4, b"-->")?));
    }
    if rest.starts_with(b"<![CDATA[") {
        return Some((Token::Data, behind(9, b"]]>")?));
    }
    if rest.starts_with(b"<?") {
        return Some((Token::Other, behind(2, b"?>")?));
    }
    if rest.starts_with(b"<!") {
        let at = memchr2(b'[', b'>', rest)?;
        let subset = if rest[at] == b'[' { behind(at, b"]")? } else { at };
        return Some((Token::Other, behind(subset, b">")?));
    }
    let length = xml_tags::length(rest)?;
    let token = match &rest[..length] {
        [_, b'/', ..] => Token::End,
        [.., b'/', b'>'] => Token::Empty,
        _ => Token::Start,
    };
    Some((token, length))
}
