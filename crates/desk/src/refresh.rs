//! An agency's newer version, carried over to what an article says. Pure.

use crate::draft::opened;
use model::{
    Block, BlockId, BlockKind, Content, ContentHash, WireAssociation, WireItem, WireItemId, WireKind,
};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// An article with an item's newer version in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Refreshed {
    /// What it says then.
    pub content: Content,
    /// What the agency changed and was not carried over, because it was edited or taken out here: for an editor to look at.
    pub left: Vec<String>,
    /// Pictures that came with the version that was used and not with the newest, by their words: the agency may have taken
    /// them back, and what shows them here is for an editor to decide.
    pub pictures_gone: Vec<String>,
}

fn hash(kind: &BlockKind) -> ContentHash {
    ContentHash::of(&serde_json::to_vec(kind).unwrap_or_default())
}

fn words(kind: &BlockKind) -> String {
    let body = model::Body::new([kind.clone()]);
    body.words().trim().to_owned()
}

/// Takes over what changed between the version that was used and the newest: words that stand as they came follow the
/// agency's, what was edited here stays, and what is of the newsroom's own or of other items is not touched.
pub fn refresh(content: &Content, id: WireItemId, used: &WireItem, newest: &WireItem) -> Refreshed {
    let mut left = Vec::new();
    let mut content = content.clone();
    for (name, own, before, after) in [
        (
            "headline",
            &mut content.headline,
            &used.headline,
            &newest.headline,
        ),
        (
            "teaser",
            &mut content.teaser,
            &used.description,
            &newest.description,
        ),
    ] {
        if own == before {
            own.clone_from(after);
        } else if before != after {
            left.push(format!("{name}: {after}"));
        }
    }
    let blocks = std::mem::take(&mut content.body.blocks);
    // As the draft had set them, or without the dateline where the item came second.
    let is_opened = |kinds: &[BlockKind]| {
        let first = kinds.first().map(hash);
        blocks.iter().any(|block| Some(hash(&block.kind)) == first)
    };
    let plain = |item: &WireItem| {
        item.body
            .blocks
            .iter()
            .map(|block| block.kind.clone())
            .collect::<Vec<_>>()
    };
    let (before, after) = if is_opened(&opened(used)) {
        (opened(used), opened(newest))
    } else {
        (plain(used), plain(newest))
    };
    content.body.blocks = carried(blocks, id, &before, &after, &mut left);
    Refreshed {
        content,
        left,
        pictures_gone: pictures_gone(used, newest),
    }
}

fn pictures_gone(used: &WireItem, newest: &WireItem) -> Vec<String> {
    let name = |one: &WireAssociation| {
        if one.guid.is_empty() {
            one.href.clone()
        } else {
            one.guid.clone()
        }
    };
    let left: BTreeSet<String> = newest.associations.iter().map(name).collect();
    used.associations
        .iter()
        .filter(|one| matches!(one.kind, WireKind::Picture | WireKind::Graphic) && !left.contains(&name(one)))
        .map(|one| {
            let words = [&one.headline, &one.caption, &one.guid, &one.href];
            words
                .into_iter()
                .find(|words| !words.trim().is_empty())
                .map_or_else(|| "a picture".to_owned(), Clone::clone)
        })
        .collect()
}

