//! How fast agencies' documents are read, beside the bare tools on the same bytes.

use crate::Result;
use crate::machine;
use crate::report::{Report, Target, percentile};
use crate::wire_documents::{self, Beside, Documents};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long a reader or a tool goes through the same documents before the other has its turn.
const TURN: Duration = Duration::from_millis(150);
/// Turns of each.
const TURNS: usize = 9;
/// The time of a reader may be this many times that of the bare tool.
const TIMES_MAX: f64 = 2.0;

/// The first half of `wire`.
pub(crate) fn run(report: &mut Report) -> Result<()> {
    for documents in wire_documents::all()? {
        measure(&documents, report)?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "no document has 2^53 bytes")]
fn measure(documents: &Documents, report: &mut Report) -> Result<()> {
    let name = documents.name;
    if documents.all.is_empty() {
        return Err(format!("{name}: there is no document that can be read").into());
    }
    let bytes: usize = documents.all.iter().map(Vec::len).sum();
    let bytes = bytes as f64;
    machine::forget_peak()?;
    let before = machine::own_peak_mb();
    let items: usize = documents.all.iter().map(|one| read(one)).sum();
    let peak = machine::own_peak_mb() - before;
    let (mut reader, mut tool, mut with_attributes, mut times) = (vec![], vec![], vec![], vec![]);
    for _ in 0..TURNS {
        let own = turn(documents, read);
        reader.push(bytes / own / 1e6);
        let bare = match documents.beside {
            Beside::Tokens => turn(documents, tokens),
            Beside::Value => turn(documents, value),
            Beside::Nothing => continue,
        };
        tool.push(bytes / bare / 1e6);
        times.push(own / bare);
        if documents.beside == Beside::Tokens {
            with_attributes.push(bytes / turn(documents, tokens_and_attributes) / 1e6);
        }
    }
    let speed = percentile(&reader, 50.0);
    report.note(&format!(
        "{name}: {} documents, {:.0} kB, {items} items, {peak:.1} MB at most",
        documents.all.len(),
        bytes / 1e3
    ));
    report.spread(&format!("{name}: read"), &reader, "MB/s", None);
    report.figure(
        &format!("{name}: items"),
        speed * 1e6 / bytes * items as f64,
        "items/s",
    );
    if documents.beside == Beside::Nothing {
        return Ok(());
    }
    let label = if documents.beside == Beside::Value {
        "serde_json to Value"
    } else {
        "tokens of quick-xml"
    };
    report.spread(&format!("{name}: {label}"), &tool, "MB/s", None);
    if !with_attributes.is_empty() {
        report.spread(
            &format!("{name}: tokens and attributes"),
            &with_attributes,
            "MB/s",
            None,
        );
    }
    let what = format!("{name}: times that of {label}");
    report.spread(&what, &times, "", Some(Target::AtMost(TIMES_MAX)));
    Ok(())
}

/// Seconds that one round through all documents takes.
fn turn(documents: &Documents, work: fn(&[u8]) -> usize) -> f64 {
    let start = Instant::now();
    let mut rounds = 0_u32;
    while start.elapsed() < TURN {
        for document in &documents.all {
            black_box(work(black_box(document)));
        }
        rounds += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(rounds)
}

/// How many items can be read.
fn read(document: &[u8]) -> usize {
    wire::parse(document, None).map_or(0, |parsed| {
        parsed.items.iter().filter(|item| item.is_ok()).count()
    })
}

fn value(document: &[u8]) -> usize {
    usize::from(serde_json::from_slice::<serde_json::Value>(document).is_ok())
}

fn tokens(document: &[u8]) -> usize {
    let mut reader = Reader::from_reader(document);
    let mut count = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => return count,
            Ok(event) => {
                black_box(&event);
                count += 1;
            }
        }
    }
}

fn tokens_and_attributes(document: &[u8]) -> usize {
    let mut reader = Reader::from_reader(document);
    let mut count = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => return count,
            Ok(Event::Start(start) | Event::Empty(start)) => {
                count += start.attributes().with_checks(false).flatten().count();
            }
            Ok(event) => {
                black_box(&event);
                count += 1;
            }
        }
    }
}
