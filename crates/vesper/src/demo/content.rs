//! The demo's copy, pictures and readers, brought in as an editor would.

use crate::house::House;
use anyhow::{Context, Result};
use archive::{Act, NewArticle};
use desk::import::{Files, Importer, read as read_manuscript};
use jiff::{SignedDuration, Timestamp};
use model::{Action, ArticleId, Consent, ConsentAct, Embargo, Lang, Role, SendTime, slugify};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "demo/stories"]
struct Stories;

#[derive(RustEmbed)]
#[folder = "demo/media"]
struct Media;

/// The demo's wire, one file an item.
#[derive(RustEmbed)]
#[folder = "demo/wire"]
pub(super) struct WireFiles;

impl Files for Media {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        Self::get(name).map(|file| file.data.into_owned())
    }
}

/// The item that an article is made from, so that the wire can take it back later.
pub(super) const KILLED_ITEM: &str = "01-meridian-senn.json";

/// What was brought in.
pub(super) struct Filled {
    pub(super) articles: u64,
    pub(super) readers: u64,
}

/// Fills an empty newsroom; `progress` is told how many manuscripts of how many are in.
pub(super) async fn fill(house: &House, now: Timestamp, progress: impl Fn(u64, u64)) -> Result<Filled> {
    let importer = Importer {
        archive: &house.archive,
        files: &Media,
        who: "demo",
        publish: true,
    };
    let names: Vec<_> = Stories::iter().filter(|name| name.ends_with(".md")).collect();
    let mut articles = 0;
    for name in &names {
        let file = Stories::get(name).context("an embedded file is missing")?;
        let text = std::str::from_utf8(&file.data).with_context(|| name.to_string())?;
        let manuscript = read_manuscript(text).with_context(|| name.to_string())?;
        importer
            .import(&manuscript, now)
            .await
            .with_context(|| name.to_string())?;
        articles += 1;
        progress(articles, names.len() as u64);
    }
    article_from_the_wire(house, now).await?;
    Ok(Filled {
        articles: articles + 1,
        readers: readers(house, now).await?,
    })
}

async fn article_from_the_wire(house: &House, now: Timestamp) -> Result<ArticleId> {
    let file = WireFiles::get(KILLED_ITEM).context("the demo's first wire item is missing")?;
    let arrivals = wire::take_in(&house.archive, KILLED_ITEM, &file.data, Some("Meridian"), now).await?;
    let Some(wire::Arrival::Kept { item, .. }) = arrivals.first() else {
        anyhow::bail!("the demo's first wire item was set aside: {arrivals:?}");
    };
    let mut tx = house.archive.begin("demo", "").await?;
    let row = tx.wire_item(*item).await?.context("the item is missing")?;
    let mut content = desk::draft_from(&[(*item, &row.item)]);
    content.kicker = String::from("Senn");
    content.teaser = String::from("Ferries are to be led to Port Elin, and the fish market moves.");
    content.credit.authors.push(model::Initials("rk".to_owned()));
    let story = tx.story_by_key("senn-harbour").await?;
    tx.file_story(story.id, "world", &["shipping".to_owned()]).await?;
    let slug = slugify(&content.headline, 60);
    let embargo: Option<Embargo> = row.item.embargo;
    let new = NewArticle {
        story: story.id,
        lang: Lang::EN,
        slug,
        embargo,
        weight: 48,
    };
    let id = tx.create_article(new, &content, now).await?;
    for action in [Action::Submit, Action::Approve, Action::Publish] {
        let since = Some(now - SignedDuration::from_mins(41));
        tx.act(
            id,
            action,
            Role::Editor,
            Act {
                since,
                ..Act::default()
            },
            now,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// One reader for each language with full articles, and one who lives by another clock.
async fn readers(house: &House, now: Timestamp) -> Result<u64> {
    let mut tx = house.archive.begin("demo", "").await?;
    let mut count = 0;
    let tags = ["en", "de", "ar", "zh-Hans", "hi", "es", "ru", "sw", "fa", "uk"];
    let plain = tags.iter().map(|tag| {
        (
            format!("reader-{}@lantern.example", tag.to_lowercase()),
            *tag,
            "UTC",
        )
    });
    for (address, tag, zone) in plain.chain([("noor@lantern.example".to_owned(), "en", "Africa/Nairobi")]) {
        let time = if zone == "UTC" {
            SendTime::Utc
        } else {
            SendTime::Local
        };
        let one = tx
            .add_subscriber(&address.parse()?, tag.parse()?, time, zone, now)
            .await?;
        let (wording, page) = ("invented for the demo".to_owned(), "demo".to_owned());
        tx.consent(
            one.id,
            &Consent {
                act: ConsentAct::Imported,
                at: now,
                wording,
                page,
            },
        )
        .await?;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_manuscript_can_be_read_and_there_are_enough_in_each_language() {
        let mut by_language: BTreeMap<Lang, BTreeSet<String>> = BTreeMap::new();
        for name in Stories::iter().filter(|name| name.ends_with(".md")) {
            let file = Stories::get(&name).unwrap();
            let manuscript = read_manuscript(std::str::from_utf8(&file.data).unwrap())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let front = manuscript.front;
            assert_eq!(name.as_ref(), format!("{}/{}.md", front.story, front.lang));
            by_language.entry(front.lang).or_default().insert(front.story);
        }
        let full = ["en", "de", "ar", "zh-Hans", "hi", "es", "ru", "sw", "fa", "uk"];
        for lang in Lang::all() {
            let count = by_language.get(&lang).map_or(0, BTreeSet::len);
            let least = if full.contains(&lang.tag()) { 12 } else { 3 };
            assert!(count >= least, "{lang} has {count} stories, fewer than {least}");
        }
    }
}
