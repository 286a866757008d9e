//! Documents of any length, item by item.

mod support;

use std::io::Read;
use support::{fixtures, read};
use wire::{Format, ITEM_BYTES_MAX, parse, parse_stream};

/// What is longer is cut here, so that documents need not be long to be so.
const WHOLE_BYTES_MAX: usize = 64 << 10;

type Item = Result<model::WireItem, wire::SetAside>;

/// `head`, pieces by their number until the document is too long to be read whole, `foot`.
fn long(head: &str, piece: impl Fn(usize) -> String, foot: &str) -> (Vec<u8>, usize) {
    let mut document = head.as_bytes().to_vec();
    let mut count = 0;
    while document.len() <= 4 * WHOLE_BYTES_MAX {
        document.extend(piece(count).into_bytes());
        count += 1;
    }
    document.extend(foot.as_bytes());
    (document, count)
}

fn filling() -> String {
    "Water rises. ".repeat(500)
}

fn stream(document: &[u8]) -> Vec<Item> {
    parse_stream(document, None).cut_beyond(WHOLE_BYTES_MAX).collect()
}

/// All items are read, and each says what it says when the same document is short.
#[track_caller]
#[expect(
    clippy::unwrap_used,
    reason = "a test may end where it finds something broken"
)]
fn check(format: Format, head: &str, piece: impl Fn(usize) -> String, foot: &str) {
    let (document, count) = long(head, &piece, foot);
    let mut items = parse_stream(document.as_slice(), None).cut_beyond(WHOLE_BYTES_MAX);
    let found: Vec<Item> = items.by_ref().collect();
    assert_eq!(
        found.len(),
        count,
        "{format}: {:?}",
        found.iter().find(|item| item.is_err())
    );
    assert_eq!(items.format(), Some(format));
    let short = format!("{head}{}{foot}", piece(0));
    let expected = parse(short.as_bytes(), None).unwrap();
    assert_eq!(found[0], expected.items[0], "{format}");
    assert!(expected.items[0].is_ok(), "{:?}", expected.items[0]);
    let last = found[count - 1].as_ref().unwrap();
    assert!(last.guid.contains(&format!("{}", count - 1)), "{}", last.guid);
}

#[test]
fn a_document_within_the_limit_is_read_as_ever() {
    for folder in [
        "newsml-g2/iptc",
        "newsml-1",
        "nitf",
        "pa-ninjs",
        "dpa-digitalwires",
        "ninjs/examples",
        "iptc7901/dpa",
    ] {
        for path in fixtures(&format!("wire/{folder}")) {
            let bytes = read(&path);
            assert!(bytes.len() < WHOLE_BYTES_MAX);
            let expected = parse(&bytes, None).map_or_else(|reason| vec![Err(reason)], |parsed| parsed.items);
            assert_eq!(stream(&bytes), expected, "{}", path.display());
        }
    }
}

#[test]
fn a_long_message_of_newsml_g2_comes_item_by_item_with_what_its_header_says() {
    let filling = filling();
    let head = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\
        <header><sent>2026-11-24T10:00:00Z</sent><sender>lakeland.example</sender><priority>3</priority></header>\n<itemSet>\n";
    let piece = |number: usize| {
        format!(
            "<newsItem guid=\"urn:x:{number}\"><!-- a > b --><contentMeta><headline>A <![CDATA[</newsItem>]]></headline></contentMeta>\
             <contentSet><inlineData contenttype=\"text/plain\">{filling}</inlineData></contentSet></newsItem>\n"
        )
    };
    check(Format::NewsMlG2, head, piece, "</itemSet></newsMessage>\n");
}

