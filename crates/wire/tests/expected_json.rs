//! What ninjs, digitalwires and PA's items say, field by field, read from the documents by hand.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{BlockKind, WireItem, WireSubject, plain_text};
use support::{fixture, read};
use wire::parse;

/// The fields of one item as its document has them.
#[derive(Default)]
struct Expected {
    agency: &'static str,
    guid: &'static str,
    version: &'static str,
    language: &'static str,
    headline: &'static str,
    byline: &'static str,
    /// Lifts at; empty when there is none.
    embargo: &'static str,
    usage_terms: &'static str,
    /// Paragraphs of the copy, and how the first of them begins.
    paragraphs: (usize, &'static str),
    /// The first subject, and how many there are.
    subjects: (&'static str, &'static str, usize),
    genre: (&'static str, &'static str),
    /// Name and width of each rendition of the first picture, its credit.
    renditions: &'static [(&'static str, u32)],
    is_correction: bool,
    credit: &'static str,
}

fn term(terms: &[WireSubject]) -> (&str, &str) {
    terms
        .first()
        .map_or(("", ""), |term| (term.code.as_str(), term.name.as_str()))
}

fn paragraphs(item: &WireItem) -> Vec<String> {
    let words = |kind: &BlockKind| match kind {
        BlockKind::Paragraph { text } => Some(plain_text(text)),
        _ => None,
    };
    item.body
        .blocks
        .iter()
        .filter_map(|block| words(&block.kind))
        .collect()
}

#[track_caller]
fn check(path: &str, expected: &Expected) {
    let mut items = parse(&read(&fixture(path)), None).unwrap().items;
    let item = items.remove(0).unwrap();
    assert_eq!(item.agency, expected.agency);
    assert_eq!(item.guid, expected.guid);
    assert_eq!(item.version, expected.version);
    assert_eq!(item.language, expected.language);
    assert_eq!(item.headline, expected.headline);
    assert_eq!(item.byline, expected.byline);
    assert_eq!(item.usage_terms, expected.usage_terms);
    assert_eq!(item.is_correction, expected.is_correction);
    let embargo = item.embargo.map(|embargo| embargo.lifts_at().to_string());
    assert_eq!(embargo.unwrap_or_default(), expected.embargo);
    let paragraphs = paragraphs(&item);
    assert_eq!(paragraphs.len(), expected.paragraphs.0, "{paragraphs:#?}");
    if let Some(first) = paragraphs.first() {
        assert!(first.starts_with(expected.paragraphs.1), "{first}");
    }
    let (code, name, count) = expected.subjects;
    assert_eq!((term(&item.subjects), item.subjects.len()), ((code, name), count));
    assert_eq!(term(&item.genres), expected.genre);
    let (renditions, credit) = item.associations.first().map_or_else(Default::default, |first| {
        let forms = first.renditions.iter();
        let named: Vec<(&str, u32)> = forms.map(|form| (form.role.as_str(), form.width)).collect();
        assert_eq!(first.renditions.first().map(|form| &form.href), Some(&first.href));
        (named, first.credit.as_str())
    });
    assert_eq!(renditions, expected.renditions);
    assert_eq!(credit, expected.credit);
}

#[test]
fn iptc_s_package_of_ap_copy_with_two_pictures() {
    check(
        "wire/ninjs/examples/1.4__ninjsExComplex2.json",
        &Expected {
            agency: "ninjs.example.com",
            guid: "http://ninjs.example.com/newsitems/20130709cplx456",
            language: "en",
            headline: "Captain of wrecked cruise ship on trial in Italy",
            byline: "Paulo Santalucia and Frances d'Emilio",
            paragraphs: (4, "GROSSETO, Italy (AP) -- The trial of the captain"),
            renditions: &[("main", 429), ("small", 179)],
            credit: "Paulo Santalucia",
            ..Expected::default()
        },
    );
}

