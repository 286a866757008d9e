//! Moving an article: every move goes through the model's table of transitions.

use crate::transaction::json;
use crate::{Error, Transaction, Value};
use jiff::Timestamp;
use model::{
    Action, Approval, Article, ArticleId, Content, ContentHash, Embargo, Facts, Hold, Line, RevisionNo, Role,
    Stage, Task, WireItemId, step,
};

/// What comes along with an action.
#[derive(Clone, Debug, Default)]
pub struct Act {
    /// What the article says now; with `None` it says what it said.
    pub content: Option<Content>,
    /// The hash of what was read, when approving or clearing; without it, what it says now.
    pub read: Option<ContentHash>,
    /// The time asked for, when scheduling.
    pub at: Option<Timestamp>,
    /// Since when it has been before readers elsewhere, when publishing something imported.
    pub since: Option<Timestamp>,
    /// The first revision with the mistake, when correcting; without it the first that readers saw.
    pub wrong_since: Option<RevisionNo>,
    /// An item of which nothing is left in what it says.
    pub without_source: Option<WireItemId>,
    /// An item, and which of its versions is in what it says; it must be the newest.
    pub follows: Option<(WireItemId, i64)>,
}

pub(crate) fn document<T: serde::Serialize>(document: Option<&T>) -> Result<Value, Error> {
    document.map_or(Ok(Value::Null), |document| json(document, "approval"))
}

/// How many corrections say something.
fn notes(content: &Content) -> usize {
    let all = content.body.corrections();
    all.filter(|note| !note.text.trim().is_empty()).count()
}

fn is_withdrawn(article: &Article) -> bool {
    matches!(article.stage, Stage::Withdrawn { .. })
}

