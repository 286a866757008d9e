//! What agencies allow with the items that an article is made of: asked at its release, and done when a right ends.

use crate::transaction::json;
use crate::{Error, Transaction, Value};
use jiff::Timestamp;
use model::{
    Article, ArticleId, Content, MediaHash, RightsPolicy, Role, Stage, Usage, UsageLeave, UsageTerms,
    WireItem, WireItemId,
};
use std::collections::{BTreeMap, BTreeSet};

const SETTING: &str = "rights";

/// What an agency says about the use of one item in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct TermsOfUse {
    /// The item.
    pub item: WireItemId,
    /// Whose it is.
    pub agency: String,
    /// The pictures and recordings that came with it and are used; its words are not when `is_text` is false.
    pub media: Vec<MediaHash>,
    /// Whether its words are used, or the article's story is made of them.
    pub is_text: bool,
    /// What may be done with it.
    pub terms: UsageTerms,
}

impl TermsOfUse {
    pub(crate) fn sentence(&self, said: &str) -> String {
        let what = if self.is_text { "" } else { "a picture of " };
        format!("{what}item {} of {} {said}", self.item, self.agency)
    }

    fn problems(&self, usage: &Usage<'_>) -> Vec<String> {
        let said = self.terms.problems(usage);
        said.iter().map(|said| self.sentence(said)).collect()
    }
}

impl Transaction {
    /// Keeps the newsroom's side of agencies' terms, so that every process that releases something knows it; a change plans
    /// the ends of what is out anew. Answers whether it is one.
    pub async fn set_rights_policy(&mut self, policy: &RightsPolicy, now: Timestamp) -> Result<bool, Error> {
        if self.rights_policy().await? == *policy {
            return Ok(false);
        }
        let Value::Text(text) = json(policy, "rights")? else {
            return Ok(false);
        };
        self.set_setting(SETTING, &text).await?;
        self.audit("rights-policy", &text, now);
        self.plan_all_rights(now).await?;
        Ok(true)
    }

    /// The newsroom's side of agencies' terms.
    pub async fn rights_policy(&mut self) -> Result<RightsPolicy, Error> {
        match self.setting(SETTING).await? {
            Some(text) => {
                serde_json::from_str(&text).map_err(|source| Error::Document("rights policy", source))
            }
            None => Ok(RightsPolicy::default()),
        }
    }

    /// What agencies say about the use of all that an article with these words is made of: its own sources, those of its story's
    /// other language versions, and those that its pictures and recordings came with.
    pub async fn terms_of_use(
        &mut self,
        article: &Article,
        content: &Content,
    ) -> Result<Vec<TermsOfUse>, Error> {
        let sql = "select distinct s.item from article_source s join article a on a.id = s.article \
                   where a.story = $1 and a.id <> $2 and s.used = 1";
        let rows = self
            .query(sql, &[article.story.into(), article.id.into()])
            .await?;
        let mut text: BTreeSet<WireItemId> = content.sources.iter().copied().collect();
        for row in &rows {
            text.insert(row.get(0)?);
        }
        let media = self.media_items(content).await?;
        let all: BTreeSet<WireItemId> = text.iter().chain(media.keys()).copied().collect();
        let mut found = Vec::with_capacity(all.len());
        for id in all {
            if let Some(row) = self.wire_item(id).await? {
                let WireItem {
                    agency, usage_terms, ..
                } = row.item;
                found.push(TermsOfUse {
                    item: id,
                    agency,
                    media: media.get(&id).cloned().unwrap_or_default(),
                    is_text: text.contains(&id),
                    terms: UsageTerms::read(&usage_terms),
                });
            }
        }
        Ok(found)
    }

