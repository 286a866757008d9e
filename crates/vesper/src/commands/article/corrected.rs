//! What a corrected manuscript changes in an article that readers have.

use crate::commands::article_of;
use crate::house::House;
use anyhow::{Context, Result, bail};
use desk::import::{RawBlock, read as read_manuscript};
use jiff::Timestamp;
use model::{ArticleId, BlockKind, Body, Content, RevisionNo};
use std::path::Path;

/// A mistake can only have begun with a revision that is there.
pub(super) async fn check_since(house: &House, id: ArticleId, since: RevisionNo) -> Result<()> {
    let article = article_of(&mut house.archive.read().await?, id).await?;
    let last = article.published.unwrap_or(RevisionNo(0));
    if since < RevisionNo(1) || since > last {
        bail!(
            "readers of article {id} have revision {last}; --since names the first of 1 to {last} that had the mistake"
        );
    }
    Ok(())
}

/// Takes headline, kicker, teaser and text from a corrected manuscript; pictures, recordings, links and earlier corrections
/// stay as they are.
///
/// A manuscript of another piece, or one that is under embargo, is refused: what is out cannot be held back any more.
pub(super) async fn apply_corrected(
    house: &House,
    id: ArticleId,
    file: &Path,
    content: &mut Content,
    now: Timestamp,
) -> Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let manuscript = read_manuscript(&text).with_context(|| file.display().to_string())?;
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let story = tx
        .story(article.story)
        .await?
        .map(|story| story.key)
        .unwrap_or_default();
    let front = manuscript.front;
    let name = file.display();
    if front.lang != article.lang {
        bail!(
            "{name} is in {}, article {id} in {}; nothing was changed",
            front.lang,
            article.lang
        );
    }
    if !front.story.is_empty() && front.story != story {
        bail!(
            "{name} tells the story “{}”, article {id} “{story}”; nothing was changed",
            front.story
        );
    }
    if let Some(until) = front.embargo.filter(|until| *until > now) {
        bail!(
            "{name} is under embargo until {until}, and article {id} is before readers; nothing was changed. If it must not be seen, withdraw it"
        );
    }
    (content.headline, content.kicker, content.teaser) = (front.headline, front.kicker, front.teaser);
    let words = manuscript.blocks.into_iter().filter_map(|raw| match raw {
        RawBlock::Paragraph(text) => Some(BlockKind::Paragraph { text }),
        RawBlock::Heading(text) => Some(BlockKind::Heading { text }),
        RawBlock::Quotation(quotation) => Some(BlockKind::Quotation(quotation)),
        RawBlock::List(ordered, items) => Some(BlockKind::List { ordered, items }),
        RawBlock::Table(rows) => Some(BlockKind::Table { rows }),
        RawBlock::Facts(facts) => Some(facts.kind()),
        _ => None,
    });
    let is_words = |kind: &BlockKind| {
        matches!(
            kind,
            BlockKind::Paragraph { .. }
                | BlockKind::Heading { .. }
                | BlockKind::Quotation(_)
                | BlockKind::List { .. }
                | BlockKind::Table { .. }
                | BlockKind::Facts { .. }
        )
    };
    // Each picture stays behind as many blocks of words as stood before it.
    let mut kinds: Vec<BlockKind> = words.collect();
    for (at, block) in content
        .body
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !is_words(&block.kind))
    {
        kinds.insert(at.min(kinds.len()), block.kind.clone());
    }
    content.body = Body::new(kinds);
    Ok(())
}
