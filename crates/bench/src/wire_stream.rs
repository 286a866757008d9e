//! How much memory a document of a gigabyte takes, and one that only opens elements.

use crate::report::{Report, Target};
use crate::{Result, machine, wire_documents};
use std::io::{Cursor, Read};
use std::time::Instant;

/// Bytes of each document.
const BYTES: u64 = 1 << 30;
/// Memory that reading it may take, in MB.
const PEAK_MB_MAX: f64 = 200.0;

/// Bytes again and again.
struct Again(Cursor<Vec<u8>>);

impl Read for Again {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        match self.0.read(out)? {
            0 => {
                self.0.set_position(0);
                self.0.read(out)
            }
            count => Ok(count),
        }
    }
}

/// A part of `wire`.
pub(crate) fn run(report: &mut Report) -> Result<()> {
    let head = wire_documents::MESSAGE_HEAD.as_bytes();
    let items = wire_documents::news_items()?.join("\n").into_bytes();
    let message = head
        .chain(Again(Cursor::new(items)).take(BYTES))
        .chain(b"</newsItem></itemSet></newsMessage>".as_slice());
    measure("NewsML-G2, one message of 1 GB", message, report)?;
    let start = [head, b"<newsItem guid='urn:x:1'>"].concat();
    let nesting = Cursor::new(start).chain(Again(Cursor::new(b"<a>".to_vec())).take(BYTES));
    measure("1 GB of elements in each other", nesting, report)
}

#[expect(clippy::cast_precision_loss, reason = "a gigabyte is less than 2^53")]
fn measure(what: &str, document: impl Read + Send, report: &mut Report) -> Result<()> {
    machine::forget_peak()?;
    let start = Instant::now();
    let (mut items, mut set_aside) = (0_u64, 0_u64);
    for item in wire::parse_stream(document, None) {
        match item {
            Ok(_) => items += 1,
            Err(_) => set_aside += 1,
        }
    }
    let spent = start.elapsed().as_secs_f64();
    report.note(&format!("{what}: {items} items, {set_aside} set aside"));
    report.figure(&format!("{what}: read"), BYTES as f64 / spent / 1e6, "MB/s");
    let what = format!("{what}: memory at most");
    report.judged(&what, machine::own_peak_mb(), "MB", Target::AtMost(PEAK_MB_MAX));
    Ok(())
}
