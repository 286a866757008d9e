//! Which agencies' items an article is really made of. Pure.

use crate::body::pairing::{is_alike, may_be_made_of};
use crate::{Content, WireItem, WireItemId};
use std::collections::BTreeSet;

impl Content {
    /// The items that some block of the text was taken from.
    pub fn origins(&self) -> BTreeSet<WireItemId> {
        self.body.blocks.iter().filter_map(|block| block.origin).collect()
    }

    /// The same once nothing is left of an item: no block remembers it, and it is no source.
    #[must_use]
    pub fn without_source(mut self, item: WireItemId) -> Self {
        for block in &mut self.body.blocks {
            block.origin = block.origin.filter(|origin| *origin != item);
        }
        self.sources.retain(|source| *source != item);
        self
    }

    /// Whether words of an item stand in it: a block that was taken from it, or its headline or summary as they came.
    pub fn has_words_of(&self, id: WireItemId, item: &WireItem) -> bool {
        let is_same = |own: &str, theirs: &str| !theirs.trim().is_empty() && own.trim() == theirs.trim();
        self.body.blocks.iter().any(|block| block.origin == Some(id))
            || is_same(&self.headline, &item.headline)
            || is_same(&self.teaser, &item.description)
    }

    /// Whether words that are new since `before` may be those of an item, of which no block is left.
    fn may_be_made_of(&self, id: WireItemId, item: &WireItem, before: &Self) -> bool {
        let is_rewritten = |was: &str, is: &str, theirs: &str| was != is && is_alike(is, theirs);
        let gone = before.body.blocks.iter().filter(|block| block.origin == Some(id));
        may_be_made_of(&before.body.blocks, &self.body.blocks, &gone.collect::<Vec<_>>())
            || is_rewritten(&before.headline, &self.headline, &item.headline)
            || is_rewritten(&before.teaser, &self.teaser, &item.description)
    }

