//! `vesper article draft`: agencies' items as a first draft.

use super::import::{check_lang, check_section};
use crate::house::House;
use anyhow::{Context, Result, bail};
use archive::{NewArticle, Transaction, WireRow};
use jiff::Timestamp;
use model::{ArticleId, BlockKind, Lang, PubStatus, WireItem, WireItemId, plain_text, slugify};

/// Makes a draft of agencies' items. It inherits the latest of their embargoes.
pub(super) async fn draft(
    tx: &mut Transaction,
    items: &[WireItemId],
    (section, lang): (&str, Option<Lang>),
    house: &House,
    now: Timestamp,
) -> Result<ArticleId> {
    let rows = held(tx, items).await?;
    let first = rows.first().context("name an item; see `vesper wire list`")?;
    check_section(house, section)?;
    let lang = lang
        .or(lang_of(&first.item))
        .unwrap_or(house.settings.default_language);
    check_lang(house, lang)?;
    for other in &rows[1..] {
        if let Some(own) = lang_of(&other.item).filter(|own| *own != lang) {
            bail!(
                "item {} is in {own}, the article in {lang}; what an editor carries over from it is named with `vesper article source add`",
                other.id
            );
        }
    }
    let used: Vec<(WireItemId, &WireItem)> = rows.iter().map(|row| (row.id, &row.item)).collect();
    let content = desk::draft_from(&used);
    if content.headline.trim().is_empty() {
        let words = content.body.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph { text } => Some(plain_text(text)),
            _ => None,
        });
        bail!(
            "item {} has no headline{}",
            first.id,
            words.map_or_else(String::new, |words| format!(": “{words:.60}”"))
        );
    }
    let story = tx.story_by_key(&format!("wire-{}", first.id)).await?;
    let mut topics = Vec::new();
    for row in &rows {
        topics.extend(desk::topics_of(&row.item, |_| Vec::new()));
    }
    let mut seen = std::collections::BTreeSet::new();
    topics.retain(|topic| seen.insert(topic.clone()));
    tx.file_story(story.id, section, &topics).await?;
    if let Some(known) = tx.article_of(story.id, lang).await? {
        bail!("article {} was made from this item already", known.id);
    }
    let slug = slugify(&content.headline, 60);
    let embargo = rows
        .iter()
        .filter_map(|row| row.item.embargo)
        .max_by_key(|embargo| embargo.lifts_at());
    let new = NewArticle {
        story: story.id,
        lang,
        slug,
        embargo,
        weight: 50,
    };
    Ok(tx.create_article(new, &content, now).await?)
}

/// The items, each once and held in the order of their numbers, so that no kill is missed and nobody waits for each other.
async fn held(tx: &mut Transaction, items: &[WireItemId]) -> Result<Vec<WireRow>> {
    let mut numbers = items.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let mut rows = Vec::new();
    for item in numbers {
        let row = tx
            .hold_wire_item(item)
            .await?
            .with_context(|| format!("there is no item {item}; see `vesper wire list`"))?;
        if row.item.pubstatus != PubStatus::Usable {
            bail!(
                "the agency does not let item {item} be used: it is {}",
                match row.item.pubstatus {
                    PubStatus::Withheld => "withheld until further notice",
                    _ => "killed",
                }
            );
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| items.iter().position(|item| *item == row.id));
    Ok(rows)
}

/// The language of an item, if Vesper ships it.
fn lang_of(item: &WireItem) -> Option<Lang> {
    let base = item.language.split('-').next().unwrap_or_default();
    item.language.parse().or_else(|_| base.parse()).ok()
}
