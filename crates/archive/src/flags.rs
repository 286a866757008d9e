//! What becomes of the other language versions when one is withdrawn: each is decided.

use crate::moves::document;
use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{Article, ArticleId, Flag, Line, Role, Stage};

impl Transaction {
    /// Holds all language versions of an article's story until this change ends, always in the same order, so that two
    /// withdrawals do not wait for each other.
    pub(crate) async fn hold_versions(&mut self, id: ArticleId) -> Result<(), Error> {
        if self.is_postgres() {
            let sql = "select id from article where story = (select story from article where id = $1) \
                       order by id for update";
            self.query(sql, &[id.into()]).await?;
        }
        Ok(())
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

    /// Says that a version stands although another was withdrawn.
    ///
    /// # Errors
    /// When it has no flag, nobody says why, or the role may not decide.
    pub async fn keep(&mut self, id: ArticleId, role: Role, now: Timestamp) -> Result<Article, Error> {
        let mut article = self.hold_article(id).await?;
        if !matches!(role, Role::Editor | Role::ChiefEditor) {
            return Err(Error::NotAllowed("keeping an article", role));
        }
        if self.why().trim().is_empty() {
            return Err(Error::NoReason);
        }
        let Some(flag) = article.flag.take() else {
            return Err(Error::NothingToDecide(id));
        };
        self.write_flag(&article, None, now).await?;
        self.audit(
            "keep",
            &format!("article {id}, although article {} was withdrawn", flag.of),
            now,
        );
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
        let stage = article.stage.name().to_owned();
        self.note(
            Line::ArticleMoved {
                article: article.id,
                stage,
            },
            now,
        );
        Ok(())
    }
}
