//! A desk for tests: items come in, articles are made of them.
#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]

use archive::{Act, Error, Keep, NewArticle, ReleasedQuery, Transaction};
use jiff::{SignedDuration, Timestamp};
use model::{
    Action, Article, ArticleId, Block, BlockId, BlockKind, Body, Content, Door, KillPolicy, Lang, MediaHash,
    OnKill, Role, SourceNews, StoryId, WireItem, WireItemId, text_from,
};
use testkit::{House, asset, content, instant, picture};
use wire::{Arrival, Consequences, take_in};

/// When all of it happens.
pub fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

/// Hours after it.
pub fn later(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

pub struct Desk<'a> {
    pub house: &'a House,
}

/// An article of items, each block with its origin; of the newsroom's own words without items.
pub async fn create(
    tx: &mut Transaction,
    story: StoryId,
    lang: Lang,
    items: &[(WireItemId, &WireItem)],
) -> Result<ArticleId, Error> {
    let mut copy = content("Own");
    if let Some((_, first)) = items.first() {
        copy.headline.clone_from(&first.headline);
        let blocks = items.iter().flat_map(|(id, item)| {
            item.body.blocks.iter().map(|block| Block {
                origin: Some(*id),
                ..block.clone()
            })
        });
        copy.body = Body {
            blocks: (1..)
                .zip(blocks)
                .map(|(number, block)| Block {
                    id: BlockId(number),
                    ..block
                })
                .collect(),
        };
        copy.sources = items.iter().map(|(id, _)| *id).collect();
    }
    let new = NewArticle {
        story,
        lang,
        slug: "a".into(),
        embargo: None,
        weight: 1,
    };
    tx.create_article(new, &copy, now()).await
}

impl<'a> Desk<'a> {
    pub fn of(house: &'a House) -> Self {
        Self { house }
    }

    async fn arrive(&self, document: &[u8], agency: &str) -> (WireItemId, Consequences) {
        let mut arrivals = take_in(&self.house.archive, "x", document, Some(agency), now())
            .await
            .unwrap();
        match arrivals.pop().unwrap() {
            Arrival::Kept {
                item,
                withdrawn,
                media,
                flagged,
                alarm,
                ..
            } => (
                item,
                Consequences {
                    withdrawn,
                    media,
                    flagged,
                    alarm,
                },
            ),
            Arrival::SetAside { reason } => panic!("{reason}"),
        }
    }

    pub async fn take_in_as(&self, agency: &str, document: &str) -> (WireItemId, Consequences) {
        self.arrive(document.as_bytes(), agency).await
    }

    pub async fn take_in(&self, document: &str) -> WireItemId {
        self.arrive(document.as_bytes(), "Meridian").await.0
    }

