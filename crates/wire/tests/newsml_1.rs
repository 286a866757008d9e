//! NewsML 1.0 to 1.2: the agencies' samples by expected values, and each rule by a small document.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{BlockKind, PubStatus, WireItem, WireKind, WireSubject, plain_text};
use support::{fixture, fixtures, read, words};
use wire::{Format, SetAside, parse};

const AFP: &str = "wire/newsml-1/afp.com_newsml1.2_sample.xml";
const LUNCH: &str = "wire/newsml-1/businesswire/businesswire-newsml-20130731006140.xml";

#[track_caller]
fn sample(path: &str) -> WireItem {
    let parsed = parse(&read(&fixture(path)), None).unwrap();
    assert_eq!(
        (parsed.format, parsed.items.len()),
        (Format::NewsMl1, 1),
        "{path}"
    );
    parsed.items[0].clone().unwrap()
}

fn items(document: &str) -> Vec<Result<WireItem, SetAside>> {
    let parsed = parse(document.as_bytes(), None).unwrap();
    assert_eq!(parsed.format, Format::NewsMl1);
    parsed.items
}

fn news_item(management: &str, rest: &str) -> String {
    format!(
        "<NewsItem xml:lang='en'><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20260301</DateId>\
         <NewsItemId>x</NewsItemId><RevisionId PreviousRevision='1' Update='N'>2</RevisionId></NewsIdentifier></Identification>\
         <NewsManagement>{management}</NewsManagement>{rest}</NewsItem>"
    )
}

fn managed(management: &str) -> Result<WireItem, SetAside> {
    items(&format!("<NewsML>{}</NewsML>", news_item(management, ""))).remove(0)
}

#[track_caller]
fn component(inside: &str) -> WireItem {
    let component = format!("<NewsComponent>{inside}</NewsComponent>");
    let document = news_item("<Status FormalName='Usable'/>", &component);
    items(&format!("<NewsML>{document}</NewsML>")).remove(0).unwrap()
}

fn subject(code: &str, name: &str) -> WireSubject {
    WireSubject {
        code: code.into(),
        name: name.into(),
    }
}

fn paragraphs(item: &WireItem) -> Vec<String> {
    let words = |kind: &BlockKind| match kind {
        BlockKind::Paragraph { text } | BlockKind::Heading { text } => plain_text(text),
        BlockKind::List { items, .. } => items
            .iter()
            .map(|item| plain_text(item))
            .collect::<Vec<_>>()
            .join("|"),
        other => panic!("{other:?}"),
    };
    item.body.blocks.iter().map(|block| words(&block.kind)).collect()
}

#[test]
fn the_sample_of_afp_says_all_that_its_elements_say() {
    let item = sample(AFP);
    assert_eq!(item.agency, "AFP");
    assert_eq!(item.guid, "urn:newsml:afp.com:20210516T080625Z:TX-PAR-WGF71");
    assert_eq!((item.version.as_str(), item.pubstatus), ("1", PubStatus::Usable));
    assert_eq!((item.urgency, item.priority), (Some(4), Some(4)));
    assert_eq!(
        item.headline,
        "Israel strikes key Hamas targets as UN Security Council to meet"
    );
    assert_eq!(item.slugline, "Israel-Palestinians-conflict");
    assert_eq!(item.byline, "Adel Zaanoun with Guillaume Lavallee in Jerusalem");
    assert_eq!(item.credit_line, "AFP");
    assert_eq!(
        item.dateline,
        "Gaza City, Palestinian Territories, May 16, 2021 (AFP) -"
    );
    assert_eq!(item.located, "Gaza City");
    assert_eq!((item.language.as_str(), item.kind), ("en", WireKind::Text));
    assert_eq!(item.embargo, None);
    assert_eq!(
        item.version_created,
        Some("2021-05-16T08:06:25Z".parse().unwrap())
    );
    assert_eq!(
        item.genres,
        [subject("Article", "Article"), subject("Update", "Update")]
    );
    let codes: Vec<&str> = item
        .subjects
        .iter()
        .map(|subject| subject.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "subj:16000000",
            "subj:16002000",
            "subj:02003000",
            "subj:11000000",
            "subj:02000000",
            "subj:02003001",
            "Israel",
            "Palestinians",
            "conflict"
        ]
    );
    assert_eq!(
        item.ednote,
        "RECASTS with attack on Hamas targets, RAISES Gaza death toll, UPDATES throughout\n\
         ProductLine: (Picture+Video+Graphic)"
    );
    let related = &item.associations[0];
    assert_eq!(item.associations.len(), 1);
    assert_eq!(
        (related.role.as_str(), related.guid.as_str()),
        ("AssociatedWith", "urn:newsml:afp.com:20210508T124951Z:doc-99j8na")
    );
}

