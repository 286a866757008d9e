//! The samples of NewsML-G2 say what they say.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{PubStatus, WireAssociation, WireItem, WireKind};
use std::path::Path;
use support::{fixture, fixtures, read, words};
use wire::{Format, SetAside, parse};

fn parsed(path: &Path) -> Result<Vec<Result<WireItem, SetAside>>, SetAside> {
    let parsed = parse(&read(path), None)?;
    assert_eq!(parsed.format, Format::NewsMlG2, "{}", path.display());
    Ok(parsed.items)
}

#[track_caller]
fn all(path: &str) -> Vec<WireItem> {
    let items = parsed(&fixture(path)).unwrap();
    items
        .into_iter()
        .map(|item| item.unwrap_or_else(|set_aside| panic!("{path}: {set_aside}")))
        .collect()
}

#[track_caller]
fn only(path: &str) -> WireItem {
    let mut items = all(path);
    assert_eq!(items.len(), 1, "{path}");
    items.remove(0)
}

fn at(instant: &str) -> jiff::Timestamp {
    instant.parse().unwrap()
}

fn codes(item: &WireItem) -> Vec<(&str, &str)> {
    item.subjects
        .iter()
        .map(|subject| (subject.code.as_str(), subject.name.as_str()))
        .collect()
}

fn forms(association: &WireAssociation) -> Vec<(&str, u32, u32, u64)> {
    association
        .renditions
        .iter()
        .map(|form| (form.role.as_str(), form.width, form.height, form.bytes))
        .collect()
}

/// What of a sample is set aside, and why.
fn expected_reason(name: &str) -> Option<&'static str> {
    const TERMS: [&str; 5] = [
        "LISTING_10",
        "LISTING_12",
        "LISTING_13",
        "003_concept",
        "005_concept",
    ];
    if TERMS.iter().any(|term| name.starts_with(term)) {
        Some("describes terms, not news; of these only events are read")
    } else if name.starts_with("LISTING_8_") {
        Some("the root element is “groupSet”")
    } else if name.starts_with("LISTING_25_") {
        Some("the root element is “contentSet”")
    } else if name.starts_with("LISTING_24_") {
        Some("guid: missing")
    } else {
        None
    }
}

#[test]
fn every_sample_is_read_or_set_aside_with_the_reason_that_it_deserves() {
    let (mut read_items, mut documents) = (0, 0);
    for folder in [
        "wire/newsml-g2/iptc",
        "wire/newsml-g2/validator",
        "wire/newsml-g2/python-tests",
        "wire/dpa-digitalwires",
    ] {
        for path in fixtures(folder) {
            if path.extension().is_none_or(|end| end != "xml") {
                continue;
            }
            documents += 1;
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let mut reasons = Vec::new();
            match parsed(&path) {
                Err(set_aside) => reasons.push(set_aside.reason),
                Ok(items) => {
                    for item in items {
                        match item {
                            Err(set_aside) => reasons.push(set_aside.reason),
                            Ok(item) => {
                                assert!(!item.guid.is_empty() && !item.agency.is_empty(), "{name}");
                                assert!(item.version_created.is_some(), "{name}");
                                read_items += 1;
                            }
                        }
                    }
                }
            }
            match expected_reason(&name) {
                None => assert!(reasons.is_empty(), "{name}: {reasons:?}"),
                Some(expected) => assert!(
                    reasons.len() == 1 && reasons[0].contains(expected),
                    "{name}: {reasons:?}"
                ),
            }
        }
    }
    assert!(documents >= 37, "only {documents} documents found");
    assert!(
        read_items >= 40,
        "only {read_items} items of {documents} documents"
    );
}

#[test]
fn a_text_with_nitf_inside_comes_with_metadata_and_paragraphs() {
    let item = only("wire/newsml-g2/iptc/LISTING_2_NewsML-G2_Text_Document.xml");
    assert_eq!(item.agency, "acmenews.com");
    assert_eq!(item.guid, "urn:newsml:acmenews.com:20161121:US-FINANCE-FED");
    assert_eq!((item.version.as_str(), item.language.as_str()), ("11", "en-US"));
    assert_eq!(item.headline, "Fed to halt QE to avert \"bubble\"");
    assert_eq!((item.kind, item.pubstatus), (WireKind::Text, PubStatus::Usable));
    assert_eq!(item.byline, "Meredith Jameson");
    assert_eq!(item.located, "New York, NY");
    assert_eq!(item.slugline, "US-Finance-Fed");
    assert_eq!(item.copyright_holder, "Acme News and Media LLC");
    assert_eq!(item.version_created.unwrap(), at("2018-11-21T16:25:32-05:00"));
    assert_eq!(
        codes(&item),
        [
            ("medtop:04000000", "economy, business and finance"),
            ("medtop:20000350", "central bank"),
            ("medtop:20000379", "money and monetary policy"),
        ]
    );
    assert_eq!(item.body.blocks.len(), 2);
    assert!(words(&item.body).starts_with("(New York, NY - October 21) Et, sent luptat"));
    let preview = only("wire/newsml-g2/iptc/LISTING_22_Sports_story_in_NewsML-G2NITF.xml");
    assert_eq!(preview.body.blocks.len(), 6);
    assert_eq!(preview.byline, "The Sports Network");
    assert_eq!(preview.genres.len(), 3);
    assert!(preview.description.starts_with("A pair of teams coming off"));
}

