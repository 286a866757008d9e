//! What sections ask for, and the embargo as an act of its own.

use crate::transaction::json;
use crate::{Error, Transaction, Value};
use jiff::Timestamp;
use model::{
    Article, ArticleId, Content, Embargo, EmbargoChange, Facts, Line, Need, RevisionNo, Role, SectionRules,
    SourceFlag, Stage, StoryId, change_embargo,
};
use std::collections::{BTreeMap, BTreeSet};

const SETTING: &str = "section-rules";

impl Transaction {
    /// Keeps what the newsroom's sections ask for, so that every process that moves an article knows it. Answers whether that
    /// is a change.
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

    /// What the section of a story asks for, and each in which it was before: nobody goes around a rule by filing it elsewhere.
    /// A story in no section, or in one that the newsroom does not know, is under all that any section asks for.
    pub async fn rules_of(&mut self, story: StoryId) -> Result<SectionRules, Error> {
        let rules = self.section_rules().await?;
        let section = self
            .story(story)
            .await?
            .map(|story| story.section)
            .unwrap_or_default();
        let mut sections = self.sections_before(story).await?;
        if rules.contains_key(&section) {
            sections.insert(section);
        } else {
            sections.extend(rules.keys().cloned());
        }
        let any = |asks: fn(&SectionRules) -> bool| sections.iter().filter_map(|id| rules.get(id)).any(asks);
        Ok(SectionRules {
            second_pair_of_eyes: any(|rules| rules.second_pair_of_eyes),
            legal: any(|rules| rules.legal),
        })
    }

    /// Everybody who wrote on an article since it was out last.
    async fn writers(&mut self, article: &Article) -> Result<BTreeSet<String>, Error> {
        let sql = "select distinct saved_by from revision where article = $1 and number > $2";
        let out = article.published.unwrap_or(RevisionNo(0));
        let rows = self.query(sql, &[article.id.into(), out.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Whether who makes this change may approve an article as its section asks; `brings_words` when it comes with new ones.
    pub(crate) async fn may_approve(&mut self, article: &Article, brings_words: bool) -> Result<bool, Error> {
        if !self.rules_of(article.story).await?.second_pair_of_eyes {
            return Ok(true);
        }
        Ok(!brings_words && !self.writers(article).await?.contains(self.who()))
    }

    /// What is known about an article with these words.
    pub(crate) async fn facts(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let rules = self.rules_of(article.story).await?;
        let second_pair =
            !rules.second_pair_of_eyes || article.is_approved_by_another(&self.writers(article).await?);
        let hash = content.hash();
        Ok(Facts {
            approved: article.is_approved(&hash),
            second_pair,
            cleared: article.is_cleared(&hash, rules),
            decided: article.flag.is_none(),
            sources_decided: !article.source_flag.as_ref().is_some_and(SourceFlag::holds_back),
            media_rights: self.expired(content, now).await?.is_empty(),
            ..Facts::of(content, article.embargo, now)
        })
    }

    /// What has to be there before readers see an article's newest words, and what of it is; with those words.
    pub async fn checks(
        &mut self,
        article: &Article,
        now: Timestamp,
    ) -> Result<(Content, Vec<(Need, bool)>), Error> {
        let head = self
            .revision(article.id, article.head)
            .await?
            .ok_or(Error::NoSuchArticle(article.id))?;
        let facts = self.facts(article, &head.content, now).await?;
        Ok((head.content, facts.checks()))
    }

    /// The latest embargo of the agencies' items that a story was made from.
    pub(crate) async fn agency_embargo(&mut self, story: StoryId) -> Result<Option<Embargo>, Error> {
        let sql = "select distinct s.item from article_source s join article a on a.id = s.article where a.story = $1";
        let mut latest = None;
        for row in self.query(sql, &[story.into()]).await? {
            let item = self.wire_item(row.get(0)?).await?;
            let embargo = item.and_then(|row| row.item.embargo).map(Embargo::lifts_at);
            latest = embargo.max(latest);
        }
        Ok(latest.map(Embargo::until))
    }

    /// Sets, moves or lifts the embargo of an article that is not out, and answers where it stands then.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub async fn set_embargo(
        &mut self,
        id: ArticleId,
        to: Option<Embargo>,
        role: Role,
        now: Timestamp,
    ) -> Result<Article, Error> {
        let mut moved = self.hold_article(id).await?;
        let change = EmbargoChange {
            from: moved.embargo,
            to,
            agency: self.agency_embargo(moved.story).await?,
            role,
            // Whoever brings a later one along says so by it.
            has_reason: role == Role::Wire || !self.why().trim().is_empty(),
        };
        moved.stage =
            change_embargo(&moved.stage, &change, now).map_err(|refused| Error::Embargo(id, refused))?;
        moved.embargo = to;
        moved.updated_at = now;
        let sql = "update article set embargo = $2 where id = $1";
        self.execute(sql, &[id.into(), to.map(Embargo::lifts_at).into()])
            .await?;
        self.write_stage(&moved, now).await?;
        self.note(
            Line::EmbargoChanged {
                article: id,
                from: change.from.map(Embargo::lifts_at),
                until: to.map(Embargo::lifts_at),
            },
            now,
        );
        Ok(moved)
    }

    /// Takes over an embargo that ends later than the article's own, from an agency's item or a manuscript. What is out or
    /// withdrawn stays as it is, and an embargo that is over already changes nothing.
    pub async fn inherit_embargo(
        &mut self,
        id: ArticleId,
        embargo: Option<Embargo>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let article = self.hold_article(id).await?;
        let is_later = embargo.is_some_and(|embargo| {
            !embargo.is_lifted(now)
                && article
                    .embargo
                    .is_none_or(|own| own.lifts_at() < embargo.lifts_at())
        });
        let is_closed =
            article.stage.published_since().is_some() || matches!(article.stage, Stage::Withdrawn { .. });
        if is_later && !is_closed {
            self.set_embargo(id, embargo, Role::Wire, now).await?;
        }
        Ok(())
    }
}