#[test]
fn a_picture_of_sipa_in_both_newer_versions() {
    for path in [
        "wire/ninjs/examples/2.1__SIPA_image_2.json",
        "wire/ninjs/examples/3.0__SIPA_image_3.json",
    ] {
        check(
            path,
            &Expected {
                agency: "SIPA USA",
                guid: "https://internal-repository-xxxx/2.1234567",
                version: "1",
                language: "en",
                headline: "Italy: Italy Demonstration of the workers congresses and conferences",
                byline: "Insidefoto",
                usage_terms: "*** World Rights Except Italy ***",
                paragraphs: (4, "GROSSETO, Italy (AP) -- The trial of the captain"),
                subjects: (
                    "http://images-repository/v1/subject/paimagescategory:a",
                    "News",
                    10,
                ),
                renditions: &[("supplied", 3543)],
                credit: "Insidefoto/SIPA USA",
                ..Expected::default()
            },
        );
    }
}

#[test]
fn copy_of_dpa_in_both_newer_versions() {
    for path in [
        "wire/ninjs/examples/2.1__dpa_text.json",
        "wire/ninjs/examples/3.0__dpa_text.json",
    ] {
        check(
            path,
            &Expected {
                agency: "dpa",
                guid: "urn:newsml:dpa.com:20090101:190510-99-167362",
                version: "2",
                language: "de",
                headline: "Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?",
                byline: "Von Christian Hollmann, dpa",
                paragraphs: (9, "Für Lucien Favre war es «der größte Skandal"),
                ..Expected::default()
            },
        );
    }
}

#[test]
fn copy_of_tt_with_every_rendition_of_its_picture() {
    check(
        "wire/ninjs/examples/2.1__schema-extension_extension-example.json",
        &Expected {
            agency: "TT",
            guid: "http://tt.se/media/text/210526-militarovning-a0f2d045",
            version: "1",
            language: "sv",
            headline: "Militärövning i jätteformat hålls 2023",
            paragraphs: (3, "Försvar"),
            subjects: (
                "http://tt.se/spec/subref/1.0/16000000",
                "Krig, konflikter och oroligheter",
                1,
            ),
            genre: ("http://tt.se/spec/sector/1.0/INR", "Inrikes"),
            renditions: &[("r00", 4724), ("r01", 1024), ("r02", 1024), ("r03", 256)],
            credit: "Karl Melander/TT",
            ..Expected::default()
        },
    );
}

#[test]
fn a_date_of_tt_and_a_match_of_uefa() {
    check(
        "wire/ninjs/examples/3.0__tt_event_pressconference_3.0.json",
        &Expected {
            agency: "TT",
            guid: "http://tt.se/media/event/00ccd8e3-21a3-4386-b384-d3ba57122372",
            version: "3",
            language: "sv",
            headline: "Pk med finansminister Elisabeth Svantesson kl 16",
            paragraphs: (2, "Torsdag"),
            subjects: ("http://tt.se/spec/subref/1.0/11000000", "Politik", 2),
            genre: ("http://tt.se/spec/sector/1.0/EKO", "Ekonomi"),
            ..Expected::default()
        },
    );
    check(
        "wire/ninjs/examples/3.0__20231004-UEFA-ChampionLeague.json",
        &Expected {
            agency: "uefa.com",
            guid: "https://www.uefa.com/20231004-UEFA-ChampionsLeague",
            headline: "Champions League 2023/2024 - Group E - Atlético de Madrid-Feyenoord",
            ..Expected::default()
        },
    );
}

#[test]
fn nitf_inside_ninjs_with_iptc_s_topics_as_addresses() {
    check(
        "wire/ninjs/examples/3.0__20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever-addb-ninjs-nitf.json",
        &Expected {
            agency: "antidopingdatabase.com",
            guid: "https://antidopingdatabase.com/news/anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever",
            version: "2",
            language: "en",
            headline: "Anti-doping measures at the 'Tour Down Under' will be the toughest ever",
            byline: "Trond Husø, The Anti-Doping Database",
            paragraphs: (18, "The Australian Sports Anti-Doping Authority"),
            subjects: ("medtop:15000000", "Sport", 3),
            genre: ("genre:Actuality", ""),
            ..Expected::default()
        },
    );
}

