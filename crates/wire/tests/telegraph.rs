//! IPTC 7901 and ANPA 1312: what is taken from the messages of the wire.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{BlockKind, Body, PubStatus, WireItem, plain_text};
use std::time::{Duration, Instant};
use support::telegraph::{STORY, all, anpa, iptc};
use support::{fixture, fixtures, read, words};
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

fn dpa(name: &str) -> WireItem {
    only(&read(&fixture(&format!("wire/iptc7901/dpa/{name}.iptc"))))
}

fn instant(written: &str) -> Option<jiff::Timestamp> {
    written.parse().ok()
}

/// The kind and words of each block; tables row by row.
fn outline(body: &Body) -> Vec<String> {
    let block = |kind: &BlockKind| match kind {
        BlockKind::Paragraph { text } => plain_text(text).trim().to_owned(),
        BlockKind::Heading { text } => format!("# {}", plain_text(text).trim()),
        BlockKind::Table { rows } => rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| plain_text(cell))
                    .collect::<Vec<_>>()
                    .join("|")
            })
            .collect::<Vec<_>>()
            .join("\n"),
        BlockKind::List { items, .. } => items
            .iter()
            .map(|item| format!("- {}", plain_text(item)))
            .collect::<Vec<_>>()
            .join("\n"),
        other => panic!("{other:?}"),
    };
    body.blocks.iter().map(|found| block(&found.kind)).collect()
}

#[test]
fn a_piece_of_dpa_says_the_same_in_iptc_7901_and_in_digitalwires() {
    for (iptc, digital) in [
        ("dw-1", "dw-1"),
        ("eil", "eil"),
        ("lesestuecke", "lesestuecke"),
        ("spe-tab", "spe_tab"),
    ] {
        let old = dpa(iptc);
        let new = only(&read(&fixture(&format!(
            "wire/dpa-digitalwires/input__{digital}.json"
        ))));
        assert_eq!(old.headline, new.headline, "{iptc}");
        assert_eq!(old.urgency, new.urgency, "{iptc}");
        assert_eq!(old.byline, new.byline, "{iptc}");
        assert_eq!(old.located, new.located, "{iptc}");
        assert_eq!(old.description, new.description, "{iptc}");
        assert_eq!(
            (old.pubstatus, old.embargo),
            (new.pubstatus, new.embargo),
            "{iptc}"
        );
        assert_eq!(outline(&old.body), outline(&new.body), "{iptc}");
        let (sent, made) = (old.version_created.unwrap(), new.version_created.unwrap());
        assert_eq!(sent.as_second() / 60, made.as_second() / 60, "{iptc}");
        for subject in old.subjects.iter().filter(|subject| !subject.name.is_empty()) {
            assert!(
                new.subjects.iter().any(|known| known.name == subject.name),
                "{iptc}: {subject:?}"
            );
        }
        // Notes are worded and ordered differently; links and lines for readers are not among those of digitalwires.
        for note in new.ednote.lines().filter(|note| !note.contains('„')) {
            assert!(old.ednote.contains(note), "{iptc}: {note}");
        }
    }
}

