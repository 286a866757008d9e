//! What becomes of the other language versions when one is withdrawn: each is decided.

use crate::moves::document;
use crate::{Error, Transaction, Value};
use jiff::Timestamp;
use model::{Article, ArticleId, Flag, Line, Role, SourceFlag, SourceNews, Stage, StoryId, WireItemId};

/// What somebody decides about when an article stands as it is.
#[derive(Clone, Debug)]
pub struct Keep {
    /// The items of which an agency said something; with none, that another language version was withdrawn.
    pub items: Vec<WireItemId>,
    /// The gravest that whoever decides was told of them.
    pub although: SourceNews,
}

impl Default for Keep {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            although: SourceNews::Correction,
        }
    }
}

impl Transaction {
    /// Holds an article's story and all its language versions until this change ends, always in the same order, so that two
    /// withdrawals do not wait for each other, and no version is made meanwhile.
    pub(crate) async fn hold_versions(&mut self, id: ArticleId) -> Result<(), Error> {
        if self.is_postgres() {
            let sql = "select id from story where id = (select story from article where id = $1) for update";
            self.query(sql, &[id.into()]).await?;
            let sql = "select id from article where story = (select story from article where id = $1) \
                       order by id for update";
            self.query(sql, &[id.into()]).await?;
        }
        Ok(())
    }

    /// Holds a story until this change ends: none of its versions is withdrawn and none is made meanwhile.
    pub(crate) async fn hold_story(&mut self, id: StoryId) -> Result<(), Error> {
        if self.is_postgres() {
            self.query("select id from story where id = $1 for update", &[id.into()])
                .await?;
        }
        Ok(())
    }

    /// The articles that an agency's item is in, held with their stories until this change ends: none is made of it or
    /// translated meanwhile.
    pub async fn hold_articles_from(&mut self, item: WireItemId) -> Result<Vec<ArticleId>, Error> {
        if self.is_postgres() {
            let sql = "select id from story where id in (select o.story from article o \
                       join article_source s on s.article = o.id where s.item = $1 and s.used = 1) order by id for update";
            self.query(sql, &[item.into()]).await?;
        }
        let found = self.articles_from(item).await?;
        if self.is_postgres() && !found.is_empty() {
            let places: Vec<String> = (1..=found.len()).map(|place| format!("${place}")).collect();
            let sql = format!(
                "select id from article where id in ({}) order by id for update",
                places.join(", ")
            );
            let values: Vec<Value> = found.iter().map(|id| (*id).into()).collect();
            self.query(&sql, &values).await?;
        }
        Ok(found)
    }

    /// The flag of a version that is made after another was withdrawn: of the last that readers have seen, or that an agency
    /// took back.
    pub(crate) async fn flag_for_new(&mut self, story: StoryId) -> Result<Option<Flag>, Error> {
        let mut last: Option<Flag> = None;
        for version in self.articles_of(story).await? {
            let Stage::Withdrawn { at, by_agency } = version.stage else {
                continue;
            };
            if version.published.is_none() && !by_agency {
                continue;
            }
            if last.as_ref().is_none_or(|last| last.at < at) {
                let releases = self.releases(version.id).await?;
                let (by, why) = releases
                    .into_iter()
                    .last()
                    .map_or_else(|| ("wire".to_owned(), String::new()), |last| (last.by, last.why));
                last = Some(Flag {
                    of: version.id,
                    lang: version.lang,
                    at,
                    by,
                    why,
                });
            }
        }
        Ok(last)
    }

    /// Flags the versions that stand, or are on their way, when a version that readers have seen is withdrawn.
    pub(crate) async fn flag_versions(&mut self, withdrawn: &Article, now: Timestamp) -> Result<(), Error> {
        let flag = Flag {
            of: withdrawn.id,
            lang: withdrawn.lang,
            at: now,
            by: self.who().to_owned(),
            why: self.why().to_owned(),
        };
        for version in self.articles_of(withdrawn.story).await? {
            let is_withdrawn = matches!(version.stage, Stage::Withdrawn { .. });
            if version.id != withdrawn.id && !is_withdrawn {
                self.write_flag(&version, Some(&flag), now).await?;
            }
        }
        Ok(())
    }

    /// Says that a version stands although another was withdrawn, or an agency said something new about items that it uses.
    /// From then on it counts as made of their newest versions. What is not named waits on.
    ///
    /// # Errors
    /// When it has no such flag, something graver was said than whoever decides was told, nobody says why, or the role may not
    /// decide: what an agency took back is kept by a chief editor.
    pub async fn keep(
        &mut self,
        id: ArticleId,
        what: &Keep,
        role: Role,
        now: Timestamp,
    ) -> Result<Article, Error> {
        let mut article = self.hold_article(id).await?;
        if !matches!(role, Role::Editor | Role::ChiefEditor) {
            return Err(Error::NotAllowed("keeping an article", role));
        }
        if self.why().trim().is_empty() {
            return Err(Error::NoReason);
        }
        if what.items.is_empty() {
            let Some(flag) = article.flag.take() else {
                let waits = article.source_flag.iter().flat_map(|flag| &flag.changes);
                let waits: Vec<String> = waits.map(|change| change.item.to_string()).collect();
                return Err(match waits.as_slice() {
                    [] => Error::NothingToDecide(id),
                    waits => Error::NameItems(id, waits.join(" ")),
                });
            };
            self.write_flag(&article, None, now).await?;
            let subject = format!("article {id}, although article {} was withdrawn", flag.of);
            self.audit("keep", &subject, now);
            return Ok(article);
        }
        let mut kept = SourceFlag::default();
        let mut left = article.source_flag.take();
        for item in &what.items {
            let mut said = left.iter().flat_map(|flag| &flag.changes);
            let Some(change) = said.find(|change| change.item == *item).cloned() else {
                return Err(Error::NothingSaid(id, *item));
            };
            if change.news >= SourceNews::MayBeKilled && role != Role::ChiefEditor {
                return Err(Error::NotAllowed("keeping what an agency took back", role));
            }
            if change.news > what.although {
                return Err(Error::Graver(id, *item, change.news));
            }
            kept.add(change);
            left = left.and_then(|flag| flag.without(*item));
        }
        self.decide_sources(&article, &kept, left.as_ref(), now).await?;
        self.settle_decided_kills(Some(&kept), None, now).await?;
        article.source_flag = left;
        Ok(article)
    }

    async fn write_flag(
        &mut self,
        article: &Article,
        flag: Option<&Flag>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let sql = "update article set flag = $2 where id = $1";
        self.execute(sql, &[article.id.into(), document(flag)?]).await?;
        self.note_moved(article, now);
        Ok(())
    }

    /// Says in the ledger that something about where an article stands has changed.
    pub(crate) fn note_moved(&mut self, article: &Article, now: Timestamp) {
        let stage = article.stage.name().to_owned();
        self.note(
            Line::ArticleMoved {
                article: article.id,
                stage,
            },
            now,
        );
    }
}
