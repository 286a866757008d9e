use model::{Block, BlockKind, Body, Content, Credit, Inline, WireItem, WireItemId, WireSubject};

mod byline;

/// A first draft of agencies' items: their words, their agencies as credit, and the items as its sources.
///
/// The first gives headline, teaser, dateline and authors; the text of the others follows in the order given. Each block
/// remembers its item. Notes for desks stay behind: they must never reach readers.
pub fn draft_from(items: &[(WireItemId, &WireItem)]) -> Content {
    let mut content = Content::default();
    if let Some((_, first)) = items.first() {
        content.headline.clone_from(&first.headline);
        content.teaser.clone_from(&first.description);
        content.credit.authors = byline::authors(&first.byline, &first.agency);
    }
    let mut credit = Credit::default();
    let mut blocks: Vec<Block> = Vec::new();
    for (at, (id, item)) in items.iter().enumerate() {
        credit.add_agencies([item.agency.as_str()]);
        let kinds = if at == 0 { opened(item) } else { kinds(item) };
        blocks.extend(Body::new(kinds).blocks.into_iter().map(|block| Block {
            origin: Some(*id),
            ..block
        }));
        content.sources.push(*id);
    }
    for (number, block) in (1..).zip(&mut blocks) {
        block.id = model::BlockId(number);
    }
    content.body = Body { blocks };
    content.credit.agencies = credit.agencies;
    content
}

fn kinds(item: &WireItem) -> Vec<BlockKind> {
    item.body.blocks.iter().map(|block| block.kind.clone()).collect()
}

/// The blocks of an item, with its dateline before the words of the first paragraph unless the agency set it there.
pub(crate) fn opened(item: &WireItem) -> Vec<BlockKind> {
    let mut kinds = kinds(item);
    let dateline = [item.dateline.trim(), item.located.trim()]
        .into_iter()
        .find(|place| !place.is_empty());
    let first = kinds.iter_mut().find_map(|kind| match kind {
        BlockKind::Paragraph { text } => Some(text),
        _ => None,
    });
    if let (Some(dateline), Some(text)) = (dateline, first) {
        let place = item.located.trim();
        let words = model::plain_text(text);
        if !begins_with(&words, dateline) && (place.is_empty() || !begins_with(&words, place)) {
            let dateline = dateline.trim_end_matches(['-', '–', '—', ' ']);
            let words = format!("{dateline} – ");
            text.insert(
                0,
                Inline {
                    text: words,
                    ..Inline::default()
                },
            );
        }
    }
    kinds
}

/// Characters after a place within which its dash stands: `NAIROBI, Nov 24 (Reuters) - `.
const DASH_WITHIN: usize = 40;

/// Whether words begin with a place set as a dateline, in whatever case: what follows it is a bracket, or soon a dash.
fn begins_with(words: &str, place: &str) -> bool {
    let mut rest = words.trim_start().chars();
    for wanted in place.chars() {
        let Some(found) = rest.next() else { return false };
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return false;
        }
    }
    let rest: String = rest.take(DASH_WITHIN).collect();
    rest.trim_start().starts_with('(') || rest.contains(" - ") || rest.contains(['–', '—'])
}

/// The topics of an item: subjects of IPTC's Media Topics as they are, others as `more` maps them; each once, in order.
pub fn topics_of(item: &WireItem, more: impl Fn(&WireSubject) -> Vec<String>) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for subject in &item.subjects {
        let is_known = subject
            .code
            .strip_prefix("medtop:")
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()));
        let found = if is_known {
            vec![subject.code.clone()]
        } else {
            more(subject)
        };
        for topic in found {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
    }
    topics
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{BlockKind, plain_text, text_from};

    fn item(agency: &str, words: &str) -> WireItem {
        WireItem {
            agency: agency.into(),
            headline: format!("{agency}: dam holds"),
            ednote: "Call the desk: 555".into(),
            body: Body::new([BlockKind::Paragraph {
                text: text_from(words),
            }]),
            ..WireItem::default()
        }
    }

    #[test]
    fn a_draft_names_its_agencies_and_sources_and_keeps_notes_for_the_desk_out() {
        let (one, two) = (item("dpa", "It holds."), item("AFP", "It held."));
        let draft = draft_from(&[(WireItemId(4), &one), (WireItemId(7), &two)]);
        assert_eq!(draft.credit.to_string(), "(AFP, dpa)");
        assert_eq!(draft.headline, "dpa: dam holds");
        assert_eq!(draft.sources, [WireItemId(4), WireItemId(7)]);
        let made_of: Vec<(u32, Option<WireItemId>)> = draft
            .body
            .blocks
            .iter()
            .map(|block| (block.id.0, block.origin))
            .collect();
        assert_eq!(made_of, [(1, Some(WireItemId(4))), (2, Some(WireItemId(7)))]);
        assert!(!serde_json::to_string(&draft).unwrap().contains("555"));
    }

    #[track_caller]
    fn check(dateline: &str, located: &str, words: &str, expected: &str) {
        let item = WireItem {
            dateline: dateline.into(),
            located: located.into(),
            ..item("dpa", words)
        };
        let draft = draft_from(&[(WireItemId(1), &item)]);
        let BlockKind::Paragraph { text } = &draft.body.blocks[0].kind else {
            panic!("{draft:?}")
        };
        assert_eq!(plain_text(text), expected);
    }

    #[test]
    fn the_dateline_opens_the_text_once() {
        check(
            "NAIROBI, Nov 24",
            "Nairobi",
            "It rains.",
            "NAIROBI, Nov 24 – It rains.",
        );
        check("", "Nairobi", "It rains.", "Nairobi – It rains.");
        check("", "", "It rains.", "It rains.");
        // As the agency set it itself.
        check(
            "Berlin (dpa)",
            "Berlin",
            "Berlin (dpa) - Es regnet.",
            "Berlin (dpa) - Es regnet.",
        );
        check(
            "",
            "Nairobi",
            "NAIROBI, Nov 24 (Meridian) — It rains.",
            "NAIROBI, Nov 24 (Meridian) — It rains.",
        );
        // A sentence about the place is none.
        check(
            "",
            "Berlin",
            "Berlin plans a bridge.",
            "Berlin – Berlin plans a bridge.",
        );
    }

    #[test]
    fn topics_are_media_topics_and_what_is_mapped_to_them() {
        let subject = |code: &str| WireSubject {
            code: code.into(),
            name: String::new(),
        };
        let item = WireItem {
            subjects: ["medtop:20000065", "dpacat:vm", "medtop:20000065", "medtop:x"]
                .map(subject)
                .into(),
            ..WireItem::default()
        };
        let more = |subject: &WireSubject| match subject.code.as_str() {
            "dpacat:vm" => vec!["medtop:20000013".to_owned()],
            _ => Vec::new(),
        };
        assert_eq!(topics_of(&item, more), ["medtop:20000065", "medtop:20000013"]);
    }
}