impl Transaction {
    /// Moves an article, or answers with the rule that forbids it.
    ///
    /// The new revision, the move, what readers see and the ledger's lines are one change.
    pub async fn act(
        &mut self,
        id: ArticleId,
        action: Action,
        role: Role,
        act: Act,
        now: Timestamp,
    ) -> Result<Article, Error> {
        // In one place of its own: all that can follow from a move is long, and many wait for one.
        Box::pin(self.do_act(id, action, role, act, now)).await
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one move is one list of steps, in their order"
    )]
    async fn do_act(
        &mut self,
        id: ArticleId,
        action: Action,
        role: Role,
        act: Act,
        now: Timestamp,
    ) -> Result<Article, Error> {
        if let Some(content) = &act.content {
            self.hold_sources(content, act.follows.map(|(item, _)| item))
                .await?;
        }
        if action == Action::Withdraw {
            self.hold_versions(id).await?;
        }
        let mut moved = self.hold_article(id).await?;
        let flag_before = moved.source_flag.clone();
        let last = self
            .revision(id, moved.head)
            .await?
            .ok_or(Error::NoSuchArticle(id))?;
        let head = last.content;
        let shown = notes(&head);
        let known = head.sources.clone();
        let (content, is_new) = self.words_of(act.content, act.without_source, head).await?;
        let changes_sources = act.follows.is_some() || act.without_source.is_some();
        if changes_sources && is_withdrawn(&moved) {
            return Err(Error::Withdrawn(id));
        }
        let bound = self
            .may_take_over(&moved, &content, &known, act.follows, now)
            .await?;
        let hash = content.hash();
        let mut facts = Facts {
            at: act.at,
            same_words: act.read.as_ref().is_none_or(|read| *read == hash),
            reason: !self.why().trim().is_empty(),
            correction_note: notes(&content) > shown,
            usage: self
                .usage_problems(&moved, &content, act.at.unwrap_or(now))
                .await?,
            ..self.facts(&moved, &content, now).await?
        };
        if action == Action::Approve {
            facts.second_pair = self.may_approve(&moved, is_new).await?;
        }
        let was_withdrawn = is_withdrawn(&moved);
        moved.stage =
            step(&moved.stage, action, role, &facts).map_err(|refused| Error::Refused(id, refused))?;
        if let (Stage::Published { since }, Some(earlier)) = (&mut moved.stage, act.since) {
            *since = earlier.min(now);
        }
        if is_new {
            moved.head = RevisionNo(moved.head.0 + 1);
            self.write_revision(id, moved.head, &content, now).await?;
            self.note(
                Line::ArticleSaved {
                    article: id,
                    revision: moved.head,
                },
                now,
            );
        }
        if moved.stage.published_since().is_some() {
            moved.published = Some(moved.head);
        }
        self.keep_sources(&mut moved, &content, act.follows).await?;
        if action == Action::Withdraw {
            moved.flag = None;
            moved.source_flag = None;
        }
        moved.updated_at = act.since.map_or(now, |since| since.min(now));
        self.keep_who_read(&mut moved, action, hash, now);
        self.write_stage(&moved, now).await?;
        if action == Action::Withdraw {
            self.close_previews(id, now).await?;
            if moved.published.is_some() {
                self.flag_versions(&moved, now).await?;
            }
        }
        self.write_released(&moved, &content, now).await?;
        if action != Action::Save {
            self.audit(
                action.name(),
                &format!("article {id}, revision {}", moved.head),
                now,
            );
        }
        let seen = matches!(action, Action::Publish | Action::Correct | Action::Amend)
            || (action == Action::Withdraw && moved.published.is_some());
        let stage = moved.stage.name().to_owned();
        if seen {
            self.write_release(&moved, action, &content, act.wrong_since, now)
                .await?;
            let (story, lang) = (moved.story, moved.lang);
            self.plan_rights(&moved, &content, now).await?;
            self.note(
                Line::ArticleReleased {
                    story,
                    article: id,
                    lang,
                    stage,
                },
                now,
            );
        } else if action != Action::Save {
            self.note(Line::ArticleMoved { article: id, stage }, now);
        }
        if action == Action::Withdraw || moved.source_flag != flag_before {
            self.settle_decided_kills(flag_before.as_ref(), Some(&content), now)
                .await?;
        }
        if was_withdrawn && !is_withdrawn(&moved) {
            return self.begin_anew(moved, now).await;
        }
        self.bind(moved, bound, now).await
    }

    /// What an article says now, given what it said: blocks keep their names, and sources and credit follow from them.
    async fn words_of(
        &mut self,
        given: Option<Content>,
        without_source: Option<WireItemId>,
        head: Content,
    ) -> Result<(Content, bool), Error> {
        let Some(mut content) = given else {
            return Ok((head, false));
        };
        content.body = content.body.continuing(&head.body);
        if let Some(item) = without_source {
            content = content.without_source(item);
        }
        self.settle_sources(&mut content, Some(&head)).await?;
        let is_new = content != head;
        Ok((content, is_new))
    }

    /// Who read what belongs to these words: an edit afterwards voids it.
    fn keep_who_read(&self, moved: &mut Article, action: Action, hash: ContentHash, now: Timestamp) {
        let by = self.who().to_owned();
        moved.approval = moved.approval.take().filter(|approval| approval.hash == hash);
        match action {
            Action::Approve | Action::Correct | Action::Amend => {
                moved.approval = Some(Approval { hash, by, at: now });
            }
            Action::Clear => {
                moved.clearance = Some(Approval { hash, by, at: now });
                moved.hold = None;
            }
            Action::Hold => {
                let reason = self.why().to_owned();
                moved.hold = Some(Hold { by, at: now, reason });
            }
            Action::Save | Action::Return => moved.approval = None,
            _ => {}
        }
    }

    pub(crate) async fn write_stage(&mut self, article: &Article, now: Timestamp) -> Result<(), Error> {
        let values = [
            article.id.into(),
            article.stage.name().into(),
            json(&article.stage, "stage")?,
            article.head.into(),
            article.published.into(),
            article.updated_at.into(),
            document(article.approval.as_ref())?,
            document(article.hold.as_ref())?,
            document(article.clearance.as_ref())?,
            document(article.flag.as_ref())?,
            document(article.source_flag.as_ref())?,
            document(article.leave.as_ref())?,
        ];
        let sql = "update article set stage = $2, stage_json = $3, head = $4, published = $5, updated_at = $6, \
                   approval = $7, hold = $8, clearance = $9, flag = $10, source_flag = $11, usage_leave = $12 where id = $1";
        self.execute(sql, &values).await?;
        self.plan_for(article, now).await
    }

    /// Keeps what happens to an article by itself in step with where it stands.
    pub(crate) async fn plan_for(&mut self, article: &Article, now: Timestamp) -> Result<(), Error> {
        let is_withdrawn = is_withdrawn(article);
        let release = match article.stage {
            Stage::Scheduled { at } => Some(at),
            _ => None,
        };
        let known = self.acts_of(article.id).await?;
        let waiting = |task: &Task| known.iter().find(|act| act.task == *task);
        // An end that comes at this very instant is still to be done.
        let end = waiting(&Task::EmbargoEnd(article.id)).map(|act| act.due_at);
        let embargo = article
            .embargo
            .filter(|embargo| !is_withdrawn && (!embargo.is_lifted(now) || end == Some(embargo.lifts_at())))
            .map(Embargo::lifts_at);
        let withdrawal = Task::Withdrawal(article.id);
        let kept = waiting(&withdrawal)
            .map(|act| act.due_at)
            .filter(|_| !is_withdrawn);
        for (task, due_at) in [
            (Task::Release(article.id), release),
            (Task::EmbargoEnd(article.id), embargo),
            (withdrawal, kept),
        ] {
            self.plan(&task, due_at, waiting(&task), now).await?;
        }
        Ok(())
    }
}