#[test]
fn other_long_documents_of_xml_come_item_by_item() {
    let filling = filling();
    check(
        Format::Rss,
        "<rss><channel><title>Lakeland</title><language>en</language>",
        |number| format!("<item><guid>urn:x:{number}</guid><description>{filling}</description></item>"),
        "</channel></rss>",
    );
    check(
        Format::Atom,
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Lakeland</a:title>",
        |number| format!("<a:entry><a:id>urn:x:{number}</a:id><a:summary>{filling}</a:summary></a:entry>"),
        "</a:feed>",
    );
    check(
        Format::NewsMl1,
        "<NewsML><NewsEnvelope><SentFrom><Party FormalName='Lakeland'/></SentFrom></NewsEnvelope>",
        |number| {
            format!(
                "<NewsItem><Identification><NewsIdentifier><ProviderId>x.example</ProviderId><DateId>20261124</DateId>\
                 <NewsItemId>{number}</NewsItemId><RevisionId PreviousRevision='0' Update='N'>1</RevisionId>\
                 </NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName='News'/>\
                 <FirstCreated>20261124T100000Z</FirstCreated><ThisRevisionCreated>20261124T100000Z</ThisRevisionCreated>\
                 <Status FormalName='Usable'/></NewsManagement><NewsComponent><ContentItem><DataContent>{filling}\
                 </DataContent></ContentItem></NewsComponent></NewsItem>"
            )
        },
        "</NewsML>",
    );
    check(
        Format::Nitf,
        "",
        |number| {
            format!(
                "<?xml version='1.0'?><nitf><head><docdata><doc-id id-string='x{number}'/></docdata></head><body>\
                 <body.content><p>{filling}</p></body.content></body></nitf>\n"
            )
        },
        "",
    );
}

#[test]
fn long_json_comes_item_by_item() {
    let filling = filling();
    let object = |number: usize| {
        format!("{{\"uri\":\"urn:x:{number}\",\"headline\":\"}}]\\\"\",\"body_text\":\"{filling}\"}}")
    };
    check(Format::Ninjs, "", |number| object(number) + "\n", "");
    let (list, count) = long("[ ", |number| object(number) + " ,", "{\"uri\":\"urn:x:last\"}]");
    assert_eq!(stream(&list).iter().flatten().count(), count + 1);
    check(
        Format::JsonFeed,
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Lakeland\",\"items\": [",
        |number| {
            let comma = if number == 0 { "" } else { "," };
            format!("{comma}{{\"id\":\"{number}\",\"content_text\":\"{filling}\"}}")
        },
        "]}",
    );
}

#[test]
fn a_long_transmission_comes_message_by_message() {
    let filling = "Water rises.\r\n".repeat(400);
    let piece = |number: usize| {
        format!(
            "\u{16}\u{1}lak{number:03} 3 pl 120 lak 0042\r\n\r\nHarbour{number}/\r\n\u{2}Bridge opens =\r\n\r\n  {filling}\u{3}241509 Nov 26\r\n\u{4}\r\n"
        )
    };
    let (document, count) = long("", piece, "");
    let found = stream(&document);
    assert_eq!(found.len(), count);
    assert!(
        found.iter().all(Result::is_ok),
        "{:?}",
        found.iter().find(|item| item.is_err())
    );
}

#[test]
fn what_came_before_a_broken_end_is_not_lost() {
    let filling = filling();
    let xml = long(
        "<rss><channel><title>x</title>",
        |number| format!("<item><guid>{number}</guid><description>{filling}</description></item>"),
        "",
    );
    let json = long(
        "[",
        |number| format!("{{\"uri\":\"{number}\",\"body_text\":\"{filling}\"}},"),
        "",
    );
    for ((document, count), says) in [(xml, "before “channel” is closed"), (json, "within its list")] {
        let found = stream(&document);
        assert_eq!(found.iter().filter(|item| item.is_ok()).count() + 1, found.len());
        assert_eq!(found.len(), count + 1);
        let reason = &found.last().unwrap().as_ref().unwrap_err().reason;
        assert!(reason.contains(says), "{reason}");
        let found = stream(&document[..document.len() - 100]);
        let reason = &found.last().unwrap().as_ref().unwrap_err().reason;
        assert!(reason.contains("was cut off within"), "{reason}");
        assert_eq!(found.len(), count);
    }
}

