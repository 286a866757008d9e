//! Who wrote it, and from which agencies.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An editor's initials as newsrooms print them, for example `ek`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Initials(pub String);

/// The line at the end of an article: `ek/mo (AFP, AP, dpa, Reuters)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Who wrote and edited it.
    #[serde(default)]
    pub authors: Vec<Initials>,
    /// Whose copy and pictures were used, as the agencies write themselves.
    #[serde(default)]
    pub agencies: Vec<String>,
}

impl Credit {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.authors.is_empty() && self.agencies.is_empty()
    }

    /// Adds the agencies that are not yet named, and puts all in the order of the alphabet without regard to case.
    pub fn add_agencies<'a>(&mut self, agencies: impl IntoIterator<Item = &'a str>) {
        for agency in agencies {
            let agency = agency.trim();
            if !agency.is_empty()
                && !self
                    .agencies
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(agency))
            {
                self.agencies.push(agency.to_owned());
            }
        }
        self.agencies.sort_by_key(|agency| agency.to_lowercase());
    }
}

impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, author) in self.authors.iter().enumerate() {
            if index > 0 {
                f.write_str("/")?;
            }
            f.write_str(&author.0)?;
        }
        if !self.agencies.is_empty() {
            if !self.authors.is_empty() {
                f.write_str(" ")?;
            }
            write!(f, "({})", self.agencies.join(", "))?;
        }
        Ok(())
    }
}

/// A credit line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a credit line; write it like: ek/mo (AFP, dpa)")]
pub struct NotACredit(String);

impl FromStr for Credit {
    type Err = NotACredit;

    fn from_str(line: &str) -> Result<Self, NotACredit> {
        let wrong = || NotACredit(line.to_owned());
        let trimmed = line.trim();
        let (authors, agencies) = match trimmed.split_once('(') {
            Some((authors, rest)) => (authors, rest.strip_suffix(')').ok_or_else(wrong)?),
            None => (trimmed, ""),
        };
        let parts = |text: &str, mark: char| -> Vec<String> {
            text.split(mark)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        };
        if agencies.contains(['(', ')']) || authors.contains(')') {
            return Err(wrong());
        }
        Ok(Self {
            authors: parts(authors, '/').into_iter().map(Initials).collect(),
            agencies: parts(agencies, ','),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agencies_are_named_once_and_in_order() {
        let mut credit: Credit = "ek/mo (Reuters)".parse().unwrap();
        credit.add_agencies(["dpa", "AFP", "DPA", " "]);
        assert_eq!(credit.to_string(), "ek/mo (AFP, dpa, Reuters)");
    }

    proptest! {
        #[test]
        fn a_printed_credit_reads_back_as_itself(line in "[^()]{0,12}( ?\\([^()]{0,16}\\))?") {
            if let Ok(credit) = line.parse::<Credit>() {
                prop_assert_eq!(credit.to_string().parse(), Ok(credit));
            }
        }
    }
}
