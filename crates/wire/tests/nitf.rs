//! NITF 3.x: the agency's sample by expected values, and each rule by a small document.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{BlockKind, PubStatus, WireItem, WireKind, WireSubject, plain_text};
use support::{fixture, fixtures, read, words};
use wire::{Format, SetAside, parse};

fn items(document: &str) -> Vec<Result<WireItem, SetAside>> {
    let parsed = parse(document.as_bytes(), None).unwrap();
    assert_eq!(parsed.format, Format::Nitf);
    parsed.items
}

fn only(document: &str) -> Result<WireItem, SetAside> {
    let mut items = items(document);
    assert_eq!(items.len(), 1, "{document}");
    items.remove(0)
}

/// A document with this in its `docdata`, behind an identifier.
fn docdata(inside: &str) -> Result<WireItem, SetAside> {
    only(&format!(
        "<nitf><head><docdata><doc-id id-string='a1' regsrc='ANA'/>{inside}</docdata></head></nitf>"
    ))
}

/// A document with this as its `body`.
#[track_caller]
fn body(inside: &str) -> WireItem {
    only(&format!(
        "<nitf><head><docdata><doc-id id-string='a1'/></docdata></head><body>{inside}</body></nitf>"
    ))
    .unwrap()
}

fn subject(code: &str, name: &str) -> WireSubject {
    WireSubject {
        code: code.into(),
        name: name.into(),
    }
}

#[test]
fn the_sample_of_ntb_says_all_that_its_elements_say() {
    let parsed = parse(&read(&fixture("wire/nitf/NTB_nitf_sample.xml")), None).unwrap();
    assert_eq!(parsed.format, Format::Nitf);
    assert_eq!(parsed.items.len(), 1);
    let item = parsed.items[0].clone().unwrap();
    assert_eq!(item.agency, "NTB");
    assert_eq!(item.guid, "NTB5df9281a-a270-4dc5-a618-869bbc3bbca7");
    assert_eq!(item.version, "1");
    assert_eq!(
        item.headline,
        "Pandemien herjer på den legeløse indiske landsbygda"
    );
    assert_eq!(item.slugline, "india-korona-bygd");
    assert_eq!(item.language, "nb-NO");
    assert_eq!(item.byline, "NTB-AFP-DPA");
    assert_eq!(item.credit_line, "NTB");
    assert_eq!(
        (item.located.as_str(), item.dateline.as_str()),
        ("Unnao", "Unnao")
    );
    assert_eq!((item.urgency, item.pubstatus), (Some(5), PubStatus::Usable));
    assert_eq!(item.embargo, None);
    assert_eq!(
        item.version_created,
        Some("2021-05-16T09:00:04Z".parse().unwrap())
    );
    assert_eq!(
        item.subjects,
        [
            subject("subj:07001000", "Sykdom"),
            subject("subj:07000000", "Medisin og helse")
        ]
    );
    assert_eq!(item.genres, [subject("Nyheter", "Nyheter")]);
    assert_eq!(item.ednote, "kenneth.kandolf.haug@ntb.no/per.christensen@ntb.no");
    let picture = &item.associations[0];
    assert_eq!(item.associations.len(), 1);
    assert_eq!(
        (picture.kind, picture.href.as_str(), picture.mime.as_str()),
        (WireKind::Picture, "JsxLggxsoo4", "image/jpeg")
    );
    assert_eq!(
        picture.caption,
        "Kremasjonsbål for koronaofre brenner i Indias hovedstad New Delhi. Foto: Amit Sharma / AP / NTB"
    );
}

