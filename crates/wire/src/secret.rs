//! Words that open doors: they are used, compared and never shown.

use serde::Deserialize;
use std::fmt;

/// A token or password. It has no way into a log: what prints it prints dots.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes a word in; space around it, such as the line end of a file, is no part of it.
    pub fn new(word: &str) -> Self {
        Self(word.trim().to_owned())
    }

    /// The word itself, for the one place that sends it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is kept of a token that others have to show: enough to compare with, of no use to who reads it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(blake3::hash(self.0.as_bytes()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("“…”")
    }
}

/// The hash of a token.
#[derive(Clone, Copy)]
pub struct TokenHash(blake3::Hash);

impl TokenHash {
    /// Whether this is the token. Takes as long for a wrong one as for the right one.
    pub fn is(&self, token: &str) -> bool {
        // blake3 compares its hashes in constant time.
        self.0 == blake3::hash(token.as_bytes())
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_known_and_not_shown() {
        let secret = Secret::new("harbour-7\n");
        assert_eq!(secret.reveal(), "harbour-7");
        assert!(secret.hash().is("harbour-7"));
        assert!(!secret.hash().is("harbour-8") && !secret.hash().is(""));
        let shown = format!("{secret:?} {:?}", secret.hash());
        assert!(!shown.contains("harbour"), "{shown}");
    }
}