#[test]
fn every_paragraph_and_subhead_of_the_sample_of_afp_is_a_block_with_its_words() {
    let document = String::from_utf8(read(&fixture(AFP))).unwrap();
    let content = document
        .split_once("<body.content>")
        .unwrap()
        .1
        .split_once("</body.content>")
        .unwrap()
        .0;
    let expected: Vec<String> = content
        .split('<')
        .filter_map(|piece| piece.strip_prefix("p>").or_else(|| piece.strip_prefix("hl2>")))
        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|words| !words.is_empty())
        .collect();
    let item = sample(AFP);
    assert_eq!(paragraphs(&item), expected);
    assert_eq!(expected.len(), 42);
    let subheads = item
        .body
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    assert_eq!(subheads.count(), 3);
}

#[test]
fn a_release_of_business_wire_is_its_body_with_list_and_pictures() {
    let item = sample(LUNCH);
    assert_eq!(item.agency, "Business Wire");
    assert_eq!(item.guid, "urn:newsml:businesswire.com:20010714:20130731006140");
    assert_eq!((item.version.as_str(), item.language.as_str()), ("1", "en"));
    assert_eq!(
        item.headline,
        "Lunch Taking a Toll? Let Applebee’s® Industrial Strength Lunch Decoy Stand In"
    );
    assert!(
        item.description
            .starts_with("With a Year’s Worth of Lunch Combos Starting at $6.99, New 62-Inch, 12-Gauge")
    );
    assert_eq!(
        (item.slugline.as_str(), item.dateline.as_str()),
        ("MO-APPLEBEE’S", "KANSAS CITY, Mo.")
    );
    assert_eq!(item.located, "KANSAS CITY, Mo.");
    assert_eq!(
        (item.credit_line.as_str(), item.copyright_holder.as_str()),
        ("Applebee’s", "Copyright Business Wire 2013")
    );
    assert_eq!(
        item.version_created,
        Some("2013-07-31T15:32:00Z".parse().unwrap())
    );
    assert_eq!(item.genres, [subject("Release", "Release")]);
    assert_eq!(item.subjects.len(), 10);
    assert_eq!(item.subjects[0], subject("Other Consumer", "Other Consumer"));
    let paragraphs = paragraphs(&item);
    assert_eq!(paragraphs.len(), 12);
    assert!(
        paragraphs[0]
            .starts_with("With more Applebee’s® Lunch Combos than ever – enough to try a new combination")
    );
    assert!(
        paragraphs[7].starts_with("The Classic Turkey Breast Sandwich is thick slices"),
        "{}",
        paragraphs[7]
    );
    assert_eq!(paragraphs[7].matches('|').count(), 3);
    assert!(
        paragraphs[11]
            .starts_with("Applebee’s Neighborhood Grill and Bar® (www.applebees.com) is the world’s")
    );
    assert!(item.ednote.contains("Chase Wagner") && !words(&item.body).contains("Chase Wagner"));
    assert!(!words(&item.body).contains("text-align"));
}