#[test]
fn an_embargoed_text_waits_and_its_note_stays_with_the_desk() {
    let item = only("wire/newsml-g2/iptc/LISTING_1_A_NewsML-G2_News_Item.xml");
    assert_eq!(item.embargo.unwrap().lifts_at(), at("2018-10-23T12:00:00Z"));
    assert_eq!(
        item.ednote,
        "Note to editors: STRICTLY EMBARGOED. Not for public release until 12noon on Friday, October 23, 2018."
    );
    assert_eq!(item.usage_terms, "Not for use outside the United States");
    assert_eq!(item.copyright_holder, "Example Enews LLP");
    assert_eq!(item.located, "Berlin");
    assert_eq!(item.agency, "REUTERS");
    let labour = &item.subjects[1];
    assert_eq!(
        (labour.code.as_str(), labour.name.as_str()),
        ("medtop:20000523", "labour market")
    );
    assert_eq!(item.genres[0].name, "Interview");
    assert_eq!(item.associations.len(), 1);
    assert_eq!(item.associations[0].role, "irel:seeAlso");
    assert!(item.associations[0].href.ends_with("/index.html"));
}

#[test]
fn a_picture_comes_with_all_its_renditions_caption_and_credit() {
    let item = only("wire/newsml-g2/iptc/LISTING_3_Photo_in_NewsML-G2.xml");
    assert_eq!(item.kind, WireKind::Picture);
    assert_eq!(item.agency, "Getty Images Inc.");
    assert_eq!(item.byline, "Spencer Platt");
    assert_eq!(item.credit_line, "Getty Images");
    assert!(
        item.usage_terms
            .starts_with("Contact your local office for all commercial or promotional uses.")
    );
    let [picture] = item.associations.as_slice() else {
        panic!("{:?}", item.associations)
    };
    assert_eq!((picture.role.as_str(), picture.kind), ("main", WireKind::Picture));
    assert_eq!(picture.href, "./GYI0062134533.jpg");
    assert_eq!(picture.credit, "Getty Images");
    assert!(picture.caption.starts_with("A general view of part of downtown"));
    assert_eq!(
        forms(picture),
        [
            ("rnd:highRes", 1500, 1001, 346_071),
            ("rnd:web", 480, 320, 28_972),
            ("rnd:thumb", 80, 53, 6_381),
        ]
    );
    assert_eq!(codes(&item)[1], ("medtop:20000523", "labour market"));
    assert!(codes(&item).contains(&("", "gamble")));
}

#[test]
fn a_video_comes_with_its_renditions_widest_first_and_its_shot_list() {
    let item = only("wire/newsml-g2/iptc/LISTING_4_Multiple_Renditions_of_a_Video_in_NewsML-G2.xml");
    assert_eq!((item.kind, item.language.as_str()), (WireKind::Video, "en"));
    let [video] = item.associations.as_slice() else {
        panic!("{:?}", item.associations)
    };
    assert_eq!(
        forms(video),
        [
            ("vidrnd:HD1080", 1920, 1080, 87_591_736),
            ("vidrnd:HD720", 1280, 720, 71_010_540),
            ("vidrnd:dvd", 720, 576, 54_593_540),
            ("rnd:thumbnail", 110, 62, 0),
        ]
    );
    assert_eq!(video.renditions[0].duration_ms, 69_000);
    assert_eq!((video.width, video.credit.as_str()), (1920, "AFP"));
    assert!(words(&item.body).starts_with("SHOTLIST: KUWAIT. JANUARY 30, 2014."));
}

#[test]
fn a_package_names_its_items() {
    let item = only("wire/newsml-g2/iptc/LISTING_6_Simple_NewsML-G2_Package.xml");
    assert_eq!((item.kind, item.headline.as_str()), (WireKind::Composite, "UK"));
    let found: Vec<_> = item
        .associations
        .iter()
        .map(|member| (member.role.as_str(), member.kind, member.headline.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("group:main", WireKind::Text, "Obama annonce son équipe"),
            (
                "group:main",
                WireKind::Picture,
                "Barack Obama arrive à Washington"
            ),
        ]
    );
    assert_eq!(
        item.associations[0].guid,
        "urn:newsml:iptc.org:20081007:tutorial-item-A"
    );
    assert!(
        item.associations[1]
            .caption
            .starts_with("Si nous avons aujourd'hui")
    );
}

