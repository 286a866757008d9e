//! What is broken is set aside with its reason; what is odd but whole is read.

#![expect(clippy::unwrap_used, reason = "this is a test")]

use model::{PubStatus, WireItem};
use wire::{DOCUMENT_BYTES_MAX, Format, Parsed, SetAside, parse};

fn items(document: &str) -> Vec<Result<WireItem, SetAside>> {
    parse(document.as_bytes(), None).unwrap().items
}

fn only(document: &str) -> Result<WireItem, SetAside> {
    let mut items = items(document);
    assert_eq!(items.len(), 1, "{document}");
    items.remove(0)
}

/// A ninjs item with these members beside its `uri` is set aside for this reason.
#[track_caller]
fn check(members: &str, reason: &str) {
    let set_aside = only(&format!("{{\"uri\":\"urn:a:1\",{members}}}")).unwrap_err();
    assert_eq!(set_aside.reason, reason, "{members}");
    let field = set_aside.field.unwrap();
    assert!(reason.starts_with(&format!("{field}: ")), "{field} in {reason}");
}

#[test]
fn a_broken_field_is_named() {
    check(
        r#""embargoed":"tomorrow""#,
        "embargoed: “tomorrow” is not an RFC 3339 date and time",
    );
    check(
        r#""embargoedUntil":"2026-03-01""#,
        "embargoedUntil: “2026-03-01” is not an RFC 3339 date and time",
    );
    check(r#""embargoed":null"#, "embargoed: null is not a string");
    check(
        r#""versioncreated":"2026-03-01T10:00:00""#,
        "versioncreated: “2026-03-01T10:00:00” is not an RFC 3339 date and time",
    );
    check(
        r#""versionCreated":5"#,
        "versionCreated: a number is not a string",
    );
    check(
        r#""pubstatus":"spiked""#,
        "pubstatus: “spiked” is none of usable, withheld, canceled",
    );
    check(
        r#""pubStatus":"""#,
        "pubStatus: “” is none of usable, withheld, canceled",
    );
    check(r#""urgency":0"#, "urgency: “0” is not a whole number from 1 to 9");
    check(
        r#""urgency":10"#,
        "urgency: “10” is not a whole number from 1 to 9",
    );
    check(
        r#""urgency":4.5"#,
        "urgency: “4.5” is not a whole number from 1 to 9",
    );
    check(r#""urgency":"4""#, "urgency: a string is not a number");
    check(r#""headline":["x"]"#, "headline: a list is not a string");
    check(r#""body_html":{}"#, "body_html: an object is not a string");
    check(r#""subject":"x""#, "subject: a string is not a list");
    check(r#""subjects":["x"]"#, "subjects[0]: a string is not an object");
    check(
        r#""bodies":[{"value":"x"},{"role":"main"}]"#,
        "bodies[1].value: missing",
    );
    check(r#""place":7"#, "place: a number is not a list");
    check(
        r#""expires":"never""#,
        "expires: “never” is not an RFC 3339 date and time",
    );
    check(
        r#""associations":{"main":{"embargoed":"soon"}}"#,
        "associations.main.embargoed: “soon” is not an RFC 3339 date and time",
    );
    check(
        r#""renditions":{"x":{"width":"wide"}}"#,
        "renditions.x.width: a string is not a number",
    );
    check(
        r#""embargoedreason":"x""#,
        "embargoedreason: unknown to ninjs; an item that extends it names its own schema under “standard”",
    );
    check(
        r#""slugline":"0""#.replace('0', &"x".repeat(10_001)).as_str(),
        "slugline: longer than 10000 characters",
    );
}

#[test]
fn an_item_without_a_usable_identifier_is_set_aside() {
    for (document, reason) in [
        (r#"{"headline":"x"}"#, "uri: missing"),
        (r#"{"uri":""}"#, "uri: empty"),
        (
            r#"{"uri":"a b"}"#,
            "uri: no identifier has the character U+0020 in it",
        ),
        (
            r#"{"uri":"a\u0000b"}"#,
            "uri: no identifier has the character U+0000 in it",
        ),
        (r#"{"uri":7}"#, "uri: a number is not a string"),
    ] {
        assert_eq!(only(document).unwrap_err().reason, reason, "{document}");
    }
    for uri in [
        "renditions-example",
        "urn:newsml:dpa.com:1",
        "tag:x,2026:1",
        "20260301-1/ä",
        "https://a.example/1?b#c",
    ] {
        assert_eq!(only(&format!("{{\"uri\":\"{uri}\"}}")).unwrap().guid, uri);
    }
}

#[track_caller]
fn check_whole(document: &[u8], reason: &str) {
    match parse(document, None) {
        Err(set_aside) => {
            assert!(set_aside.reason.contains(reason), "{set_aside}");
            assert_eq!(set_aside.field, None);
        }
        Ok(Parsed { items, .. }) => panic!("{items:?}"),
    }
}

#[test]
fn a_document_of_which_nothing_can_be_read_is_refused() {
    check_whole(b"", "the document is empty");
    check_whole(
        b"{\"uri\":\n  oops}",
        "not JSON: expected value at line 2 column 3",
    );
    check_whole(b"{\"uri\":\"a\"", "at line 1 column");
    check_whole(b"[{}", "not JSON: EOF");
    check_whole(b"42", "it begins with “42”");
    check_whole(b"<groupSet/>", "the root element is “groupSet”");
    check_whole(&vec![b' '; DOCUMENT_BYTES_MAX + 1], "at most 33554432 are read");
}

#[test]
fn one_broken_item_does_not_stop_the_others() {
    let results = items(r#"[{"uri":"a"},7,{"uri":"b","urgency":99},{"uri":"c"}]"#);
    let guids: Vec<_> = results
        .iter()
        .map(|item| item.as_ref().map_or("-", |item| item.guid.as_str()))
        .collect();
    assert_eq!(guids, ["a", "-", "-", "c"]);
    assert_eq!(results[1].as_ref().unwrap_err().reason, "not an object: “7”");
    let results = items("{\"uri\":\"a\"}\n\n{\"uri\":\n{\"uri\":\"c\"}\n");
    assert_eq!(results.len(), 3);
    assert!(
        results[1].as_ref().unwrap_err().reason.contains("line 3 column"),
        "{results:?}"
    );
}

#[test]
fn a_name_that_stands_twice_and_nesting_without_end_are_refused() {
    let twice = only(r#"{"uri":"a","embargoed":"2026-01-01T00:00:00Z","embargoed":"2020-01-01T00:00:00Z"}"#);
    assert!(twice.unwrap_err().reason.contains("“embargoed” stands twice"));
    let deep = format!(
        "{{\"uri\":\"a\",\"altids\":{}1{}}}",
        "[".repeat(200),
        "]".repeat(200)
    );
    assert!(only(&deep).unwrap_err().reason.contains("recursion limit"));
}

#[test]
fn an_item_that_names_its_own_schema_may_have_its_own_properties() {
    let item =
        r#"{"uri":"a","mood":"grim","standard":{"name":"X","schema":"https://x.example/schema.json"}}"#;
    assert!(only(item).is_ok());
    let item = item.replace(
        "https://x.example/schema.json",
        "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
    );
    assert_eq!(only(&item).unwrap_err().field.as_deref(), Some("mood"));
}

#[test]
fn notes_never_reach_the_body_and_kills_embargoes_and_predecessors_are_kept() {
    let item = only(
        r#"{"uri":"a","edNote":"Phone 555","pubStatus":"canceled","embargoed":"2026-03-01T18:30:00+02:00",
            "evolvedfrom":"z","usageTerms":"No archive","bodies":[{"contentType":"text/html","value":"<p>x</p>"}],
            "associations":[
              {"name":"m","uri":"p","type":"picture","embargoedUntil":"2026-03-02T00:00:00Z","by":"Ada","copyrightHolder":"dpa",
               "renditions":[{"name":"s","href":"https://a.example/s.jpg","width":10},{"name":"b","href":"https://a.example/b.jpg","width":20},
                             {"name":"x","href":"javascript:alert(1)","width":900}]},
              {"name":"k","uri":"q","pubStatus":"canceled"},
              {"name":"e","uri":"y","rel":"irel:evolvedFrom"}]}"#,
    )
    .unwrap();
    assert_eq!(item.pubstatus, PubStatus::Canceled);
    assert_eq!(item.ednote, "Phone 555");
    assert_eq!(item.body.words(), "x\n");
    assert_eq!(item.usage_terms, "No archive");
    assert_eq!(item.replaces, ["z", "y"]);
    assert_eq!(
        item.embargo.unwrap().lifts_at(),
        "2026-03-02T00:00:00Z".parse().unwrap()
    );
    assert_eq!(item.associations.len(), 1);
    let picture = &item.associations[0];
    assert_eq!(
        (picture.role.as_str(), picture.href.as_str()),
        ("m", "https://a.example/b.jpg")
    );
    assert_eq!(picture.credit, "Ada/dpa");
}

#[test]
fn feeds_give_identifiers_dates_authors_enclosures_and_deletions() {
    let rss = "<rss version='2.0'><channel><title>Agency A</title><language>de</language>\
        <item><title>R&amp;amp;D &lt;b&gt;x&lt;/b&gt;</title><guid isPermaLink='false'>g1</guid><pubDate>Thu, 01 Mar 2026 18:30:00 +0200</pubDate>\
        <author>desk@a.example (Ada)</author><description>&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description>\
        <enclosure url='https://a.example/p.jpg' type='image/jpeg'/></item>\
        <item><title>Two</title><link>https://a.example/2</link></item><item><title>Three</title></item></channel></rss>";
    let Parsed { format, items } = parse(rss.as_bytes(), None).unwrap();
    let items: Vec<WireItem> = items.into_iter().map(Result::unwrap).collect();
    assert_eq!(format, Format::Rss);
    assert_eq!(
        (
            items[0].agency.as_str(),
            items[0].guid.as_str(),
            items[0].language.as_str()
        ),
        ("Agency A", "g1", "de")
    );
    assert_eq!(
        (items[0].headline.as_str(), items[0].byline.as_str()),
        ("R&D x", "Ada")
    );
    assert_eq!(
        items[0].version_created,
        Some("2026-03-01T16:30:00Z".parse().unwrap())
    );
    assert_eq!(
        (items[0].body.words().as_str(), items[0].description.as_str()),
        ("One.\n", "One.")
    );
    assert_eq!(items[0].associations[0].href, "https://a.example/p.jpg");
    assert_eq!(items[1].guid, "https://a.example/2");
    assert!(items[2].guid.starts_with("blake3:"));
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:t='http://purl.org/atompub/tombstones/1.0'>\
        <author><name>Ada</name></author><entry><id>e1</id><title type='text'>1 &lt; 2</title><updated>2026-03-01T00:00:00Z</updated>\
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Mr &amp; <em>Mrs</em></p></div></content></entry>\
        <t:deleted-entry ref='e0' when='2026-03-02T00:00:00Z'/></feed>";
    let Parsed { format, items } = parse(atom.as_bytes(), Some("B")).unwrap();
    let items: Vec<WireItem> = items.into_iter().map(Result::unwrap).collect();
    assert_eq!(format, Format::Atom);
    assert_eq!(
        (
            items[0].headline.as_str(),
            items[0].byline.as_str(),
            items[0].agency.as_str()
        ),
        ("1 < 2", "Ada", "B")
    );
    assert_eq!(items[0].body.words(), "Mr & Mrs\n");
    assert_eq!(
        (items[1].guid.as_str(), items[1].pubstatus),
        ("e0", PubStatus::Canceled)
    );
}

#[test]
fn a_feed_or_list_with_nothing_to_tell_is_no_fault() {
    for document in [
        "[]",
        "<rss version='2.0'><channel><title>Lakes</title></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lakes</title></feed>",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Lakes", "items": []}"#,
    ] {
        assert_eq!(parse(document.as_bytes(), None).unwrap().items, [], "{document}");
    }
}