#[test]
fn the_pictures_of_business_wire_come_with_every_rendition() {
    let item = sample(LUNCH);
    let found = |role: &str| {
        let of_role = |association: &&model::WireAssociation| association.role == role;
        item.associations.iter().find(of_role).unwrap()
    };
    let logo = found("Logo");
    assert_eq!(
        (logo.kind, logo.width, logo.height),
        (WireKind::Graphic, 216, 141)
    );
    assert_eq!(
        logo.href,
        "http://mms.businesswire.com/media/newsItemId/en/372964/4/AB_LOGO_webready.jpg"
    );
    let sizes: Vec<_> = logo
        .renditions
        .iter()
        .map(|rendition| {
            (
                rendition.role.as_str(),
                rendition.width,
                rendition.height,
                rendition.bytes,
            )
        })
        .collect();
    assert_eq!(
        sizes,
        [
            ("Lowres", 216, 141, 17_930),
            ("Viewimage", 144, 94, 10_330),
            ("Thumbnail", 107, 70, 6_753)
        ]
    );
    let video = found("Video");
    assert_eq!(
        (video.kind, video.mime.as_str(), video.renditions.len()),
        (WireKind::Video, "video/x-ms-wmv", 6)
    );
    assert!(
        video
            .headline
            .starts_with("Now that Applebee's has over 200 lunch combos")
    );
    assert_eq!(video.renditions[3].width, 640);
}

#[test]
fn every_sample_is_read_with_headline_body_and_language() {
    let expected = [
        (
            "Cambrios被Gartner評選為「最酷供應商」",
            "20130605006126",
            "加州桑尼維爾",
        ),
        (
            "APP发布“2020 可持续发展路线图”第三次工作进展报告，并将继续落实森林保护政策",
            "20130612006110",
            "",
        ),
    ];
    let all = fixtures("wire/newsml-1/businesswire");
    assert_eq!(all.len(), 3);
    for (path, (headline, number, place)) in all.iter().zip(expected) {
        let item = parse(&read(path), None).unwrap().items.remove(0).unwrap();
        assert_eq!(item.headline, headline);
        assert_eq!(
            item.guid,
            format!("urn:newsml:businesswire.com:20010714:{number}")
        );
        assert_eq!((item.language.as_str(), item.kind), ("zh", WireKind::Text));
        assert!(item.dateline.starts_with(place), "{}", item.dateline);
        assert!(words(&item.body).len() > 500, "{}", words(&item.body));
        assert!(
            item.associations
                .iter()
                .any(|association| association.role == "Logo")
        );
    }
}

#[test]
fn the_status_is_kept_and_an_embargo_ends_when_the_status_changes() {
    let change = |future: &str, at: &str| {
        format!(
            "<StatusWillChange><FutureStatus FormalName='{future}'/><DateAndTime>{at}</DateAndTime></StatusWillChange>"
        )
    };
    let told = |status: &str, rest: &str| {
        let item = managed(&format!("<Status FormalName='{status}'/>{rest}")).unwrap();
        (
            item.pubstatus,
            item.embargo.map(|embargo| embargo.lifts_at().to_string()),
        )
    };
    let opens = change("Usable", "20260301T183000+0200");
    assert_eq!(told("Usable", ""), (PubStatus::Usable, None));
    assert_eq!(told("Canceled", &opens), (PubStatus::Canceled, None));
    assert_eq!(told("Withheld", ""), (PubStatus::Withheld, None));
    assert_eq!(told("Embargoed", ""), (PubStatus::Withheld, None));
    assert_eq!(
        told("Embargoed", &change("Canceled", "20260301T183000Z")),
        (PubStatus::Withheld, None)
    );
    for status in ["Embargoed", "embargoed", "Withheld"] {
        assert_eq!(
            told(status, &opens),
            (PubStatus::Usable, Some("2026-03-01T16:30:00Z".to_owned())),
            "{status}"
        );
    }
    let local = change("Usable", "20260301T183000");
    assert_eq!(
        told("Embargoed", &local),
        (PubStatus::Usable, Some("2026-03-02T06:30:00Z".to_owned()))
    );
}

