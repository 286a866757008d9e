//! One small document for each rule by which NewsML-G2 is read.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod newsml_g2_small;

use model::PubStatus;
use newsml_g2_small::{NAMESPACE, content, item, items, lifts, meta, news, only, words};
use wire::parse;

/// An item with this in it is set aside for this reason.
#[track_caller]
fn check(inner: &str, reason: &str) {
    let set_aside = news(inner).unwrap_err();
    assert_eq!(set_aside.reason, reason, "{inner}");
    let field = set_aside.field.unwrap();
    assert!(reason.starts_with(&format!("{field}: ")), "{field} in {reason}");
}

#[test]
fn an_item_says_that_it_puts_an_earlier_version_right() {
    assert!(item(&meta("<signal qcode='sig:correction'/>")).is_correction);
    assert!(
        item(&meta(
            "<signal uri='http://cv.iptc.org/newscodes/signal/correction'/>"
        ))
        .is_correction
    );
    assert!(!item(&meta("<signal qcode='sig:update'/>")).is_correction);
}

#[test]
fn a_broken_element_is_named() {
    check(
        &meta("<embargoed>tomorrow</embargoed>"),
        "itemMeta.embargoed: “tomorrow” is not an RFC 3339 date and time",
    );
    check(
        &meta("<versionCreated>2026-03-01</versionCreated>"),
        "itemMeta.versionCreated: “2026-03-01” is not an RFC 3339 date and time",
    );
    check(
        &meta("<pubStatus qcode='stat:spiked'/>"),
        "itemMeta.pubStatus: “stat:spiked” is none of usable, withheld, canceled",
    );
    check(
        &meta("<pubStatus/>"),
        "itemMeta.pubStatus: “” is none of usable, withheld, canceled",
    );
    check(
        &content("<urgency>0</urgency>"),
        "contentMeta.urgency: “0” is not a whole number from 1 to 9",
    );
    check(
        &content(&format!("<headline>{}</headline>", "x".repeat(10_001))),
        "contentMeta.headline: longer than 10000 characters",
    );
    check(
        &content(&"<subject qcode='a:b'/>".repeat(1_001)),
        "contentMeta.subject: more than 1000 entries",
    );
    check(
        &meta("<link rel='irel:seeAlso' residref='a b'/>"),
        "link.residref: no identifier has the character U+0020 in it",
    );
    let missing = only(&format!("<newsItem xmlns='{NAMESPACE}'/>")).unwrap_err();
    assert_eq!(missing.reason, "guid: missing");
}

#[test]
fn one_broken_item_of_a_message_does_not_stop_the_others() {
    let message = format!(
        "<newsMessage xmlns='{NAMESPACE}'><header><sent>2026-03-01T10:00:00Z</sent><sender>a.example</sender>\
         <priority>3</priority></header><itemSet><newsItem guid='1'/>\
         <newsItem guid='2'><itemMeta><embargoed>soon</embargoed></itemMeta></newsItem>\
         <knowledgeItem guid='3'/><conceptItem guid='4'/><catalogItem guid='5'/><other/>\
         <newsItem guid='6'><itemMeta><provider qcode='nprov:B'/><versionCreated>2026-03-01T09:00:00Z</versionCreated>\
         </itemMeta></newsItem></itemSet></newsMessage>"
    );
    let results = items(&message);
    let reasons: Vec<String> = results
        .iter()
        .map(|item| {
            item.as_ref()
                .map_or_else(ToString::to_string, |item| item.guid.clone())
        })
        .collect();
    assert_eq!(
        reasons,
        [
            "1",
            "itemMeta.embargoed: “soon” is not an RFC 3339 date and time",
            "knowledgeItem: describes terms, not news; of these only events are read",
            "conceptItem: describes terms, not news; of these only events are read",
            "catalogItem: describes terms, not news; of these only events are read",
            "other: unknown; newsItem, packageItem, planningItem and conceptItem of NewsML-G2 are read here",
            "6",
        ]
    );
    let (bare, full) = (results[0].as_ref().unwrap(), results[6].as_ref().unwrap());
    assert_eq!(
        (bare.agency.as_str(), bare.priority, bare.version.as_str()),
        ("a.example", Some(3), "1")
    );
    assert_eq!(
        bare.version_created,
        Some("2026-03-01T10:00:00Z".parse().unwrap())
    );
    assert_eq!(full.agency, "B");
    assert_eq!(
        full.version_created,
        Some("2026-03-01T09:00:00Z".parse().unwrap())
    );
    let empty = format!("<newsMessage xmlns='{NAMESPACE}'><itemSet/></newsMessage>");
    assert_eq!(
        parse(empty.as_bytes(), None).unwrap_err().reason,
        "itemSet: there is no item in the message"
    );
}

