//! What strangers send as NITF and NewsML 1 does not run, crash, hang or grow without bound.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{BlockKind, WireItem};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use support::{fixture, fixtures, read, words};
use wire::parse;

const STATUS: &str = "<Identification><NewsIdentifier><PublicIdentifier>urn:x</PublicIdentifier></NewsIdentifier></Identification>\
    <NewsManagement><Status FormalName='Usable'/></NewsManagement>";

fn nitf(body: &str) -> String {
    format!("<nitf uno='a'><body><body.content>{body}</body.content></body></nitf>")
}

fn newsml(component: &str) -> String {
    format!("<NewsML><NewsItem>{STATUS}<NewsComponent>{component}</NewsComponent></NewsItem></NewsML>")
}

fn first(document: &str) -> WireItem {
    parse(document.as_bytes(), None).unwrap().items.remove(0).unwrap()
}

#[track_caller]
fn check_quick(what: &str, document: &str) {
    let start = Instant::now();
    let _ = parse(document.as_bytes(), None);
    let took = start.elapsed();
    assert!(
        took < Duration::from_secs(20),
        "{what}: {} bytes took {took:?}",
        document.len()
    );
}

#[test]
fn entities_stay_as_they_are_written_and_nothing_outside_is_read() {
    let mut laughs = String::new();
    for at in 1..30 {
        let _ = write!(laughs, "<!ENTITY a{at} '&a{};&a{};'>", at - 1, at - 1);
    }
    let document = |root: &str| {
        format!("<!DOCTYPE {root} [<!ENTITY a0 'ha'>{laughs}<!ENTITY f SYSTEM 'file:///etc/hostname'>]>")
    };
    let item = first(&format!(
        "{}{}",
        document("nitf"),
        nitf("<p>&a29; &f; &eacute; &#8211;</p>")
    ));
    assert_eq!(words(&item.body), "&a29; &f; é –");
    let lines = "<NewsLines><HeadLine>&a29; &f;</HeadLine></NewsLines>";
    let item = first(&format!("{}{}", document("NewsML"), newsml(lines)));
    assert_eq!(item.headline, "&a29; &f;");
}

#[test]
fn nothing_that_runs_survives_in_copy_and_addresses() {
    let hostile = "<p>a<script>b</script><a href='javascript:x'>c</a><a href='https://a.example/\"onclick=x'>d</a>\
        <object>e</object></p><media media-type='image'><media-reference source='javascript:x'/><media-reference source='data:x,y'/></media>";
    let inside =
        format!("<ContentItem Href='javascript:x'><DataContent>{hostile}</DataContent></ContentItem>");
    for item in [first(&nitf(hostile)), first(&newsml(&inside))] {
        assert_eq!(words(&item.body), "acd");
        let BlockKind::Paragraph { text } = &item.body.blocks[0].kind else {
            panic!("{item:?}")
        };
        let links: Vec<&str> = text.iter().filter_map(|inline| inline.link.as_deref()).collect();
        assert_eq!(links, ["https://a.example/%22onclick=x"]);
        assert!(
            item.associations.iter().all(|found| found.href.is_empty()),
            "{item:?}"
        );
    }
}

#[test]
fn what_is_deep_wide_or_repeated_is_answered_quickly() {
    let deep = |name: &str| {
        format!(
            "{}{}",
            format!("<{name}>").repeat(1 << 18),
            format!("</{name}>").repeat(1 << 18)
        )
    };
    check_quick("deep copy", &nitf(&deep("block")));
    check_quick("deep components", &newsml(&deep("NewsComponent")));
    let level = |inside: &str| {
        format!(
            "{}{inside}{}",
            "<NewsComponent>".repeat(90),
            "</NewsComponent>".repeat(90)
        )
    };
    check_quick(
        "many deep components",
        &newsml(&level("<ContentItem/>").repeat(2_000)),
    );
    for (what, piece) in [
        ("paragraphs", "<p>x</p>"),
        ("unclosed marks", "<em>x</em><bq>y</bq>"),
        ("tables", "<table><tr><td>x</td><td>y</td></tr></table>"),
        ("notes", "<note>x</note>"),
        ("media", "<media><media-reference source='x.jpg'/></media>"),
    ] {
        check_quick(what, &nitf(&piece.repeat(30_000)));
    }
    let references = format!(
        "<media>{}</media>",
        "<media-reference source='x.jpg' width='1'/>".repeat(200_000)
    );
    check_quick("references", &nitf(&references));
    for (what, piece) in [
        (
            "content items",
            "<ContentItem Href='x.jpg'><MimeType FormalName='image/jpeg'/></ContentItem>",
        ),
        (
            "texts",
            "<NewsComponent><Role FormalName='Contact'/><ContentItem><DataContent>x</DataContent></ContentItem></NewsComponent>",
        ),
        (
            "forms",
            "<NewsComponent><Role FormalName='Preview'/><ContentItem Href='x.jpg'/></NewsComponent>",
        ),
        ("references", "<NewsItemRef NewsItem='urn:x'/>"),
        (
            "metadata",
            "<Metadata><Property FormalName='Keyword' Value='x'/></Metadata>",
        ),
    ] {
        check_quick(what, &newsml(&piece.repeat(30_000)));
    }
    let line = format!("<KeywordLine>{}</KeywordLine>", "ab,".repeat(3_000));
    check_quick(
        "keywords",
        &newsml(&format!("<NewsLines>{}</NewsLines>", line.repeat(1_000))),
    );
    let items = format!("<NewsItem>{STATUS}</NewsItem>").repeat(10_001);
    check_quick("items", &format!("<NewsML>{items}</NewsML>"));
}

