//! What is out, ready for fronts, feeds and letters. Each reading names its door and asks the visibility rule.

use crate::transaction::json;
use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use model::{Article, ArticleId, Content, Door, Embargo, Lang, Released, Standing, StoryId, visible};

/// Which articles are asked for. All lists are newest first.
#[derive(Clone, Debug)]
pub enum ReleasedQuery<'a> {
    /// One article.
    Article(ArticleId),
    /// All language versions of a story.
    Story(StoryId),
    /// A story in one language.
    StoryIn(StoryId, Lang),
    /// A language's newest.
    Newest(Lang),
    /// A section's newest.
    Section(Lang, &'a str),
    /// The newest under a topic.
    Topic(Lang, &'a str),
    /// The newest under a topic that have a video or an audio recording.
    TopicMedia(Lang, &'a str),
    /// All language versions of the stories of the articles from one number to another.
    VersionsOf(ArticleId, ArticleId),
    /// All languages, those after this article's number, by number: for sitemaps and rebuilding.
    After(ArticleId),
}

macro_rules! columns {
    ($published:literal) => {
        concat!(
            "r.article, r.story, r.lang, r.section, a.slug, ",
            $published,
            ", r.since, r.updated_at, r.weight, a.stage_json, a.embargo, r.teaser"
        )
    };
}

#[cfg(not(feature = "mutation"))]
pub(crate) const COLUMNS: &str = columns!("a.published");
/// With the archive's wall taken down, there are rows of what was never published.
#[cfg(feature = "mutation")]
pub(crate) const COLUMNS: &str = columns!("coalesce(a.published, a.head)");

/// How many columns these are.
pub(crate) const WIDTH: usize = 12;

pub(crate) fn released(row: &Row) -> Result<Released, Error> {
    let embargo = row.get::<Option<Timestamp>>(10)?.map(Embargo::until);
    Ok(Released {
        article: row.get(0)?,
        story: row.get(1)?,
        lang: row.get(2)?,
        section: row.get(3)?,
        slug: row.get(4)?,
        revision: row.get(5)?,
        since: row.get(6)?,
        updated_at: row.get(7)?,
        weight: row.get(8)?,
        standing: Standing {
            stage: row.document(9, "stage")?,
            embargo,
        },
        teaser: row.document(11, "teaser")?,
    })
}

impl Transaction {
    /// The articles asked for that may be seen at `now` through `door`, at most `limit`.
    pub async fn released(
        &mut self,
        query: ReleasedQuery<'_>,
        door: Door,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<Released>, Error> {
        let from = "from released r join article a on a.id = r.article";
        let newest = "order by r.since desc, r.article desc limit $1";
        let (rest, values) = match query {
            ReleasedQuery::Article(id) => (format!("{from} where r.article = $2 limit $1"), vec![id.into()]),
            ReleasedQuery::Story(id) => (
                format!("{from} where r.story = $2 order by r.lang limit $1"),
                vec![id.into()],
            ),
            ReleasedQuery::StoryIn(id, lang) => (
                format!("{from} where r.story = $2 and r.lang = $3 limit $1"),
                vec![id.into(), lang.into()],
            ),
            ReleasedQuery::Newest(lang) => (format!("{from} where r.lang = $2 {newest}"), vec![lang.into()]),
            ReleasedQuery::Section(lang, section) => {
                let rest = format!("{from} where r.lang = $2 and r.section = $3 {newest}");
                (rest, vec![lang.into(), section.into()])
            }
            ReleasedQuery::Topic(lang, topic) | ReleasedQuery::TopicMedia(lang, topic) => {
                let media = if matches!(query, ReleasedQuery::TopicMedia(..)) {
                    "and t.has_media = 1"
                } else {
                    ""
                };
                let rest = format!(
                    "from released_topic t join released r on r.article = t.article join article a on a.id = r.article \
                     where t.topic = $3 and t.lang = $2 {media} order by t.since desc, t.article desc limit $1"
                );
                (rest, vec![lang.into(), topic.into()])
            }
            ReleasedQuery::VersionsOf(first, last) => {
                let stories = "select o.story from released o where o.article between $2 and $3";
                let rest = format!("{from} where r.story in ({stories}) order by r.story, r.lang limit $1");
                (rest, vec![first.into(), last.into()])
            }
            ReleasedQuery::After(id) => (
                format!("{from} where r.article > $2 order by r.article limit $1"),
                vec![id.into()],
            ),
        };
        let mut all = vec![limit.into()];
        all.extend(values);
        let rows = self.query(&format!("select {COLUMNS} {rest}"), &all).await?;
        let mut found = rows.iter().map(released).collect::<Result<Vec<_>, _>>()?;
        found.retain(|one| visible(&one.standing, now, door));
        Ok(found)
    }

    /// The blocks of `size` numbers in which some article is out, in order.
    pub async fn released_blocks(&mut self, size: i64) -> Result<Vec<i64>, Error> {
        let sql = "select distinct article / $1 from released order by 1";
        let rows = self.query(sql, &[size.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Keeps the rows in step with the article's stage.
    pub(crate) async fn write_released(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<(), Error> {
        let id = article.id;
        for sql in [
            "delete from released_topic where article = $1",
            "delete from media_use where article = $1",
        ] {
            self.execute(sql, &[id.into()]).await?;
        }
        let since = article.stage.published_since();
        #[cfg(feature = "mutation")]
        let since = since.or(model::mutation::wall_is_down().then_some(article.updated_at));
        let Some(since) = since else {
            self.execute("delete from released where article = $1", &[id.into()])
                .await?;
            return Ok(());
        };
        let story = self.story(article.story).await?;
        let (section, topics) = story
            .map(|story| (story.section, story.topics))
            .unwrap_or_default();
        let teaser = self.without_expired(content.clone(), now).await?.teaser_of();
        let has_media = !teaser.media.is_empty();
        let values = [
            id.into(),
            article.story.into(),
            article.lang.into(),
            section.into(),
            since.into(),
            article.updated_at.into(),
            article.weight.into(),
            has_media.into(),
            json(&teaser, "teaser")?,
        ];
        let sql = "insert into released (article, story, lang, section, since, updated_at, weight, has_media, teaser) \
                   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (article) do update set \
                   section = excluded.section, since = excluded.since, updated_at = excluded.updated_at, \
                   weight = excluded.weight, has_media = excluded.has_media, teaser = excluded.teaser";
        self.execute(sql, &values).await?;
        for topic in topics {
            let sql = "insert into released_topic (topic, lang, has_media, since, article) values ($1, $2, $3, $4, $5) \
                       on conflict (article, topic) do nothing";
            let values = [
                topic.into(),
                article.lang.into(),
                has_media.into(),
                since.into(),
                id.into(),
            ];
            self.execute(sql, &values).await?;
        }
        self.write_media_use(id, content).await
    }
}