    /// With which items the pictures and recordings of some copy came.
    async fn media_items(
        &mut self,
        content: &Content,
    ) -> Result<BTreeMap<WireItemId, Vec<MediaHash>>, Error> {
        let used: BTreeSet<&MediaHash> = content.media().collect();
        let mut found: BTreeMap<WireItemId, Vec<MediaHash>> = BTreeMap::new();
        if used.is_empty() {
            return Ok(found);
        }
        let places: Vec<String> = (1..=used.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "select item, media from media_source where media in ({}) order by item, media",
            places.join(", ")
        );
        let values: Vec<Value> = used.into_iter().map(Value::from).collect();
        for row in self.query(&sql, &values).await? {
            found.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(found)
    }

    /// Why an article with these words may not be before readers at `at` as the agencies say, a sentence each; without those
    /// that a chief editor has answered for.
    pub async fn usage_problems(
        &mut self,
        article: &Article,
        content: &Content,
        at: Timestamp,
    ) -> Result<Vec<String>, Error> {
        let all = self.all_usage_problems(article, content, at).await?;
        let leave = article.leave.as_ref();
        Ok(all
            .into_iter()
            .filter(|said| !leave.is_some_and(|leave| leave.problems.contains(said)))
            .collect())
    }

    async fn all_usage_problems(
        &mut self,
        article: &Article,
        content: &Content,
        at: Timestamp,
    ) -> Result<Vec<String>, Error> {
        let terms = self.terms_of_use(article, content).await?;
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let policy = self.rights_policy().await?;
        let credits = credits(content);
        let mut found: Vec<String> = Vec::new();
        for one in &terms {
            found.extend(one.problems(&usage(&policy, one, article, &credits, at)));
        }
        Ok(found)
    }

    /// Says that an article may go out although agencies' terms say otherwise, or nobody knows what they say. It covers what is
    /// in the way now, and with `beyond_end` that a right ends later; new terms ask anew.
    ///
    /// # Errors
    /// When nothing is in the way, the role is not that of a chief editor, or no reason is given.
    pub async fn allow_usage(
        &mut self,
        id: ArticleId,
        beyond_end: bool,
        role: Role,
        now: Timestamp,
    ) -> Result<BTreeSet<String>, Error> {
        if role != Role::ChiefEditor {
            return Err(Error::NotAllowed("what an agency does not allow", role));
        }
        if self.why().trim().is_empty() {
            return Err(Error::NoReason);
        }
        let mut article = self.hold_article(id).await?;
        let head = self
            .revision(id, article.head)
            .await?
            .ok_or(Error::NoSuchArticle(id))?;
        let mut problems: BTreeSet<String> = self
            .all_usage_problems(&article, &head.content, now)
            .await?
            .into_iter()
            .collect();
        if beyond_end {
            let ends = self.ends(&article, &head.content, now).await?;
            problems.extend(ends.into_iter().map(|end| end.said));
        }
        if beyond_end {
            article.source_flag = self.without_ends(article.source_flag.take(), now).await?;
        }
        if problems.is_empty() {
            return Err(Error::NothingToAllow(id));
        }
        let said = problems.iter().cloned().collect::<Vec<_>>().join("; ");
        self.audit("allow-usage", &format!("article {id}, although {said}"), now);
        let by = self.who().to_owned();
        let reason = self.why().to_owned();
        let known = article
            .leave
            .take()
            .map(|leave| leave.problems)
            .unwrap_or_default();
        article.leave = Some(UsageLeave {
            by,
            at: now,
            reason,
            problems: known.into_iter().chain(problems.clone()).collect(),
        });
        self.write_stage(&article, now).await?;
        self.plan_rights(&article, &head.content, now).await?;
        Ok(problems)
    }
}

/// Everything in some copy that names agencies.
pub(crate) fn credits(content: &Content) -> String {
    let pictures = content.pictures().map(|picture| picture.credit.clone());
    let recordings = content
        .body
        .recordings()
        .map(|(_, recording)| recording.credit.clone());
    let all: Vec<String> = std::iter::once(content.credit.to_string())
        .chain(pictures)
        .chain(recordings)
        .collect();
    all.join("\n")
}

/// The use of an item in an article at an instant.
pub(crate) fn usage<'a>(
    policy: &'a RightsPolicy,
    terms: &'a TermsOfUse,
    article: &Article,
    credits: &'a str,
    now: Timestamp,
) -> Usage<'a> {
    Usage {
        policy,
        agency: &terms.agency,
        lang: article.lang,
        credits,
        since: match &article.stage {
            Stage::Scheduled { at } => Some(*at),
            stage => stage.published_since(),
        },
        now,
    }
}