#[test]
fn the_messages_of_dpa_have_these_fields() {
    let item = dpa("dw-1");
    assert_eq!(item.agency, "dpa");
    assert!(
        item.guid.starts_with("iptc7901:dpa:bdt0000:20240924:"),
        "{}",
        item.guid
    );
    assert_eq!((item.urgency, item.priority), (Some(3), Some(3)));
    assert_eq!(
        item.slugline,
        "Gesundheit/Gesellschaft/Baden-Württemberg/Deutschland/Frauen"
    );
    assert_eq!(item.genres[0].name, "KORR-Bericht");
    assert_eq!(
        (item.dateline.as_str(), item.credit_line.as_str()),
        ("Waghäusel (dpa)", "dpa")
    );
    assert_eq!(item.subjects.last().unwrap().code, "dpacat:vm");
    assert_eq!(item.replaces, ["urn:newsml:dpa.com:20090101:240923-930-240378"]);
    assert_eq!(item.version_created, instant("2024-09-24T10:05:00Z"));
    assert!(
        item.ednote
            .starts_with("Berichtigung: In einer früheren Version dieses Textes hieß es, Verge")
    );
    assert!(item.ednote.ends_with("\ndpa kre/su yysw a3 lön mda"));
    assert!(
        item.ednote.contains("\nFoto Produktion\n")
            && item.ednote.contains("\nProdukte der Marke VirginiaCare\n")
    );
    assert_eq!(dpa("eil").ednote.lines().next(), Some("Eil"));
    assert_eq!(dpa("lesestuecke").genres[0].name, "Achtung");
    assert_eq!(dpa("lesestuecke").pubstatus, PubStatus::Usable);
    assert_eq!(dpa("spe-tab").agency, "dpa-spe");
    assert_eq!(
        outline(&dpa("spe-tab").body)[1].lines().nth(1),
        Some("FC Augsburg|-|Bor. Mönchengladbach|2:1 (1:0)")
    );
    let named = parse(
        &read(&fixture("wire/iptc7901/dpa/eil.iptc")),
        Some("the desk's dpa"),
    )
    .unwrap();
    assert_eq!(named.format, Format::Iptc7901);
    assert_eq!(named.items[0].as_ref().unwrap().agency, "the desk's dpa");
}

const TRAILER: &str = "241037 GMT Nov 26";

fn message(text: &str) -> WireItem {
    only(&iptc("lak014 4 pl 171 vvvvb LNA 061", text.as_bytes(), TRAILER))
}

#[test]
fn any_agency_s_message_is_read_by_its_marks() {
    let item = message(
        "2ND LEAD\r\n(Feature)\r\nBridge opens\r\nat the harbour\r\nBy Ada Mensah\r\n(Photo) =\r\n   Port Elm, Lakeland (LNA) The \
         bridge\r\nis \u{7}open.\r\n   It was late.\r\n\r\n  * one\r\n    more\r\n  * two\r\n\r\n|a|b|\r\n|1|2|\r\n\r\nMore follows",
    );
    assert_eq!(
        (item.agency.as_str(), item.guid.as_str()),
        ("LNA", "iptc7901:LNA:lak014:20261124")
    );
    assert_eq!(
        (item.version.as_str(), item.headline.as_str()),
        ("2", "Bridge opens at the harbour")
    );
    assert_eq!(
        (item.byline.as_str(), item.slugline.as_str()),
        ("By Ada Mensah", "Harbour/Traffic")
    );
    assert_eq!(
        (item.located.as_str(), item.dateline.as_str()),
        ("Port Elm", "Port Elm, Lakeland (LNA)")
    );
    assert_eq!(item.ednote, "2ND LEAD\nFeature\nPhoto");
    assert_eq!(
        outline(&item.body),
        [
            "Port Elm, Lakeland (LNA) The bridge is open.",
            "It was late.",
            "- one more\n- two",
            "a|b\n1|2",
            "More follows"
        ]
    );
    assert!(item.take.unwrap().more_to_come);
    assert_eq!(item.version_created, instant("2026-11-24T10:37:00Z"));
}

#[test]
fn what_is_not_for_readers_stays_out_of_the_text_whatever_stands_above_it() {
    for mark in [
        "# Notebook",
        "* * * *",
        "The following information is not for publication",
    ] {
        let item = message(&format!(
            "Bridge opens =\r\n\r\nIt is open.\r\n\r\n{mark}\r\n- Editing by: Ada Mensah"
        ));
        assert_eq!(outline(&item.body), ["It is open."], "{mark}");
        assert!(item.ednote.ends_with("Editing by: Ada Mensah"), "{mark}");
    }
}

#[test]
fn letters_come_out_of_every_character_set_that_agencies_send() {
    for text in [
        "Brücke für größere Züge =".as_bytes(),
        b"Br\xfccke f\xfcr gr\xf6\xdfere Z\xfcge =",
        b"Br\xc8ucke f\xc8ur gr\xc8o\xfbere Z\xc8uge =",
        b"Br}cke f}r gr|~ere Z}ge =\r\n\r\nDas ist die Nachricht von der Stadt und dem Land",
    ] {
        let item = only(&iptc("lak014 4 pl 171 LNA 061", text, TRAILER));
        assert_eq!(item.headline, "Brücke für größere Züge");
    }
    let refused = items(&iptc("lak014 4 pl 171 LNA 061", b"a\x1b$Bb =", TRAILER));
    assert!(
        refused[0]
            .as_ref()
            .unwrap_err()
            .reason
            .starts_with("characters: an escape sequence")
    );
}

