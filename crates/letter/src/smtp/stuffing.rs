//! A message on the wire: lines end in CRLF, a leading dot is doubled, a lone dot is the end (RFC 5321 section 4.5.2).

/// The end of a message.
const END: &[u8] = b"\r\n.\r\n";

/// Writes the message as it is sent, end included, into `out`, which is emptied first.
///
/// A bare CR or LF becomes a line end, as receivers disagree about them and some would find a second message there.
pub(crate) fn stuff(message: &[u8], out: &mut Vec<u8>) {
    out.clear();
    out.reserve(message.len() + message.len() / 64 + 8);
    let mut rest = message;
    while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
        let ending = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        line(&rest[..end], out);
        rest = &rest[end + ending..];
    }
    if !rest.is_empty() {
        line(rest, out);
    }
    out.extend_from_slice(b".\r\n");
}

fn line(text: &[u8], out: &mut Vec<u8>) {
    if text.first() == Some(&b'.') {
        out.push(b'.');
    }
    out.extend_from_slice(text);
    out.extend_from_slice(b"\r\n");
}

/// The length of the received text with its end, once the end is there: only CRLF, dot, CRLF is one.
///
/// `searched` says how much was looked at before; it is moved on, so that each byte is looked at about once.
pub(crate) fn find_end(received: &[u8], searched: &mut usize) -> Option<usize> {
    if received.starts_with(b".\r\n") {
        return Some(3);
    }
    let from = searched.saturating_sub(END.len() - 1);
    let mut at = from;
    while let Some(found) = received[at..]
        .iter()
        .position(|byte| *byte == b'.')
        .map(|dot| at + dot)
    {
        let begins = found.saturating_sub(2);
        if received[begins..].starts_with(END) {
            return Some(begins + END.len());
        }
        if found + 3 > received.len() {
            break;
        }
        at = found + 1;
    }
    *searched = received.len();
    None
}

/// Takes the doubled dots out of received text, whose end has been cut off but for its CRLF.
pub(crate) fn unstuff(received: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(received.len());
    let mut rest = received;
    loop {
        if rest.first() == Some(&b'.') {
            rest = &rest[1..];
        }
        let end = rest.windows(2).position(|pair| pair == b"\r\n").map(|at| at + 2);
        let Some(end) = end else {
            message.extend_from_slice(rest);
            return message;
        };
        message.extend_from_slice(&rest[..end]);
        rest = &rest[end..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn received(wire: &[u8]) -> Option<Vec<u8>> {
        let end = find_end(wire, &mut 0)?;
        assert_eq!(end, wire.len(), "the end came too early");
        Some(unstuff(&wire[..end - 3]))
    }

    fn text() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"\r\n".to_vec()),
            Just(b".".to_vec()),
            Just(b"\r".to_vec()),
            Just(b"\n".to_vec()),
            Just(b"a".to_vec()),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_message_arrives_with_its_line_ends_put_right(message in text()) {
            let mut wire = Vec::new();
            stuff(&message, &mut wire);
            let mut expected = String::from_utf8(message).unwrap().replace("\r\n", "\n").replace('\r', "\n");
            if !expected.is_empty() && !expected.ends_with('\n') {
                expected.push('\n');
            }
            prop_assert_eq!(received(&wire), Some(expected.replace('\n', "\r\n").into_bytes()));
        }

        #[test]
        fn an_end_is_found_however_the_bytes_arrive(message in text(), steps in prop::collection::vec(1_usize..5, 1..40)) {
            let mut wire = Vec::new();
            stuff(&message, &mut wire);
            let (mut have, mut searched) = (0, 0);
            for step in steps.iter().cycle() {
                have = (have + step).min(wire.len());
                let found = find_end(&wire[..have], &mut searched);
                prop_assert_eq!(found, (have == wire.len()).then_some(wire.len()));
                if found.is_some() {
                    break;
                }
            }
        }
    }

    #[test]
    fn only_the_whole_end_is_one() {
        for not_yet in [
            "a\n.\n",
            "a\r.\r",
            "a\n.\r\n",
            "a\r\n.\n",
            "a\r\n..\r\n",
            "a\r\n.\r",
        ] {
            assert_eq!(find_end(not_yet.as_bytes(), &mut 0), None, "{not_yet:?}");
        }
    }
}
