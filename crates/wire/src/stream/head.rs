//! What stands above all items of a long document, and how often it may be read again.

use super::Source;
use crate::SetAside;

/// Bytes that may stand above and between all items; they are read again with each.
pub(super) const HEAD_BYTES_MAX: usize = 256 << 10;
/// For each byte of the document so many of its head may be read again. Items are seldom shorter than a head of a few
/// thousand bytes by more than this; tiny items below a large head would cost time without bound.
const AGAIN_MAX: u64 = 16;

/// How much of a head was read again so far, in bytes.
#[derive(Default)]
pub(super) struct Again(u64);

impl Again {
    /// Reads a head of so many bytes once more.
    ///
    /// # Errors
    ///
    /// That is out of proportion to the document.
    pub(super) fn read(&mut self, head_bytes: usize, source: &Source<'_>) -> Result<(), SetAside> {
        self.0 += head_bytes as u64;
        if self.0 > AGAIN_MAX * source.bytes() {
            return Err(SetAside::whole(format!(
                "the items are too short beside the {head_bytes} bytes that stand above them, which would be read again with \
                 each; send the document in parts of at most 32 MB"
            )));
        }
        Ok(())
    }
}
