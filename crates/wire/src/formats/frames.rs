//! The frames of a transmission: heading, text and trailer between the control characters of ISO 646.
//!
//! IPTC 7901 and ANPA 1312 share them: SOH begins a message, STX its text, ETX ends the text, EOT the message. What
//! stands between messages (SYN, NUL, DEL, line ends) fills the line and says nothing.

use crate::limits::{ITEMS_MAX, TEXT_BYTES_MAX};
use crate::{Format, Parsed, SetAside};
use model::WireItem;

const SOH: u8 = 0x01;
const STX: u8 = 0x02;
const ETX: u8 = 0x03;
const EOT: u8 = 0x04;

/// One message as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame<'a> {
    /// Between SOH and STX.
    pub(crate) heading: &'a [u8],
    /// Between STX and ETX.
    pub(crate) text: &'a [u8],
    /// Between ETX and EOT.
    pub(crate) trailer: &'a [u8],
}

/// What follows SOH when only fillers stand before it.
pub(crate) fn after_start(bytes: &[u8]) -> Option<&[u8]> {
    let at = bytes.iter().position(|byte| !is_filler(*byte))?;
    bytes[at..].strip_prefix(&[SOH])
}

fn is_filler(byte: u8) -> bool {
    matches!(byte, 0x00 | 0x16 | 0x7f | EOT | b'\r' | b'\n' | b' ')
}

/// A document of such messages, an item each, as the format reads them.
///
/// # Errors
///
/// There are more than [`ITEMS_MAX`].
pub(crate) fn parse<'a>(
    bytes: &'a [u8],
    format: Format,
    item: impl Fn(Frame<'a>) -> Result<WireItem, SetAside>,
) -> Result<Parsed, SetAside> {
    let read = |frame: Frame<'a>| {
        if frame.text.len() > TEXT_BYTES_MAX {
            let bytes = frame.text.len();
            return Err(SetAside::field(
                "text",
                format!("{bytes} bytes, at most {TEXT_BYTES_MAX} are read"),
            ));
        }
        item(frame)
    };
    let items = frames(bytes)?.into_iter().map(|frame| read(frame?)).collect();
    Ok(Parsed { format, items })
}

/// All messages in order; one that was cut off is set aside and stops no other.
///
/// # Errors
///
/// There are more than [`ITEMS_MAX`].
pub(crate) fn frames(bytes: &[u8]) -> Result<Vec<Result<Frame<'_>, SetAside>>, SetAside> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next(bytes, from, &[SOH]) {
        let end = next(bytes, start + 1, &[SOH, EOT]).unwrap_or(bytes.len());
        if found.len() >= ITEMS_MAX {
            return Err(SetAside::whole(format!(
                "more than {ITEMS_MAX} messages in one document; send it in parts"
            )));
        }
        found.push(frame(&bytes[start + 1..end], found.len() + 1, start));
        from = end;
    }
    Ok(found)
}

fn next(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let at = bytes.get(from..)?.iter().position(|byte| wanted.contains(byte))?;
    Some(from + at)
}

fn frame(message: &[u8], number: usize, start: usize) -> Result<Frame<'_>, SetAside> {
    let place = format!("message {number}, which begins at byte {start}");
    let Some(text_at) = next(message, 0, &[STX]) else {
        return Err(SetAside::whole(format!(
            "{place}: it has no start of text (STX) behind its heading"
        )));
    };
    let Some(end) = next(message, text_at, &[ETX]) else {
        return Err(SetAside::whole(format!(
            "{place}: its text has no end (ETX); it was cut off after {} bytes",
            message.len() + 1
        )));
    };
    Ok(Frame {
        heading: &message[..text_at],
        text: &message[text_at + 1..end],
        trailer: &message[end + 1..],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_has_its_heading_text_and_trailer() {
        let sent = b"\x16\x16\x01one\x02text\x03date\r\n\x7f\x04\r\n\x16\x01two\x02more\x03";
        let found = frames(sent).unwrap();
        assert_eq!(
            found[0],
            Ok(Frame {
                heading: b"one",
                text: b"text",
                trailer: b"date\r\n\x7f"
            })
        );
        assert_eq!(
            found[1],
            Ok(Frame {
                heading: b"two",
                text: b"more",
                trailer: b""
            })
        );
        assert_eq!(after_start(sent).map(|rest| rest[0]), Some(b'o'));
        assert_eq!(after_start(b"x\x01one"), None);
    }

    #[test]
    fn a_message_that_was_cut_off_is_set_aside_and_the_next_is_read() {
        let found = frames(b"\x01one\x02te\x01two\x02text\x03\x04\x01three\x04").unwrap();
        assert_eq!(
            found[0].as_ref().unwrap_err().reason,
            "message 1, which begins at byte 0: its text has no end (ETX); it was cut off after 7 bytes"
        );
        assert!(found[1].is_ok());
        assert_eq!(
            found[2].as_ref().unwrap_err().reason,
            "message 3, which begins at byte 18: it has no start of text (STX) behind its heading"
        );
    }
}
