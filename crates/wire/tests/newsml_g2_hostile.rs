//! Cut, damaged and swollen documents of NewsML-G2 are answered quickly, and never by a crash.

mod support;

use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use support::{fixtures, read, words};
use wire::parse;

const NAMESPACE: &str = "xmlns='http://iptc.org/std/nar/2006-10-01/'";

fn samples() -> Vec<Vec<u8>> {
    let folders = ["iptc", "validator", "python-tests"];
    let paths = folders
        .iter()
        .flat_map(|folder| fixtures(&format!("wire/newsml-g2/{folder}")));
    paths.map(|path| read(&path)).collect()
}

fn answered(document: &[u8]) {
    if let Ok(parsed) = parse(document, None) {
        assert!(!parsed.items.is_empty());
        for item in parsed.items.into_iter().flatten() {
            assert!(!item.guid.is_empty() && !item.agency.is_empty());
        }
    }
}

#[test]
fn a_document_cut_at_any_byte_is_set_aside() {
    for sample in samples() {
        // The long ones say the same things more often.
        let step = 1 + sample.len() / 1_500;
        let end = sample.trim_ascii_end().len();
        for cut in (0..end).step_by(step) {
            assert!(parse(&sample[..cut], None).is_err(), "cut at {cut}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_damaged_document_is_read_or_set_aside(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..60, prop::collection::vec(any::<u8>(), 0..12)),
            1..4,
        ),
    ) {
        let samples = samples();
        let mut document = which.get(&samples).clone();
        for (from, length, instead) in damages {
            let from = from.index(document.len() + 1);
            let to = (from + length).min(document.len());
            document.splice(from..to, instead);
        }
        answered(&document);
    }

    #[test]
    fn any_value_in_any_place_is_read_or_set_aside(
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in "[ -~é]{0,30}|[0-9:.T+Z-]{0,30}",
    ) {
        let samples = samples();
        let sample: &Vec<u8> = which.get(&samples);
        let document = String::from_utf8_lossy(sample).into_owned();
        let quotes: Vec<usize> = document.match_indices("=\"").map(|(at, _)| at + 2).collect();
        if !quotes.is_empty() {
            let at = *place.get(&quotes);
            let end = document[at..].find('"').map_or(at, |end| at + end);
            let value = value.replace(['"', '<', '&'], "");
            answered(format!("{}{value}{}", &document[..at], &document[end..]).as_bytes());
        }
    }
}

#[track_caller]
fn check_quick(what: &str, document: &str) {
    let start = Instant::now();
    answered(document.as_bytes());
    let took = start.elapsed();
    assert!(
        took < Duration::from_secs(20),
        "{what}: {} bytes took {took:?}",
        document.len()
    );
}

fn repeated(numbers: std::ops::Range<u32>, piece: impl Fn(u32) -> String) -> String {
    let mut out = String::new();
    for number in numbers {
        out.push_str(&piece(number));
    }
    out
}

#[test]
fn swollen_documents_are_answered_quickly() {
    let package = |groups: &str| {
        format!("<packageItem {NAMESPACE} guid='p'><groupSet root='g0'>{groups}</groupSet></packageItem>")
    };
    let chain = |at: u32| format!("<group id='g{at}'><groupRef idref='g{}'/></group>", at + 1);
    check_quick("a chain of groups", &package(&repeated(0..100_000, chain)));
    check_quick(
        "groups of one name",
        &package(&"<group id='g0'/>".repeat(200_000)),
    );
    check_quick("groups without a name", &package(&"<group/>".repeat(200_000)));
    let star = format!(
        "<group id='g0'>{}</group>",
        "<groupRef idref='g0'/>".repeat(200_000)
    );
    check_quick("a group that names itself", &package(&star));
    let names = repeated(0..200_000, |at| format!("<name xml:lang='x{at}'>n</name>"));
    check_quick(
        "a subject in many languages",
        &format!(
            "<newsItem {NAMESPACE} guid='n'><contentMeta><subject qcode='a:b'>{names}</subject></contentMeta></newsItem>"
        ),
    );
    check_quick(
        "many contents",
        &format!(
            "<newsItem {NAMESPACE} guid='n'><contentSet>{}</contentSet></newsItem>",
            "<inlineXML><html><body/></html></inlineXML>".repeat(100_000)
        ),
    );
    // One long text, and many that would like to take it over.
    let terms = "x".repeat(1 << 20);
    let members = repeated(0..9_000, |at| format!("<newsItem guid='n{at}'/>"));
    let references = repeated(0..900, |at| format!("<itemRef residref='n{at}'/>"));
    let holders = format!(
        "<packageItem guid='p'><rightsInfo><usageTerms>{terms}</usageTerms></rightsInfo>\
         <itemMeta><title>{}</title></itemMeta><groupSet><group>{references}</group></groupSet></packageItem>",
        "y".repeat(9_000)
    );
    let message = format!("<newsMessage {NAMESPACE}><itemSet>{holders}{members}</itemSet></newsMessage>");
    let items = parse(message.as_bytes(), None).unwrap().items;
    let kept: usize = items.iter().flatten().map(|item| item.usage_terms.len()).sum();
    assert!(kept < 16 << 20, "{kept} bytes of terms");
    let refused = items.iter().filter(|item| item.is_err()).count();
    assert!(
        refused > 800,
        "{refused} of 900 members have neither terms nor a reason"
    );
    check_quick("long terms", &message);
}

#[test]
fn entities_do_nothing() {
    let mut laughs = String::new();
    for at in 1..30 {
        let _ = write!(laughs, "<!ENTITY a{at} '&a{};&a{};'>", at - 1, at - 1);
    }
    let document = format!(
        "<!DOCTYPE newsItem [<!ENTITY a0 'ha'><!ENTITY file SYSTEM 'file:///etc/hostname'>{laughs}]>\
         <newsItem {NAMESPACE} guid='n'><itemMeta><title>&a29;&file;</title></itemMeta>\
         <contentSet><inlineData>&a29;</inlineData></contentSet></newsItem>"
    );
    let item = parse(document.as_bytes(), None).unwrap().items.remove(0).unwrap();
    assert_eq!(item.headline, "&a29;&file;");
    assert_eq!(words(&item.body), "&a29;");
    check_quick(
        "depth",
        &format!("<newsItem {NAMESPACE} guid='n'>{}", "<a>".repeat(1 << 20)),
    );
}