#[test]
fn every_paragraph_and_subhead_of_the_sample_of_ntb_is_a_block_with_its_words() {
    let document = String::from_utf8(read(&fixture("wire/nitf/NTB_nitf_sample.xml"))).unwrap();
    let item = only(&document).unwrap();
    let expected: Vec<(bool, String)> = document
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("<p ") || line.starts_with("<hl2>"))
        .map(|line| {
            let inside = line.split_once('>').unwrap().1.rsplit_once("</").unwrap().0;
            (
                line.starts_with("<hl2>"),
                inside.replace("&#8211;", "–").trim().to_owned(),
            )
        })
        .collect();
    let blocks: Vec<(bool, String)> = item
        .body
        .blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph { text } => (false, plain_text(text)),
            BlockKind::Heading { text } => (true, plain_text(text)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(blocks, expected);
    assert_eq!(blocks.len(), 22);
}

#[test]
fn a_sample_cut_anywhere_is_set_aside_or_read_but_never_crashes() {
    for path in fixtures("wire/nitf") {
        let whole = read(&path);
        for end in 0..whole.len() {
            if let Ok(parsed) = parse(&whole[..end], None) {
                assert!(!parsed.items.is_empty(), "{} cut at {end}", path.display());
            }
        }
    }
}

#[test]
fn lists_tables_quotations_and_marks_of_the_copy_are_kept() {
    let item = body(
        "<body.content><block><p>One <em>two</em> <person>Ada <function>mayor</function></person> \
         <a href='https://a.example/?b&amp;c'>three</a> <money>5</money></p></block>\
         <hl2>Below</hl2><bq><block><p>We go.</p></block><credit>Ada</credit></bq>\
         <ul><li>a</li><li><p>b</p></li></ul><ol><li>c</li></ol>\
         <table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td><frac><numer>1</numer><frac-sep/><denom>2</denom></frac></td></tr></table>\
         <pre>kept\napart</pre><fn><p>A footnote.</p></fn><p/></body.content><body.content><p>More.</p></body.content>",
    );
    assert_eq!(
        words(&item.body),
        "One two Ada mayor three 5\nBelow\nWe go.\na\nb\nc\nx\ny\n1\n1/2\nkept apart\nA footnote.\nMore."
    );
    let blocks: Vec<&BlockKind> = item.body.blocks.iter().map(|block| &block.kind).collect();
    let BlockKind::Paragraph { text } = blocks[0] else {
        panic!("{blocks:?}")
    };
    assert!(text.iter().any(|inline| inline.text == "two" && inline.emphasis));
    assert!(
        text.iter()
            .any(|inline| inline.link.as_deref() == Some("https://a.example/?b&c"))
    );
    assert!(matches!(blocks[1], BlockKind::Heading { .. }));
    assert!(
        matches!(blocks[2], BlockKind::Quotation(quotation) if quotation.speaker.as_deref() == Some("Ada"))
    );
    assert!(matches!(blocks[3], BlockKind::List { ordered: false, items } if items.len() == 2));
    assert!(matches!(blocks[4], BlockKind::List { ordered: true, .. }));
    assert!(matches!(blocks[5], BlockKind::Table { rows } if rows.len() == 2));
}

#[test]
fn notes_and_taglines_are_for_the_desk_and_never_in_the_copy() {
    let item = body(
        "<body.head><note noteclass='editorsnote'><p>Call 555.</p></note><byline>By <person>Ada</person><byttl>Staff</byttl></byline></body.head>\
         <body.content><p>Copy.</p><block><note>Check this.</note></block><script>x</script></body.content>\
         <body.end><tagline>ada@a.example</tagline></body.end>",
    );
    assert_eq!(words(&item.body), "Copy.");
    assert_eq!(item.ednote, "Call 555.\nCheck this.\nada@a.example");
    assert_eq!(item.byline, "By Ada Staff");
    assert_eq!(
        body("<body.end><tagline>Ada, Mill Valley</tagline></body.end>").byline,
        "Ada, Mill Valley"
    );
}

