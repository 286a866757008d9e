//! Names for things: numbers and hashes that cannot be taken for each other.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

number!(
    /// One thing that happened, across languages.
    StoryId
);
number!(
    /// A story in one language; stands in the address as `a-{id}` and never changes.
    ArticleId
);
number!(
    /// The number of a saved version of one article, counted from 1.
    RevisionNo
);
number!(
    /// A regular letter.
    LetterId
);
number!(
    /// One evening's letter.
    IssueId
);
number!(
    /// Somebody who signed up.
    SubscriberId
);
number!(
    /// One item of an agency, across its versions.
    WireItemId
);
number!(
    /// Items of agencies that tell of the same event.
    WireGroupId
);
number!(
    /// Something that happens by itself at a time.
    ActId
);
number!(
    /// A mistake that readers were told of.
    CorrectionId
);
number!(
    /// A link to something that is not out.
    PreviewId
);
number!(
    /// A place in the ledger; 0 is before the first line. Lines are numbered without gaps in commit order.
    Seq
);

/// BLAKE3 of some content, 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(String);

impl ContentHash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex().to_string())
    }

    /// Reads a hash as it stands in an address; `None` unless it is 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (text.len() == 64 && hexadecimal).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<blake3::Hash> for ContentHash {
    fn from(hash: blake3::Hash) -> Self {
        Self(hash.to_hex().to_string())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The hash of a picture's, video's or audio's original bytes: its name for ever.
pub type MediaHash = ContentHash;