#[test]
fn a_broken_item_and_one_that_is_too_long_stop_no_other() {
    let filling = filling();
    let piece = |number: usize| match number {
        2 => "<item><guid>2</guid><title>&nothing</title></item>".to_owned(),
        3 => format!(
            "<item><guid>3</guid><title>{}</title></item>",
            "x".repeat(2 * ITEM_BYTES_MAX)
        ),
        _ => {
            format!("<item><guid>{number}</guid><title>a</title><description>{filling}</description></item>")
        }
    };
    let (document, count) = long("<rss><channel>", piece, "</channel></rss>");
    let found = stream(&document);
    assert_eq!(found.len(), count);
    assert!(found[2].as_ref().unwrap_err().reason.contains("not well-formed"));
    assert_eq!(
        found[3].as_ref().unwrap_err().reason,
        format!("item 4 of the document has more than {ITEM_BYTES_MAX} bytes")
    );
    assert_eq!(found.iter().filter(|item| item.is_err()).count(), 2);
}

/// The same bytes again and again, so many of them.
fn endless(start: &'static str, piece: &'static str, bytes: u64) -> impl Read + Send {
    struct Again(&'static [u8], usize);
    impl Read for Again {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            for byte in out.iter_mut() {
                *byte = self.0[self.1];
                self.1 = (self.1 + 1) % self.0.len();
            }
            Ok(out.len())
        }
    }
    start.as_bytes().chain(Again(piece.as_bytes(), 0).take(bytes))
}

#[test]
fn what_never_ends_is_set_aside_with_a_reason() {
    let check = |start, piece, says: &str| {
        // Longer than an item may be where that is what is said.
        let bytes = if says.contains("more than") {
            10 << 20
        } else {
            1 << 20
        };
        let found: Vec<Item> = parse_stream(endless(start, piece, bytes), None)
            .cut_beyond(WHOLE_BYTES_MAX)
            .collect();
        let reason = &found.last().unwrap().as_ref().unwrap_err().reason;
        assert!(reason.contains(says), "{start}{piece}…: {reason}");
        assert_eq!(found.len(), 1, "{start}{piece}…");
    };
    check("<a>", "<a>", "the root element is “a”");
    check("<nitf>", "<p>", "was cut off within");
    check(
        "<newsMessage><itemSet><newsItem guid='x'>",
        "<a>",
        "was cut off within",
    );
    check("<newsMessage><header>", "<a>", "stand outside of items");
    check("<rss><channel><title>", "x", "stand outside of items");
    check("<rss x='", "y", "a tag or comment has more than");
    check("<!-- ", "- ", "a tag or comment has more than");
    check(
        "<?xml version='1.0'?><!DOCTYPE nitf [",
        "<!ENTITY a '&b;&b;'>",
        "a tag or comment has more than",
    );
    check("[", "[", "was cut off within");
    check("{\"a\":", "[", "was cut off within");
    check("{\"uri\":\"", "\\u0000", "was cut off within");
    check("\u{1}", "\u{2}", "item 1 of the document has more than");
    check("<\0r\0", "s\0", "send it as UTF-8");
    check("\u{feff}", "\u{1f}", "not JSON and not XML");
}

#[test]
fn bytes_that_cannot_be_read_any_further_end_the_document() {
    struct Torn;
    impl Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let found: Vec<Item> = parse_stream(b"<rss>".as_slice().chain(Torn), None).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].as_ref().unwrap_err().reason,
        "cannot be read to its end: the disk is gone"
    );
    let found: Vec<Item> = parse_stream(b"".as_slice(), None).collect();
    assert_eq!(found[0].as_ref().unwrap_err().reason, "the document is empty");
}

#[test]
fn tiny_items_below_a_large_head_are_set_aside_before_they_cost_hours() {
    let title = "x".repeat(200_000);
    let rss = format!("<rss><channel><title>{title}</title>")
        + &(0..5_000)
            .map(|number| format!("<item><guid>{number}</guid></item>"))
            .collect::<String>()
        + "</channel></rss>";
    let feed =
        format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"{title}\",\"items\":[")
            + &(0..5_000)
                .map(|number| format!("{{\"id\":\"{number}\"}},"))
                .collect::<String>()
            + "{\"id\":\"x\"}]}";
    for document in [rss, feed] {
        let found = stream(document.as_bytes());
        assert!(found.len() > 5 && found.len() < 100, "{}", found.len());
        let reason = &found[found.len() - 1].as_ref().unwrap_err().reason;
        assert!(reason.contains("too short beside the"), "{reason}");
    }
}
