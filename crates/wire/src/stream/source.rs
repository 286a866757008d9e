//! Bytes as they come, as many of them in memory as somebody still looks at.

use crate::SetAside;
use std::io::{ErrorKind, Read};

/// Bytes that are asked for at once, at least.
const AT_ONCE: usize = 64 << 10;
/// And at most.
const MANY: usize = 8 << 20;

pub(super) struct Source<'a> {
    reader: Box<dyn Read + Send + 'a>,
    buffer: Vec<u8>,
    from: usize,
    is_at_end: bool,
    /// Bytes that came so far.
    bytes: u64,
}

impl<'a> Source<'a> {
    pub(super) fn new(reader: Box<dyn Read + Send + 'a>) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            from: 0,
            is_at_end: false,
            bytes: 0,
        }
    }

    /// What was read and not taken yet.
    pub(super) fn rest(&self) -> &[u8] {
        &self.buffer[self.from..]
    }

    /// How many bytes came so far.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether nothing comes behind [`rest`](Self::rest).
    pub(super) fn is_at_end(&self) -> bool {
        self.is_at_end
    }

    /// Reads on; whether there was more. As much again as there is, so that looking at all of it
    /// anew costs little beside reading.
    ///
    /// # Errors
    ///
    /// The bytes cannot be read.
    pub(super) fn more(&mut self) -> Result<bool, SetAside> {
        if self.is_at_end {
            return Ok(false);
        }
        self.buffer.drain(..self.from);
        self.from = 0;
        let before = self.buffer.len();
        let wanted = before.clamp(AT_ONCE, MANY);
        self.buffer.resize(before + wanted, 0);
        let mut filled = before;
        while filled < self.buffer.len() {
            match self.reader.read(&mut self.buffer[filled..]) {
                Ok(0) => {
                    self.is_at_end = true;
                    break;
                }
                Ok(count) => {
                    filled += count;
                    self.bytes += count as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.buffer.truncate(filled);
                    return Err(SetAside::whole(format!("cannot be read to its end: {error}")));
                }
            }
        }
        self.buffer.truncate(filled);
        Ok(filled > before)
    }

    /// Done with so many bytes.
    pub(super) fn take(&mut self, count: usize) {
        self.from = (self.from + count).min(self.buffer.len());
    }
}