#[test]
fn a_message_with_a_package_is_read_item_by_item_and_put_together() {
    let items = all("wire/newsml-g2/validator/NewsML-G2-valid01.xml");
    let kinds: Vec<_> = items.iter().map(|item| item.kind).collect();
    assert_eq!(
        kinds,
        [
            WireKind::Composite,
            WireKind::Text,
            WireKind::Text,
            WireKind::Picture,
            WireKind::Picture
        ]
    );
    assert!(items.iter().all(|item| item.pubstatus == PubStatus::Withheld));
    assert!(
        items
            .iter()
            .all(|item| item.agency == "Verdens Gang" && item.version == "15")
    );
    let members: Vec<_> = items[0]
        .associations
        .iter()
        .map(|member| (member.role.as_str(), member.headline.as_str(), member.width))
        .collect();
    assert_eq!(
        members,
        [
            (
                "vggr:text-mainarticle",
                "Bacon ipsum dolor amet pig tail brisket turducken",
                0
            ),
            ("vggr:text-mainarticle", "Europäische Forelle", 841),
            ("vggr:text-mainarticle", "Flunder", 600),
            ("vggr:text-fact", "Foobar", 0),
        ]
    );
    let article = &items[1];
    // Headline, summary and picture stand above the copy once more.
    assert!(
        words(&article.body).starts_with("Meatloaf ham hock pig"),
        "{}",
        words(&article.body)
    );
    let picture = &article.associations[0];
    assert_eq!(
        (picture.role.as_str(), picture.renditions.len()),
        ("irel:dependsOn", 6)
    );
    assert_eq!(picture.headline, "Europäische Forelle");
    assert_eq!(picture.credit, "Don Alfonso");
    assert!(picture.caption.starts_with("Die Bachforelle ist"));
}

#[test]
fn plans_and_events_say_what_comes_when() {
    let plan = only("wire/newsml-g2/iptc/LISTING_18_Planning_Item_at_PCL.xml");
    assert_eq!((plan.kind, plan.urgency), (WireKind::Planning, Some(5)));
    assert_eq!(plan.headline, "The 12 Days of Christmas");
    assert_eq!(
        words(&plan.body),
        "2018-12-24T23:30:00Z · text · All Wrapped Up in Lapland\n\
         2018-12-25T06:30:00Z · text · Santa’s Sleigh Ride\n\
         2018-12-25T00:00:00Z · picture"
    );
    assert!(
        plan.ednote
            .ends_with("Picture will be Santa Claus departing with reindeer")
    );
    let planned: Vec<_> = plan
        .associations
        .iter()
        .map(|one| {
            (
                one.role.as_str(),
                one.guid.as_str(),
                one.kind,
                one.credit.as_str(),
            )
        })
        .collect();
    assert_eq!(
        planned,
        [
            ("planned", "ID_1234568", WireKind::Text, "Chief Elf Officer"),
            ("planned", "ID_1234568", WireKind::Text, "Santa Claus"),
            ("planned", "ID_1234569", WireKind::Picture, ""),
        ]
    );
    let core = only("wire/newsml-g2/iptc/LISTING_17_Planning_Item_a_CCL.xml");
    let delivered = &core.associations[2];
    assert_eq!(delivered.role, "delivered");
    assert_eq!(
        delivered.guid,
        "tag:example.com,2008:ART-ENT-SRV:USA20081220098658"
    );
    let event = only("wire/newsml-g2/iptc/LISTING_14_Event_sent_as_a_Concept_Item.xml");
    assert_eq!(
        (event.kind, event.headline.as_str()),
        (WireKind::Event, "IPTC Autumn Meeting 2018")
    );
    assert_eq!(event.located, "86, Edgeware Road, London W2 2EA, United Kingdom");
    assert!(words(&event.body).starts_with("2018-10-26T09:00:00Z, P2D"));
}

#[test]
fn copy_of_dpa_is_the_same_in_json_and_in_newsml_g2() {
    let mut stories = 0;
    for path in fixtures("wire/dpa-digitalwires") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(story) = name
            .strip_prefix("input__")
            .and_then(|name| name.strip_suffix(".json"))
        else {
            continue;
        };
        let json = parse(&read(&path), None).unwrap().items.remove(0).unwrap();
        let xml = only(&format!("wire/dpa-digitalwires/output__{story}.xml"));
        assert_eq!(xml.guid, json.guid, "{story}");
        assert_eq!(xml.version, json.version, "{story}");
        assert_eq!(xml.headline, json.headline, "{story}");
        assert_eq!(xml.language, json.language, "{story}");
        assert_eq!(xml.urgency, json.urgency, "{story}");
        assert_eq!(xml.embargo, json.embargo, "{story}");
        assert_eq!(xml.version_created, json.version_created, "{story}");
        for contact in ["Ansprechpartner", "@dpa.com", "Notizblock", "Nicht vor"] {
            assert!(!words(&xml.body).contains(contact), "{story}: {contact}");
        }
        stories += 1;
    }
    assert_eq!(stories, 11);
    let article = only("wire/dpa-digitalwires/output__rubix_multimedia_testartikel.xml");
    assert!(words(&article.body).starts_with("Hamburg (dpa) - Dieser Testartikel"));
    assert_eq!(
        (article.located.as_str(), article.dateline.as_str()),
        ("Hamburg", "Hamburg (dpa) -")
    );
    assert_eq!(article.byline, "Von Thomas Est");
    assert!(article.ednote.contains("Ansprechpartner 1"));
}