    /// Keeps its sources in step with its words: what a block was taken from is a source, and an item whose words stood in
    /// the version before and stand in none of it now is no source any more; when new words may be made of it, it stays. One
    /// that somebody named as a source, and whose words were never in it, stays until it is taken off.
    pub fn settle_sources(
        &mut self,
        before: Option<&Self>,
        item_of: impl Fn(WireItemId) -> Option<WireItem>,
    ) {
        let origins = self.origins();
        if let Some(before) = before {
            let sources = std::mem::take(&mut self.sources);
            self.sources = sources
                .into_iter()
                .filter(|source| {
                    let Some(item) = item_of(*source) else { return true };
                    !before.has_words_of(*source, &item)
                        || self.has_words_of(*source, &item)
                        || self.may_be_made_of(*source, &item, before)
                })
                .collect();
        }
        for origin in origins {
            if !self.sources.contains(&origin) {
                self.sources.push(origin);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Body, text_from};
    use proptest::prelude::*;

    fn item(number: i64) -> WireItem {
        WireItem {
            headline: format!("Headline {number}"),
            ..WireItem::default()
        }
    }

    /// One paragraph for each origin; 0 is the newsroom's own.
    fn made_of(origins: &[i64]) -> Content {
        let mut body = Body::new(
            origins
                .iter()
                .enumerate()
                .map(|(at, origin)| BlockKind::Paragraph {
                    text: text_from(format!("{at} of {origin}")),
                }),
        );
        for (block, origin) in body.blocks.iter_mut().zip(origins) {
            block.origin = (*origin > 0).then_some(WireItemId(*origin));
        }
        let mut content = Content {
            body,
            ..Content::default()
        };
        content.sources = content.origins().into_iter().collect();
        content
    }

    fn settled(before: &Content, mut after: Content) -> Vec<i64> {
        after.settle_sources(Some(before), |id| Some(item(id.0)));
        after.sources.iter().map(|source| source.0).collect()
    }

    #[test]
    fn a_source_goes_with_its_last_words_and_one_that_was_named_stays() {
        let mut before = made_of(&[1, 2, 2]);
        before.sources.push(WireItemId(9));
        let mut shorter = before.clone();
        shorter.body.blocks.remove(1);
        assert_eq!(settled(&before, shorter.clone()), [1, 2, 9]);
        shorter.body.blocks.remove(1);
        assert_eq!(settled(&before, shorter.clone()), [1, 9]);
        // Its headline is its words as well.
        shorter.headline = "Headline 2".into();
        assert_eq!(settled(&before, shorter), [1, 2, 9]);
    }

    #[test]
    fn rewritten_words_are_still_made_of_their_item_until_somebody_says_otherwise() {
        let before = made_of(&[1, 2]);
        let mut rewritten = Content {
            body: Body::new(["own words", "more of them"].map(|words| BlockKind::Paragraph {
                text: text_from(words),
            })),
            sources: before.sources.clone(),
            ..Content::default()
        };
        rewritten.body = rewritten.body.continuing(&before.body);
        assert_eq!(settled(&before, rewritten.clone()), [1, 2]);
        assert_eq!(settled(&before, rewritten.without_source(WireItemId(2))), [1]);
    }

    const MERIDIAN: &str = "The dam above Orrin holds, the water board says.";
    const CORRIE: &str = "Four villages were left without power during the storm.";

    /// Meridian's paragraph, Corrie's, and what becomes of them: whose the blocks are and what it is made of.
    fn rewritten(after: &[&str]) -> (Vec<i64>, Vec<i64>) {
        let kinds = |texts: &[&str]| -> Vec<BlockKind> {
            let paragraph = |words: &&str| BlockKind::Paragraph {
                text: text_from(*words),
            };
            texts.iter().map(paragraph).collect()
        };
        let mut before = made_of(&[1, 2]);
        for (block, kind) in before.body.blocks.iter_mut().zip(kinds(&[MERIDIAN, CORRIE])) {
            block.kind = kind;
        }
        let mut after = Content {
            body: Body::new(kinds(after)).continuing(&before.body),
            ..before.clone()
        };
        after.settle_sources(Some(&before), |id| Some(item(id.0)));
        let origins = after.body.blocks.iter().filter_map(|block| block.origin);
        let sources = after.sources.iter().map(|source| source.0);
        (origins.map(|origin| origin.0).collect(), sources.collect())
    }

    #[test]
    fn words_stay_those_of_their_agency_when_a_paragraph_before_them_is_taken_out() {
        let fixed = CORRIE.replace("Four", "Five");
        assert_eq!(rewritten(&[&fixed]), (vec![2], vec![2]));
        assert_eq!(rewritten(&[&fixed, MERIDIAN]), (vec![2, 1], vec![1, 2]));
        assert_eq!(
            rewritten(&[CORRIE]),
            (vec![2], vec![2]),
            "taken out, nothing else"
        );
    }

    #[test]
    fn an_agency_stays_named_when_new_words_may_be_made_of_its_own() {
        let both = format!("{MERIDIAN} {CORRIE}");
        for words in ["Power came back in the evening.", both.as_str()] {
            assert_eq!(rewritten(&[words]).1, [1, 2], "{words}");
        }
        assert_eq!(rewritten(&[CORRIE, "Power came back in the evening."]).1, [1, 2]);
    }

    #[test]
    fn scripts_without_spaces_are_paired_by_their_words_as_well() {
        let paragraph = |words: &str| BlockKind::Paragraph {
            text: text_from(words),
        };
        let before = Body::new(["奥林上方的大坝仍然安全。", "四个村庄在风暴中停电。"].map(paragraph));
        let after = Body::new([paragraph("五个村庄在风暴中停电。")]).continuing(&before);
        assert_eq!(after.blocks[0].id, crate::BlockId(2));
    }

    proptest! {
        #[test]
        fn whatever_a_block_was_taken_from_is_a_source(
            before in prop::collection::vec(0_i64..4, 0..6),
            stays in prop::collection::vec(any::<bool>(), 6),
        ) {
            let before = made_of(&before);
            let mut after = before.clone();
            let mut stays = stays.into_iter();
            after.body.blocks.retain(|_| stays.next().unwrap_or(false));
            let origins = after.origins();
            let sources = settled(&before, Content { sources: before.sources.clone(), ..after });
            for origin in &origins {
                prop_assert!(sources.contains(&origin.0));
            }
            prop_assert_eq!(sources.len(), origins.len(), "and nothing else was used before");
        }
    }
}
