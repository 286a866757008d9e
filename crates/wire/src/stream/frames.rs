//! Telegraphic messages out of a long transmission: from SOH to EOT, or to the next SOH.

use super::{Cut, Source};
use crate::SetAside;
use crate::limits::ITEM_BYTES_MAX;
use memchr::{memchr, memchr2};

const SOH: u8 = 0x01;
const EOT: u8 = 0x04;

/// The next message.
pub(super) fn next(source: &mut Source<'_>) -> Result<Cut, SetAside> {
    loop {
        let rest = source.rest();
        let fillers = memchr(SOH, rest);
        source.take(fillers.unwrap_or(source.rest().len()));
        if fillers.is_some() {
            break;
        }
        if !source.more()? {
            return Ok(Cut::End);
        }
    }
    let mut is_too_long = false;
    // The SOH itself, unless it was passed over with the beginning of a message that is too long.
    let mut looked_at = 1;
    loop {
        let rest = source.rest();
        let end = memchr2(SOH, EOT, &rest[looked_at..]).map(|at| looked_at + at);
        let length = match end {
            Some(end) => end + usize::from(rest[end] == EOT),
            None if source.is_at_end() => rest.len(),
            None => {
                looked_at = rest.len();
                if looked_at > ITEM_BYTES_MAX {
                    is_too_long = true;
                    source.take(looked_at);
                    looked_at = 0;
                }
                source.more()?;
                continue;
            }
        };
        let piece = rest[..length].to_vec();
        source.take(length);
        return Ok(if is_too_long || length > ITEM_BYTES_MAX {
            Cut::TooLong
        } else {
            Cut::Piece(piece)
        });
    }
}