    /// A version of Meridian's item on the dam.
    pub async fn send(&self, version: &str, headline: &str, words: &str, ednote: &str) -> WireItemId {
        self.send_with(version, headline, words, &format!(r#""ednote":"{ednote}","#))
            .await
    }

    pub async fn send_with(&self, version: &str, headline: &str, words: &str, more: &str) -> WireItemId {
        let item = format!(
            r#"{{"uri":"urn:meridian:dam","version":"{version}","pubstatus":"usable","type":"text",{more}"headline":"{headline}","body_text":"{words}"}}"#
        );
        self.take_in(&item).await
    }

    pub async fn send_as(&self, agency: &str, guid: &str, headline: &str, words: &str) -> WireItemId {
        let item = format!(
            r#"{{"uri":"urn:{guid}","version":"1","pubstatus":"usable","type":"text","headline":"{headline}","body_text":"{words}"}}"#
        );
        self.arrive(item.as_bytes(), agency).await.0
    }

    pub async fn kill(&self, version: &str) -> Consequences {
        let item = format!(
            r#"{{"uri":"urn:meridian:dam","version":"{version}","pubstatus":"canceled","type":"text","headline":"Dam"}}"#
        );
        self.arrive(item.as_bytes(), "Meridian").await.1
    }

    /// A message of IPTC 7901, which names no other message.
    pub async fn telegraph(&self, number: u16, keyword: &str, headline: &str, words: &str) -> WireItemId {
        self.arrive(&message(number, keyword, headline, words), "Lantern")
            .await
            .0
    }

    pub async fn telegraph_kill(
        &self,
        number: u16,
        keyword: &str,
        words: &str,
    ) -> (WireItemId, Consequences) {
        self.arrive(&message(number, keyword, "KILL KILL KILL", words), "Lantern")
            .await
    }

    pub async fn made(&self, key: &str, lang: Lang, items: &[WireItemId]) -> ArticleId {
        let mut tx = self.house.archive.begin("ek", "").await.unwrap();
        let mut rows = Vec::new();
        for id in items {
            rows.push((*id, tx.wire_item(*id).await.unwrap().unwrap().item));
        }
        let used: Vec<_> = rows.iter().map(|(id, item)| (*id, item)).collect();
        let story = tx.story_by_key(key).await.unwrap().id;
        let id = create(&mut tx, story, lang, &used).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A picture that came with an item.
    pub async fn picture(&self, item: WireItemId) -> MediaHash {
        let mut tx = self.house.archive.begin("ek", "").await.unwrap();
        let picture = picture("a dam");
        tx.add_asset(&asset(&picture)).await.unwrap();
        tx.set_media_source(&picture.media, item, now()).await.unwrap();
        tx.commit().await.unwrap();
        picture.media
    }

    pub async fn act(&self, id: ArticleId, action: Action, at: Timestamp) -> Result<Article, Error> {
        let mut tx = self.house.archive.begin("ek", "").await.unwrap();
        let moved = tx.act(id, action, Role::Editor, Act::default(), at).await?;
        tx.commit().await.unwrap();
        Ok(moved)
    }

    pub async fn withdraw(&self, id: ArticleId) {
        let mut tx = self
            .house
            .archive
            .begin("mo", "the agency is right")
            .await
            .unwrap();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn approved(&self, id: ArticleId) {
        for action in [Action::Submit, Action::Approve] {
            self.act(id, action, now()).await.unwrap();
        }
    }

    pub async fn out(&self, id: ArticleId) {
        self.approved(id).await;
        self.act(id, Action::Publish, now()).await.unwrap();
    }

    pub async fn schedule(&self, id: ArticleId, at: Timestamp) {
        self.approved(id).await;
        let mut tx = self.house.archive.begin("ek", "").await.unwrap();
        let act = Act {
            at: Some(at),
            ..Act::default()
        };
        tx.act(id, Action::Schedule, Role::Editor, act, now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn keep(&self, id: ArticleId, role: Role) -> Result<(), Error> {
        let mut tx = self.house.archive.begin("mo", "it stands").await.unwrap();
        let flag = tx.article(id).await.unwrap().unwrap().source_flag;
        let items = flag.into_iter().flat_map(|flag| flag.changes);
        let what = Keep {
            items: items.map(|change| change.item).collect(),
            although: SourceNews::Killed,
        };
        tx.keep(id, &what, role, now()).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    pub async fn take_back(&self, item: WireItemId, notice: Option<WireItemId>) -> Consequences {
        let mut tx = self
            .house
            .archive
            .begin("mo", "the notice means it")
            .await
            .unwrap();
        let done = wire::take_back(&mut tx, item, notice, now()).await.unwrap();
        tx.commit().await.unwrap();
        done
    }

    pub async fn policy(&self, on_kill: OnKill) {
        let mut tx = self.house.archive.begin("ek", "settings").await.unwrap();
        let policy = KillPolicy {
            on_kill,
            ..KillPolicy::default()
        };
        tx.set_kill_policy(&policy, now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn article(&self, id: ArticleId) -> Article {
        self.house
            .archive
            .read()
            .await
            .unwrap()
            .article(id)
            .await
            .unwrap()
            .unwrap()
    }

    pub async fn content(&self, id: ArticleId) -> Content {
        let mut tx = self.house.archive.read().await.unwrap();
        let head = tx.article(id).await.unwrap().unwrap().head;
        tx.revision(id, head).await.unwrap().unwrap().content
    }

    /// What readers may see of it at a page, as text.
    pub async fn seen(&self, id: ArticleId) -> String {
        let mut tx = self.house.archive.read().await.unwrap();
        let seen = tx
            .released(ReleasedQuery::Article(id), Door::Page, now(), 1)
            .await
            .unwrap();
        let content = match seen.first() {
            Some(one) => tx.shown(id, one.revision, now()).await.unwrap(),
            None => None,
        };
        format!("{seen:?} {content:?}")
    }

    pub async fn nothing_is_seen(&self, id: ArticleId) {
        assert_eq!(self.seen(id).await, "[] None");
    }
}

/// A paragraph of the newsroom's own.
pub fn own(words: &str) -> Block {
    Block {
        id: BlockId(99),
        origin: None,
        kind: BlockKind::Paragraph {
            text: text_from(words),
        },
    }
}

fn message(number: u16, keyword: &str, headline: &str, words: &str) -> Vec<u8> {
    let text = format!(
        "\u{1}lan{number:04} 4 pl 50  lan {number:04}\r\n\r\n{keyword}\r\n\u{2}{headline} =\r\n\r\n    {words}\r\n\u{3}241200 Nov 26\u{4}"
    );
    text.into_bytes()
}
