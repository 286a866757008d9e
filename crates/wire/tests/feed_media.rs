//! Pictures and recordings that come with the entries of feeds, in every form in which they are offered.

#![expect(clippy::unwrap_used, reason = "this is a test")]

use model::{WireAssociation, WireKind};
use wire::parse;

fn associations(document: &str) -> Vec<WireAssociation> {
    parse(document.as_bytes(), Some("a"))
        .unwrap()
        .items
        .remove(0)
        .unwrap()
        .associations
}

/// Address, width, bytes and milliseconds of each form.
fn forms(association: &WireAssociation) -> Vec<(&str, u32, u64, u64)> {
    let forms = association.renditions.iter();
    forms
        .map(|form| (form.href.as_str(), form.width, form.bytes, form.duration_ms))
        .collect()
}

#[test]
fn a_group_is_one_thing_in_several_forms_the_widest_first() {
    let found = associations(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Lakes</title><item><guid>g</guid>\
         <title>t</title><media:group><media:title>The dam</media:title>\
         <media:content url='https://a.example/s.mp4' type='video/mp4' width='640' fileSize='900' duration='61'/>\
         <media:content url='https://a.example/l.mp4' type='video/mp4' width='1280' fileSize='1800' duration='61'/>\
         <media:content url='https://a.example/still.jpg' type='image/jpeg' width='1920'/></media:group>\
         </item></channel></rss>",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].kind, found[0].headline.as_str()),
        (WireKind::Video, "The dam")
    );
    assert_eq!(
        (found[0].href.as_str(), found[0].width),
        ("https://a.example/l.mp4", 1280)
    );
    assert_eq!(
        forms(&found[0]),
        [
            ("https://a.example/l.mp4", 1280, 1800, 61_000),
            ("https://a.example/s.mp4", 640, 900, 61_000),
            ("https://a.example/still.jpg", 1920, 0, 0),
        ]
    );
}

#[test]
fn an_enclosure_and_an_attachment_come_in_one_form() {
    let found = associations(
        "<rss version='2.0'><channel><title>Lakes</title><item><guid>g</guid><title>t</title>\
         <enclosure url='https://a.example/talk.mp3' type='audio/mpeg' length='5000'/></item></channel></rss>",
    );
    assert_eq!(forms(&found[0]), [("https://a.example/talk.mp3", 0, 5000, 0)]);
    let found = associations(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Lakes", "items": [{"id": "1", "title": "t",
            "attachments": [{"url": "https://a.example/talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5000,
            "duration_in_seconds": 61.5}]}]}"#,
    );
    assert_eq!(
        forms(&found[0]),
        [("https://a.example/talk.mp3", 0, 5000, 61_500)]
    );
    assert_eq!(found[0].kind, WireKind::Audio);
}
