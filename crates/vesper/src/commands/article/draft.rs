//! `vesper article draft`: agencies' items as a first draft.

use super::import::{check_lang, check_section};
use super::pictures::{self, Had};
use crate::cli::{ArticleDraft, Pictures};
use crate::commands::who;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use archive::{NewArticle, Transaction, WireRow};
use jiff::Timestamp;
use model::{ArticleId, BlockKind, Lang, PubStatus, WireItem, WireItemId, plain_text, slugify};
use serde_json::json;

/// Where a story is filed when nobody says where.
const SECTION: &str = "world";

/// `vesper article draft ITEM…`
pub(super) async fn run(house: &House, asked: &ArticleDraft, now: Timestamp, json: bool) -> Result<()> {
    let wanted = match asked.pictures {
        Pictures::None => desk::Wanted::None,
        Pictures::Main => desk::Wanted::Main,
        Pictures::All => desk::Wanted::All,
    };
    let items = &asked.items;
    let mut tx = house.archive.read().await?;
    let mut named = Vec::new();
    for item in items {
        if let Some(row) = tx
            .wire_item(*item)
            .await?
            .filter(|row| row.item.pubstatus == PubStatus::Usable)
        {
            named.push((*item, row.item));
        }
    }
    drop(tx);
    // Before the change begins: nobody else could write meanwhile.
    let pictures = pictures::fetch(house, &named, wanted, asked.beside.as_deref()).await?;
    let mut tx = house.archive.begin(&who(), "").await?;
    let id = draft(
        &mut tx,
        items,
        (asked.section.as_deref(), asked.lang),
        &pictures.had,
        house,
        now,
    )
    .await?;
    let ways = in_the_way(&mut tx, id, now).await?;
    tx.commit().await?;
    let missing: Vec<_> = pictures
        .missing
        .iter()
        .map(|(picture, why)| json!({ "picture": picture, "why": why }))
        .collect();
    let told = json!({
        "article": id, "stage": "draft", "pictures": pictures.had.len(), "missing": missing,
        "in_the_way": ways,
    });
    say(json, &told, || {
        let mut out = format!("article {id} is a draft");
        if !pictures.had.is_empty() {
            out.push_str(&format!(
                " with {}; alternative texts come from the agency: read them",
                match pictures.had.len() {
                    1 => "a picture".to_owned(),
                    several => format!("{several} pictures"),
                }
            ));
        }
        for (picture, why) in &pictures.missing {
            out.push_str(&format!("\nwithout the picture “{picture}”: {why}"));
        }
        for way in &ways {
            out.push_str(&format!("\nin the way: {way}"));
        }
        out.push_str(&format!("\nnext: vesper article show {id}"));
        if ways.is_empty() {
            out.push_str(&format!(", vesper article publish {id}"));
        }
        out
    })
}

/// Why a draft does not go out as it is.
async fn in_the_way(tx: &mut Transaction, id: ArticleId, now: Timestamp) -> Result<Vec<String>> {
    let article = tx.article(id).await?.context("the draft is missing")?;
    let head = tx
        .revision(id, article.head)
        .await?
        .context("its text is missing")?;
    let mut ways = tx.usage_problems(&article, &head.content, now).await?;
    if let Some(embargo) = article.embargo.filter(|embargo| !embargo.is_lifted(now)) {
        ways.push(format!("it is under embargo until {}", embargo.lifts_at()));
    }
    if head.content.body.blocks.is_empty() {
        ways.push("it has no text yet".to_owned());
    }
    Ok(ways)
}

/// Makes a draft of agencies' items. It inherits the latest of their embargoes.
pub(super) async fn draft(
    tx: &mut Transaction,
    items: &[WireItemId],
    (section, lang): (Option<&str>, Option<Lang>),
    pictures: &[Had],
    house: &House,
    now: Timestamp,
) -> Result<ArticleId> {
    // Before any item is held: a kill of a picture comes before or after.
    tx.hold_filing().await?;
    let rows = held(tx, items).await?;
    let first = rows.first().context("name an item; see `vesper wire list`")?;
    if let Some(section) = section {
        check_section(house, section)?;
    }
    let lang = match lang {
        Some(lang) => {
            check_lang(house, lang)?;
            lang
        }
        None => own_lang(house, first)?,
    };
    for other in &rows[1..] {
        let is_as_first = other.item.language.eq_ignore_ascii_case(&first.item.language);
        if names_language(&other.item) && !is_as_first && lang_of(&other.item) != Some(lang) {
            bail!(
                "item {} is in {}, the article in {lang}; what an editor carries over from it is named with `vesper article source add`",
                other.id,
                other.item.language
            );
        }
    }
    let used: Vec<(WireItemId, &WireItem)> = rows.iter().map(|row| (row.id, &row.item)).collect();
    for had in pictures {
        tx.set_media_source(&had.picture.media, had.item, now).await?;
        if let Some(row) = rows.iter().find(|row| row.id == had.item) {
            tx.set_media_guid(&had.picture.media, &row.item.agency, &had.guid, now)
                .await?;
        }
    }
    let content = desk::placed(
        desk::draft_from(&used),
        pictures.iter().map(|had| had.picture.clone()),
    );
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
    let own = &house.settings.wire.topics;
    let mut topics: Vec<String> = Vec::new();
    for topic in rows.iter().flat_map(|row| model::topics(&row.item, own)) {
        let topic = topic.to_string();
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    // Another language version leaves the story where the desk has filed it.
    if story.section.is_empty() {
        let section = section.unwrap_or(SECTION);
        check_section(house, section)?;
        tx.file_story(story.id, section, &topics).await?;
    } else if let Some(section) = section.filter(|section| *section != story.section) {
        bail!(
            "its story is in “{}” already, not in “{section}”; leave --section out",
            story.section
        );
    }
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

/// Whether an item says which language it is in.
fn names_language(item: &WireItem) -> bool {
    !matches!(item.language.to_lowercase().as_str(), "" | "und" | "mul" | "zxx")
}

/// The language of an article that nobody named: the item's, if the newsroom publishes in it.
fn own_lang(house: &House, first: &WireRow) -> Result<Lang> {
    if !names_language(&first.item) {
        return Ok(house.settings.default_language);
    }
    lang_of(&first.item)
        .filter(|lang| house.settings.newsroom().publishes_in(*lang))
        .with_context(|| {
            format!(
                "item {} is in {}, and this newsroom does not publish in it; --lang says in which language the article is",
                first.id, first.item.language
            )
        })
}

/// The language of an item, if Vesper ships it.
fn lang_of(item: &WireItem) -> Option<Lang> {
    let base = item.language.split('-').next().unwrap_or_default();
    item.language.parse().or_else(|_| base.parse()).ok()
}
