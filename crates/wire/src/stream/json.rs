//! Items out of long JSON: lists, one object behind another (JSON lines), and the items of a JSON Feed.

use super::head::{Again, HEAD_BYTES_MAX};
use super::{Cut, Source};
use crate::SetAside;
use crate::limits::ITEM_BYTES_MAX;
use memchr::memmem;

/// Where in the document the next value stands.
#[derive(Default)]
pub(super) struct Cutter {
    place: Place,
    again: Again,
}

#[derive(Default)]
enum Place {
    /// Behind a whole value, or before the first.
    #[default]
    Outside,
    List,
    /// In the items of a JSON Feed, which said this above them.
    Feed(Vec<u8>),
}

/// How far a value has been looked at.
#[derive(Default)]
struct Scan {
    at: usize,
    depth: u64,
    is_in_string: bool,
    is_escaped: bool,
}

/// Where a value stops.
enum Stop {
    End,
    /// At the `[` of an object's `items`, when it is a JSON Feed.
    Items,
}

impl Cutter {
    /// The next item as an object of its own, or as a feed with one item.
    pub(super) fn next(&mut self, source: &mut Source<'_>) -> Result<Cut, SetAside> {
        loop {
            let Some(first) = first(source)? else {
                return match self.place {
                    Place::Outside => Ok(Cut::End),
                    _ => Err(SetAside::whole(
                        "not JSON: the document was cut off within its list",
                    )),
                };
            };
            match (&self.place, first) {
                (Place::Outside, b'[') => {
                    self.place = Place::List;
                    source.take(1);
                }
                (Place::List, b']') => {
                    self.place = Place::Outside;
                    source.take(1);
                }
                (Place::Feed(_), b']') => {
                    self.place = Place::Outside;
                    source.take(1);
                    let mut rest = Scan {
                        depth: 1,
                        ..Scan::default()
                    };
                    rest.pass(source)?;
                }
                (Place::List | Place::Feed(_), b',') => source.take(1),
                _ => return self.value(source),
            }
        }
    }

    fn value(&mut self, source: &mut Source<'_>) -> Result<Cut, SetAside> {
        let mut scan = Scan::default();
        let is_outside = matches!(self.place, Place::Outside);
        loop {
            match scan.go(source.rest(), is_outside) {
                Some(Stop::Items) => {
                    self.place = Place::Feed(source.rest()[..scan.at].to_vec());
                    source.take(scan.at);
                    return Ok(Cut::Piece(Vec::new()));
                }
                Some(Stop::End) => {
                    let length = scan.at.max(1); // A lone bracket is passed over.
                    let own = &source.rest()[..length.min(source.rest().len())];
                    let piece = match &self.place {
                        Place::Feed(head) => {
                            self.again.read(head.len(), source)?;
                            [head.as_slice(), own, b"]}"].concat()
                        }
                        _ => own.to_vec(),
                    };
                    source.take(length);
                    return Ok(Cut::Piece(piece));
                }
                None if scan.at > ITEM_BYTES_MAX => {
                    scan.pass(source)?;
                    return Ok(Cut::TooLong);
                }
                None if !source.more()? => {
                    return if scan.depth == 0 && !scan.is_in_string {
                        let piece = source.rest().to_vec();
                        source.take(piece.len());
                        Ok(Cut::Piece(piece))
                    } else {
                        Err(SetAside::whole(
                            "not JSON: the document was cut off within an item",
                        ))
                    };
                }
                None => {}
            }
        }
    }
}

impl Scan {
    /// Looks at all that is there; `None` when the value goes on.
    fn go(&mut self, rest: &[u8], is_outside: bool) -> Option<Stop> {
        while let Some(byte) = rest.get(self.at) {
            if self.is_in_string {
                match byte {
                    _ if self.is_escaped => self.is_escaped = false,
                    b'\\' => self.is_escaped = true,
                    b'"' => self.is_in_string = false,
                    _ => {}
                }
                self.at += 1;
                continue;
            }
            match byte {
                b'"' => self.is_in_string = true,
                b'{' | b'[' => {
                    self.depth += 1;
                    if is_outside && self.depth == 2 && *byte == b'[' && is_feed(&rest[..self.at]) {
                        self.at += 1;
                        return Some(Stop::Items);
                    }
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        let is_own = self.at > 0 && matches!(rest[0], b'{' | b'[') || self.at == 0;
                        self.at += usize::from(is_own);
                        return Some(Stop::End);
                    }
                }
                b',' | b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => return Some(Stop::End),
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    /// To the value's end, keeping nothing of it.
    fn pass(&mut self, source: &mut Source<'_>) -> Result<(), SetAside> {
        loop {
            let is_at_end = self.go_on(source.rest());
            source.take(self.at);
            self.at = 0;
            if is_at_end {
                return Ok(());
            }
            if !source.more()? {
                return Err(SetAside::whole(
                    "not JSON: the document was cut off within an item",
                ));
            }
        }
    }

    /// As [`go`](Self::go), for a value whose beginning is gone.
    fn go_on(&mut self, rest: &[u8]) -> bool {
        while let Some(byte) = rest.get(self.at) {
            self.at += 1;
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.is_in_string => self.is_escaped = true,
                b'"' => self.is_in_string = !self.is_in_string,
                _ if self.is_in_string => {}
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }
}

/// Whether what stands before a list in an object is the head of a JSON Feed down to its `items`.
fn is_feed(head: &[u8]) -> bool {
    let name = head
        .trim_ascii_end()
        .strip_suffix(b":")
        .map(<[u8]>::trim_ascii_end);
    name.is_some_and(|name| name.ends_with(b"\"items\""))
        && head.len() <= HEAD_BYTES_MAX
        && memmem::find(head, b"jsonfeed.org/version/").is_some()
}

/// The next byte that is no white space.
fn first(source: &mut Source<'_>) -> Result<Option<u8>, SetAside> {
    loop {
        let rest = source.rest();
        let spaces = rest.len() - rest.trim_ascii_start().len();
        let found = rest.get(spaces).copied();
        source.take(spaces);
        if found.is_some() || !source.more()? {
            return Ok(found);
        }
    }
}