#[test]
fn a_broken_item_is_set_aside_whole_with_the_name_of_its_element_and_stops_no_other() {
    let status = "<Status FormalName='Usable'/>";
    for (management, reason) in [
        ("", "NewsManagement.Status: missing"),
        (
            "<Status FormalName='Spiked'/>",
            "NewsManagement.Status: “Spiked” is none of Usable, Embargoed, Withheld, Canceled",
        ),
        (
            "<Status FormalName='Usable'/><ThisRevisionCreated>soon</ThisRevisionCreated>",
            "ThisRevisionCreated: “soon” is not an ISO 8601 date",
        ),
        (
            "<Status FormalName='Embargoed'/><StatusWillChange><DateAndTime>soon</DateAndTime></StatusWillChange>",
            "DateAndTime: “soon” is not an ISO 8601 date",
        ),
    ] {
        assert_eq!(managed(management).unwrap_err().reason, reason);
    }
    let broken = news_item("", "");
    let whole = news_item(status, "");
    let all = items(&format!("<NewsML>{broken}{whole}<NewsItem/></NewsML>"));
    let are_read: Vec<bool> = all.iter().map(Result::is_ok).collect();
    assert_eq!(are_read, [false, true, false]);
    assert_eq!(all[2].as_ref().unwrap_err().reason, "NewsIdentifier: missing");
    let parts = whole.replace("Update='N'", "Update='U'");
    let parts = items(&format!("<NewsML>{parts}</NewsML>")).remove(0).unwrap_err();
    assert_eq!(parts.field.as_deref(), Some("RevisionId"));
    let end = news_item("<Status FormalName='Canceled'/>", "").replace("Update='N'", "Update='A'");
    let end = items(&format!("<NewsML>{end}</NewsML>")).remove(0).unwrap();
    assert_eq!((end.pubstatus, end.version.as_str()), (PubStatus::Canceled, "2"));
    let topics = items(&format!("<NewsML>{}</NewsML>", news_item(status, "<TopicSet/>"))).remove(0);
    assert_eq!(topics.unwrap_err().field.as_deref(), Some("TopicSet"));
    assert_eq!(parse(b"<NewsML/>", None).unwrap_err().reason, "NewsItem: missing");
}

#[test]
fn the_guid_stays_through_all_revisions_however_the_item_is_named() {
    let named = |public: &str| {
        let document = format!(
            "<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>{public}</PublicIdentifier></NewsIdentifier>\
             </Identification><NewsManagement><Status FormalName='Usable'/></NewsManagement></NewsItem></NewsML>"
        );
        let item = items(&document).remove(0).unwrap();
        (item.guid, item.version)
    };
    assert_eq!(
        named("urn:newsml:a.example:20260301:x:2U"),
        ("urn:newsml:a.example:20260301:x".into(), "2".into())
    );
    assert_eq!(
        named("urn:newsml:a.example:20260301:x"),
        ("urn:newsml:a.example:20260301:x".into(), String::new())
    );
    let item = managed("<Status FormalName='Usable'/>").unwrap();
    assert_eq!(
        (item.guid.as_str(), item.version.as_str()),
        ("urn:newsml:a.example:20260301:x", "2")
    );
    assert_eq!(
        (item.agency.as_str(), item.language.as_str()),
        ("a.example", "en")
    );
}

#[test]
fn lines_rights_and_places_are_taken_from_the_components_that_hold_the_copy() {
    let item = component(
        "<NewsLines><HeadLine>Dam <i>bursts</i></HeadLine><SubHeadLine>Nobody hurt</SubHeadLine><ByLine>Ada</ByLine>\
         <DateLine>Mill Valley</DateLine><CreditLine>ANA/XYZ</CreditLine><RightsLine>No archive</RightsLine>\
         <SeriesLine>Dams</SeriesLine><SlugLine>dam</SlugLine><KeywordLine>water, flood</KeywordLine></NewsLines>\
         <RightsMetadata><Copyright><CopyrightHolder><Party FormalName='ANA'/></CopyrightHolder></Copyright>\
         <UsageRights><UsageType>Print only</UsageType><Geography>EU</Geography><EndDate>2026-04-01</EndDate></UsageRights></RightsMetadata>\
         <DescriptiveMetadata><Language FormalName='de'/><SubjectCode><Subject FormalName='mood' Scheme='ana'/></SubjectCode>\
         <Location HowPresent='RelatesTo'><Property FormalName='City' Value='Elsewhere'/></Location>\
         <Location HowPresent='Origin'><Property FormalName='Country' Value='Utopia'/></Location></DescriptiveMetadata>\
         <ContentItem><DataContent>One.\n\nTwo.</DataContent></ContentItem>\
         <NewsComponent><Role FormalName='Photo'/><NewsLines><HeadLine>Picture</HeadLine></NewsLines></NewsComponent>",
    );
    assert_eq!(
        (item.headline.as_str(), item.description.as_str()),
        ("Dam bursts", "Nobody hurt")
    );
    assert_eq!(
        (
            item.byline.as_str(),
            item.dateline.as_str(),
            item.located.as_str()
        ),
        ("Ada", "Mill Valley", "Utopia")
    );
    assert_eq!(
        (item.credit_line.as_str(), item.copyright_holder.as_str()),
        ("ANA/XYZ", "ANA")
    );
    assert_eq!(
        item.usage_terms,
        "No archive\nPrint only\nRegion: EU\nUntil: 2026-04-01"
    );
    assert_eq!((item.slugline.as_str(), item.language.as_str()), ("dam", "de"));
    assert_eq!(item.take.as_ref().unwrap().series, "Dams");
    assert_eq!(
        item.subjects,
        [
            subject("water", "water"),
            subject("flood", "flood"),
            subject("ana:mood", "")
        ]
    );
    assert_eq!(words(&item.body), "One.\nTwo.");
}

