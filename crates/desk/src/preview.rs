//! Links by which a named person may read what is not out: signed, with an end, and revocable.

use archive::{Archive, Transaction};
use jiff::Timestamp;
use model::{Article, PreviewId, PreviewLink, Revision, Stage};

/// Hexadecimal digits of the signature: 128 bits.
const TAG: usize = 32;

/// Signs and reads links.
#[derive(Clone)]
pub struct PreviewTokens {
    key: [u8; 32],
}

impl std::fmt::Debug for PreviewTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PreviewTokens(kept back)")
    }
}

impl PreviewTokens {
    /// With the newsroom's signing key.
    pub fn new(key: [u8; 32]) -> Self {
        Self {
            key: blake3::derive_key("vesper 2026-11 preview links", &key),
        }
    }

    /// What stands behind `/preview/`: number, end and signature. Nothing in it tells what it opens.
    pub fn sign(&self, id: PreviewId, ends_at: Timestamp) -> String {
        let said = format!("{id}-{}", ends_at.as_second());
        let tag = self.tag(&said).to_hex();
        format!("{said}-{}", &tag[..TAG])
    }

    /// Which link it is, if it is one of ours and its end has not come. Needs no database, so that guessing costs us nothing.
    pub fn read(&self, token: &str, now: Timestamp) -> Option<PreviewId> {
        let (said, tag) = token.rsplit_once('-')?;
        let (id, ends_at) = said.split_once('-')?;
        let (id, ends_at): (i64, i64) = (id.parse().ok()?, ends_at.parse().ok()?);
        let expected = self.tag(said);
        // Padded with the rest of the expected one, so that the hash's own comparison in constant time decides.
        let whole = format!("{tag}{}", &expected.to_hex()[TAG..]);
        let is_ours = tag.len() == TAG && blake3::Hash::from_hex(&whole).is_ok_and(|given| given == expected);
        (is_ours && now.as_second() < ends_at).then_some(PreviewId(id))
    }

    fn tag(&self, said: &str) -> blake3::Hash {
        blake3::keyed_hash(&self.key, said.as_bytes())
    }
}

/// What an open link shows.
#[derive(Debug)]
pub struct Opened {
    /// The link.
    pub link: PreviewLink,
    /// Its article.
    pub article: Article,
    /// The newest revision of it.
    pub revision: Revision,
}

/// What a link opens at `now`; `None` when it is none of ours, has ended, is revoked, or the article was withdrawn.
///
/// # Errors
/// When the archive does not answer.
pub async fn open(
    archive: &Archive,
    tokens: &PreviewTokens,
    token: &str,
    now: Timestamp,
) -> Result<Option<Opened>, archive::Error> {
    let Some(id) = tokens.read(token, now) else {
        return Ok(None);
    };
    let mut tx = archive.read().await?;
    opened(&mut tx, id, now).await
}

async fn opened(
    tx: &mut Transaction,
    id: PreviewId,
    now: Timestamp,
) -> Result<Option<Opened>, archive::Error> {
    let Some(link) = tx.preview(id).await?.filter(|link| link.is_open(now)) else {
        return Ok(None);
    };
    let Some(article) = tx.article(link.article).await? else {
        return Ok(None);
    };
    // A kill closes this door like every other.
    if matches!(article.stage, Stage::Withdrawn { .. }) {
        return Ok(None);
    }
    let Some(mut revision) = tx.revision(article.id, article.head).await? else {
        return Ok(None);
    };
    revision.content = tx.without_expired(revision.content, now).await?;
    Ok(Some(Opened {
        link,
        article,
        revision,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens() -> PreviewTokens {
        PreviewTokens::new([7; 32])
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_link_can_be_read_until_its_end() {
        let token = tokens().sign(PreviewId(17), at(1000));
        assert_eq!(tokens().read(&token, at(999)), Some(PreviewId(17)));
        assert_eq!(tokens().read(&token, at(1000)), None);
        assert_eq!(
            PreviewTokens::new([8; 32]).read(&token, at(999)),
            None,
            "another newsroom's"
        );
    }

    proptest! {
        #[test]
        fn a_changed_link_opens_nothing(id in 0_i64..9999, place in any::<prop::sample::Index>(), letter in "[0-9a-f-]") {
            let token = tokens().sign(PreviewId(id), at(1000));
            let place = place.index(token.len());
            let mut changed = token.clone();
            changed.replace_range(place..=place, &letter);
            prop_assume!(changed != token);
            prop_assert_eq!(tokens().read(&changed, at(5)), None);
            for cut in 0..token.len() {
                prop_assert_eq!(tokens().read(&token[..cut], at(5)), None);
            }
        }

        #[test]
        fn no_text_is_a_link_by_chance(text in ".{0,60}") {
            prop_assert_eq!(tokens().read(&text, at(5)), None);
        }
    }
}
