//! A pressed page as it lies in the store.

use crate::Error;
use bytes::Bytes;
use std::ops::Range;

/// How long others may keep a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// Kept, but asked about each time: a correction or a kill must show at once, and asking costs a 304.
    Ask,
    /// Kept for five minutes: for what is never taken back.
    FiveMinutes,
}

/// What is put into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// HTTP status with which it is served.
    pub status: u16,
    /// IANA media type with its charset.
    pub content_type: String,
    /// The path that it stands at, percent-encoded. Requests by another one are sent here.
    pub path: String,
    /// How long others may keep it.
    pub caching: Caching,
    /// The page itself.
    pub body: Vec<u8>,
}

/// How a body is encoded (RFC 9110 section 8.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli (RFC 7932).
    Brotli,
    /// gzip (RFC 1952).
    Gzip,
    /// As it is.
    Identity,
}

/// What comes out of the store: the head, and the body in one encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// IANA media type with its charset.
    pub content_type: String,
    /// The path that it stands at, percent-encoded.
    pub path: String,
    /// How long others may keep it.
    pub caching: Caching,
    /// 32 hexadecimal digits that change with each byte of the page.
    pub tag: String,
    /// The body.
    pub body: Bytes,
}

/// Lengths come first, then the head's texts, then both bodies, so that one lookup finds any of them without copying
/// the others: status u16, caching u8, reserved u8, then u32 lengths of content type, path, brotli, gzip; tag 32 bytes.
const HEAD: usize = 4 + 4 * 4 + 32;

pub(crate) fn encode(record: &Record, tag: &str, brotli: &[u8], gzip: &[u8]) -> Vec<u8> {
    let texts = record.content_type.len() + record.path.len();
    let mut out = Vec::with_capacity(HEAD + texts + brotli.len() + gzip.len());
    out.extend_from_slice(&record.status.to_le_bytes());
    out.push(match record.caching {
        Caching::Ask => 0,
        Caching::FiveMinutes => 1,
    });
    out.push(0);
    for part in [
        record.content_type.as_bytes(),
        record.path.as_bytes(),
        brotli,
        gzip,
    ] {
        out.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    out.extend_from_slice(tag.as_bytes());
    for part in [
        record.content_type.as_bytes(),
        record.path.as_bytes(),
        brotli,
        gzip,
    ] {
        out.extend_from_slice(part);
    }
    out
}

/// The parts of a stored page, not yet copied.
pub(crate) struct Stored<'a> {
    bytes: &'a [u8],
    content_type: Range<usize>,
    path: Range<usize>,
    brotli: Range<usize>,
    gzip: Range<usize>,
}

impl<'a> Stored<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut at = HEAD;
        let mut range = |index: usize| {
            let from = 4 + index * 4;
            let length: [u8; 4] = bytes.get(from..from + 4)?.try_into().ok()?;
            let start = at;
            at += usize::try_from(u32::from_le_bytes(length)).ok()?;
            (at <= bytes.len()).then_some(start..at)
        };
        let mut next = |index| range(index).ok_or(Error::Record);
        let (content_type, path, brotli, gzip) = (next(0)?, next(1)?, next(2)?, next(3)?);
        Ok(Self {
            bytes,
            content_type,
            path,
            brotli,
            gzip,
        })
    }

    fn text(&self, range: &Range<usize>) -> Result<&'a str, Error> {
        std::str::from_utf8(&self.bytes[range.clone()]).map_err(|_| Error::Record)
    }

    pub(crate) fn page(&self, encoding: Encoding) -> Result<Page, Error> {
        let body = match encoding {
            Encoding::Brotli => Bytes::copy_from_slice(&self.bytes[self.brotli.clone()]),
            Encoding::Gzip => Bytes::copy_from_slice(&self.bytes[self.gzip.clone()]),
            Encoding::Identity => crate::compress::gunzip(&self.bytes[self.gzip.clone()])?.into(),
        };
        Ok(Page {
            status: u16::from_le_bytes([self.bytes[0], self.bytes[1]]),
            caching: if self.bytes[2] == 1 {
                Caching::FiveMinutes
            } else {
                Caching::Ask
            },
            content_type: self.text(&self.content_type)?.to_owned(),
            path: self.text(&self.path)?.to_owned(),
            tag: self.text(&(HEAD - 32..HEAD))?.to_owned(),
            body,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_page_comes_out_as_it_went_in(
            status in 100_u16..600,
            content_type in "[a-z/;= -]{0,40}",
            path in ".{0,60}",
            body in prop::collection::vec(any::<u8>(), 0..2000),
        ) {
            let record = Record { status, content_type, path, caching: Caching::FiveMinutes, body };
            let stored = crate::compress::pack(&record).unwrap();
            let read = Stored::read(&stored).unwrap();
            let page = read.page(Encoding::Identity).unwrap();
            prop_assert_eq!(&page.body[..], &record.body[..]);
            prop_assert_eq!((page.status, page.content_type, page.path), (record.status, record.content_type, record.path));
            prop_assert_eq!(page.tag.len(), 32);
        }

        #[test]
        fn broken_bytes_are_an_error_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(read) = Stored::read(&bytes) {
                let _ = read.page(Encoding::Identity);
            }
        }
    }
}