#[test]
fn copy_is_read_from_nitf_xhtml_html_and_text_inside_and_named_when_it_is_elsewhere() {
    let copy = |head: &str, data: &str| {
        words(
            &component(&format!(
                "<ContentItem>{head}<DataContent>{data}</DataContent></ContentItem>"
            ))
            .body,
        )
    };
    let nitf = "<nitf><body><body.content><hl2>A</hl2><p>b</p></body.content></body></nitf>";
    assert_eq!(copy("", nitf), "A\nb");
    assert_eq!(
        copy("<Format FormalName='NITF3.1'/>", &format!("<![CDATA[{nitf}]]>")),
        "A\nb"
    );
    assert_eq!(
        copy("", "<body><body.content><p>b</p></body.content></body>"),
        "b"
    );
    assert_eq!(
        copy(
            "",
            "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head><h:title>t</h:title></h:head><h:body><h:p>a</h:p><h:p>b</h:p></h:body></h:html>"
        ),
        "a\nb"
    );
    assert_eq!(
        copy(
            "<MimeType FormalName='text/html'/>",
            "&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;"
        ),
        "a\nb"
    );
    assert_eq!(
        copy("<MimeType FormalName='text/plain'/>", "a &lt;b&gt;\n\nc"),
        "a <b>\nc"
    );
    assert_eq!(copy("<MimeType FormalName='text/css'/>", ".a {}"), "");
    assert_eq!(copy("<MediaType FormalName='Photo'/>", "AAAA"), "");
    let inline = component(&format!(
        "<ContentItem><DataContent>{}</DataContent></ContentItem>",
        "<nitf><head><docdata><urgency ed-urg='3'/></docdata></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head></body></nitf>"
    ));
    assert_eq!((inline.headline.as_str(), inline.urgency), ("H", Some(3)));
    let elsewhere =
        component("<ContentItem Href='copy.html'><MimeType FormalName='text/html'/></ContentItem>");
    assert_eq!(
        (
            elsewhere.associations[0].href.as_str(),
            elsewhere.associations[0].kind
        ),
        ("copy.html", WireKind::Text)
    );
    let broken = news_item(
        "<Status FormalName='Usable'/>",
        "<NewsComponent><ContentItem><DataContent><![CDATA[<nitf><p>]]></DataContent></ContentItem></NewsComponent>",
    );
    let broken = items(&format!("<NewsML>{broken}</NewsML>"))
        .remove(0)
        .unwrap_err();
    assert!(
        broken.reason.starts_with("DataContent: not well-formed XML"),
        "{broken}"
    );
}

/// The document of NITF in a sample of NewsML-G2, carried by NewsML 1.
fn inline(path: &str) -> WireItem {
    let sample = String::from_utf8(read(&fixture(path))).unwrap();
    let (from, to) = (sample.find("<nitf").unwrap(), sample.find("</nitf>").unwrap());
    component(&format!(
        "<ContentItem><DataContent>{}</nitf></DataContent></ContentItem>",
        &sample[from..to]
    ))
}

