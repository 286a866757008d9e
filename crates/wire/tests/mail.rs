//! Mails of small agencies: what is taken from them.

#![expect(clippy::unwrap_used, reason = "this is a test")]

#[expect(dead_code, reason = "mails need no fixtures")]
mod support;

use model::{PubStatus, WireItem, WireKind};
use std::time::{Duration, Instant};
use support::telegraph::{STORY, anpa, mail, mail_with_parts};
use support::words;
use wire::{Format, SetAside, parse};

#[track_caller]
fn items(bytes: &[u8]) -> Vec<Result<WireItem, SetAside>> {
    parse(bytes, None).unwrap().items
}

#[track_caller]
fn only(bytes: &[u8]) -> WireItem {
    let mut items = items(bytes);
    assert_eq!(items.len(), 1);
    items.remove(0).unwrap()
}

/// A mail with one attached file beside its text.
fn with_attached(mime: &str, name: &str, content: &str) -> Vec<u8> {
    mail(
        "Subject: See below\r\nContent-Type: multipart/mixed; boundary=b",
        &format!(
            "--b\r\n\r\nOur copy is attached.\r\n--b\r\nContent-Type: {mime}\r\nContent-Disposition: attachment; \
             filename=\"{name}\"\r\n\r\n{content}\r\n--b--\r\n"
        ),
    )
}

#[test]
fn a_mail_has_headline_agency_text_signature_and_pictures() {
    let bytes = mail_with_parts();
    assert_eq!(parse(&bytes, None).unwrap().format, Format::Mail);
    let item = only(&bytes);
    assert_eq!(item.headline, "Brücke eröffnet");
    assert_eq!(
        (item.agency.as_str(), item.guid.as_str()),
        ("Lakeland News", "7.1@lakeland.example")
    );
    assert_eq!(
        item.version_created,
        Some("2026-11-24T09:00:00Z".parse().unwrap())
    );
    assert_eq!(words(&item.body), "Die Brücke ist eröffnet.");
    assert_eq!(item.ednote, "Ada Mensah");
    assert_eq!(
        (item.kind, item.pubstatus, item.embargo),
        (WireKind::Text, PubStatus::Usable, None)
    );
    let picture = &item.associations[0];
    assert_eq!(
        (picture.kind, picture.headline.as_str(), picture.mime.as_str()),
        (WireKind::Picture, "bridge.jpg", "image/jpeg")
    );
    assert_eq!(
        (picture.href.as_str(), picture.renditions[0].bytes),
        ("cid:p1@lakeland", 5)
    );
    let named = parse(&bytes, Some("Lakeland")).unwrap().items.remove(0).unwrap();
    assert_eq!(named.agency, "Lakeland");
}

#[test]
fn texts_are_joined_decoded_and_read_as_their_form_says() {
    let check = |fields: &str, body: &str, expected: &str| {
        assert_eq!(words(&only(&mail(fields, body)).body), expected, "{fields}");
    };
    check(
        "Content-Type: text/plain; format=flowed",
        "It is \r\nopen.\r\nAnd late.\r\n",
        "It is open.\nAnd late.",
    );
    check(
        "Content-Type: text/html",
        "<p>It <i>is</i></p><script>x</script><p>open.</p>",
        "It is\nopen.",
    );
    check(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
        "QnLDvGNr\r\nZQ==",
        "Brücke",
    );
    check(
        "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable",
        "=D6=D0=CE=C4",
        "中文",
    );
    check(
        "Content-Type: multipart/alternative; boundary=b",
        "--b\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Only here</p>\r\n--b--",
        "Only here",
    );
    check("Subject: x", "One\r\nline.\r\n\r\nTwo.", "One line.\nTwo.");
    let mailbox = [
        b"From desk@lakeland.example Tue Nov 24\n".as_slice(),
        &mail("Subject: x", "Words."),
    ]
    .concat();
    assert_eq!(words(&only(&mailbox).body), "Words.");
}

#[test]
fn what_the_header_leaves_out_is_found_elsewhere() {
    let item = only(b"From: desk@lakeland.example\nMIME-Version: 1.0\n\nThe bridge is open.\n");
    assert_eq!(
        (item.agency.as_str(), item.headline.as_str()),
        ("lakeland.example", "The bridge is open.")
    );
    assert!(item.guid.starts_with("blake3:") && item.version_created.is_none());
}

