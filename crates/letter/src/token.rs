//! The links in mails: who may do what with whose subscription, signed.
//!
//! A token is `base64url(purpose, subscriber, generation, expiry, tag)`: one byte, three numbers of variable length and
//! the first 16 bytes of a BLAKE3 keyed hash of what stands before it.

use crate::base64;
use jiff::{SignedDuration, Timestamp};
use model::SubscriberId;
use std::fmt;

/// How long a link that confirms an address works.
pub const CONFIRM_LASTS: SignedDuration = SignedDuration::from_hours(48);
const TAG_BYTES: usize = 16;
/// No token of ours is longer, in characters.
const TOKEN_CHARS_MAX: usize = 80;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Confirms an address; works until an instant, and only as long as the reader has not left since.
    Confirm,
    /// Ends the letter. Works for ever.
    Leave,
    /// Opens the reader's choices. Works for ever.
    Preferences,
}

impl Purpose {
    fn byte(self) -> u8 {
        match self {
            Self::Confirm => 1,
            Self::Leave => 2,
            Self::Preferences => 3,
        }
    }

    /// The part of the address between `/letter/` and the token.
    pub fn path(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Leave => "leave",
            Self::Preferences => "preferences",
        }
    }
}

/// A link that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadToken {
    /// It is none of ours, or was changed on its way.
    #[error("the link is not complete; open it from the mail again")]
    Wrong,
    /// Its time is over, or the reader has left since.
    #[error("the link is too old; please sign up again")]
    Expired,
}

/// Signs and verifies.
#[derive(Clone)]
pub struct Tokens {
    key: [u8; 32],
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(kept back)")
    }
}

impl Tokens {
    /// With the newsroom's signing key.
    pub fn new(key: [u8; 32]) -> Self {
        Self {
            key: blake3::derive_key("vesper 2026-11 links in mails", &key),
        }
    }

    /// A token that lasts for ever. One for [`Purpose::Confirm`] never verifies: it needs [`Tokens::sign_until`].
    pub fn sign(&self, purpose: Purpose, subscriber: SubscriberId, generation: i64) -> String {
        self.write(purpose, subscriber, generation, 0)
    }

    /// A token that lasts until an instant; parts of a second do not count.
    pub fn sign_until(
        &self,
        purpose: Purpose,
        subscriber: SubscriberId,
        generation: i64,
        expires: Timestamp,
    ) -> String {
        self.write(purpose, subscriber, generation, expires.as_second().max(1))
    }

    fn write(&self, purpose: Purpose, subscriber: SubscriberId, generation: i64, expires: i64) -> String {
        let mut bytes = vec![purpose.byte()];
        for number in [subscriber.0, generation, expires] {
            write_number(&mut bytes, number);
        }
        let tag = self.tag(&bytes);
        bytes.extend_from_slice(&tag.as_bytes()[..TAG_BYTES]);
        base64::url(&bytes)
    }

    /// Who signed up, and in which generation the link was made.
    ///
    /// # Errors
    /// When the token is not ours, is for something else, or its time is over.
    pub fn verify(
        &self,
        purpose: Purpose,
        token: &str,
        now: Timestamp,
    ) -> Result<(SubscriberId, i64), BadToken> {
        if token.len() > TOKEN_CHARS_MAX {
            return Err(BadToken::Wrong);
        }
        let bytes = base64::read_url(token).ok_or(BadToken::Wrong)?;
        let (said, tag) = bytes.split_last_chunk::<TAG_BYTES>().ok_or(BadToken::Wrong)?;
        if !same(&self.tag(said), tag) {
            return Err(BadToken::Wrong);
        }
        let (first, mut rest) = said.split_first().ok_or(BadToken::Wrong)?;
        let mut next = || read_number(&mut rest).ok_or(BadToken::Wrong);
        let (subscriber, generation, expires) = (next()?, next()?, next()?);
        if *first != purpose.byte() || !rest.is_empty() || (purpose == Purpose::Confirm && expires == 0) {
            return Err(BadToken::Wrong);
        }
        if expires != 0 && now.as_second() >= expires {
            return Err(BadToken::Expired);
        }
        Ok((SubscriberId(subscriber), generation))
    }

