//! Filling a newsroom: articles of real length in four languages over three years, a thousand a transaction.

use crate::arguments::Arguments;
use crate::newsroom::{Newsroom, now};
use crate::prose::{Grammar, MOVES};
use crate::report::Report;
use crate::{Result, newsroom};
use archive::{Act, Archive, NewArticle, Transaction};
use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, Content, Lang, Role, StoryId, slugify};
use testkit::Chance;

const A_TRANSACTION: u32 = 1000;
const YEARS: SignedDuration = SignedDuration::from_hours(3 * 365 * 24);
/// One story in so many is told in every language.
const TRANSLATED: u64 = 10;
const SECTIONS: [&str; 7] = [
    "world", "economy", "science", "climate", "culture", "sport", "features",
];
const TOPICS: [&str; 24] = [
    "water",
    "rail",
    "ports",
    "budget",
    "energy",
    "schools",
    "housing",
    "courts",
    "health",
    "harvest",
    "fisheries",
    "storms",
    "elections",
    "treaties",
    "museums",
    "opera",
    "football",
    "cycling",
    "research",
    "glaciers",
    "libraries",
    "tariffs",
    "pensions",
    "borders",
];
const SEED: u64 = 1830;

/// `fill`: makes the newsroom when it is not there and presses all of its pages anew.
pub(crate) async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let newsroom = Newsroom::ready(arguments, arguments.articles, report).await?;
    if !newsroom.is_fresh {
        newsroom.press(report)?;
    }
    Ok(())
}

/// Writes so many articles and lets them out.
pub(crate) async fn fill(archive: &Archive, articles: u32) -> Result<()> {
    let grammars = Grammar::all();
    let mut chance = Chance::of(SEED);
    let until = newsroom::now() - SignedDuration::from_mins(10);
    let mut stories: Vec<StoryId> = Vec::new();
    let mut done = 0;
    while done < articles {
        let mut tx = archive.begin("bench", "").await?;
        let end = articles.min(done + A_TRANSACTION);
        while done < end {
            let story = file_story(&mut tx, &format!("bench-{done}"), &mut chance).await?;
            let earlier = chance.one_of(&stories).copied();
            let versions = if chance.below(TRANSLATED) == 0 {
                grammars.len()
            } else {
                1
            };
            for grammar in grammars.iter().take(versions) {
                if done < articles {
                    let content = grammar.article(u64::from(done), earlier, &mut chance);
                    let left = i32::try_from(articles - done)?;
                    let at = until - YEARS * left / i32::try_from(articles)?;
                    let weight = u8::try_from(20 + chance.below(60))?;
                    let id = draft(&mut tx, story, grammar.lang(), weight, &content, at).await?;
                    publish(&mut tx, id, at).await?;
                    done += 1;
                }
            }
            stories.push(story);
        }
        tx.commit().await?;
        stories.drain(..stories.len().saturating_sub(A_TRANSACTION as usize));
    }
    Ok(())
}

async fn file_story(tx: &mut Transaction, key: &str, chance: &mut Chance) -> Result<StoryId> {
    let story = tx.story_by_key(key).await?;
    let section = chance.one_of(&SECTIONS).copied().unwrap_or("world");
    let mut topics: Vec<String> = (0..=chance.below(3))
        .filter_map(|_| chance.one_of(&TOPICS))
        .map(|topic| (*topic).to_owned())
        .collect();
    topics.sort_unstable();
    topics.dedup();
    tx.file_story(story.id, section, &topics).await?;
    Ok(story.id)
}

async fn draft(
    tx: &mut Transaction,
    story: StoryId,
    lang: Lang,
    weight: u8,
    content: &Content,
    at: Timestamp,
) -> Result<ArticleId> {
    let new = NewArticle {
        story,
        lang,
        slug: slugify(&content.headline, 60),
        embargo: None,
        weight,
    };
    Ok(tx.create_article(new, content, at).await?)
}

/// Hands it in, approves it and lets it out: what `vesper article publish` does with a draft.
pub(crate) async fn publish(tx: &mut Transaction, id: ArticleId, at: Timestamp) -> Result<()> {
    for action in MOVES {
        tx.act(id, action, Role::ChiefEditor, Act::default(), at).await?;
    }
    Ok(())
}

/// A draft that waits to be published.
pub(crate) struct Waiting {
    pub(crate) id: ArticleId,
    pub(crate) path: String,
    pub(crate) headline: String,
}

/// Writes so many English drafts, each of a story of its own.
pub(crate) async fn drafts(archive: &Archive, count: u32) -> Result<Vec<Waiting>> {
    let grammars = Grammar::all();
    let english = grammars.first().ok_or("there is no grammar of English")?;
    let at = now();
    // Another number than every article of the newsroom has, in each run another.
    let first = u64::try_from(at.as_millisecond())?;
    let mut chance = Chance::of(first);
    let mut tx = archive.begin("bench", "").await?;
    let mut waiting = Vec::new();
    for number in (first..).take(count as usize) {
        let story = file_story(&mut tx, &format!("bench-{number}"), &mut chance).await?;
        let content = english.article(number, None, &mut chance);
        let id = draft(&mut tx, story, Lang::EN, 50, &content, at).await?;
        let slug = slugify(&content.headline, 60);
        waiting.push(Waiting {
            id,
            path: model::encode_path(&crate::prose::path(Lang::EN, &slug, id)),
            headline: crate::prose::headline_mark(number),
        });
    }
    tx.commit().await?;
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use archive::ReleasedQuery;
    use model::Door;
    use testkit::House;

    #[tokio::test]
    async fn as_many_articles_are_out_as_were_asked_for_and_drafts_are_not() {
        let house = House::sqlite().await;
        fill(&house.archive, 130).await.unwrap();
        drafts(&house.archive, 3).await.unwrap();
        let mut tx = house.archive.read().await.unwrap();
        let query = ReleasedQuery::After(ArticleId(0));
        let out = tx.released(query, Door::Page, now(), 1000).await.unwrap();
        assert_eq!(out.len(), 130);
        assert!(out.iter().any(|one| one.lang != Lang::EN));
        assert!(out[0].since < out[129].since);
    }
}
