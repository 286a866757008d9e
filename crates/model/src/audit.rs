//! The record of privileged acts: a chain in which each entry holds the hash of the one before it.

use crate::ContentHash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that needed a right: who did what to what, why, and from where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Counted from 1, without gaps.
    pub number: i64,
    /// When, to the microsecond.
    pub at: Timestamp,
    /// Who did it.
    pub who: String,
    /// From where: `command line on` a host, `clock`, `wire`, a desk's address.
    pub origin: String,
    /// What was done, for example `publish`.
    pub act: String,
    /// To what, for example `article 41, revision 7`.
    pub subject: String,
    /// Why, when somebody said.
    pub why: String,
    /// The hash of the entry before; empty for the first.
    pub previous: String,
    /// The hash of everything above.
    pub hash: String,
}

impl AuditEntry {
    /// The hash that belongs to what the entry says.
    ///
    /// BLAKE3 over the fields in the order above, `hash` aside: numbers as 8 bytes, texts after their length in bytes as 8 bytes,
    /// all big-endian, times in microseconds since 1970 UTC. Lengths come first so that no two entries are written alike.
    pub fn proper_hash(&self) -> String {
        let mut bytes = Vec::new();
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.at.as_microsecond().to_be_bytes());
        let texts = [
            &self.who,
            &self.origin,
            &self.act,
            &self.subject,
            &self.why,
            &self.previous,
        ];
        for text in texts {
            bytes.extend((text.len() as u64).to_be_bytes());
            bytes.extend(text.as_bytes());
        }
        ContentHash::of(&bytes).as_str().to_owned()
    }
}

/// The end of a chain. Noted outside the program, it shows later whether the end was cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// The number of the last entry; 0 when there is none.
    pub number: i64,
    /// Its hash.
    pub hash: String,
}

impl std::fmt::Display for AuditHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.number, self.hash)
    }
}

impl std::str::FromStr for AuditHead {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (number, hash) = text.split_once(':').ok_or(NotAHead)?;
        let number = number.parse().map_err(|_| NotAHead)?;
        Ok(Self {
            number,
            hash: hash.to_owned(),
        })
    }
}

/// Text that names no end of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it must be NUMBER:HASH, as `vesper audit verify` prints it")]
pub struct NotAHead;

/// Where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is missing, or stands at another place.
    #[error("entry {expected} is missing; entry {found} follows instead")]
    Missing {
        /// The number that should come.
        expected: i64,
        /// The one that comes.
        found: i64,
    },
    /// What an entry says is not what its hash was made of.
    #[error("entry {0} was changed: its hash does not fit what it says")]
    Changed(i64),
    /// An entry does not follow the one before it.
    #[error("entry {0} does not follow from the one before it")]
    Unchained(i64),
    /// The chain ends before the head that was noted.
    #[error("the end is cut off: entry {0} was there once")]
    CutOff(i64),
    /// The entry of the head that was noted says something else now.
    #[error("entry {0} is another than the one that was noted")]
    Rewritten(i64),
}

/// Follows a chain from its beginning, entry by entry.
#[derive(Clone, Debug, Default)]
pub struct AuditCheck {
    head: AuditHead,
    noted: Vec<AuditHead>,
}