#[test]
fn rights_as_an_expression_stand_with_the_usage_terms() {
    let path = "wire/ninjs/examples/3.0__imageEncodedRights.json";
    let items = parse(&read(&fixture(path)), None).unwrap().items;
    let item = items[0].as_ref().unwrap();
    assert!(
        item.usage_terms
            .contains("http://www.w3.org/ns/odrl/2/commercialize"),
        "{}",
        item.usage_terms
    );
    let forms: Vec<u32> = item.associations[0]
        .renditions
        .iter()
        .map(|form| form.width)
        .collect();
    assert_eq!(forms, [512, 450]);
}

#[test]
fn business_wire_s_packages_with_each_form_of_logo_and_video() {
    let path = "wire/ninjs/examples/3.0__businesswire-newsml-20130731006140.json";
    let items = parse(&read(&fixture(path)), None).unwrap().items;
    let item = items[0].as_ref().unwrap();
    let forms = |role: &str| -> Vec<(&str, u32, u64)> {
        let found = item.associations.iter().find(|one| one.role == role).unwrap();
        let forms = found.renditions.iter();
        forms
            .map(|form| (form.role.as_str(), form.width, form.bytes))
            .collect()
    };
    let logo = vec![
        ("lowres", 216, 17_930),
        ("viewimage", 144, 10_330),
        ("thumbnail", 107, 6_753),
    ];
    let video = vec![
        ("wmv", 0, 14_390_033),
        ("mov", 0, 13_462_929),
        ("mp4", 0, 12_673_045),
        ("highres", 640, 197_827),
        ("viewimage", 144, 42_098),
        ("thumbnail", 72, 28_094),
    ];
    assert_eq!((forms("logo"), forms("video")), (logo, video));
}

#[test]
fn digitalwires_of_dpa_with_embargo_dateline_and_genre() {
    check(
        "wire/dpa-digitalwires/input__embargoed.json",
        &Expected {
            agency: "dpa",
            guid: "urn:newsml:dpa.com:20090101:250123-930-353124",
            version: "1",
            language: "de",
            headline: "Steinmeier: Russland zerstört kulturelles Erbe der Ukraine",
            embargo: "2025-01-23T18:00:00Z",
            usage_terms: "Nutzung nur nach schriftlicher Vereinbarung mit dpa\nUse only with the written agreement with dpa",
            paragraphs: (7, "Berlin (dpa) - Bundespräsident Frank-Walter Steinmeier"),
            subjects: ("dpasubject:185", "Ausstellungen", 9),
            genre: ("dpatextgenre:1", "Meldung"),
            ..Expected::default()
        },
    );
    check(
        "wire/dpa-digitalwires/input__with_dateline.json",
        &Expected {
            agency: "dpa",
            guid: "urn:newsml:dpa.com:20090101:250128-930-357319",
            version: "2",
            language: "de",
            headline: "DeepSeek-Schock aus China: Zeichen für KI-Zeitenwende?",
            byline: "Von Andrej Sokolow, dpa",
            usage_terms: "Nutzung nur nach schriftlicher Vereinbarung mit dpa\nUse only with the written agreement with dpa",
            paragraphs: (10, "New York (dpa) - Ein Chatbot aus China"),
            subjects: ("dpasubject:377", "Internet", 4),
            genre: ("dpatextgenre:26", "Zusammenfassung"),
            ..Expected::default()
        },
    );
    check(
        "wire/dpa-digitalwires/input__image.json",
        &Expected {
            agency: "dpa",
            guid: "urn:newsml:dpa.com:20090101:250129-99-739668",
            version: "4",
            language: "de",
            headline: "Caroline Kennedy",
            usage_terms: "Nutzung nur nach vertraglicher Vereinbarung",
            subjects: ("dpasubject:346", "Gesundheit", 5),
            genre: ("dpascn:6", "Einzel"),
            renditions: &[("", 2048)],
            is_correction: true,
            credit: "Steve Helber/AP/dpa",
            ..Expected::default()
        },
    );
}
