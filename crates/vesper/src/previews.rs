//! Links to what is not out: the desk knows them, the press makes the page, the site shows it.

use crate::clock::HouseClock;
use crate::house::House;
use anyhow::Result;
use archive::Archive;
use desk::preview::{Opened, PreviewTokens, open};
use layout::{Layout, PreviewSlip};
use model::{Clock, ContentHash};
use site::{PreviewDesk, PreviewError, Previewed};
use std::sync::Arc;

/// Opens links for the site.
pub(crate) struct Previews {
    archive: Archive,
    layout: Arc<Layout>,
    tokens: PreviewTokens,
    clock: Arc<HouseClock>,
}

/// What went wrong in one of the rooms.
fn told(error: impl std::error::Error + Send + Sync + 'static) -> PreviewError {
    PreviewError(Box::new(error))
}

impl Previews {
    pub(crate) async fn new(house: &House, clock: Arc<HouseClock>) -> Result<Self> {
        Ok(Self {
            archive: house.archive.clone(),
            layout: house.layout()?,
            tokens: PreviewTokens::new(house.archive.signing_key().await?),
            clock,
        })
    }

    async fn open(&self, token: &str) -> Result<Option<Opened>, PreviewError> {
        open(&self.archive, &self.tokens, token, self.clock.now())
            .await
            .map_err(told)
    }
}

impl PreviewDesk for Previews {
    fn page<'a>(&'a self, token: &'a str) -> Previewed<'a, String> {
        Box::pin(async move {
            let Some(opened) = self.open(token).await? else {
                return Ok(None);
            };
            let now = self.clock.now();
            let mut tx = self
                .archive
                .begin(&opened.link.holder, "preview")
                .await
                .map_err(told)?;
            tx.open_preview(opened.link.id, now).await.map_err(told)?;
            let slip = PreviewSlip {
                holder: opened.link.holder,
                ends_at: opened.link.ends_at,
                path: format!("/preview/{token}"),
            };
            let content = opened.revision.content;
            let page = press::preview(&self.layout, &mut tx, &opened.article, content, &slip, now)
                .await
                .map_err(told)?;
            tx.commit().await.map_err(told)?;
            Ok(Some(page))
        })
    }

    fn media<'a>(&'a self, token: &'a str, hash: &'a ContentHash) -> Previewed<'a, String> {
        Box::pin(async move {
            let Some(opened) = self.open(token).await? else {
                return Ok(None);
            };
            let mut tx = self.archive.read().await.map_err(told)?;
            // The page shows other pieces' pictures as well, which everybody may see.
            let is_own = opened.revision.content.media().any(|used| used == hash);
            if !is_own && !tx.media_may_be_seen(hash, self.clock.now()).await.map_err(told)? {
                return Ok(None);
            }
            Ok(tx.asset(hash).await.map_err(told)?.map(|asset| asset.mime))
        })
    }
}