#[test]
fn an_embargo_holds_until_its_instant_or_until_a_person_has_read_it() {
    let dpa = |note: &str, trailer: &str| {
        let text = format!(
            "({note})\r\nBrücke eröffnet =\r\n\r\nUlmstadt (dpa) - Sie ist offen.\r\n\r\n# Notizblock\r\n\r\n## Redaktionelle \
            Hinweise\r\n- Sperrfrist heute Abend\r\n"
        );
        only(&iptc("bdt0123 3 pl 171  dpa 0061", text.as_bytes(), trailer))
    };
    let item = dpa(
        "Vorschau Sperrfrist 24. November 19.00 Uhr - Bitte beachten",
        "241210 Nov 26",
    );
    assert_eq!(
        item.embargo.unwrap().lifts_at(),
        "2026-11-24T18:00:00Z".parse().unwrap()
    );
    assert_eq!(
        (item.pubstatus, item.genres[0].name.as_str()),
        (PubStatus::Usable, "Vorschau")
    );
    assert!(
        item.ednote
            .starts_with("Vorschau Sperrfrist 24. November 19.00 Uhr - Bitte beachten\n")
    );
    for (note, trailer) in [
        ("Sperrfrist 24. November 19.00 Uhr", "241210 Nov"),
        ("Sperrfrist heute 19.00 Uhr", "241210 Nov 26"),
        ("Sperrfrist", "241210 Nov 26"),
        ("Foto", "241210 Nov 26"),
    ] {
        let item = dpa(note, trailer);
        assert_eq!(
            (item.pubstatus, item.embargo),
            (PubStatus::Withheld, None),
            "{note}"
        );
    }
    // Another agency's wall is not known: the same words hold back.
    let other = message("(Sperrfrist 24. November 19.00 Uhr)\r\nBridge opens =\r\n\r\nIt is open.");
    assert_eq!((other.pubstatus, other.embargo), (PubStatus::Withheld, None));
    let first = message("Bridge opens =\r\n\r\nEMBARGOED until noon\r\n\r\nIt is open.");
    assert_eq!(first.pubstatus, PubStatus::Withheld);
    let news = message("City weighs embargo =\r\n\r\nAn embargo is weighed.");
    assert_eq!(news.pubstatus, PubStatus::Usable);
}

#[test]
fn the_embargo_of_dpa_ends_when_that_of_digitalwires_does() {
    let new = only(&read(&fixture("wire/dpa-digitalwires/input__embargoed.json")));
    let note = "(Sperrfrist 23. Januar 19.00 Uhr - Bitte beachten Sie die Sperrfrist der\r\nMeldung bis heute Abend (23.01.), 19.00 Uhr.)";
    let text = format!("{note}\r\n{} =\r\n\r\nBerlin (dpa) - Text.", new.headline);
    let old = only(&iptc(
        "bdt0077 4 ku 171  dpa 0061",
        text.as_bytes(),
        "231410 Jan 25",
    ));
    assert_eq!((old.embargo, old.pubstatus), (new.embargo, PubStatus::Usable));
    assert!(old.embargo.is_some());
    assert_eq!(old.headline, new.headline);
    assert_eq!(old.genres, []);
}

#[test]
fn a_kill_is_one_and_a_warning_holds_back() {
    let kill = message("KILL KILL KILL =\r\n\r\nPlease do not use the story on the bridge.");
    assert_eq!(kill.pubstatus, PubStatus::Canceled);
    assert_eq!(kill.headline, "KILL KILL KILL");
    let warning = message(
        "(Achtung) Bitte verwenden Sie die Meldung nicht.\r\nBrücke eröffnet =\r\n\r\nSie ist offen.",
    );
    assert_eq!(warning.pubstatus, PubStatus::Withheld);
    assert_eq!(warning.headline, "Brücke eröffnet");
    let correction = message("Correction\r\nBridge opens =\r\n\r\nIt is open.");
    assert_eq!(
        (correction.ednote.as_str(), correction.is_correction),
        ("Correction", true)
    );
    assert!(!message("Update\r\nBridge opens =\r\n\r\nIt is open.").is_correction);
}

