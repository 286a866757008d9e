//! Searching bytes that left the house for marks.

use super::http::Answer;
use std::io::Read;

/// A body that grows beyond this when it is decoded is not searched further.
const DECODED_BYTES_MAX: u64 = 64 << 20;

/// What must not be seen, for each item: its mark, and the names of its files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks(pub(crate) Vec<Vec<String>>);

/// A set of items, a bit each.
pub(crate) type Items = u32;

impl Marks {
    /// The items of which something stands in some bytes.
    pub(crate) fn found(&self, bytes: &[u8]) -> Items {
        let mut found = 0;
        for (item, words) in self.0.iter().enumerate() {
            if words.iter().any(|word| contains(bytes, word.as_bytes())) {
                found |= 1 << item;
            }
        }
        found
    }

    /// The items of which something stands in an answer: in its head, in its body as it came, and decoded.
    pub(crate) fn found_in(&self, answer: &Answer) -> Items {
        self.found(&answer.head) | self.found(&answer.body) | self.found(&decoded(answer))
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else {
        return false;
    };
    let mut from = bytes;
    while let Some(at) = from.iter().position(|byte| byte == first) {
        from = &from[at + 1..];
        if from.starts_with(rest) {
            return true;
        }
    }
    false
}

/// The body as a reader's browser sees it; what can be decoded of one that broke off. Empty when it is not encoded.
fn decoded(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::new();
    // An error ends the reading; what came before it is searched.
    let _ = match answer.header("content-encoding").as_deref() {
        Some("gzip") => flate2::read::GzDecoder::new(&*answer.body)
            .take(DECODED_BYTES_MAX)
            .read_to_end(&mut out),
        Some("br") => brotli::Decompressor::new(&*answer.body, 4096)
            .take(DECODED_BYTES_MAX)
            .read_to_end(&mut out),
        _ => Ok(0),
    };
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn marks() -> Marks {
        Marks(vec![vec!["zq1qz".into()], vec!["zq2qz".into(), "0a1b".into()]])
    }

    #[test]
    fn a_mark_is_found_wherever_it_stands() {
        assert_eq!(marks().found(b"nothing, zq3qz"), 0);
        assert_eq!(marks().found(b"zzq1qz"), 1);
        assert_eq!(marks().found(b"/media/0a1b/340.jpg zq1qz"), 3);
    }

    #[test]
    fn a_mark_is_found_in_a_head_and_in_a_body_that_is_encoded_and_breaks_off() {
        let words = format!(
            "{} zq2qz {}",
            "first ".repeat(3),
            "words without end ".repeat(2000)
        );
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(words.as_bytes()).unwrap();
        let mut body = gzip.finish().unwrap();
        body.truncate(body.len() - 10);
        let mut answer = Answer {
            head: b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".to_vec(),
            body,
            is_whole: false,
        };
        assert_eq!(marks().found_in(&answer), 2);
        answer.head = b"HTTP/1.1 301 x\r\nLocation: /en/zq1qz/a-1\r\n\r\n".to_vec();
        answer.body.clear();
        assert_eq!((marks().found_in(&answer), answer.status()), (1, 301));
    }

    #[test]
    fn brotli_is_decoded() {
        let mut body = Vec::new();
        brotli::CompressorWriter::new(&mut body, 4096, 5, 20)
            .write_all(b"some words zq1qz")
            .unwrap();
        let head = b"HTTP/1.1 200 OK\r\ncontent-encoding: br\r\n\r\n".to_vec();
        let answer = Answer {
            head,
            body,
            is_whole: true,
        };
        assert_eq!(marks().found_in(&answer), 1);
    }
}
