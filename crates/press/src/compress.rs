//! Each page is compressed once, when it is pressed.

use crate::Error;
use crate::record::{self, Record};
use model::ContentHash;
use std::io::{Read, Write};

/// Brotli at 5 takes about 1 ms for a page; 11 would take fifty times as long for a tenth fewer bytes.
const BROTLI_QUALITY: i32 = 5;
const BROTLI_WINDOW: i32 = 18;
const GZIP_LEVEL: u32 = 6;

/// The stored form of a page: both encodings, and the tag of what it says.
pub(crate) fn pack(record: &Record) -> Result<Vec<u8>, Error> {
    let hash = ContentHash::of(&record.body);
    let brotli = brotli(&record.body)?;
    let gzip = gzip(&record.body)?;
    Ok(record::encode(record, &hash.as_str()[..32], &brotli, &gzip))
}

fn brotli(body: &[u8]) -> Result<Vec<u8>, Error> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: body.len(),
        mode: brotli::enc::backward_references::BrotliEncoderMode::BROTLI_MODE_TEXT,
        ..Default::default()
    };
    let mut out = Vec::with_capacity(body.len() / 3);
    brotli::BrotliCompress(&mut &*body, &mut out, &params).map_err(Error::Compress)?;
    Ok(out)
}

fn gzip(body: &[u8]) -> Result<Vec<u8>, Error> {
    let out = Vec::with_capacity(body.len() / 3);
    let mut encoder = flate2::write::GzEncoder::new(out, flate2::Compression::new(GZIP_LEVEL));
    encoder.write_all(body).map_err(Error::Compress)?;
    encoder.finish().map_err(Error::Compress)
}

/// For the rare reader whose browser takes neither encoding.
pub(crate) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(bytes.len() * 4);
    flate2::read::GzDecoder::new(bytes)
        .read_to_end(&mut out)
        .map_err(|_| Error::Record)?;
    Ok(out)
}