    fn tag(&self, said: &[u8]) -> blake3::Hash {
        blake3::keyed_hash(&self.key, said)
    }
}

/// Compares in constant time, as hashes of the crate do.
fn same(expected: &blake3::Hash, tag: &[u8; TAG_BYTES]) -> bool {
    let mut whole = *expected.as_bytes();
    whole[..TAG_BYTES].copy_from_slice(tag);
    *expected == blake3::Hash::from_bytes(whole)
}

/// Seven bits a byte, the lowest first, the eighth says that more follow.
fn write_number(bytes: &mut Vec<u8>, number: i64) {
    let mut rest = number.cast_unsigned();
    while rest >= 0x80 {
        bytes.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    bytes.push(rest.to_le_bytes()[0]);
}

fn read_number(bytes: &mut &[u8]) -> Option<i64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7f).checked_shl(shift)?;
        if first & 0x80 == 0 {
            return Some(number.cast_signed());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PURPOSES: [Purpose; 3] = [Purpose::Confirm, Purpose::Leave, Purpose::Preferences];

    fn tokens() -> Tokens {
        Tokens::new([7; 32])
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_link_lasts_until_its_second_and_not_longer() {
        let token = tokens().sign_until(Purpose::Confirm, SubscriberId(5), 2, at(1000));
        assert_eq!(
            tokens().verify(Purpose::Confirm, &token, at(999)),
            Ok((SubscriberId(5), 2))
        );
        assert_eq!(
            tokens().verify(Purpose::Confirm, &token, at(1000)),
            Err(BadToken::Expired)
        );
    }

    #[test]
    fn a_link_for_leaving_lasts_for_ever_and_is_short() {
        let token = tokens().sign(Purpose::Leave, SubscriberId(4_999_999), 3);
        assert_eq!(
            tokens().verify(Purpose::Leave, &token, Timestamp::MAX),
            Ok((SubscriberId(4_999_999), 3))
        );
        assert!(token.len() <= 32, "{} characters", token.len());
    }

    #[test]
    fn a_link_that_confirms_cannot_be_made_without_an_end() {
        let token = tokens().sign(Purpose::Confirm, SubscriberId(5), 2);
        assert_eq!(
            tokens().verify(Purpose::Confirm, &token, at(0)),
            Err(BadToken::Wrong)
        );
    }

    #[test]
    fn another_newsrooms_links_do_not_work_here() {
        let token = Tokens::new([8; 32]).sign(Purpose::Leave, SubscriberId(5), 2);
        assert_eq!(
            tokens().verify(Purpose::Leave, &token, at(0)),
            Err(BadToken::Wrong)
        );
    }

    proptest! {
        #[test]
        fn what_is_signed_verifies_for_its_purpose_alone(id in any::<i64>(), generation in any::<i64>(), purpose in 0_usize..3) {
            let token = tokens().sign_until(PURPOSES[purpose], SubscriberId(id), generation, at(10));
            for (other, asked) in PURPOSES.into_iter().enumerate() {
                let expected = if other == purpose { Ok((SubscriberId(id), generation)) } else { Err(BadToken::Wrong) };
                prop_assert_eq!(tokens().verify(asked, &token, at(5)), expected);
            }
        }

        #[test]
        fn a_changed_link_never_works(id in 0_i64..9999, at_char in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
            let token = tokens().sign(Purpose::Leave, SubscriberId(id), 1);
            let place = at_char.index(token.len());
            let mut changed = token.clone();
            changed.replace_range(place..=place, &letter);
            prop_assume!(changed != token);
            prop_assert_eq!(tokens().verify(Purpose::Leave, &changed, at(5)), Err(BadToken::Wrong));
            for cut in 0..token.len() {
                prop_assert!(tokens().verify(Purpose::Leave, &token[..cut], at(5)).is_err());
            }
        }

        #[test]
        fn no_text_is_a_link_by_chance(text in ".{0,90}") {
            for purpose in PURPOSES {
                prop_assert_eq!(tokens().verify(purpose, &text, at(5)), Err(BadToken::Wrong));
            }
        }
    }
}
