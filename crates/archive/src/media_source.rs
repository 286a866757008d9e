//! Pictures and recordings that came with an agency's item, and what a kill of the item does to them.

use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{MediaHash, PubStatus, Task, WireItemId};

impl Transaction {
    /// Says that a picture or recording came with an agency's item. When the item is killed already, the right to show it
    /// has ended; else what is out with it is told anew, because it may not be handed on any more.
    ///
    /// # Errors
    /// When there is no such original or no such item.
    pub async fn set_media_source(
        &mut self,
        media: &MediaHash,
        item: WireItemId,
        now: Timestamp,
    ) -> Result<(), Error> {
        if self.asset(media).await?.is_none() {
            return Err(Error::NoSuchMedia(media.clone()));
        }
        // Held, so that a kill comes before or after and is not missed.
        let row = self.hold_wire_item(item).await?.ok_or(Error::NoSuchItem(item))?;
        let sql =
            "insert into media_source (media, item) values ($1, $2) on conflict (media, item) do nothing";
        let is_news = self.execute(sql, &[media.into(), item.into()]).await? > 0;
        self.audit("media-source", &format!("media {media}, wire item {item}"), now);
        if row.item.pubstatus == PubStatus::Canceled {
            self.end_media(media, now).await?;
        } else if is_news {
            self.show_media_anew(media, now).await?;
        }
        Ok(())
    }

    /// The pictures and recordings that came with an item.
    pub async fn media_from(&mut self, item: WireItemId) -> Result<Vec<MediaHash>, Error> {
        let sql = "select media from media_source where item = $1 order by media";
        let rows = self.query(sql, &[item.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Ends the right to show what came with an item that its agency took back; answers what that was.
    pub async fn end_media_from(
        &mut self,
        item: WireItemId,
        now: Timestamp,
    ) -> Result<Vec<MediaHash>, Error> {
        let media = self.media_from(item).await?;
        for media in &media {
            self.end_media(media, now).await?;
        }
        Ok(media)
    }

    async fn end_media(&mut self, media: &MediaHash, now: Timestamp) -> Result<(), Error> {
        let sql = "update media set expires_at = $2, is_expired = 1 where hash = $1";
        self.execute(sql, &[media.into(), now.into()]).await?;
        let task = Task::MediaExpiry(media.clone());
        let known = self.waiting_act(&task).await?;
        self.plan(&task, None, known.as_ref(), now).await?;
        self.audit("media-expiry", &format!("media {media}"), now);
        self.show_media_anew(media, now).await
    }

    /// Whether a picture or recording came with an item that its agency took back.
    pub(crate) async fn media_is_killed(&mut self, media: &MediaHash) -> Result<bool, Error> {
        let sql = "select item from media_source where media = $1";
        for row in self.query(sql, &[media.into()]).await? {
            let item = self.wire_item(row.get(0)?).await?;
            if item.is_some_and(|row| row.item.pubstatus == PubStatus::Canceled) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
