//! What a reader does with the links in mails: look, confirm, leave, choose, come back.
//!
//! Looking changes nothing, as mail programs and scanners open links by themselves; each act is a click on a page.

use crate::{BadToken, Error, Purpose, Tokens, mask};
use archive::{Archive, Transaction};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Consent, ConsentAct, Lang, SendTime, Subscriber, SubscriberId, SubscriptionState};

/// Whose link it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkOwner {
    /// The subscriber as the act left them.
    pub subscriber: Subscriber,
    /// The address as the page may show it.
    pub masked: String,
}

impl From<Subscriber> for LinkOwner {
    fn from(subscriber: Subscriber) -> Self {
        Self {
            masked: mask(&subscriber.address),
            subscriber,
        }
    }
}

/// The words that were agreed to, and where they stood.
#[derive(Clone, Copy, Debug)]
pub struct Agreement<'a> {
    /// The page, as a path.
    pub page: &'a str,
    /// The words on the button and around it.
    pub wording: &'a str,
}

/// What a reader chose on the page of preferences.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The letter's language.
    pub lang: Lang,
    /// By whose clock.
    pub send_time: SendTime,
    /// The reader's zone; a name that the IANA database does not know counts as UTC.
    pub time_zone: &'a str,
}

/// Whose link it is. Changes nothing.
///
/// # Errors
/// When the link cannot be used.
pub async fn look(
    archive: &Archive,
    tokens: &Tokens,
    purpose: Purpose,
    token: &str,
    now: Timestamp,
) -> Result<LinkOwner, Error> {
    let (id, generation) = tokens.verify(purpose, token, now)?;
    Ok(owner(&mut archive.read().await?, purpose, id, generation)
        .await?
        .into())
}

/// Confirms the address. Doing it twice does no harm.
///
/// # Errors
/// When the link cannot be used, among others because the reader has left since it was sent.
pub async fn confirm(
    archive: &Archive,
    tokens: &Tokens,
    token: &str,
    agreement: Agreement<'_>,
    now: Timestamp,
) -> Result<LinkOwner, Error> {
    let (id, generation) = tokens.verify(Purpose::Confirm, token, now)?;
    act(
        archive,
        (Purpose::Confirm, id, generation),
        ConsentAct::Confirmed,
        agreement,
        now,
    )
    .await
}

/// Ends the letter: from the page, or by one click in the mail program (RFC 8058). Doing it twice does no harm.
///
/// # Errors
/// When the link cannot be used.
pub async fn leave(
    archive: &Archive,
    tokens: &Tokens,
    token: &str,
    agreement: Agreement<'_>,
    now: Timestamp,
) -> Result<LinkOwner, Error> {
    let (id, generation) = tokens.verify(Purpose::Leave, token, now)?;
    act(
        archive,
        (Purpose::Leave, id, generation),
        ConsentAct::Left,
        agreement,
        now,
    )
    .await
}

/// Takes back a leaving, with a link of [`Purpose::Preferences`] from the page that said goodbye, or from the letters
/// that came until then. An older one does not bring anybody back.
///
/// # Errors
/// When the link cannot be used.
pub async fn bring_back(
    archive: &Archive,
    tokens: &Tokens,
    token: &str,
    agreement: Agreement<'_>,
    now: Timestamp,
) -> Result<LinkOwner, Error> {
    let (id, generation) = tokens.verify(Purpose::Preferences, token, now)?;
    let current = look(archive, tokens, Purpose::Preferences, token, now)
        .await?
        .subscriber
        .generation;
    if generation < current - 1 {
        return Err(BadToken::Expired.into());
    }
    act(
        archive,
        (Purpose::Preferences, id, generation),
        ConsentAct::Confirmed,
        agreement,
        now,
    )
    .await
}

/// Changes language and time.
///
/// # Errors
/// When the link cannot be used.
pub async fn preferences(
    archive: &Archive,
    tokens: &Tokens,
    token: &str,
    choice: Choice<'_>,
    now: Timestamp,
) -> Result<LinkOwner, Error> {
    let (id, generation) = tokens.verify(Purpose::Preferences, token, now)?;
    let mut tx = archive.begin("reader", "preferences").await?;
    owner(&mut tx, Purpose::Preferences, id, generation).await?;
    tx.set_preferences(id, choice.lang, choice.send_time, known_zone(choice.time_zone))
        .await?;
    let changed = owner(&mut tx, Purpose::Preferences, id, generation).await?;
    tx.commit().await?;
    Ok(changed.into())
}

/// The name, or UTC when the IANA database does not know it.
pub(crate) fn known_zone(name: &str) -> &str {
    if TimeZone::get(name).is_ok() { name } else { "UTC" }
}

/// The subscriber, if the link still stands for them.
async fn owner(
    tx: &mut Transaction,
    purpose: Purpose,
    id: SubscriberId,
    generation: i64,
) -> Result<Subscriber, Error> {
    let subscriber = tx.subscriber(id).await?.ok_or(BadToken::Expired)?;
    if purpose == Purpose::Confirm && subscriber.generation != generation {
        return Err(BadToken::Expired.into());
    }
    Ok(subscriber)
}

/// Writes down one act. When the archive says no, as with two clicks at the same instant, it is asked once more.
async fn act(
    archive: &Archive,
    link: (Purpose, SubscriberId, i64),
    act: ConsentAct,
    agreement: Agreement<'_>,
    now: Timestamp,
) -> Result<LinkOwner, Error> {
    let evidence = Consent {
        act,
        at: now,
        wording: agreement.wording.to_owned(),
        page: agreement.page.to_owned(),
    };
    match act_once(archive, link, &evidence).await {
        Err(Error::Archive(error)) => {
            tracing::info!(%error, "an act of consent is written down once more");
            act_once(archive, link, &evidence).await
        }
        done => done,
    }
}

async fn act_once(
    archive: &Archive,
    (purpose, id, generation): (Purpose, SubscriberId, i64),
    evidence: &Consent,
) -> Result<LinkOwner, Error> {
    let mut tx = archive.begin("reader", "").await?;
    let before = owner(&mut tx, purpose, id, generation).await?;
    if before.state.after(evidence.act).is_none() {
        let is_so = match evidence.act {
            ConsentAct::Confirmed => before.state == SubscriptionState::Confirmed,
            _ => true,
        };
        return if is_so {
            Ok(before.into())
        } else {
            Err(BadToken::Expired.into())
        };
    }
    tx.consent(id, evidence).await?;
    let after = tx.subscriber(id).await?.ok_or(BadToken::Expired)?;
    tx.commit().await?;
    Ok(after.into())
}