#[test]
fn several_messages_are_several_items_and_a_broken_one_stops_no_other() {
    let one = iptc("lak014 4 pl 171 LNA 061", b"One =", TRAILER);
    let two = iptc("lak015 4 pl many LNA 061", b"Two =", TRAILER);
    let three = iptc("lak016 4 pl 3 LNA 061", b"Three =", "");
    let found = items(&[one.as_slice(), &two, &three].concat());
    assert_eq!(found[0].as_ref().unwrap().headline, "One");
    let refused = found[1].as_ref().unwrap_err();
    assert_eq!(
        (refused.field.as_deref(), refused.reason.as_str()),
        (Some("word count"), "word count: “many” is not a number")
    );
    let undated = found[2].as_ref().unwrap();
    assert_eq!(undated.version_created, None);
    assert!(
        undated.guid.starts_with("iptc7901:LNA:lak016:") && undated.guid.len() > 30,
        "{}",
        undated.guid
    );
}

#[test]
fn an_anpa_story_has_its_fields() {
    let bytes = anpa('u', "BC-Harbour-Bridge 1stLd-Writethru", STORY);
    assert_eq!(parse(&bytes, None).unwrap().format, Format::Anpa1312);
    let item = only(&bytes);
    assert_eq!(
        (item.agency.as_str(), item.guid.as_str()),
        ("AP", "anpa1312:BC-Harbour-Bridge:20261124")
    );
    assert_eq!(
        (item.version.as_str(), item.priority, item.urgency),
        ("1", Some(3), None)
    );
    assert_eq!(item.headline, "Bridge at the harbour opens");
    assert_eq!(item.slugline, "BC-Harbour-Bridge");
    assert_eq!(
        item.description,
        "The bridge carries trams; cars are to follow in spring."
    );
    assert_eq!(item.byline, "By ADA MENSAH, Associated Press");
    assert_eq!(item.ednote, "AP Photo XNP101\nUpdates. With AP Photos.");
    assert_eq!(
        (item.located.as_str(), item.dateline.as_str()),
        ("PORT ELM", "PORT ELM, Lakeland (AP)")
    );
    assert_eq!(
        (item.credit_line.as_str(), item.subjects[0].code.as_str()),
        ("AP", "anpacat:i")
    );
    assert_eq!(item.version_created, instant("2026-11-24T15:09:00Z"));
    assert_eq!(
        outline(&item.body),
        [
            "PORT ELM, Lakeland (AP) — The bridge “opened” Tuesday — at last. It is 3½ miles long.",
            "It has two lanes.",
            "# Trams first",
            "|Trams|Cars\nMorning|12|—",
            "MORE",
        ]
    );
    let take = item.take.unwrap();
    assert_eq!(
        (take.series.as_str(), take.number, take.more_to_come),
        ("BC-Harbour-Bridge", 1, true)
    );
}

#[test]
fn leads_and_kills_have_the_story_s_name_and_added_pieces_their_own() {
    let sent = |text: &str| only(&anpa('r', "BC-Harbour-Bridge", text));
    let story = "anpa1312:BC-Harbour-Bridge:20261124";
    assert_eq!(
        sent("^BC-Harbour-Bridge,20<\r\n^Opens<\r\n\t   It opens.").guid,
        story
    );
    let kill = sent("^BC-Harbour-Bridge, KILL<\r\n^Eds: Kill it.<\r\n\t   It is wrong.");
    assert_eq!((kill.guid.as_str(), kill.pubstatus), (story, PubStatus::Canceled));
    let add = sent("^BC-Harbour-Bridge, 1st Add<\r\n\t   It goes on.");
    assert_eq!(
        (add.guid.as_str(), add.take.unwrap().number),
        (&*format!("{story}:add1"), 2)
    );
    let take = sent("^BC-Harbour-Bridge, Take 3<\r\n\t   It goes on.");
    assert_eq!(
        (take.guid.as_str(), take.take.unwrap().number),
        (&*format!("{story}:take3"), 3)
    );
    let alert = sent("^BC-US--APNewsAlert,9<\r\n\t   PORT ELM (AP) _ It opens.");
    assert_eq!(alert.guid, "anpa1312:BC-US--APNewsAlert:W2870:20261124");
}

