//! Articles and their revisions. Every move goes through the model's table of transitions.

use crate::moves::document;
use crate::transaction::json;
use crate::{Act, Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{
    Action, Article, ArticleId, Content, Embargo, Lang, Line, Revision, RevisionNo, Role, Stage, StoryId,
};

/// What a new article starts with.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// The story it tells.
    pub story: StoryId,
    /// Its language.
    pub lang: Lang,
    /// The decorative part of its address.
    pub slug: String,
    /// Until when nothing of it may leave.
    pub embargo: Option<Embargo>,
    /// Order on fronts, 0 to 100.
    pub weight: u8,
}

/// An article with its headline, for lists.
#[derive(Clone, Debug)]
pub struct ArticleRow {
    /// The article.
    pub article: Article,
    /// The headline of its newest revision.
    pub headline: String,
}

pub(crate) const COLUMNS: &str = "a.id, a.story, a.lang, a.slug, a.stage_json, a.embargo, a.head, a.published, a.weight, a.updated_at, \
     a.approval, a.hold, a.clearance, a.flag, a.source_flag, a.usage_leave";
/// How many columns these are.
const WIDTH: usize = 16;

fn maybe<T: serde::de::DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| serde_json::from_str(&text).map_err(|source| Error::Document("approval", source)))
        .transpose()
}

pub(crate) fn article(row: &Row) -> Result<Article, Error> {
    Ok(Article {
        id: row.get(0)?,
        story: row.get(1)?,
        lang: row.get(2)?,
        slug: row.get(3)?,
        stage: row.document(4, "stage")?,
        embargo: row.get::<Option<Timestamp>>(5)?.map(Embargo::until),
        head: row.get(6)?,
        published: row.get(7)?,
        weight: row.get(8)?,
        updated_at: row.get(9)?,
        approval: maybe(row, 10)?,
        hold: maybe(row, 11)?,
        clearance: maybe(row, 12)?,
        flag: maybe(row, 13)?,
        source_flag: maybe(row, 14)?,
        leave: maybe(row, 15)?,
    })
}

impl Transaction {
    /// The article with this number.
    pub async fn article(&mut self, id: ArticleId) -> Result<Option<Article>, Error> {
        let sql = format!("select {COLUMNS} from article a where a.id = $1");
        self.first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(article)
            .transpose()
    }

    /// The article that tells a story in a language.
    pub async fn article_of(&mut self, story: StoryId, lang: Lang) -> Result<Option<Article>, Error> {
        let sql = format!("select {COLUMNS} from article a where a.story = $1 and a.lang = $2");
        self.first(&sql, &[story.into(), lang.into()])
            .await?
            .as_ref()
            .map(article)
            .transpose()
    }

    /// All language versions of a story, by number.
    pub async fn articles_of(&mut self, story: StoryId) -> Result<Vec<Article>, Error> {
        let sql = format!("select {COLUMNS} from article a where a.story = $1 order by a.id");
        self.query(&sql, &[story.into()])
            .await?
            .iter()
            .map(article)
            .collect()
    }

    /// The articles that changed last, newest first, all languages or one; all, or those that wait for a decision because
    /// another language version was withdrawn, or an agency said something about an item that they use.
    pub async fn recent_articles(
        &mut self,
        lang: Option<Lang>,
        to_decide: bool,
        limit: i64,
    ) -> Result<Vec<ArticleRow>, Error> {
        let sql = format!(
            "select {COLUMNS}, r.content from article a join revision r on r.article = a.id and r.number = a.head \
             where ($1 = '' or a.lang = $1) and (cast($3 as bigint) = 0 or a.flag is not null or a.source_flag is not null) order by a.updated_at desc, a.id desc limit $2"
        );
        let lang = lang.map_or("", Lang::tag);
        let rows = self
            .query(&sql, &[lang.into(), limit.into(), to_decide.into()])
            .await?;
        rows.iter()
            .map(|row| {
                let content: Content = row.document(WIDTH, "revision")?;
                Ok(ArticleRow {
                    article: article(row)?,
                    headline: content.headline,
                })
            })
            .collect()
    }

