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

    /// Names the agencies that were really used, and no other.
    ///
    /// Who left the agencies as they stood in `before`, or names none before there was a version, gets those that were used.
    /// Where the text comes from no agency's item here (`is_from_wire` is false), others may be named as well: copy that
    /// reached the newsroom by another way.
    ///
    /// # Errors
    /// When somebody took off an agency that is used, or added one that is not.
    pub fn settle(
        &mut self,
        before: Option<&Self>,
        used: &[String],
        is_from_wire: bool,
    ) -> Result<(), WrongCredit> {
        let has = |all: &[String], agency: &String| all.iter().any(|known| is_same(known, agency));
        let same = |all: &[String]| {
            all.iter().all(|one| has(&self.agencies, one)) && self.agencies.iter().all(|one| has(all, one))
        };
        let is_untouched = before.is_none_or(|before| same(&before.agencies));
        if is_untouched && is_from_wire {
            self.agencies.clear();
        }
        let missing: Vec<String> = used
            .iter()
            .filter(|one| !has(&self.agencies, one))
            .cloned()
            .collect();
        let not_used = self.agencies.iter().filter(|one| !has(used, one)).cloned();
        let not_used: Vec<String> = not_used.filter(|_| is_from_wire).collect();
        let is_right = missing.is_empty() && not_used.is_empty();
        if !is_untouched && !is_right {
            return Err(WrongCredit { missing, not_used });
        }
        self.add_agencies(missing.iter().map(String::as_str));
        Ok(())
    }
}

/// Agencies are the same whatever the case they are written in.
fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// A credit that does not name exactly the agencies that were used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the credit follows from what is used: {}", self.words())]
pub struct WrongCredit {
    /// Used and not named.
    pub missing: Vec<String>,
    /// Named and not used.
    pub not_used: Vec<String>,
}

impl WrongCredit {
    fn words(&self) -> String {
        let mut parts = Vec::new();
        if !self.missing.is_empty() {
            let names = self.missing.join(", ");
            parts.push(format!(
                "{names} cannot be taken off while its text or pictures are used (`vesper article source remove`)"
            ));
        }
        if !self.not_used.is_empty() {
            let names = self.not_used.join(", ");
            parts.push(format!(
                "{names} is named, but no item of it is used (`vesper article source add`)"
            ));
        }
        parts.join("; ")
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

    fn agencies(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[track_caller]
    fn check(before: &str, given: &str, used: &str, is_from_wire: bool, becomes: Option<&str>) {
        let before: Credit = before.parse().unwrap();
        let mut credit: Credit = given.parse().unwrap();
        let settled = credit.settle(Some(&before), &agencies(used), is_from_wire);
        assert_eq!(settled.is_ok().then(|| credit.to_string()).as_deref(), becomes);
    }

    #[test]
    fn the_agencies_that_are_used_are_named_and_no_other() {
        check("ek (dpa)", "ek (dpa)", "dpa", true, Some("ek (dpa)"));
        check("ek (dpa)", "mo (dpa)", "dpa AFP", true, Some("mo (AFP, dpa)"));
        check("ek (AFP, dpa)", "ek (dpa, AFP)", "dpa", true, Some("ek (dpa)"));
        check("ek (dpa)", "ek", "dpa", true, None); // taken off by hand
        check("ek (dpa)", "ek (dpa, Reuters)", "dpa", true, None); // added by hand
        check(
            "ek (dpa)",
            "ek (DPA, afp)",
            "dpa AFP",
            true,
            Some("ek (afp, DPA)"),
        );
        // The picture's agency stands beside those that reached the newsroom by another way.
        check(
            "ek (AFP)",
            "ek (AFP)",
            "Meridian",
            false,
            Some("ek (AFP, Meridian)"),
        );
        check("ek (Meridian)", "ek", "Meridian", false, None);
    }

    #[test]
    fn who_drops_or_adds_an_agency_is_told_what_to_do() {
        let mut credit: Credit = "ek (Reuters)".parse().unwrap();
        let before: Credit = "ek (dpa)".parse().unwrap();
        let says = credit
            .settle(Some(&before), &agencies("dpa"), true)
            .unwrap_err()
            .to_string();
        assert!(says.contains("dpa cannot be taken off"), "{says}");
        assert!(
            says.contains("Reuters is named, but no item of it is used"),
            "{says}"
        );
    }

    proptest! {
        #[test]
        fn whoever_leaves_the_agencies_alone_gets_those_that_are_used(
            before in prop::collection::vec("[a-d]", 0..4),
            used in prop::collection::vec("[a-d]", 0..4),
        ) {
            let credit = Credit { authors: Vec::new(), agencies: before };
            let mut settled = credit.clone();
            settled.settle(Some(&credit), &used, true).unwrap();
            let mut expected = used;
            expected.sort();
            expected.dedup();
            prop_assert_eq!(settled.agencies, expected);
        }

        #[test]
        fn a_printed_credit_reads_back_as_itself(line in "[^()]{0,12}( ?\\([^()]{0,16}\\))?") {
            if let Ok(credit) = line.parse::<Credit>() {
                prop_assert_eq!(credit.to_string().parse(), Ok(credit));
            }
        }
    }
}