#[test]
fn nitf_with_a_name_space_inside_other_formats_says_what_it_says_alone() {
    let story = inline("wire/newsml-g2/iptc/LISTING_22_Sports_story_in_NewsML-G2NITF.xml");
    assert_eq!(
        story.headline,
        "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m."
    );
    assert_eq!(story.byline, "Sports Network");
    assert_eq!(
        story.description,
        "A pair of teams coming off big weekend sweeps will square off tonight at Citizens Bank Park, where the \
         Philadelphia Phillies welcome the Arizona Diamondbacks for the start of a three-game series."
    );
    let said = paragraphs(&story);
    assert_eq!(said.len(), 6);
    assert_eq!(
        said[2],
        "On Sunday, Livan Hernandez threw his first complete game in almost two years to lead the Diamondbacks to an \
         8-4 win over the Astros to complete the sweep."
    );
    assert!(said[5].ends_with("Garcia has gone 0-2 over his last six starts."));
    for path in [
        "wire/newsml-g2/iptc/LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml",
        "wire/newsml-g2/validator/NewsItem_with_NITF.xml",
    ] {
        let story = inline(path);
        assert_eq!(
            (story.headline.as_str(), story.byline.as_str()),
            (
                "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.",
                "Sports Network"
            ),
            "{path}"
        );
        assert_eq!(
            paragraphs(&story),
            [
                "(Sports Network) - With the Philadelphia Phillies picking up momentum after their three-game sweep of the \
              Atlanta Braves, and the Arizona Diamondbacks capturing all four of their games against the Houston Astros, \
              tonight's game at Citizen Bank Park looks set to be a clash of the Titans."
            ],
            "{path}"
        );
    }
}

#[test]
fn of_what_the_envelope_and_the_nitf_inside_say_the_stricter_counts() {
    let inside = |management: &str, docdata: &str| {
        let nitf = format!("<nitf xml:lang='fr'><head><docdata {docdata}</docdata></head></nitf>");
        let component = format!(
            "<NewsComponent><ContentItem><DataContent>{nitf}</DataContent></ContentItem></NewsComponent>"
        );
        items(&format!("<NewsML>{}</NewsML>", news_item(management, &component)))
            .remove(0)
            .unwrap()
    };
    let usable = "<Status FormalName='Usable'/>";
    let held = "<Status FormalName='Embargoed'/><StatusWillChange><DateAndTime>20260301T120000Z</DateAndTime></StatusWillChange>";
    assert_eq!(
        inside(usable, "management-status='canceled'>").pubstatus,
        PubStatus::Canceled
    );
    assert_eq!(
        inside("<Status FormalName='Withheld'/>", "management-status='usable'>").pubstatus,
        PubStatus::Withheld
    );
    let lifts = |item: WireItem| item.embargo.map(|embargo| embargo.lifts_at().to_string());
    let late = "><date.release norm='20260302T000000Z'/>";
    let early = "><date.release norm='20260228T000000Z'/>";
    assert_eq!(lifts(inside(held, late)).as_deref(), Some("2026-03-02T00:00:00Z"));
    assert_eq!(
        lifts(inside(held, early)).as_deref(),
        Some("2026-03-01T12:00:00Z")
    );
    assert_eq!(
        lifts(inside(usable, late)).as_deref(),
        Some("2026-03-02T00:00:00Z")
    );
    let named = inside(usable, "><doc-id id-string='other' regsrc='B'/>");
    assert_eq!(
        (named.guid.as_str(), named.agency.as_str()),
        ("urn:newsml:a.example:20260301:x", "a.example")
    );
    assert_eq!(named.language, "fr");
}