#[test]
fn copy_sent_ahead_of_its_day_is_held_back() {
    for (priority, text) in [
        ('a', "^BC-Harbour-Bridge,20<\r\n\t   It opens."),
        ('s', "^BC-Harbour-Bridge,20<\r\n\t   It opens."),
        ('r', "^BC-Harbour-Bridge, Adv29,20<\r\n\t   It opens."),
        (
            'r',
            "^BC-Harbour-Bridge,20<\r\n^For Release Sunday, Nov. 29<\r\n\t   It opens.",
        ),
        (
            'r',
            "^BC-Harbour-Bridge,20<\r\n^Eds: EMBARGOED until noon.<\r\n\t   It opens.",
        ),
    ] {
        let item = only(&anpa(priority, "BC-Harbour-Bridge", text));
        assert_eq!(
            (item.pubstatus, item.embargo),
            (PubStatus::Withheld, None),
            "{text}"
        );
    }
    let item = only(&anpa(
        'r',
        "BC-Harbour-Bridge",
        "^BC-Harbour-Bridge,20<\r\n^Eds: EMBARGOED until Nov. 29, 2026, 18:00 GMT.<\r\n\t   It opens.",
    ));
    assert_eq!(
        item.embargo.unwrap().lifts_at(),
        "2026-11-29T18:00:00Z".parse().unwrap()
    );
    assert_eq!(item.pubstatus, PubStatus::Usable);
}

#[test]
fn a_message_cut_off_at_any_byte_is_never_taken_for_whole_copy() {
    let mut samples = all();
    samples.extend(fixtures("wire/iptc7901/dpa").iter().map(|path| read(path)));
    for whole in samples {
        let last = parse(&whole, None).unwrap().items.remove(0).unwrap();
        for end in 0..whole.len() {
            let cut = parse(&whole[..end], None);
            for item in cut.into_iter().flat_map(|parsed| parsed.items).flatten() {
                assert!(!item.guid.is_empty() && !item.agency.is_empty());
                if whole.first() == Some(&1) || whole.first() == Some(&0x16) {
                    assert_eq!(words(&item.body), words(&last.body), "cut at {end}");
                }
            }
        }
    }
}

#[test]
fn long_and_hostile_messages_are_answered_quickly() {
    let huge = |piece: &[u8]| {
        iptc(
            "lak014 4 pl 171 LNA 061",
            &piece.repeat((2 << 20) / piece.len()),
            TRAILER,
        )
    };
    let mut documents: Vec<Vec<u8>> = [
        &b"("[..],
        b"(\r\n",
        b"a\x18",
        b"\x0ca\x0b",
        b"|a|\r\n",
        b"  * a\r\n",
        b"\r\n\r\na",
        b"a =\r\n",
        b"\xc8a",
        b"f}r ",
        b"EMBARGO 24 November 2026 18:00 UTC ",
        b"# a\r\n- b\r\n",
        b"^a<\r\n",
    ]
    .iter()
    .map(|piece| huge(piece))
    .collect();
    documents.push(b"\x01".repeat(4 << 20));
    documents.push(b"\x01a\x02\x03".repeat(1 << 20));
    documents.push(anpa('r', "BC-X", &"^a<\r\n\tb\r\n\u{8}c;d\r\n".repeat(100_000)));
    documents.push(anpa('r', &"a".repeat(1 << 20), "^BC-X"));
    for document in documents {
        let start = Instant::now();
        let _ = parse(&document, None);
        let took = start.elapsed();
        assert!(
            took < Duration::from_secs(10),
            "{:?} took {took:?}",
            String::from_utf8_lossy(&document[..60])
        );
    }
}