#[test]
fn prefixes_do_not_matter_and_other_namespaces_are_not_meant() {
    let prefixed = format!(
        "<nar:newsItem xmlns:nar='{NAMESPACE}' xmlns:x='http://x.example/' guid='1'><nar:itemMeta>\
         <x:embargoed>whenever</x:embargoed><embargoed xmlns='http://x.example/'>never</embargoed>\
         <nar:pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/></nar:itemMeta>\
         <nar:contentMeta><nar:headline>Dam bursts</nar:headline></nar:contentMeta></nar:newsItem>"
    );
    let item = only(&prefixed).unwrap();
    assert_eq!(
        (item.headline.as_str(), item.pubstatus),
        ("Dam bursts", PubStatus::Canceled)
    );
    let unknown = "<n:newsItem xmlns:n='http://x.example/' guid='1'/>";
    assert!(
        only(unknown)
            .unwrap_err()
            .reason
            .starts_with("n:newsItem: unknown")
    );
    let bare = only("<newsItem guid='1'><contentMeta><headline>x</headline></contentMeta></newsItem>");
    assert_eq!(bare.unwrap().headline, "x");
}

#[test]
fn status_and_embargo_hold_back() {
    let status = |inner: &str| item(&meta(inner)).pubstatus;
    assert_eq!(status(""), PubStatus::Usable);
    assert_eq!(status("<pubStatus qcode='stat:withheld'/>"), PubStatus::Withheld);
    assert_eq!(status("<pubStatus qcode='stat:canceled'/>"), PubStatus::Canceled);
    assert_eq!(status("<embargoed/>"), PubStatus::Withheld);
    assert_eq!(
        status("<embargoed> </embargoed><pubStatus qcode='stat:usable'/>"),
        PubStatus::Withheld
    );
    assert_eq!(
        status("<embargoed/><pubStatus qcode='stat:canceled'/>"),
        PubStatus::Canceled
    );
    let timed = item(&meta("<embargoed>2026-03-01T18:30:00+02:00</embargoed>"));
    assert_eq!(
        (lifts(&timed).as_deref(), timed.pubstatus),
        (Some("2026-03-01T16:30:00Z"), PubStatus::Usable)
    );
    let linked = item(&meta(
        "<embargoed>2026-03-01T00:00:00Z</embargoed>\
         <link rel='irel:dependsOn' residref='p'><embargoed>2026-03-02T00:00:00Z</embargoed></link>\
         <link rel='irel:dependsOn' residref='q'><pubStatus qcode='stat:canceled'/></link>",
    ));
    assert_eq!(lifts(&linked).as_deref(), Some("2026-03-02T00:00:00Z"));
    assert_eq!(linked.associations.len(), 1);
}

#[test]
fn words_are_chosen_by_role_rank_and_language() {
    let chosen = item(&content(
        "<headline xml:lang='de'>Deutsch</headline><headline xml:lang='en'>English</headline>\
         <description role='drol:caption'>Caption</description><description role='drol:summary'>Summary</description>\
         <subject qcode='a:1'><name xml:lang='de'>Damm</name><name xml:lang='en-GB'>Dam</name></subject>",
    ));
    assert_eq!(chosen.headline, "English");
    assert_eq!(chosen.description, "Summary");
    assert_eq!(chosen.subjects[0].name, "Dam");
    let ranked = item(&content(
        "<headline rank='3'>Kicker</headline><headline rank='1'>Main &amp; first</headline>",
    ));
    assert_eq!(ranked.headline, "Main & first");
    let titled = item(&meta("<title>Title</title>"));
    assert_eq!(titled.headline, "Title");
    let tagged = item(&content("<language tag='fr'/>"));
    assert_eq!(tagged.language, "fr");
    assert_eq!(item("").language, "en-GB");
}