fn carried(
    blocks: Vec<Block>,
    id: WireItemId,
    before: &[BlockKind],
    after: &[BlockKind],
    left: &mut Vec<String>,
) -> Vec<Block> {
    let (old, new): (Vec<_>, Vec<_>) = (
        before.iter().map(hash).collect(),
        after.iter().map(hash).collect(),
    );
    // Where each block of the version that was used stands now, unless it was edited or taken out.
    let mut stands: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (place, wanted) in old.iter().enumerate() {
        let found = blocks.iter().enumerate().find(|(at, block)| {
            block.origin == Some(id) && !taken.contains(at) && hash(&block.kind) == *wanted
        });
        if let Some((at, _)) = found {
            stands.insert(place, at);
            taken.insert(at);
        }
    }
    // Behind what came last: a step of the difference says in which order its words stand, not at which place.
    let mut cursor = blocks
        .iter()
        .position(|block| block.origin == Some(id))
        .unwrap_or(blocks.len());
    let mut gone = BTreeSet::new();
    let mut put: BTreeMap<usize, Vec<BlockKind>> = BTreeMap::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (was, is) = (op.old_range(), op.new_range());
        let standing: Vec<usize> = was
            .clone()
            .filter_map(|place| stands.get(&place).copied())
            .collect();
        let behind = standing.last().map_or(cursor, |at| at + 1);
        if matches!(op, DiffOp::Equal { .. }) {
            cursor = behind;
            continue;
        }
        if !was.is_empty() && standing.is_empty() {
            left.extend(after[is].iter().map(words).filter(|words| !words.is_empty()));
            continue;
        }
        let at = standing.first().copied().unwrap_or(cursor);
        cursor = behind;
        put.entry(at).or_default().extend(after[is].iter().cloned());
        gone.extend(standing);
    }
    let mut next = blocks.iter().map(|block| block.id.0).max().unwrap_or(0);
    let mut made = |kinds: Option<Vec<BlockKind>>| -> Vec<Block> {
        let kinds = kinds.unwrap_or_default().into_iter();
        kinds
            .map(|kind| {
                next += 1;
                Block {
                    id: BlockId(next),
                    origin: Some(id),
                    kind,
                }
            })
            .collect()
    };
    let count = blocks.len();
    let mut out = Vec::with_capacity(count);
    for (at, block) in blocks.into_iter().enumerate() {
        out.extend(made(put.remove(&at)));
        if !gone.contains(&at) {
            out.push(block);
        }
    }
    out.extend(made(put.remove(&count)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft_from;
    use model::{Body, text_from};
    use proptest::prelude::*;

    const ID: WireItemId = WireItemId(1);

    fn paragraph(words: &str) -> BlockKind {
        BlockKind::Paragraph {
            text: text_from(words),
        }
    }

    fn item(headline: &str, words: &[&str]) -> WireItem {
        WireItem {
            agency: "dpa".into(),
            headline: headline.into(),
            located: "Orrin".into(),
            body: Body::new(words.iter().map(|words| paragraph(words))),
            ..WireItem::default()
        }
    }

    fn lines(content: &Content) -> Vec<String> {
        content.body.words().lines().map(str::to_owned).collect()
    }

    #[test]
    fn words_that_stand_as_they_came_follow_the_agency_and_others_stay() {
        let (used, newest) = (
            item("Dam holds", &["One.", "Two.", "Three.", "Four."]),
            item(
                "Dam bursts",
                &["One.", "Two, corrected.", "Three and more.", "Four.", "Five."],
            ),
        );
        let mut content = draft_from(&[(ID, &used)]);
        content.body.blocks[2].kind = paragraph("Three, edited here.");
        content.body.blocks.insert(
            2,
            Block {
                id: BlockId(9),
                origin: None,
                kind: paragraph("Our own."),
            },
        );
        let done = refresh(&content, ID, &used, &newest);
        assert_eq!(done.content.headline, "Dam bursts");
        let expected = [
            "Orrin – One.",
            "Two, corrected.",
            "Three and more.",
            "Our own.",
            "Three, edited here.",
            "Four.",
            "Five.",
        ];
        assert_eq!(lines(&done.content), expected);
        assert_eq!(done.left, Vec::<String>::new());
    }

    #[test]
    fn what_was_edited_or_taken_out_here_is_named_and_not_touched() {
        let (used, newest) = (
            item("Dam holds", &["One.", "Two."]),
            item("Dam bursts", &["One.", "Two, corrected."]),
        );
        let mut content = draft_from(&[(ID, &used)]);
        content.headline = "The dam holds on".into();
        content.body.blocks.pop();
        let done = refresh(&content, ID, &used, &newest);
        assert_eq!(done.content, content);
        assert_eq!(done.left, ["headline: Dam bursts", "Two, corrected."]);
    }

    #[test]
    fn pictures_that_went_away_are_named() {
        let with = |guids: &[&str]| WireItem {
            associations: guids
                .iter()
                .map(|guid| WireAssociation {
                    guid: (*guid).into(),
                    headline: format!("Picture {guid}"),
                    kind: WireKind::Picture,
                    ..WireAssociation::default()
                })
                .collect(),
            ..item("Dam holds", &["One."])
        };
        let (used, newest) = (with(&["a", "b"]), with(&["b", "c"]));
        let done = refresh(&draft_from(&[(ID, &used)]), ID, &used, &newest);
        assert_eq!(done.pictures_gone, ["Picture a"]);
    }

    proptest! {
        #[test]
        fn a_draft_that_nobody_edited_becomes_the_draft_of_the_newest_version(
            before in prop::collection::vec("[a-d]", 1..7),
            after in prop::collection::vec("[a-d]", 1..7),
        ) {
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            let after: Vec<&str> = after.iter().map(String::as_str).collect();
            let (used, newest) = (item("A", &before), item("B", &after));
            let done = refresh(&draft_from(&[(ID, &used)]), ID, &used, &newest);
            prop_assert_eq!(lines(&done.content), lines(&draft_from(&[(ID, &newest)])));
            prop_assert!(done.left.is_empty());
            prop_assert!(done.content.body.blocks.iter().all(|block| block.origin == Some(ID)));
        }
    }
}