#[test]
fn the_head_of_the_body_gives_headline_summary_dateline_and_rights() {
    let item = body(
        "<body.head><hedline><hl1>Dam <em>bursts</em></hl1><hl2>Nobody hurt</hl2></hedline>\
         <rights><rights.owner>ANA</rights.owner>, <rights.geography>not in Mill Valley</rights.geography></rights>\
         <distributor><org>ANA/XYZ</org></distributor>\
         <dateline><location>Mill Valley, <country>Utopia</country></location><story.date norm='20260301T120000Z'>March 1</story.date></dateline>\
         <abstract><p>One.</p><p>Two.</p></abstract></body.head>",
    );
    assert_eq!(item.headline, "Dam bursts");
    assert_eq!(item.description, "One. Two.");
    assert_eq!(item.located, "Mill Valley, Utopia");
    assert_eq!(item.dateline, "Mill Valley, Utopia March 1");
    assert_eq!(
        item.version_created,
        Some("2026-03-01T12:00:00Z".parse().unwrap())
    );
    assert_eq!(item.copyright_holder, "ANA");
    assert_eq!(item.usage_terms, "ANA, not in Mill Valley");
    assert_eq!(
        (item.credit_line.as_str(), item.agency.as_str()),
        ("ANA/XYZ", "ANA/XYZ")
    );
    let second = body("<body.head><hedline><hl1>A</hl1><hl2>B</hl2></hedline></body.head>");
    assert_eq!(second.description, "B");
    let place =
        body("<body.head><dateline>Mill Valley, <story.date>1 March</story.date></dateline></body.head>");
    assert_eq!(place.located, "Mill Valley");
}

#[test]
fn the_data_of_the_document_give_version_take_terms_notes_and_predecessors() {
    let item = docdata(
        "<urgency ed-urg='2'/><date.issue norm='20260301T183000+0200'/><date.expire norm='20260401'/>\
         <du-key key='dam' generation='3' part='2'/><fixture fix-id='morning'/>\
         <doc.copyright holder='ANA' year='2026'/><doc.rights limitations='No archive' geography='EU' owner='X'/>\
         <ed-msg info='Adds quote'/><correction id-string='a0' info='Name corrected'/>\
         <key-list><keyword key='dam'/><keyword key='flood'/></key-list>\
         <identified-content><person>Ada</person><classifier type='mood' value='7'>Grim</classifier></identified-content>",
    )
    .unwrap();
    assert_eq!(item.agency, "ANA");
    assert!(item.is_correction);
    assert_eq!(
        (item.urgency, item.version.as_str(), item.slugline.as_str()),
        (Some(2), "3", "dam")
    );
    assert_eq!(
        item.version_created,
        Some("2026-03-01T16:30:00Z".parse().unwrap())
    );
    let take = item.take.unwrap();
    assert_eq!(
        (take.series.as_str(), take.number, take.more_to_come),
        ("dam", 2, false)
    );
    assert_eq!(
        item.usage_terms,
        "No archive\nRegion: EU\nNot to be used after 20260401"
    );
    assert_eq!(item.copyright_holder, "ANA");
    assert_eq!(item.ednote, "Name corrected\nAdds quote");
    assert_eq!(item.replaces, ["a0"]);
    assert_eq!(
        item.subjects,
        [subject("mood:7", "Grim"), subject("flood", "flood")]
    );
    assert_eq!(item.genres, [subject("fixture:morning", "morning")]);
    let take = docdata("<series series.name='Dams' series.part='1' series.totalpart='3'/>")
        .unwrap()
        .take
        .unwrap();
    assert_eq!(
        (take.series.as_str(), take.number, take.more_to_come),
        ("Dams", 1, true)
    );
}