    /// The numbers of articles that were ever out, after this one, in order.
    pub async fn article_numbers_after(
        &mut self,
        after: ArticleId,
        limit: i64,
    ) -> Result<Vec<ArticleId>, Error> {
        let sql = "select id from article where id > $1 and published is not null order by id limit $2";
        let rows = self.query(sql, &[after.into(), limit.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The article with this number, held until this change ends: nobody can move it meanwhile.
    pub(crate) async fn hold_article(&mut self, id: ArticleId) -> Result<Article, Error> {
        let sql = format!("select {COLUMNS} from article a where a.id = $1[pg: for update]");
        article(
            &self
                .first(&sql, &[id.into()])
                .await?
                .ok_or(Error::NoSuchArticle(id))?,
        )
    }

    /// One version of an article.
    pub async fn revision(&mut self, id: ArticleId, number: RevisionNo) -> Result<Option<Revision>, Error> {
        let sql = "select saved_at, saved_by, content from revision where article = $1 and number = $2";
        let row = self.first(sql, &[id.into(), number.into()]).await?;
        row.map(|row| {
            Ok(Revision {
                article: id,
                number,
                saved_at: row.get(0)?,
                saved_by: row.get(1)?,
                content: row.document(2, "revision")?,
            })
        })
        .transpose()
    }

    /// The numbers of all versions of an article, oldest first.
    pub async fn revision_numbers(&mut self, id: ArticleId) -> Result<Vec<RevisionNo>, Error> {
        let rows = self
            .query(
                "select number from revision where article = $1 order by number",
                &[id.into()],
            )
            .await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The articles that an agency's item is in: those whose newest or published revision uses it, and all language versions
    /// of their stories.
    pub async fn articles_from(&mut self, item: model::WireItemId) -> Result<Vec<ArticleId>, Error> {
        let rows = self
            .query(
                "select distinct a.id from article a join article o on o.story = a.story \
                   join article_source s on s.article = o.id where s.item = $1 and s.used = 1 order by a.id",
                &[item.into()],
            )
            .await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Makes an article with its first revision. It is a draft, under the latest embargo of the story, and waits for a decision
    /// when another version was withdrawn.
    pub async fn create_article(
        &mut self,
        new: NewArticle,
        content: &Content,
        now: Timestamp,
    ) -> Result<ArticleId, Error> {
        let mut content = content.clone();
        self.hold_sources(&content, None).await?;
        self.hold_story(new.story).await?;
        self.settle_sources(&mut content, None).await?;
        let flag = self.flag_for_new(new.story).await?;
        let source_flag = self.source_flag_for_new(new.story).await?;
        let values = [
            new.story.into(),
            new.lang.into(),
            new.slug.into(),
            Stage::Draft.name().into(),
            json(&Stage::Draft, "stage")?,
            new.embargo.map(Embargo::lifts_at).into(),
            new.weight.into(),
            now.into(),
            document(flag.as_ref())?,
            document(source_flag.as_ref())?,
        ];
        let sql = "insert into article (story, lang, slug, stage, stage_json, embargo, head, weight, updated_at, flag, source_flag) \
                   values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10) returning id";
        let id: ArticleId = self.one(sql, &values).await?.get(0)?;
        self.write_revision(id, RevisionNo(1), &content, now).await?;
        let article = self.hold_article(id).await?;
        self.plan_for(&article, now).await?;
        // What the other versions and the agency's items hold back, this one does too.
        let others = [
            self.story_embargo(new.story).await?,
            self.agency_embargo(new.story).await?,
        ];
        for embargo in others {
            self.inherit_embargo(id, embargo, now).await?;
        }
        self.note(
            Line::ArticleSaved {
                article: id,
                revision: RevisionNo(1),
            },
            now,
        );
        Ok(id)
    }

    /// The latest embargo of any version of a story: what one language must hold back, the others must too.
    pub async fn story_embargo(&mut self, story: StoryId) -> Result<Option<Embargo>, Error> {
        let row = self
            .one(
                "select max(embargo) from article where story = $1",
                &[story.into()],
            )
            .await?;
        Ok(row.get::<Option<Timestamp>>(0)?.map(Embargo::until))
    }

    /// Sets an article's order on fronts, from its next release on.
    pub async fn set_weight(&mut self, id: ArticleId, weight: u8) -> Result<(), Error> {
        let sql = "update article set weight = $2 where id = $1";
        self.execute(sql, &[id.into(), weight.into()]).await?;
        Ok(())
    }

    /// Changes the decorative part of the address. The old one goes on leading here.
    pub async fn set_slug(&mut self, id: ArticleId, slug: &str) -> Result<(), Error> {
        self.execute(
            "update article set slug = $2 where id = $1",
            &[id.into(), slug.into()],
        )
        .await?;
        Ok(())
    }

    /// Saves a new revision of copy that is not out.
    pub async fn save(
        &mut self,
        id: ArticleId,
        content: Content,
        role: Role,
        now: Timestamp,
    ) -> Result<Article, Error> {
        self.act(
            id,
            Action::Save,
            role,
            Act {
                content: Some(content),
                ..Act::default()
            },
            now,
        )
        .await
    }

    pub(crate) async fn write_revision(
        &mut self,
        id: ArticleId,
        number: RevisionNo,
        content: &Content,
        now: Timestamp,
    ) -> Result<(), Error> {
        let document = json(content, "revision")?;
        let who = Value::from(self.who());
        let values = [
            id.into(),
            number.into(),
            now.into(),
            who,
            (&content.hash()).into(),
            document,
        ];
        let sql = "insert into revision (article, number, saved_at, saved_by, hash, content) values ($1, $2, $3, $4, $5, $6)";
        self.execute(sql, &values).await?;
        let mut is_news = false;
        for item in &content.sources {
            is_news |= self.write_source(id, *item).await?;
        }
        if is_news {
            self.show_versions_anew(id, now).await?;
        }
        Ok(())
    }
}
