//! Pictures and recordings: what is known of the originals, and who uses them.

use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use model::{ArticleId, Asset, AssetKind, Content, Door, Embargo, MediaHash, Standing, visible};

fn kind_name(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Picture => "picture",
        AssetKind::Video => "video",
        AssetKind::Audio => "audio",
    }
}

fn asset(row: &Row) -> Result<Asset, Error> {
    let kind: String = row.get(1)?;
    let kind = [AssetKind::Picture, AssetKind::Video, AssetKind::Audio]
        .into_iter()
        .find(|known| kind_name(*known) == kind)
        .ok_or(Error::Unknown("kind of media", kind))?;
    Ok(Asset {
        hash: row.get(0)?,
        kind,
        mime: row.get(2)?,
        bytes: row.get(3)?,
        width: row.get(4)?,
        height: row.get(5)?,
        duration_ms: row.get(6)?,
    })
}

impl Transaction {
    /// Remembers what is known of an original.
    pub async fn add_asset(&mut self, asset: &Asset) -> Result<(), Error> {
        let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let values = [
            (&asset.hash).into(),
            kind_name(asset.kind).into(),
            asset.mime.as_str().into(),
            number(asset.bytes).into(),
            asset.width.into(),
            asset.height.into(),
            number(asset.duration_ms).into(),
        ];
        let sql = "insert into media (hash, kind, mime, bytes, width, height, duration_ms) \
                   values ($1, $2, $3, $4, $5, $6, $7) on conflict (hash) do nothing";
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// What is known of an original.
    pub async fn asset(&mut self, hash: &MediaHash) -> Result<Option<Asset>, Error> {
        let sql = "select hash, kind, mime, bytes, width, height, duration_ms from media where hash = $1";
        self.first(sql, &[hash.into()])
            .await?
            .as_ref()
            .map(asset)
            .transpose()
    }

    /// The only original whose hash begins with these digits.
    pub async fn media_that_begins(&mut self, digits: &str) -> Result<Option<MediaHash>, Error> {
        if digits.is_empty()
            || !digits
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        {
            return Ok(None);
        }
        let sql = "select hash from media where hash >= $1 and hash < $2 order by hash limit 2";
        let rows = self
            .query(sql, &[digits.into(), format!("{digits}g").into()])
            .await?;
        match rows.as_slice() {
            [only] => Ok(Some(only.get(0)?)),
            _ => Ok(None),
        }
    }

    /// Whether some article that may be seen uses this picture or recording.
    pub async fn media_may_be_seen(&mut self, hash: &MediaHash, now: Timestamp) -> Result<bool, Error> {
        if self.media_is_expired(hash, now).await? {
            return Ok(false);
        }
        let sql = "select a.stage_json, a.embargo from media_use u join article a on a.id = u.article where u.media = $1";
        let rows = self.query(sql, &[hash.into()]).await?;
        for row in &rows {
            let embargo = row.get::<Option<Timestamp>>(1)?.map(Embargo::until);
            let standing = Standing {
                stage: row.document(0, "stage")?,
                embargo,
            };
            if visible(&standing, now, Door::Media) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The articles that are out and use this picture or recording.
    pub async fn media_users(&mut self, hash: &MediaHash) -> Result<Vec<ArticleId>, Error> {
        let rows = self
            .query(
                "select article from media_use where media = $1 order by article",
                &[hash.into()],
            )
            .await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    pub(crate) async fn write_media_use(
        &mut self,
        article: ArticleId,
        content: &Content,
    ) -> Result<(), Error> {
        let pictures = content.pictures().map(|picture| &picture.media);
        let recordings = content.body.recordings().map(|(_, recording)| &recording.media);
        for hash in pictures.chain(recordings) {
            let sql = "insert into media_use (media, article) values ($1, $2) on conflict (media, article) do nothing";
            self.execute(sql, &[hash.into(), article.into()]).await?;
        }
        Ok(())
    }
}