#[test]
fn the_release_date_is_an_embargo_and_one_without_offset_never_lifts_too_early() {
    let lifts = |dates: &str| {
        docdata(dates)
            .unwrap()
            .embargo
            .map(|embargo| embargo.lifts_at().to_string())
    };
    let at = |instant: &str| Some(instant.to_owned());
    assert_eq!(
        lifts("<date.release norm='20260301T183000+0200'/>"),
        at("2026-03-01T16:30:00Z")
    );
    assert_eq!(
        lifts("<date.issue norm='20260301T183000Z'/><date.release norm='20260301T183000Z'/>"),
        at("2026-03-01T18:30:00Z")
    );
    assert_eq!(
        lifts("<date.issue norm='20260301T120000'/><date.release norm='20260301T183000'/>"),
        at("2026-03-02T06:30:00Z")
    );
    assert_eq!(
        lifts("<date.release norm='20260301'/>"),
        at("2026-03-01T12:00:00Z")
    );
    assert_eq!(
        lifts("<date.issue norm='20260301T120000'/><date.release norm='20260301'/>"),
        None
    );
    assert_eq!(
        lifts("<date.issue norm='20260301'/><date.release norm='20260301'/>"),
        None
    );
    assert_eq!(lifts("<date.issue norm='20260301'/>"), None);
}

#[test]
fn the_status_says_whether_a_document_may_be_used_and_takes_another_back() {
    let status = |attributes: &str, inside: &str| {
        only(&format!(
            "<nitf><head><docdata management-status='{attributes}'><doc-id id-string='a1'/>{inside}</docdata></head></nitf>"
        ))
    };
    let release = "<date.release norm='20260301T183000Z'/>";
    for (written, inside, meant) in [
        ("usable", "", PubStatus::Usable),
        ("embargoed", release, PubStatus::Usable),
        ("embargoed", "", PubStatus::Withheld),
        ("withheld", "", PubStatus::Withheld),
        ("info", "", PubStatus::Withheld),
        ("canceled", "", PubStatus::Canceled),
    ] {
        assert_eq!(status(written, inside).unwrap().pubstatus, meant, "{written}");
    }
    assert_eq!(
        status("spiked", "").unwrap_err().reason,
        "docdata.management-status: “spiked” is none of usable, embargoed, withheld, canceled, info"
    );
    let kill = items(
        "<nitf><head><docdata management-doc-idref='a0' management-idref-status='canceled'>\
         <doc-id id-string='a1' regsrc='ANA'/></docdata></head></nitf>",
    );
    let ends: Vec<_> = kill
        .iter()
        .map(|item| item.as_ref().unwrap())
        .map(|item| (item.agency.as_str(), item.guid.as_str(), item.pubstatus))
        .collect();
    assert_eq!(
        ends,
        [
            ("ANA", "a1", PubStatus::Usable),
            ("ANA", "a0", PubStatus::Canceled)
        ]
    );
}

#[test]
fn a_version_in_the_identifier_is_dropped_where_the_head_names_what_stays() {
    let guid = |id: &str, meta: &str| {
        let document = format!(
            "<nitf><head><meta name='id' content='{meta}'/><docdata><doc-id id-string='{id}'/></docdata></head></nitf>"
        );
        only(&document).unwrap().guid
    };
    assert_eq!(guid("x_01", "x"), "x");
    assert_eq!(guid("x_01", "y"), "x_01");
    assert_eq!(guid("x_a", "x"), "x_a");
    assert_eq!(guid("_1", ""), "_1");
    assert_eq!(guid("x_", "x"), "x_");
}

