//! Until when a picture or recording may be shown.

use crate::{Error, Transaction, Value};
use jiff::Timestamp;
use model::{ArticleId, Content, MediaHash, RevisionNo, Role, Task};
use std::collections::BTreeSet;

impl Transaction {
    /// From when on a picture or recording may not be shown; nothing when its rights have no end.
    pub async fn media_expires_at(&mut self, media: &MediaHash) -> Result<Option<Timestamp>, Error> {
        let sql = "select expires_at from media where hash = $1";
        match self.first(sql, &[media.into()]).await? {
            Some(row) => row.get(0),
            None => Ok(None),
        }
    }

    /// Whether a picture or recording may not be shown any more: its end has come, or came once by a clock that was set
    /// back since.
    pub async fn media_is_expired(&mut self, media: &MediaHash, now: Timestamp) -> Result<bool, Error> {
        let sql = "select 1 from media where hash = $1 and (expires_at <= $2 or is_expired = 1)";
        Ok(self.first(sql, &[media.into(), now.into()]).await?.is_some())
    }

    /// Says from when on a picture or recording may not be shown, or with `None` that its rights have no end. An end that
    /// has come takes effect with the next look at what is due; one that is moved into the future brings it back.
    ///
    /// # Errors
    /// When there is no such original, no reason is given, or the role may not decide.
    pub async fn set_media_expiry(
        &mut self,
        media: &MediaHash,
        at: Option<Timestamp>,
        role: Role,
        now: Timestamp,
    ) -> Result<(), Error> {
        if self.why().trim().is_empty() {
            return Err(Error::NoReason);
        }
        if !matches!(role, Role::PictureEditor | Role::Editor | Role::ChiefEditor) {
            return Err(Error::NotAllowed("the rights of a picture", role));
        }
        if self.media_is_killed(media).await? {
            return Err(Error::Killed(media.clone()));
        }
        let was_gone = self.media_is_expired(media, now).await?;
        // Whoever performs the end holds this row as well, so a renewal never meets an end that is half done.
        let sql = "update media set expires_at = $2, is_expired = 0 where hash = $1";
        if self.execute(sql, &[media.into(), at.into()]).await? == 0 {
            return Err(Error::NoSuchMedia(media.clone()));
        }
        let task = Task::MediaExpiry(media.clone());
        let known = self.waiting_act(&task).await?;
        self.plan(&task, at.map(|at| at.max(now)), known.as_ref(), now)
            .await?;
        let end = at.map_or_else(|| "never".to_owned(), |at| at.to_string());
        self.audit("set-media-expiry", &format!("media {media}, {end}"), now);
        if was_gone && at.is_none_or(|end| end > now) {
            self.show_media_anew(media, now).await?;
        }
        Ok(())
    }

    /// Which pictures and recordings of some copy may not be shown any more.
    pub(crate) async fn expired(
        &mut self,
        content: &Content,
        now: Timestamp,
    ) -> Result<BTreeSet<MediaHash>, Error> {
        let used: BTreeSet<&MediaHash> = content.media().collect();
        if used.is_empty() {
            return Ok(BTreeSet::new());
        }
        let places: Vec<String> = (2..2 + used.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "select hash from media where (expires_at <= $1 or is_expired = 1) and hash in ({})",
            places.join(", ")
        );
        let mut values = vec![now.into()];
        values.extend(used.into_iter().map(Value::from));
        self.query(&sql, &values)
            .await?
            .iter()
            .map(|row| row.get(0))
            .collect()
    }

    /// Some copy without the pictures and recordings that may not be shown any more.
    pub async fn without_expired(&mut self, content: Content, now: Timestamp) -> Result<Content, Error> {
        let expired = self.expired(&content, now).await?;
        Ok(if expired.is_empty() {
            content
        } else {
            content.without_media(&expired)
        })
    }

    /// What a revision shows at `now`: its words, and of its pictures and recordings those that may be shown.
    pub async fn shown(
        &mut self,
        article: ArticleId,
        revision: RevisionNo,
        now: Timestamp,
    ) -> Result<Option<Content>, Error> {
        match self.revision(article, revision).await? {
            Some(revision) => Ok(Some(self.without_expired(revision.content, now).await?)),
            None => Ok(None),
        }
    }
}
