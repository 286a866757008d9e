//! The form that asks for the letter, and the message that asks whether it was really the owner of the address.

use crate::consent::known_zone;
use crate::token::CONFIRM_LASTS;
use crate::{Error, Postbox, Purpose, Tokens, message};
use archive::{Archive, Transaction};
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::{Consent, ConsentAct, EmailAddress, Lang, SendTime, Subscriber, SubscriptionState};

/// Between two messages to one address.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);
/// The most messages to one address while a link lasts.
const MESSAGES_MAX: usize = 5;

/// What was filled in.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// Where the letters are to go.
    pub address: EmailAddress,
    /// The letter's language.
    pub lang: Lang,
    /// By whose clock.
    pub send_time: SendTime,
    /// The reader's zone; a name that the IANA database does not know counts as UTC.
    pub time_zone: String,
    /// The page with the form, as a path.
    pub page: String,
}

/// Takes a sign-up. Whether the address is known, confirmed, gone or has called us spam, the answer is the same: from
/// the page nobody learns who reads the letter.
///
/// The words of the form are kept as evidence, and a message with a link is sent, unless the address is confirmed
/// already, has complained, or got as many messages lately as one address may.
///
/// # Errors
/// When there is no letter in that language, when too many messages wait for the relay, or the archive fails.
pub async fn sign_up(
    archive: &Archive,
    tokens: &Tokens,
    layout: &Layout,
    postbox: &Postbox,
    form: &SignUp,
    now: Timestamp,
) -> Result<(), Error> {
    let newsroom = layout.newsroom();
    if !newsroom.publishes_in(form.lang) {
        return Err(Error::NoSuchLetter);
    }
    // Before the address is looked at, so that a full postbox gives nothing away either.
    let place = postbox.reserve()?;
    let wording = layout
        .words(form.lang)
        .with("sign-up-consent", &[("name", newsroom.name.as_str().into())]);
    let evidence = Consent {
        act: ConsentAct::SignedUp,
        at: now,
        wording,
        page: form.page.clone(),
    };
    let noted = match note(archive, form, &evidence).await {
        Err(Error::Archive(error)) => {
            tracing::info!(%error, "a sign-up is written down once more");
            note(archive, form, &evidence).await?
        }
        noted => noted?,
    };
    let Some(subscriber) = noted else { return Ok(()) };
    let expires = now + CONFIRM_LASTS;
    let token = tokens.sign_until(Purpose::Confirm, subscriber.id, subscriber.generation, expires);
    let url = message::link(&newsroom.url, Purpose::Confirm, &token);
    let mail = layout.confirm_mail(form.lang, &url)?;
    let message = message::confirmation(newsroom, &subscriber, &mail, now)?;
    place.post(
        newsroom.sender.clone(),
        subscriber.address.as_str().to_owned(),
        message,
    );
    Ok(())
}

/// Keeps the evidence; the subscriber when a message is to be sent.
async fn note(archive: &Archive, form: &SignUp, evidence: &Consent) -> Result<Option<Subscriber>, Error> {
    let now = evidence.at;
    let zone = known_zone(&form.time_zone);
    let mut tx = archive.begin("reader", "sign-up").await?;
    let known = tx
        .add_subscriber(&form.address, form.lang, form.send_time, zone, now)
        .await?;
    if is_settled(known.state) {
        return Ok(None);
    }
    // Writing to the row first makes a second sign-up at the same instant wait, and then see this one.
    tx.set_preferences(known.id, form.lang, form.send_time, zone)
        .await?;
    let seen = tx
        .subscriber(known.id)
        .await?
        .filter(|one| !is_settled(one.state));
    let Some(seen) = seen else { return Ok(None) };
    if !may_send(&sign_ups(&mut tx, &seen).await?, now) {
        return Ok(None);
    }
    tx.consent(seen.id, evidence).await?;
    tx.commit().await?;
    Ok(Some(seen))
}

/// Whether a sign-up changes nothing.
fn is_settled(state: SubscriptionState) -> bool {
    matches!(
        state,
        SubscriptionState::Confirmed | SubscriptionState::Complained
    )
}

async fn sign_ups(tx: &mut Transaction, subscriber: &Subscriber) -> Result<Vec<Timestamp>, Error> {
    let acts = tx.consents(subscriber.id).await?;
    let signed_up = ConsentAct::SignedUp.name();
    Ok(acts
        .into_iter()
        .filter(|(act, ..)| act == signed_up)
        .map(|(_, at, ..)| at)
        .collect())
}

/// Whether an address that got messages at `before` may get another.
fn may_send(before: &[Timestamp], now: Timestamp) -> bool {
    let ago = |at: &Timestamp| now.duration_since(*at);
    let lately = before.iter().filter(|at| ago(at) < CONFIRM_LASTS).count();
    lately < MESSAGES_MAX && before.iter().all(|at| ago(at) >= PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(minutes_ago: &[i64], expected: bool) {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let before: Vec<Timestamp> = minutes_ago
            .iter()
            .map(|ago| now - SignedDuration::from_mins(*ago))
            .collect();
        assert_eq!(may_send(&before, now), expected, "{minutes_ago:?}");
    }

    #[test]
    fn nobody_can_be_flooded_with_messages() {
        check(&[], true);
        check(&[9], false);
        check(&[10], true);
        check(&[50, 40, 30, 20], true);
        check(&[50, 40, 30, 20, 10], false);
        check(&[48 * 60, 40, 30, 20, 10], true);
    }
}