#[test]
fn makers_and_places_are_named() {
    let byline = |inner: &str| item(&content(inner)).byline;
    assert_eq!(
        byline("<creator><name>Ada</name></creator><by>By Bo</by>"),
        "By Bo"
    );
    assert_eq!(
        byline("<creator><name>Ada</name></creator><creator><name>Bo</name></creator>"),
        "Ada, Bo"
    );
    assert_eq!(
        byline(
            "<contributor role='ctrol:descrWriter'><name>Cy</name></contributor><contributor><name>Di</name></contributor>"
        ),
        "Di"
    );
    assert_eq!(byline("<creator><name>doe.ada</name></creator>"), "");
    let located = |inner: &str| item(&content(inner)).located;
    assert_eq!(
        located("<located qcode='g:1'><name>Lagos</name></located><dateline>ACCRA (a)</dateline>"),
        "Lagos"
    );
    assert_eq!(located("<dateline>ACCRA, 3 March (a) -</dateline>"), "ACCRA");
}

#[test]
fn codes_are_kept_as_they_are_written() {
    let about = item(&content(
        "<subject qcode='medtop:20000065'/><subject uri='http://cv.iptc.org/newscodes/mediatopic/20000523'/>\
         <subject uri='http://x.example/2'/><subject literal='l'><name>L</name></subject><subject/>\
         <subject><mainConcept qcode='medtop:20001057'><name>alpine skiing</name></mainConcept></subject>\
         <keyword>dam</keyword><genre qcode='genre:Analysis'><name>Analysis</name></genre>",
    ));
    let codes: Vec<_> = about
        .subjects
        .iter()
        .map(|one| (one.code.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("medtop:20000065", ""),
            ("medtop:20000523", ""),
            ("http://x.example/2", ""),
            ("l", "L"),
            ("medtop:20001057", "alpine skiing"),
            ("", "dam"),
        ]
    );
    assert_eq!(about.genres[0].code, "genre:Analysis");
}

#[test]
fn rights_are_those_of_the_holder_else_of_the_notice() {
    let holder = |inner: &str| item(&format!("<rightsInfo>{inner}</rightsInfo>")).copyright_holder;
    assert_eq!(
        holder("<copyrightHolder><name>A</name></copyrightHolder><copyrightNotice>(c) A</copyrightNotice>"),
        "A"
    );
    assert_eq!(
        holder("<copyrightHolder uri='http://a.example'/><copyrightNotice>(c) A</copyrightNotice>"),
        "(c) A"
    );
    assert_eq!(
        holder("<copyrightHolder uri='http://www.a.example/x'/>"),
        "a.example"
    );
    let terms = item(
        "<rightsInfo><usageTerms>Not in X</usageTerms></rightsInfo><rightsInfo><usageTerms>\n  No\n  archive\nEver</usageTerms></rightsInfo>",
    );
    assert_eq!(terms.usage_terms, "Not in X\nNo archive\nEver");
}

#[test]
fn copy_is_read_from_xhtml_nitf_and_plain_text() {
    let body = |inner: &str| {
        let head = "<contentMeta><headline>Dam bursts</headline><by>By Ada</by></contentMeta>";
        words(&item(&format!("{head}<contentSet>{inner}</contentSet>")))
    };
    let xhtml = "<inlineXML contenttype='application/xhtml+xml'><x:html xmlns:x='http://www.w3.org/1999/xhtml'><x:head>\
        <x:title>no</x:title></x:head><x:body><x:header><x:h1>Dam bursts</x:h1><x:p>page</x:p></x:header><x:h2>Dam  bursts</x:h2>\
        <x:p>By Ada</x:p><x:p>Near the <x:b>border</x:b>.</x:p><x:section class='a notepad'>Phone 555</x:section>\
        <x:script>x</x:script><x:ul><x:li>one</x:li></x:ul></x:body></x:html></inlineXML>";
    assert_eq!(body(xhtml), "Near the border.\none");
    assert_eq!(
        body("<inlineXML contenttype='application/xhtml+xml'><p>Dam bursts</p></inlineXML>"),
        "Dam bursts"
    );
    let nitf = "<inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body>\
        <body.content><p>In NITF.</p></body.content></body></nitf></inlineXML>";
    assert_eq!(body(nitf), "In NITF.");
    assert_eq!(body(&format!("{nitf}{xhtml}")), "Near the border.\none");
    assert_eq!(
        body("<inlineData contenttype='text/plain'>One.\n\nTwo.</inlineData>"),
        "One.\nTwo."
    );
    assert_eq!(
        body("<inlineData contenttype='text/html'>&lt;p&gt;One.&lt;/p&gt;Two.</inlineData>"),
        "One.\nTwo."
    );
    assert_eq!(
        body("<inlineData contenttype='image/gif' encoding='base64'>R0lG</inlineData>"),
        ""
    );
    assert_eq!(
        body("<inlineXML contenttype='text/xml'><results><score>3</score></results></inlineXML>"),
        ""
    );
}