#[test]
fn an_embargo_in_a_mail_holds() {
    let check = |subject: &str, body: &str, pubstatus: PubStatus, embargo: Option<&str>| {
        let item = only(&mail(&format!("Subject: {subject}"), body));
        let embargo = embargo.map(|embargo| embargo.parse().unwrap());
        assert_eq!(
            (item.pubstatus, item.embargo.map(model::Embargo::lifts_at)),
            (pubstatus, embargo),
            "{subject}"
        );
        assert_eq!(
            item.ednote.is_empty(),
            subject == "Speech" && body == "Words.",
            "{subject}"
        );
    };
    check(
        "EMBARGO 2026-11-24T18:00:00Z: speech",
        "Words.",
        PubStatus::Usable,
        Some("2026-11-24T18:00:00Z"),
    );
    check(
        "Speech (embargoed until 24 November 2026 18:00 UTC)",
        "Words.",
        PubStatus::Usable,
        Some("2026-11-24T18:00:00Z"),
    );
    check("Discours sous embargo", "Words.", PubStatus::Withheld, None);
    check(
        "Sperrfrist heute 18 Uhr: Rede",
        "Words.",
        PubStatus::Withheld,
        None,
    );
    check(
        "Speech",
        "EMBARGO: 24 November 2026, 18:00 UTC\r\n\r\nWords.",
        PubStatus::Usable,
        Some("2026-11-24T18:00:00Z"),
    );
    check(
        "EMBARGO 24 November 2026, 18:00 UTC",
        "Embargo: 17:00\r\n\r\nWords.",
        PubStatus::Withheld,
        None,
    );
    check("Speech", "Words.", PubStatus::Usable, None);
}

#[test]
fn an_attached_wire_document_is_read_in_place_of_the_mail() {
    let ninjs = r#"{"uri":"urn:lakeland:1","headline":"Bridge opens","body_text":"It is open.","pubstatus":"canceled"}"#;
    let item = only(&with_attached("application/octet-stream", "x.bin", ninjs));
    assert_eq!(
        (item.guid.as_str(), item.pubstatus),
        ("urn:lakeland:1", PubStatus::Canceled)
    );
    let story = String::from_utf8(anpa('u', "BC-Harbour-Bridge 1stLd", STORY)).unwrap();
    let item = only(&with_attached("text/plain", "story.txt", &story));
    assert_eq!(item.guid, "anpa1312:BC-Harbour-Bridge:20261124");
    // The mail's own words bind what is attached.
    let held = |subject: &str| {
        let mail = String::from_utf8(with_attached(
            "text/plain",
            "x",
            &ninjs.replace("canceled", "usable"),
        ))
        .unwrap();
        only(mail.replace("See below", subject).as_bytes())
    };
    assert_eq!(held("EMBARGO until tonight").pubstatus, PubStatus::Withheld);
    let until = held("EMBARGO 24 November 2026 18:00 UTC").embargo.unwrap();
    assert_eq!(until.lifts_at(), "2026-11-24T18:00:00Z".parse().unwrap());
    let feed = "<rss version='2.0'><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>";
    assert_eq!(items(&with_attached("text/xml", "feed.xml", feed)).len(), 2);
    // A page and settings that came along are files like any other.
    for (mime, name, content) in [
        ("text/html", "page.html", "<html><body>x</body></html>"),
        ("application/json", "settings.json", "{\"a\":1}"),
        ("application/pdf", "plan.pdf", "%PDF"),
    ] {
        let item = only(&with_attached(mime, name, content));
        assert_eq!(
            (item.headline.as_str(), item.associations[0].href.as_str()),
            ("See below", name)
        );
    }
}

#[test]
fn a_broken_wire_document_is_set_aside_beside_the_mail() {
    let found = items(&with_attached(
        "application/json",
        "kill.json",
        r#"{"uri":"a b","pubstatus":"canceled"}"#,
    ));
    assert_eq!(found[0].as_ref().unwrap().headline, "See below");
    assert!(
        found[1]
            .as_ref()
            .unwrap_err()
            .reason
            .starts_with("uri: no identifier")
    );
    let found = items(&with_attached(
        "application/json",
        "kill.json",
        r#"{"uri":"a","pubstatus":"canc"#,
    ));
    assert!(
        found[1]
            .as_ref()
            .unwrap_err()
            .reason
            .starts_with("attached “kill.json”: not JSON")
    );
}

