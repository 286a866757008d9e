//! Doing what is due: once, in the change that says so.

use crate::{Act, Error, Transaction};
use jiff::Timestamp;
use model::{ActId, ActState, Action, Article, ArticleId, Line, MediaHash, Role, ScheduledAct, Stage, Task};

impl Transaction {
    /// Does what is due of an article, a picture or a recording, and answers the act with what became of it; nothing when
    /// it does not wait any more or its time has not come. A letter's issue is fixed by the letter's own room.
    ///
    /// What a rule forbids when its time has come (the approval was voided, say) is refused once and for all, with the
    /// reason, so that somebody is told; an article that was to go out then goes back to “approved”.
    pub async fn perform(&mut self, id: ActId, now: Timestamp) -> Result<Option<ScheduledAct>, Error> {
        let Some(known) = self.scheduled_act(id).await? else {
            return Ok(None);
        };
        // Whoever moves an article holds it before its acts; here as well, so that nobody waits for each other.
        if let Task::Withdrawal(article) | Task::RightsEnd(article) = &known.task {
            self.hold_versions(*article).await?;
        }
        let article = match &known.task {
            Task::Withdrawal(article)
            | Task::RightsEnd(article)
            | Task::EmbargoEnd(article)
            | Task::Release(article) => Some(self.hold_article(*article).await?),
            Task::MediaExpiry(media) => {
                let sql = "update media set is_expired = is_expired where hash = $1";
                self.execute(sql, &[media.into()]).await?;
                None
            }
            Task::Letter(..) => return Ok(None),
        };
        // Asked in the statement itself: the plan may have been changed since it was read.
        let sql = "update scheduled_act set state = $2, done_at = $3 where id = $1 and state = 'waiting' and due_at <= $3";
        let values = [id.into(), ActState::Done.name().into(), now.into()];
        if self.execute(sql, &values).await? == 0 {
            return Ok(None);
        }
        let refused = match (&known.task, article) {
            (Task::Withdrawal(article), _) => self.by_the_clock(*article, Action::Withdraw, now).await?,
            (Task::RightsEnd(_), Some(article)) => self.end_rights(article, now).await?,
            (Task::Release(_), Some(article)) => self.release(article, now).await?,
            (Task::EmbargoEnd(_), Some(article)) => {
                self.audit("embargo-end", &format!("article {}", article.id), now);
                self.note_if_out(&article, now);
                None
            }
            (Task::MediaExpiry(media), _) => {
                self.audit("media-expiry", &format!("media {media}"), now);
                let sql = "update media set is_expired = 1 where hash = $1";
                self.execute(sql, &[media.into()]).await?;
                self.show_media_anew(media, now).await?;
                None
            }
            _ => None,
        };
        if let Some(refused) = refused {
            let sql = "update scheduled_act set state = $2, said = $3 where id = $1";
            let state = ActState::Refused.name();
            self.execute(sql, &[id.into(), state.into(), refused.into()])
                .await?;
        }
        self.scheduled_act(id).await
    }

    async fn release(&mut self, mut article: Article, now: Timestamp) -> Result<Option<String>, Error> {
        let refused = self.by_the_clock(article.id, Action::Publish, now).await?;
        if refused.is_some() && matches!(article.stage, Stage::Scheduled { .. }) {
            article.stage = Stage::Approved;
            self.write_stage(&article, now).await?;
            let stage = article.stage.name().to_owned();
            self.note(
                Line::ArticleMoved {
                    article: article.id,
                    stage,
                },
                now,
            );
        }
        Ok(refused)
    }

    /// Moves an article as the clock; the rule that forbids it, in words.
    pub(crate) async fn by_the_clock(
        &mut self,
        article: ArticleId,
        action: Action,
        now: Timestamp,
    ) -> Result<Option<String>, Error> {
        match self.act(article, action, Role::Clock, Act::default(), now).await {
            Ok(_) => Ok(None),
            Err(Error::Refused(_, refused)) => Ok(Some(refused.to_string())),
            Err(error) => Err(error),
        }
    }

    /// Tells the followers that readers see something else of it, when they see it at all.
    fn note_if_out(&mut self, article: &Article, now: Timestamp) {
        if article.stage.published_since().is_some() {
            self.note(
                Line::ArticleReleased {
                    story: article.story,
                    article: article.id,
                    lang: article.lang,
                    stage: article.stage.name().to_owned(),
                },
                now,
            );
        }
    }

    /// Lets whoever hands on the other language versions of an article ask anew whose copy they are.
    pub(crate) async fn show_versions_anew(&mut self, id: ArticleId, now: Timestamp) -> Result<(), Error> {
        let Some(article) = self.article(id).await? else {
            return Ok(());
        };
        for version in self.articles_of(article.story).await? {
            if version.id != id {
                self.note_if_out(&version, now);
            }
        }
        Ok(())
    }

    /// Lets fronts, feeds and pages show a picture or recording, or no longer show it, as its rights say at `now`.
    pub(crate) async fn show_media_anew(&mut self, media: &MediaHash, now: Timestamp) -> Result<(), Error> {
        for id in self.media_users(media).await? {
            let article = self.hold_article(id).await?;
            let shown = match article.published {
                Some(revision) => self.revision(id, revision).await?,
                None => None,
            };
            if let Some(revision) = shown {
                self.write_released(&article, &revision.content, now).await?;
                self.note_if_out(&article, now);
            }
        }
        Ok(())
    }

    /// Says when an article is to be taken back by itself, or with `None` that it is not.
    ///
    /// # Errors
    /// When the time has passed, when it is withdrawn already, when the role may not withdraw it, or when no reason is given.
    pub async fn plan_withdrawal(
        &mut self,
        id: ArticleId,
        at: Option<Timestamp>,
        role: Role,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.hold_versions(id).await?;
        let article = self.hold_article(id).await?;
        if at.is_some_and(|at| at <= now) {
            return Err(Error::Past);
        }
        let head = self
            .revision(id, article.head)
            .await?
            .ok_or(Error::NoSuchArticle(id))?;
        let facts = model::Facts {
            reason: !self.why().trim().is_empty(),
            ..model::Facts::of(&head.content, article.embargo, now)
        };
        // Whoever plans it must be one who may do it.
        model::step(&article.stage, Action::Withdraw, role, &facts)
            .map_err(|refused| Error::Refused(id, refused))?;
        let task = Task::Withdrawal(id);
        let known = self.waiting_act(&task).await?;
        self.plan(&task, at, known.as_ref(), now).await?;
        let end = at.map_or_else(|| "not any more".to_owned(), |at| at.to_string());
        self.audit("plan-withdrawal", &format!("article {id}, {end}"), now);
        Ok(())
    }
}