#[test]
fn the_main_text_is_the_body_and_the_forms_of_a_picture_are_one_association() {
    let form = |role: &str, width: u32| {
        format!(
            "<NewsComponent><Role FormalName='{role}'/><ContentItem Href='https://a.example/{width}.jpg'><MediaType FormalName='Photo'/>\
             <MimeType FormalName='image/jpeg'/><Characteristics><SizeInBytes>{width}0</SizeInBytes>\
             <Property FormalName='Width' Value='{width}'/><Property FormalName='Height' Value='10'/></Characteristics></ContentItem></NewsComponent>"
        )
    };
    let text = |role: &str, words: &str| {
        format!(
            "<NewsComponent><Role FormalName='{role}'/><ContentItem><DataContent>{words}</DataContent></ContentItem></NewsComponent>"
        )
    };
    let picture = format!(
        "<NewsComponent><Role FormalName='Supporting'/><NewsLines><HeadLine>The dam</HeadLine><CreditLine>Ada/ANA</CreditLine></NewsLines>\
         {}{}{}{}</NewsComponent>",
        text("Caption", "Seen from above."),
        form("Thumbnail", 100),
        form("Main", 2_000),
        form("Preview", 500)
    );
    let item = component(&format!(
        "{picture}{}{}",
        text("Sidebar", "Beside."),
        text("Main", "Copy.")
    ));
    assert_eq!(
        (words(&item.body).as_str(), item.headline.as_str(), item.kind),
        ("Copy.", "", WireKind::Text)
    );
    assert_eq!(item.associations.len(), 1);
    let found = &item.associations[0];
    assert_eq!(
        (found.kind, found.role.as_str(), found.width),
        (WireKind::Picture, "Supporting", 2_000)
    );
    assert_eq!(
        (
            found.headline.as_str(),
            found.caption.as_str(),
            found.credit.as_str()
        ),
        ("The dam", "Seen from above.", "Ada/ANA")
    );
    let forms: Vec<_> = found
        .renditions
        .iter()
        .map(|form| (form.role.as_str(), form.width, form.bytes))
        .collect();
    assert_eq!(
        forms,
        [
            ("Main", 2_000, 20_000),
            ("Preview", 500, 5_000),
            ("Thumbnail", 100, 1_000)
        ]
    );
    let alone = component(&format!(
        "<NewsLines><HeadLine>The dam</HeadLine></NewsLines>{}{}",
        text("Caption", "Seen from above."),
        form("Main", 2_000)
    ));
    assert_eq!(
        (alone.kind, alone.headline.as_str(), alone.description.as_str()),
        (WireKind::Picture, "The dam", "Seen from above.")
    );
    assert_eq!(words(&alone.body), "");
    assert_eq!(alone.associations[0].caption, "Seen from above.");
    let background = component(&format!(
        "{}{}",
        text("Background", "Before."),
        text("Main", "Copy.")
    ));
    assert_eq!(words(&background.body), "Copy.");
    assert_eq!(words(&component(&text("Background", "Before.")).body), "Before.");
}

#[test]
fn items_inside_items_are_items_and_named_ones_are_associations() {
    let status = "<Status FormalName='Usable'/>";
    let inner = news_item(status, "").replace("<NewsItemId>x<", "<NewsItemId>y<");
    let outer = news_item(
        status,
        &format!(
            "<NewsComponent><NewsComponent>{inner}</NewsComponent><NewsComponent><Role FormalName='Main'/><NewsItemRef NewsItem='urn:newsml:b'/></NewsComponent></NewsComponent>"
        ),
    );
    let guids: Vec<String> = items(&format!("<NewsML>{outer}</NewsML>"))
        .into_iter()
        .map(|item| item.unwrap().guid)
        .collect();
    assert_eq!(
        guids,
        [
            "urn:newsml:a.example:20260301:x",
            "urn:newsml:a.example:20260301:y"
        ]
    );
    let outer = items(&format!("<NewsML>{outer}</NewsML>")).remove(0).unwrap();
    assert_eq!(
        (
            outer.associations[0].guid.as_str(),
            outer.associations[0].role.as_str()
        ),
        ("urn:newsml:b", "Main")
    );
}

#[test]
fn a_sample_cut_anywhere_is_set_aside_or_read_but_never_crashes() {
    let cut = |path: &std::path::Path, step: usize| {
        let whole = read(path);
        for end in (0..whole.len()).step_by(step) {
            if let Ok(parsed) = parse(&whole[..end], None) {
                assert!(!parsed.items.is_empty(), "{} cut at {end}", path.display());
            }
        }
    };
    cut(&fixture(AFP), 7);
    for path in fixtures("wire/newsml-1/businesswire") {
        cut(&path, 61);
    }
}