#[track_caller]
fn refused(bytes: &[u8]) -> String {
    match parse(bytes, None) {
        Err(set_aside) => set_aside.reason,
        Ok(parsed) => parsed.items[0].as_ref().unwrap_err().reason.clone(),
    }
}

#[test]
fn a_broken_mail_is_set_aside_with_its_reason() {
    for (fields, body, reason) in [
        (
            "Content-Type: multipart/mixed; boundary=b",
            "--b\r\n\r\nHalf of",
            "part 1: its boundary “b” is never closed; the mail was cut off",
        ),
        (
            "Content-Transfer-Encoding: base64",
            "QnLDvGNrZ",
            "part 1: it is no whole base64; the mail was cut off or changed",
        ),
        (
            "Content-Transfer-Encoding: quoted-printable",
            "Br=C",
            "part 1: it is no whole quoted-printable; the mail was cut off or changed",
        ),
        (
            "Content-Transfer-Encoding: x-uuencode",
            "M",
            "part 1: Content-Transfer-Encoding “x-uuencode” is not known",
        ),
        (
            "Content-Type: text/plain; charset=klingon",
            "M",
            "charset: “klingon” is not known",
        ),
        (
            "Content-Type: multipart/encrypted; boundary=b",
            "--b--",
            "part 1: the mail is encrypted (multipart/encrypted)",
        ),
        ("Subject: x", "", "the mail has no text and nothing attached"),
    ] {
        assert_eq!(refused(&mail(fields, body)), reason, "{fields}");
    }
    let mut nested = "words".to_owned();
    for at in 0..12 {
        nested =
            format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n{nested}\r\n--b{at}--");
    }
    let (fields, body) = nested.split_once("\r\n\r\n").unwrap();
    assert_eq!(
        refused(&mail(fields, body)),
        "part 10: parts stand in each other deeper than 8"
    );
    assert!(
        refused(b"From: a@b.example\nSubject: x\n\nNo mail without a date.")
            .starts_with("not JSON and not XML")
    );
}

#[test]
fn a_mail_cut_off_at_any_byte_is_no_whole_copy() {
    let whole = mail_with_parts();
    let copy = only(&whole);
    let end = whole.windows(7).position(|line| line == b"--a b--").unwrap();
    for cut in 0..whole.len() {
        for item in parse(&whole[..cut], None)
            .into_iter()
            .flat_map(|parsed| parsed.items)
            .flatten()
        {
            assert!(cut > end, "read as whole when cut at {cut}");
            assert_eq!(item, copy);
        }
    }
}

#[test]
fn mails_that_nest_and_repeat_are_answered_quickly() {
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(200_000);
    let digests = (0..20_000)
        .map(|at| format!("Content-Type: multipart/digest; boundary={at}\r\n\r\n--{at}\r\n"))
        .collect::<String>();
    for (what, bytes) in [
        ("messages", mail("Content-Type: message/rfc822", &nested)),
        ("digests", mail("Subject: x", &digests)),
        (
            "opened",
            mail("Content-Type: multipart/mixed; boundary=b", &digests),
        ),
        (
            "parts",
            mail(
                "Content-Type: multipart/mixed; boundary=b",
                &"--b\r\n\r\nx\r\n".repeat(500_000),
            ),
        ),
        ("fields", mail(&"X-A: b\r\n".repeat(500_000), "x")),
        (
            "folded",
            mail(
                &format!("Subject: x{}", "\r\n =?utf-8?Q?=C3=BC?=".repeat(200_000)),
                "x",
            ),
        ),
        (
            "addresses",
            mail(
                &format!("Cc: {}x@y.example", "<x@y.example>, ".repeat(200_000)),
                "x",
            ),
        ),
        (
            "comments",
            mail(&format!("Content-Type: {}", "(".repeat(1 << 20)), "x"),
        ),
        (
            "attributes",
            mail(
                &format!("Content-Type: text/plain{}", "; a=b".repeat(300_000)),
                "x",
            ),
        ),
        (
            "dashes",
            mail("Content-Type: multipart/mixed; boundary=-", &"-".repeat(1 << 20)),
        ),
    ] {
        let start = Instant::now();
        let _ = parse(&bytes, None);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(10), "{what} took {took:?}");
    }
}
