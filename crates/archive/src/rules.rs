//! What sections ask for, and the embargo as an act of its own.

use crate::articles::{COLUMNS, article};
use crate::transaction::json;
use crate::{Error, Transaction, Value};
use jiff::Timestamp;
use model::{Article, ArticleId, Embargo, Line, SectionRules, StoryId, change_embargo};
use std::collections::BTreeMap;

const SETTING: &str = "section-rules";

impl Transaction {
    /// Keeps what the newsroom's sections ask for, so that every process that moves an article knows it. Sections that are not
    /// named ask for nothing. Answers whether that is a change.
    pub async fn set_section_rules(
        &mut self,
        rules: &BTreeMap<String, SectionRules>,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let Value::Text(rules) = json(rules, "section rules")? else {
            return Ok(false);
        };
        if self.setting(SETTING).await?.unwrap_or_else(|| "{}".to_owned()) == rules {
            return Ok(false);
        }
        self.set_setting(SETTING, &rules).await?;
        self.audit(SETTING, &rules, now);
        Ok(true)
    }

    /// What the newsroom's sections ask for.
    pub async fn section_rules(&mut self) -> Result<BTreeMap<String, SectionRules>, Error> {
        match self.setting(SETTING).await? {
            Some(text) => {
                serde_json::from_str(&text).map_err(|source| Error::Document("section rules", source))
            }
            None => Ok(BTreeMap::new()),
        }
    }

    /// What the section of a story asks for.
    pub async fn rules_of(&mut self, story: StoryId) -> Result<SectionRules, Error> {
        let rules = self.section_rules().await?;
        let section = self
            .story(story)
            .await?
            .map(|story| story.section)
            .unwrap_or_default();
        Ok(rules.get(&section).copied().unwrap_or_default())
    }

    /// Sets, moves or lifts the embargo of an article that is not out, and answers where it stands then.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub async fn set_embargo(
        &mut self,
        id: ArticleId,
        to: Option<Embargo>,
        now: Timestamp,
    ) -> Result<Article, Error> {
        let sql = format!("select {COLUMNS} from article a where a.id = $1[pg: for update]");
        let row = self
            .first(&sql, &[id.into()])
            .await?
            .ok_or(Error::NoSuchArticle(id))?;
        let mut moved = article(&row)?;
        let has_reason = !self.why().trim().is_empty();
        let from = moved.embargo;
        moved.stage = change_embargo(&moved.stage, from, to, has_reason, now)
            .map_err(|refused| Error::Embargo(id, refused))?;
        moved.embargo = to;
        moved.updated_at = now;
        let sql = "update article set embargo = $2 where id = $1";
        self.execute(sql, &[id.into(), to.map(Embargo::lifts_at).into()])
            .await?;
        self.write_stage(&moved, now).await?;
        self.note(
            Line::EmbargoChanged {
                article: id,
                from: from.map(Embargo::lifts_at),
                until: to.map(Embargo::lifts_at),
            },
            now,
        );
        Ok(moved)
    }
}
