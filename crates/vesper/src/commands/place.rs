//! `vesper where ID`: every door that an article stands in, had stood in, every letter that carried it, and who was told of
//! what was put right.

use super::told;
use crate::commands::article_of;
use crate::house::House;
use crate::output::{columns, say};
use anyhow::Result;
use archive::Transaction;
use jiff::Timestamp;
use model::{Article, ArticleId, Content, Door, IssueId, RevisionNo, Stage, SubscriberId};
use press::{Encoding, PageId, PageStore, Use};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Addresses that are read at a stroke.
const BATCH: i64 = 1000;

/// How it is with a place now. The very bytes that readers get are looked at, not what should be in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Now {
    /// It stands there.
    Stands,
    /// A notice stands there that it was withdrawn, and nothing of it.
    Notice,
    /// A feed tells that it was withdrawn, without a word of it (RFC 6721).
    Tombstone,
    /// The page is there without it.
    TakenAway,
    /// There is no such page any more; a file is not served any more.
    Gone,
}

impl Now {
    fn words(self) -> &'static str {
        match self {
            Self::Stands => "stands there",
            Self::Notice => "410, a notice",
            Self::Tombstone => "a tombstone",
            Self::TakenAway => "taken away",
            Self::Gone => "gone",
        }
    }
}

/// A page, feed or file.
#[derive(Debug, Serialize)]
struct Place {
    address: String,
    /// By which doors it came there, as far as that was written down.
    doors: BTreeSet<String>,
    /// The revisions that stood there.
    revisions: BTreeSet<RevisionNo>,
    now: Now,
}

/// A letter that carried it.
#[derive(Debug, Serialize)]
struct Mailed {
    letter: String,
    revision: RevisionNo,
    /// Readers who may have got this very revision: those whose copies showed it, and those in doubt.
    reached: i64,
    /// The copies of the whole issue.
    deliveries: BTreeMap<&'static str, i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readers: Vec<String>,
}

/// `vesper where ID`
pub(super) async fn run(
    house: &House,
    id: ArticleId,
    with_readers: bool,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let store = house.pages()?;
    let placed = tx.placements(id).await?;
    let stood = places(&mut tx, &store, &article, &placed).await?;
    let mailed = mailed(&mut tx, id, &placed, with_readers).await?;
    let corrections = told::told(&mut tx, id, now).await?;
    let partners = tx.partner_deliveries(id).await?;
    let releases = tx.releases(id).await?;
    let links = tx.previews(id).await?;
    let open: Vec<_> = links
        .iter()
        .filter(|link| link.is_open(now) && !matches!(article.stage, Stage::Withdrawn { .. }))
        .collect();
    let told = json!({
        "article": id, "stage": article.stage, "embargo": article.embargo, "releases": releases,
        "places": stood, "letters": mailed, "corrections": corrections, "open_previews": open, "partners": partners,
    });
    say(json, &told, || {
        let mut out = format!("article {id} is {}", article.stage.name());
        if let Some(last) = releases.last() {
            let why = if last.why.is_empty() {
                String::new()
            } else {
                format!(": {}", last.why)
            };
            out.push_str(&format!("; last {} by {} at {}{why}", last.act, last.by, last.at));
        }
        out.push_str("\n\n");
        for place in &stood {
            let revisions: Vec<String> = place.revisions.iter().map(ToString::to_string).collect();
            let doors: Vec<&str> = place.doors.iter().map(String::as_str).collect();
            let (revisions, doors) = (revisions.join(", "), doors.join(", "));
            out.push_str(&columns(&[
                (place.now.words(), 14),
                (&doors, 22),
                (&revisions, 9),
                (&place.address, 0),
            ]));
            out.push('\n');
        }
        if stood.is_empty() {
            out.push_str("It has stood nowhere.\n");
        }
        for letter in &mailed {
            let counts: Vec<String> = letter
                .deliveries
                .iter()
                .map(|(state, count)| format!("{count} {state}"))
                .collect();
            out.push_str(&format!(
                "\nletter {}, revision {}: sent to {}; the issue: {}\n",
                letter.letter,
                letter.revision,
                letter.reached,
                counts.join(", ")
            ));
            for reader in &letter.readers {
                out.push_str(&format!("  {reader}\n"));
            }
        }
        for one in &partners {
            out.push('\n');
            out.push_str(&crate::partners::line(one));
            out.push('\n');
        }
        out.push_str(&told::lines(&corrections));
        for link in open {
            out.push_str(&format!(
                "\npreview link {} for {}, open until {}\n",
                link.id, link.holder, link.ends_at
            ));
        }
        out.trim_end().to_owned()
    })
}