impl AuditCheck {
    /// A check that also wants to meet these heads on its way.
    pub fn against(noted: impl IntoIterator<Item = AuditHead>) -> Self {
        Self {
            head: AuditHead::default(),
            noted: noted.into_iter().collect(),
        }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// When the chain does not hold here.
    pub fn next(&mut self, entry: &AuditEntry) -> Result<(), Broken> {
        let expected = self.head.number + 1;
        if entry.number != expected {
            let found = entry.number;
            return Err(Broken::Missing { expected, found });
        }
        if entry.proper_hash() != entry.hash {
            return Err(Broken::Changed(entry.number));
        }
        if entry.previous != self.head.hash {
            return Err(Broken::Unchained(entry.number));
        }
        let is_other = |noted: &AuditHead| noted.number == entry.number && noted.hash != entry.hash;
        if self.noted.iter().any(is_other) {
            return Err(Broken::Rewritten(entry.number));
        }
        self.head = AuditHead {
            number: entry.number,
            hash: entry.hash.clone(),
        };
        Ok(())
    }

    /// The end of a chain that held.
    ///
    /// # Errors
    /// When a noted head lies beyond it.
    pub fn end(self) -> Result<AuditHead, Broken> {
        match self.noted.iter().map(|noted| noted.number).max() {
            Some(noted) if noted > self.head.number => Err(Broken::CutOff(noted)),
            _ => Ok(self.head),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chain(texts: &[(String, String)]) -> Vec<AuditEntry> {
        let mut entries: Vec<AuditEntry> = Vec::new();
        for ((who, subject), number) in texts.iter().zip(1..) {
            let mut entry = AuditEntry {
                number,
                at: Timestamp::from_second(number).unwrap(),
                who: who.clone(),
                origin: "desk".into(),
                act: "publish".into(),
                subject: subject.clone(),
                why: String::new(),
                previous: entries.last().map(|last| last.hash.clone()).unwrap_or_default(),
                hash: String::new(),
            };
            entry.hash = entry.proper_hash();
            entries.push(entry);
        }
        entries
    }

    fn check(entries: &[AuditEntry], noted: Option<AuditHead>) -> Result<AuditHead, Broken> {
        let mut check = AuditCheck::against(noted);
        for entry in entries {
            check.next(entry)?;
        }
        check.end()
    }

    fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
        prop::collection::vec((".{0,4}", ".{0,4}"), 2..12)
    }

    #[test]
    fn words_that_move_from_one_field_to_the_next_are_seen() {
        let one = &chain(&[("ab".into(), "c".into())])[0];
        let other = &chain(&[("a".into(), "bc".into())])[0];
        assert_ne!(one.hash, other.hash);
    }

    proptest! {
        #[test]
        fn a_whole_chain_holds_and_says_its_head(texts in texts()) {
            let entries = chain(&texts);
            let head = check(&entries, None).unwrap();
            prop_assert_eq!(head.number, i64::try_from(entries.len()).unwrap());
            prop_assert_eq!(head.to_string().parse(), Ok(head.clone()));
            prop_assert_eq!(check(&entries, Some(head.clone())), Ok(head));
        }

        #[test]
        fn a_change_of_any_field_is_found(texts in texts(), at in any::<prop::sample::Index>(), field in 0..8) {
            let mut entries = chain(&texts);
            let at = at.index(entries.len());
            let entry = &mut entries[at];
            match field {
                0 => entry.at = Timestamp::from_second(1_000_000).unwrap(),
                1 => entry.who.push('x'),
                2 => entry.origin.push('x'),
                3 => entry.act.push('x'),
                4 => entry.subject.push('x'),
                5 => entry.why.push('x'),
                6 => entry.previous.push('x'),
                _ => entry.hash.push('x'),
            }
            prop_assert!(check(&entries, None).is_err());
        }

        /// Whoever changes an entry and computes its hash anew breaks the next one, or the head that was noted.
        #[test]
        fn a_forged_entry_is_found(texts in texts(), at in any::<prop::sample::Index>()) {
            let mut entries = chain(&texts);
            let head = check(&entries, None).unwrap();
            let at = at.index(entries.len());
            entries[at].subject.push('x');
            entries[at].hash = entries[at].proper_hash();
            prop_assert!(check(&entries, Some(head)).is_err());
        }

        #[test]
        fn a_missing_a_swapped_and_a_cut_off_entry_are_found(texts in texts(), at in any::<prop::sample::Index>()) {
            let entries = chain(&texts);
            let head = check(&entries, None).unwrap();
            let at = at.index(entries.len() - 1);
            let mut gone = entries.clone();
            gone.remove(at);
            prop_assert!(check(&gone, None).is_err());
            let mut swapped = entries.clone();
            swapped.swap(at, at + 1);
            prop_assert!(check(&swapped, None).is_err());
            prop_assert_eq!(check(&entries[..at], Some(head.clone())), Err(Broken::CutOff(head.number)));
        }
    }
}