#[test]
fn a_picture_has_all_its_renditions_the_widest_first() {
    let item = body(
        "<body.content><media media-type='image' class='main'>\
         <media-reference mime-type='image/jpeg' source='https://a.example/s.jpg' name='small' width='100' height='50'/>\
         <media-reference mime-type='image/jpeg' source='https://a.example/b.jpg' name='big' width='2000px' height='1000'/>\
         <media-reference source='javascript:x' width='9000'/>\
         <media-caption><p>The dam.</p><p>Seen from above.</p></media-caption><media-producer>Ada</media-producer></media>\
         <block><media media-type='video'><media-reference mime-type='image/jpeg' source='still.jpg' width='900'/>\
         <media-reference mime-type='video/mp4' source='v.mp4' time='75' alternate-text='Water' source-credit='ANA'/></media></block>\
         <media media-type='image'><media-object encoding='base64'>AAAA</media-object></media></body.content>",
    );
    assert_eq!(item.associations.len(), 2);
    let picture = &item.associations[0];
    assert_eq!((picture.role.as_str(), picture.kind), ("main", WireKind::Picture));
    assert_eq!(
        (picture.caption.as_str(), picture.credit.as_str()),
        ("The dam. Seen from above.", "Ada")
    );
    assert_eq!(
        (picture.href.as_str(), picture.width, picture.height),
        ("https://a.example/b.jpg", 2000, 1000)
    );
    let roles: Vec<&str> = picture
        .renditions
        .iter()
        .map(|rendition| rendition.role.as_str())
        .collect();
    assert_eq!(roles, ["big", "small"]);
    let video = &item.associations[1];
    assert_eq!(
        (video.kind, video.href.as_str(), video.mime.as_str()),
        (WireKind::Video, "v.mp4", "video/mp4")
    );
    assert_eq!((video.caption.as_str(), video.credit.as_str()), ("Water", "ANA"));
    assert_eq!(video.renditions[0].duration_ms, 75_000);
    assert_eq!(words(&item.body), "");
}

#[test]
fn a_broken_document_is_set_aside_whole_with_the_name_of_its_element() {
    for (inside, reason) in [
        (
            "<urgency ed-urg='high'/>",
            "docdata.urgency: “high” is not a whole number from 1 to 9",
        ),
        (
            "<date.release norm='soon'/>",
            "docdata.date.release: “soon” is not an ISO 8601 date",
        ),
        (
            "<date.issue norm='soon'/>",
            "docdata.date.issue: “soon” is not an ISO 8601 date",
        ),
    ] {
        assert_eq!(docdata(inside).unwrap_err().reason, reason);
    }
    let missing = only("<nitf><body/></nitf>").unwrap_err();
    assert_eq!(missing.reason, "docdata.doc-id: missing");
    assert_eq!(missing.field.as_deref(), Some("docdata.doc-id"));
    let spaced = only("<nitf uno='a b'><body/></nitf>").unwrap_err();
    assert_eq!(
        spaced.reason,
        "docdata.doc-id: no identifier has the character U+0020 in it"
    );
    let long = format!("<body.content><p>{}</p></body.content>", "word ".repeat(500_000));
    let long = only(&format!("<nitf uno='a'><body>{long}</body></nitf>")).unwrap_err();
    assert_eq!(
        long.reason,
        "body.content: 2500000 bytes, at most 2097152 are read"
    );
    let many = format!(
        "<nitf uno='a'><body><body.content>{}</body.content></body></nitf>",
        "<media/>".repeat(1_001)
    );
    assert!(only(&many).is_ok());
    let named = "<media><media-reference source='a.jpg'/></media>".repeat(1_001);
    let many = format!("<nitf uno='a'><body><body.content>{named}</body.content></body></nitf>");
    assert_eq!(
        only(&many).unwrap_err().reason,
        "media: stands more than 1000 times"
    );
}

#[test]
fn the_language_is_that_of_the_body_and_names_with_the_prefix_of_nitf_are_read() {
    let item = only(
        "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/' uno='a' xml:lang='en'><n:body xml:lang='de'>\
         <n:body.content><n:p>x</n:p></n:body.content></n:body></n:nitf>",
    )
    .unwrap();
    assert_eq!((item.language.as_str(), words(&item.body).as_str()), ("de", "x"));
    assert_eq!(only("<nitf uno='a' baselang='fr'/>").unwrap().language, "fr");
    assert_eq!(
        only("<nitf uno='a'><head><title>T</title></head></nitf>")
            .unwrap()
            .headline,
        "T"
    );
}