async fn places(
    tx: &mut Transaction,
    store: &PageStore,
    article: &Article,
    placed: &[(RevisionNo, String, String)],
) -> Result<Vec<Place>> {
    let id = article.id;
    let mut found: BTreeMap<String, (BTreeSet<String>, BTreeSet<RevisionNo>)> = BTreeMap::new();
    for (revision, door, place) in placed.iter().filter(|(_, door, _)| door != Door::Letter.name()) {
        let (doors, revisions) = found.entry(place.clone()).or_default();
        doors.insert(door.clone());
        revisions.insert(*revision);
    }
    // What stands for it inside other pages is not written down page by page; the store knows who shows it.
    let mut others = store.users(Use::Article(id))?;
    others.extend([PageId::sitemap_part(id), PageId::NewsSitemap]);
    for page in others {
        let key = page.key();
        if shows(store, &key, id)? == Now::Stands {
            found.entry(key).or_default().0.insert(door_of(&page).to_owned());
        }
    }
    let mut all = Vec::new();
    for (address, (doors, revisions)) in found {
        let now = shows(store, &address, id)?;
        all.push(Place {
            address,
            doors,
            revisions,
            now,
        });
    }
    if let Some(revision) = article.published
        && let Some(revision) = tx.revision(id, revision).await?
    {
        all.extend(files(store, &revision.content, revision.number)?);
    }
    Ok(all)
}

/// The door of a place that was not written down.
fn door_of(page: &PageId) -> &'static str {
    match page {
        PageId::SitemapIndex | PageId::SitemapPart(_) | PageId::NewsSitemap => Door::Sitemap.name(),
        PageId::Front(_) | PageId::Section(..) => Door::Front.name(),
        PageId::Atom(..) | PageId::JsonFeed(_) => Door::Feed.name(),
        PageId::WebEdition(..) => Door::WebEdition.name(),
        PageId::Corrections(_) => Door::Corrections.name(),
        _ => Door::Related.name(),
    }
}

/// What readers get under a key. Every link to an article ends in its number.
fn shows(store: &PageStore, key: &str, id: ArticleId) -> Result<Now> {
    let Some(page) = store.get(key, Encoding::Identity)? else {
        return Ok(Now::Gone);
    };
    if page.status == 410 && key == PageId::Article(id).key() {
        return Ok(Now::Notice);
    }
    if key == PageId::Article(id).key() {
        return Ok(Now::Stands);
    }
    let body = String::from_utf8_lossy(&page.body);
    let link = format!("/a-{id}");
    let is_whole = |at: &usize| !body[at + link.len()..].starts_with(|next: char| next.is_ascii_digit());
    let places = body.match_indices(&link).map(|(at, _)| at).filter(is_whole);
    let (buried, stands): (Vec<usize>, Vec<usize>) = places.partition(|at| {
        let tag = body[..*at].rfind('<').unwrap_or(0);
        body[tag..].starts_with("<at:deleted-entry ")
    });
    Ok(match (stands.is_empty(), buried.is_empty()) {
        (false, _) => Now::Stands,
        (true, false) => Now::Tombstone,
        (true, true) => Now::TakenAway,
    })
}

/// Its pictures and recordings, and whether they are served.
fn files(store: &PageStore, content: &Content, revision: RevisionNo) -> Result<Vec<Place>> {
    let pictures = content.pictures().map(|picture| &picture.media);
    let recordings = content.body.recordings().map(|(_, recording)| &recording.media);
    let hashes: BTreeSet<_> = pictures.chain(recordings).collect();
    let place = |hash: &model::MediaHash| {
        let is_served = store
            .get(&PageId::Media(hash.clone()).key(), Encoding::Identity)?
            .is_some();
        Ok(Place {
            address: format!("/media/{hash}/"),
            doors: BTreeSet::from([Door::Media.name().to_owned()]),
            revisions: BTreeSet::from([revision]),
            now: if is_served { Now::Stands } else { Now::Gone },
        })
    };
    hashes.into_iter().map(place).collect()
}

async fn mailed(
    tx: &mut Transaction,
    article: ArticleId,
    placed: &[(RevisionNo, String, String)],
    with_readers: bool,
) -> Result<Vec<Mailed>> {
    let sent = tx.mailed_revisions(article).await?;
    let mut letters = Vec::new();
    for (revision, _, place) in placed.iter().filter(|(_, door, _)| door == Door::Letter.name()) {
        let parts: Vec<&str> = place.split('/').collect();
        let ["", lang, "letter", date] = parts.as_slice() else {
            continue;
        };
        let (Ok(lang), Ok(date)) = (lang.parse(), date.parse()) else {
            continue;
        };
        let Some(issue) = tx.issue_on(lang, date).await? else {
            continue;
        };
        let progress = tx.progress(issue.id).await?;
        let readers = if with_readers {
            readers(tx, issue.id, article, *revision).await?
        } else {
            Vec::new()
        };
        let reached = sent
            .iter()
            .find(|(of, known, _)| (of, known) == (&issue.id, revision));
        letters.push(Mailed {
            letter: place.clone(),
            revision: *revision,
            reached: reached.map_or(0, |(.., count)| *count),
            deliveries: progress
                .counts
                .iter()
                .map(|(state, count)| (state.name(), *count))
                .collect(),
            readers,
        });
    }
    Ok(letters)
}

/// The addresses that one revision may have reached with one issue.
async fn readers(
    tx: &mut Transaction,
    issue: IssueId,
    article: ArticleId,
    revision: RevisionNo,
) -> Result<Vec<String>> {
    let mut all = Vec::new();
    let mut after = SubscriberId(0);
    loop {
        let some = tx
            .mailed_addresses(issue, (article, revision), after, BATCH)
            .await?;
        let Some((last, _)) = some.last() else {
            return Ok(all);
        };
        after = *last;
        all.extend(some.into_iter().map(|(_, address)| address));
    }
}