#[test]
fn more_than_one_item_may_have_is_refused_by_the_name_of_its_element() {
    let refused = |document: &str| {
        parse(document.as_bytes(), None)
            .unwrap()
            .items
            .remove(0)
            .unwrap_err()
            .reason
    };
    let keywords = "<Metadata><Property FormalName='Keyword' Value='x'/></Metadata>".repeat(10_001);
    assert_eq!(
        refused(&newsml(&keywords)),
        "Keyword: stands more than 10000 times"
    );
    let pictures = "<NewsComponent><ContentItem Href='x.jpg'/></NewsComponent>".repeat(1_001);
    assert_eq!(
        refused(&newsml(&pictures)),
        "NewsComponent: more than 1000 associations"
    );
    let notes = format!("<note>{}</note>", "word ".repeat(100_000)).repeat(5);
    assert_eq!(
        refused(&nitf(&notes)),
        "note: 2499999 bytes, at most 2097152 are read"
    );
    let items = format!("<NewsItem>{STATUS}</NewsItem>").repeat(10_001);
    let whole = parse(format!("<NewsML>{items}</NewsML>").as_bytes(), None).unwrap_err();
    assert_eq!(
        whole.reason,
        "10001 items in one document, at most 10000 are read"
    );
}

/// Small documents that have each element once; cut at every byte.
#[test]
fn a_small_document_cut_at_every_byte_is_answered() {
    let nitf = "<nitf uno='a'><head><tobject><tobject.subject tobject.subject.refnum='07001000'/></tobject><docdata><doc-id id-string='a'/>\
        <date.release norm='20260301'/><urgency ed-urg='1'/></docdata></head><body><body.head><hedline><hl1>é</hl1></hedline></body.head>\
        <body.content><bq><p>a</p><credit>b</credit></bq><ul><li>c</li></ul><table><tr><td>1</td></tr></table>\
        <media media-type='image'><media-reference source='x'/><media-caption>d</media-caption></media></body.content></body></nitf>";
    let newsml = newsml(&format!(
        "<NewsLines><HeadLine>é</HeadLine></NewsLines><ContentItem><DataContent>{nitf}</DataContent></ContentItem>"
    ));
    for document in [nitf, &newsml] {
        for end in 0..document.len() {
            let _ = parse(&document.as_bytes()[..end], None);
        }
        assert!(first(document).embargo.is_some());
    }
}

fn samples() -> Vec<Vec<u8>> {
    let mut paths = fixtures("wire/nitf");
    paths.push(fixture("wire/newsml-1/afp.com_newsml1.2_sample.xml"));
    paths.extend(fixtures("wire/newsml-1/businesswire"));
    paths.iter().map(|path| read(path)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutilated_samples_are_read_or_set_aside(
        which in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..300,
        instead in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let samples = samples();
        let mut document = which.get(&samples).clone();
        let from = from.index(document.len() + 1);
        let to = (from + length).min(document.len());
        document.splice(from..to, instead);
        if let Ok(parsed) = parse(&document, None) {
            prop_assert!(!parsed.items.is_empty());
            for item in parsed.items.into_iter().flatten() {
                prop_assert!(!item.guid.is_empty() && !item.agency.is_empty());
            }
        }
    }

    #[test]
    fn any_elements_in_any_order_are_answered(
        names in prop::collection::vec((prop::sample::select(vec![
            "p", "hl2", "bq", "credit", "ul", "li", "table", "tr", "td", "media", "media-reference", "media-caption", "note", "pre", "fn",
            "a", "em", "frac-sep", "block", "body.content", "nitf", "body", "head", "docdata", "date.release", "urgency", "NewsComponent",
            "NewsItem", "ContentItem", "DataContent", "Role", "NewsLines", "HeadLine", "KeywordLine", "Update", "TopicSet",
        ]), prop::sample::select(vec![
            "", " FormalName='Main'", " FormalName='Caption'", " Href='x.jpg'", " source='x'", " norm='20260301'", " EquivalentsList='yes'",
        ]), any::<bool>()), 0..60),
    ) {
        let mut inside = String::new();
        let mut open = Vec::new();
        for (name, attribute, is_closed) in names {
            let _ = write!(inside, "<{name}{attribute}>w");
            open.push(name);
            if is_closed {
                let _ = write!(inside, "</{}>", open.pop().unwrap_or_default());
            }
        }
        while let Some(name) = open.pop() {
            let _ = write!(inside, "</{name}>");
        }
        for document in [nitf(&inside), newsml(&inside)] {
            prop_assert!(!parse(document.as_bytes(), None).unwrap().items.is_empty());
        }
    }
}
