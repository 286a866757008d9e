//! Where rooms meet that do not know each other: the site asks for pages, media and the letter; this says who answers.

use crate::clock::HouseClock;
use crate::house::House;
use anyhow::Result;
use archive::Archive;
use layout::Layout;
use letter::{Agreement, BadToken, Choice, LinkOwner, Postbox, SignUp, Tokens, smtp::Relay};
use model::{Clock, ContentHash, Lang, SendTime};
use press::PageStore;
use site::{Answer, LetterDesk, LetterError, PagesError, Purpose, Reader, SignUpForm};
use std::path::PathBuf;
use std::sync::Arc;

/// The press's pages for the site.
#[derive(Clone)]
pub(crate) struct Pages(pub(crate) PageStore);

impl site::Pages for Pages {
    fn page(&self, key: &str, encoding: site::Encoding) -> Result<Option<site::Page>, PagesError> {
        let encoding = match encoding {
            site::Encoding::Brotli => press::Encoding::Brotli,
            site::Encoding::Gzip => press::Encoding::Gzip,
            site::Encoding::Identity => press::Encoding::Identity,
        };
        let page = self
            .0
            .get(key, encoding)
            .map_err(|error| PagesError(Box::new(error)))?;
        Ok(page.map(|page| site::Page {
            status: page.status,
            content_type: page.content_type,
            path: page.path,
            caching: match page.caching {
                press::Caching::Ask => site::Caching::Ask,
                press::Caching::FiveMinutes => site::Caching::FiveMinutes,
            },
            tag: page.tag,
            body: page.body,
        }))
    }

    fn reached(&self) -> Result<i64, PagesError> {
        let position = self.0.position();
        Ok(position.map_err(|error| PagesError(Box::new(error)))?.0.0)
    }
}

/// The archive's files for the site.
pub(crate) struct Media(pub(crate) Archive);

impl site::MediaFiles for Media {
    fn file(&self, hash: &ContentHash, name: &str) -> Option<PathBuf> {
        self.0.blobs().file(hash, name)
    }
}

/// The letter's room for the site's forms.
pub(crate) struct Desk {
    archive: Archive,
    layout: Arc<Layout>,
    tokens: Tokens,
    postbox: Postbox,
    clock: Arc<HouseClock>,
}

impl Desk {
    pub(crate) async fn new(house: &House, clock: Arc<HouseClock>) -> Result<Self> {
        Ok(Self {
            archive: house.archive.clone(),
            layout: house.layout()?,
            tokens: Tokens::new(house.archive.signing_key().await?),
            postbox: Postbox::new(Relay::parse(&house.settings.smtp)?),
            clock,
        })
    }

    /// The words on a button, in the reader's language, as evidence.
    fn wording(&self, lang: Lang, key: &str) -> String {
        self.layout.words(lang).text(key)
    }

    fn reader(&self, owner: LinkOwner) -> Reader {
        let one = owner.subscriber;
        Reader {
            address: owner.masked,
            lang: one.lang,
            send_time: one.send_time,
            time_zone: one.time_zone,
            since: one.since,
            preferences_token: self
                .tokens
                .sign(letter::Purpose::Preferences, one.id, one.generation),
        }
    }

    /// A token for leaving: the page of preferences leads on to leaving with its own token.
    fn leave_token(&self, token: &str) -> String {
        let now = self.clock.now();
        match self.tokens.verify(letter::Purpose::Preferences, token, now) {
            Ok((id, generation)) => self.tokens.sign(letter::Purpose::Leave, id, generation),
            Err(_) => token.to_owned(),
        }
    }

    async fn find(&self, purpose: letter::Purpose, token: &str) -> Result<LinkOwner, LetterError> {
        letter::look(&self.archive, &self.tokens, purpose, token, self.clock.now())
            .await
            .map_err(told)
    }
}

/// What the reader is told; what went wrong inside is logged here, once.
fn told(error: letter::Error) -> LetterError {
    match error {
        letter::Error::Link(BadToken::Wrong | BadToken::Expired) => LetterError::BadToken,
        other => {
            tracing::error!(error = %letter::chain(&other), "the letter’s desk could not answer");
            LetterError::Unavailable
        }
    }
}

impl LetterDesk for Desk {
    fn sign_up(&self, form: SignUpForm) -> Answer<'_, ()> {
        Box::pin(async move {
            let address = form.address.parse().map_err(|_| LetterError::InvalidAddress)?;
            let filled = SignUp {
                address,
                lang: form.lang,
                send_time: form.send_time,
                time_zone: form.zone,
                page: form.page,
            };
            let now = self.clock.now();
            letter::sign_up(
                &self.archive,
                &self.tokens,
                &self.layout,
                &self.postbox,
                &filled,
                now,
            )
            .await
            .map_err(told)
        })
    }

    fn look(&self, purpose: Purpose, token: &str) -> Answer<'_, Reader> {
        let (purpose, token) = match purpose {
            Purpose::Confirm => (letter::Purpose::Confirm, token.to_owned()),
            Purpose::Leave => (letter::Purpose::Leave, self.leave_token(token)),
        };
        Box::pin(async move { Ok(self.reader(self.find(purpose, &token).await?)) })
    }

    fn confirm(&self, token: &str, page: &str) -> Answer<'_, Reader> {
        let (token, page) = (token.to_owned(), page.to_owned());
        Box::pin(async move {
            let owner = self.find(letter::Purpose::Confirm, &token).await?;
            let wording = self.wording(owner.subscriber.lang, "confirm-button");
            let agreement = Agreement {
                page: &page,
                wording: &wording,
            };
            let done =
                letter::confirm(&self.archive, &self.tokens, &token, agreement, self.clock.now()).await;
            Ok(self.reader(done.map_err(told)?))
        })
    }

    fn leave(&self, token: &str, page: &str) -> Answer<'_, Reader> {
        let (token, page) = (self.leave_token(token), page.to_owned());
        Box::pin(async move {
            let owner = self.find(letter::Purpose::Leave, &token).await?;
            let wording = self.wording(owner.subscriber.lang, "leave-button");
            let agreement = Agreement {
                page: &page,
                wording: &wording,
            };
            let done = letter::leave(&self.archive, &self.tokens, &token, agreement, self.clock.now()).await;
            Ok(self.reader(done.map_err(told)?))
        })
    }

    fn bring_back(&self, token: &str, page: &str) -> Answer<'_, Reader> {
        let (token, page) = (token.to_owned(), page.to_owned());
        Box::pin(async move {
            let owner = self.find(letter::Purpose::Preferences, &token).await?;
            let wording = self.wording(owner.subscriber.lang, "left-undo");
            let agreement = Agreement {
                page: &page,
                wording: &wording,
            };
            let done =
                letter::bring_back(&self.archive, &self.tokens, &token, agreement, self.clock.now()).await;
            Ok(self.reader(done.map_err(told)?))
        })
    }

    fn set_preferences(
        &self,
        token: &str,
        lang: Lang,
        send_time: SendTime,
        zone: &str,
    ) -> Answer<'_, Reader> {
        let (token, zone) = (token.to_owned(), zone.to_owned());
        Box::pin(async move {
            let choice = Choice {
                lang,
                send_time,
                time_zone: &zone,
            };
            let done =
                letter::preferences(&self.archive, &self.tokens, &token, choice, self.clock.now()).await;
            Ok(self.reader(done.map_err(told)?))
        })
    }

    fn preferences(&self, token: &str) -> Answer<'_, Reader> {
        let token = token.to_owned();
        Box::pin(async move { Ok(self.reader(self.find(letter::Purpose::Preferences, &token).await?)) })
    }
}
