//! `vesper article preview|previews|revoke`: links to what is not out.

use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use desk::preview::PreviewTokens;
use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, PreviewId, Stage};
use serde_json::json;

/// `vesper article preview ID --for NAME`
pub(super) async fn make(
    house: &House,
    id: ArticleId,
    holder: &str,
    lasts: SignedDuration,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let holder = holder.trim();
    if holder.is_empty() {
        bail!("--for must name the person who gets the link");
    }
    let tokens = PreviewTokens::new(house.archive.signing_key().await?);
    let ends_at = now + lasts;
    let mut tx = house.archive.begin(&who(), "").await?;
    let article = article_of(&mut tx, id).await?;
    if matches!(article.stage, Stage::Withdrawn { .. }) {
        bail!("article {id} is withdrawn; a link would open nothing");
    }
    let link = tx.make_preview(id, holder, ends_at, now).await?;
    tx.commit().await?;
    let url = format!("{}/preview/{}", house.settings.url, tokens.sign(link, ends_at));
    let told = json!({ "link": link, "article": id, "for": holder, "ends_at": ends_at, "url": url });
    say(json, &told, || {
        format!("{url}\nfor {holder}, until {ends_at}; to revoke it: vesper article revoke {link}")
    })
}

/// `vesper article previews ID`
pub(super) async fn list(house: &House, id: ArticleId, now: Timestamp, json: bool) -> Result<()> {
    let links = house.archive.read().await?.previews(id).await?;
    if links.is_empty() && !json {
        eprintln!("No link was made for article {id}.");
    }
    for link in links {
        say(json, &json!(link), || {
            let state = match (link.revoked_at, link.is_open(now)) {
                (Some(at), _) => format!("revoked {at}"),
                (None, true) => format!("open until {}", link.ends_at),
                (None, false) => format!("ended {}", link.ends_at),
            };
            let opened = match link.opened_at {
                Some(at) => format!("opened {}×, last {at}", link.opened),
                None => "never opened".to_owned(),
            };
            let number = link.id.to_string();
            columns(&[(&number, 5), (&link.holder, 28), (&state, 38), (&opened, 0)])
        })?;
    }
    Ok(())
}

/// `vesper article revoke LINK`
pub(super) async fn revoke(house: &House, link: PreviewId, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.begin(&who(), "").await?;
    let known = tx
        .preview(link)
        .await?
        .with_context(|| format!("there is no link {link}; `vesper article previews ID` lists them"))?;
    let is_new = tx.revoke_preview(link, now).await?;
    tx.commit().await?;
    let told = json!({ "link": link, "article": known.article, "for": known.holder, "revoked": true });
    say(json, &told, || {
        let before = if is_new { "" } else { " already" };
        format!("link {link} for {} opens nothing{before}", known.holder)
    })
}
