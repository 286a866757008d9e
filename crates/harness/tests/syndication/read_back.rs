//! The round trip: an article, the item that a partner gets of it, bytes, and the item that our own readers make of them.

use crate::copy::{newsroom, outgoing};
use layout::{Outgoing, SyndicationFormat};
use model::{BlockKind, Body, Inline, PubStatus, Text, WireAssociation, WireItem, WireKind, WireRendition};
use proptest::prelude::*;

const OWN: &str = "https://vesper.example/syndication/atom";

fn read(format: SyndicationFormat, items: &[Outgoing]) -> Vec<WireItem> {
    let document = newsroom().syndication(format, items, OWN);
    let parsed = wire::parse(document.as_bytes(), None).unwrap_or_else(|error| panic!("{error}\n{document}"));
    let items = parsed.items.into_iter();
    items
        .map(|item| item.unwrap_or_else(|error| panic!("{error}\n{document}")))
        .collect()
}

/// Our readers do not tell words in another language from those around them, though the formats do.
fn without_languages(mut item: WireItem) -> WireItem {
    let text = |text: Text| {
        let mut out = Text::new();
        for inline in text {
            let inline = Inline { lang: None, ..inline };
            match out.last_mut() {
                Some(last)
                    if (last.strong, last.emphasis, &last.link)
                        == (inline.strong, inline.emphasis, &inline.link) =>
                {
                    last.text.push_str(&inline.text);
                }
                _ => out.push(inline),
            }
        }
        out
    };
    let kinds = item.body.blocks.into_iter().map(|block| match block.kind {
        BlockKind::Paragraph { text: words } => BlockKind::Paragraph { text: text(words) },
        BlockKind::Heading { text: words } => BlockKind::Heading { text: text(words) },
        BlockKind::Quotation(mut quotation) => {
            quotation.text = text(quotation.text);
            BlockKind::Quotation(quotation)
        }
        BlockKind::List { ordered, items } => BlockKind::List {
            ordered,
            items: items.into_iter().map(text).collect(),
        },
        BlockKind::Table { rows } => BlockKind::Table {
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().map(text).collect())
                .collect(),
        },
        other => panic!("no part of an item: {other:?}"),
    });
    item.body = Body::new(kinds.collect::<Vec<_>>());
    item
}

/// What ninjs has no place for, on both sides: the credit line, and the scheme of renditions' names.
fn in_ninjs(item: WireItem) -> WireItem {
    let mut item = without_languages(item);
    item.credit_line.clear();
    for form in item.associations.iter_mut().flat_map(|one| &mut one.renditions) {
        form.role = form.role.trim_start_matches("vrnd:").to_owned();
    }
    item
}

/// NewsML-G2 has relations as codes of a scheme; and our reader leaves words out that stand above the copy once more.
fn in_newsml_g2(item: WireItem) -> WireItem {
    let mut item = without_languages(item);
    for one in &mut item.associations {
        one.role = format!("vrel:{}", one.role);
    }
    item
}

/// The one form that is told, without its name, bytes and length.
fn in_media_rss(one: &WireAssociation) -> WireRendition {
    WireRendition {
        href: one.href.clone(),
        mime: one.mime.clone(),
        width: one.width,
        height: one.height,
        ..WireRendition::default()
    }
}

/// Atom has no version, no note, no terms, no credit line, no way to name another item, and one form of each picture.
fn in_atom(item: WireItem) -> WireItem {
    let item = without_languages(item);
    if item.pubstatus != PubStatus::Usable {
        return WireItem {
            agency: item.agency,
            guid: item.guid,
            pubstatus: PubStatus::Canceled,
            version_created: item.version_created,
            ..WireItem::default()
        };
    }
    let mut associations: Vec<WireAssociation> = Vec::new();
    for one in item.associations {
        let is_new = associations.iter().all(|known| known.href != one.href);
        if one.kind != WireKind::Text && is_new {
            associations.push(WireAssociation {
                role: String::new(),
                guid: String::new(),
                renditions: vec![in_media_rss(&one)],
                ..one
            });
        }
    }
    let byline = if item.byline.is_empty() {
        item.agency.clone()
    } else {
        item.byline.clone()
    };
    // Where there is no copy, our reader takes the summary for it.
    let body = if item.body.blocks.is_empty() && !item.description.is_empty() {
        Body::new([BlockKind::Paragraph {
            text: model::text_from(item.description.clone()),
        }])
    } else {
        item.body
    };
    WireItem {
        byline,
        body,
        associations,
        version: String::new(),
        ednote: String::new(),
        usage_terms: String::new(),
        credit_line: String::new(),
        ..item
    }
}

/// Whether the copy begins with words that stand above it: our readers leave them out, as many agencies repeat them.
fn repeats_itself(item: &WireItem) -> bool {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let above = [&item.headline, &item.byline, &item.description].map(|words| line(words));
    item.body.blocks.first().is_some_and(|block| match &block.kind {
        BlockKind::Paragraph { text } | BlockKind::Heading { text } => {
            above.contains(&line(&model::plain_text(text)))
        }
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_item_in_ninjs_reads_back_as_itself(items in prop::collection::vec(outgoing(), 1..4)) {
        prop_assume!(items.iter().all(|one| !repeats_itself(&one.item)));
        let back: Vec<WireItem> = read(SyndicationFormat::Ninjs, &items).into_iter().map(in_ninjs).collect();
        let expected: Vec<WireItem> = items.into_iter().map(|one| in_ninjs(one.item)).collect();
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn an_item_in_newsml_g2_reads_back_as_itself(items in prop::collection::vec(outgoing(), 1..4)) {
        prop_assume!(items.iter().all(|one| !repeats_itself(&one.item)));
        let back: Vec<WireItem> = read(SyndicationFormat::NewsMlG2, &items);
        let expected: Vec<WireItem> = items.into_iter().map(|one| in_newsml_g2(one.item)).collect();
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn an_item_in_atom_reads_back_as_itself(items in prop::collection::vec(outgoing(), 1..4)) {
        let mut back: Vec<WireItem> = read(SyndicationFormat::Atom, &items);
        let mut expected: Vec<WireItem> = items.into_iter().map(|one| in_atom(one.item)).collect();
        let key = |item: &WireItem| (item.pubstatus == PubStatus::Usable, item.version_created);
        back.sort_by_key(key);
        expected.sort_by_key(key);
        for (back, expected) in back.iter_mut().zip(&mut expected) {
            // Media RSS has credits in plain words; our reader, used to others, takes what looks like markup for markup.
            let credits = back.associations.iter_mut().zip(&mut expected.associations);
            for (back, expected) in credits.filter(|(_, expected)| expected.credit.contains(['&', '<'])) {
                expected.credit.clear();
                back.credit.clear();
            }
        }
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn a_single_item_says_the_same_as_one_of_a_list(item in outgoing()) {
        for format in SyndicationFormat::ALL {
            let document = newsroom().syndicated(format, &item, OWN);
            let parsed = wire::parse(document.as_bytes(), None).unwrap();
            let alone: Vec<WireItem> = parsed.items.into_iter().map(Result::unwrap).collect();
            prop_assert_eq!(alone, read(format, std::slice::from_ref(&item)));
        }
    }
}
