//! Whose copy and pictures something is made of, and whether that may be handed on.

use crate::Credit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whose permission it takes to hand copy, a picture or a recording on to another newsroom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// That of these agencies; the newsroom's own without any.
    Agencies(BTreeSet<String>),
    /// Nobody wrote down whose it is: it is handed on to nobody.
    Unknown,
}

impl Provenance {
    /// The newsroom's own.
    pub fn own() -> Self {
        Self::Agencies(BTreeSet::new())
    }

    /// Whether somebody who may have the copy of `granted` agencies may have this. Names are compared without regard to case.
    pub fn is_granted_to(&self, granted: &BTreeSet<String>) -> bool {
        match self {
            Self::Agencies(needed) => needed
                .iter()
                .all(|agency| granted.iter().any(|name| is_same(name, agency))),
            Self::Unknown => false,
        }
    }

    /// That of copy: the agencies whose items it was made from, and those that its credit line names.
    ///
    /// An agency that is named for nothing but a picture does not keep the copy back: `pictured` are those whose items the
    /// pictures and recordings in it came with. It has to be one that sent the picture; a name under one does not count. Nor does
    /// the newsroom's own name.
    pub fn of_copy(
        items: &BTreeSet<String>,
        credit: &Credit,
        pictured: &BTreeSet<String>,
        newsroom: &str,
    ) -> Self {
        let credited = credit
            .agencies
            .iter()
            .map(|agency| agency.trim())
            .filter(|agency| {
                !agency.is_empty()
                    && !is_same(agency, newsroom)
                    && !pictured.iter().any(|pictured| is_same(pictured, agency))
            });
        let mut needed = items.clone();
        for agency in credited {
            if !needed.iter().any(|known| is_same(known, agency)) {
                needed.insert(agency.to_owned());
            }
        }
        Self::Agencies(needed)
    }

    /// That of a picture or recording.
    ///
    /// It needs the agencies whose items it came with and those of `known` that its credit names. One that came with no item
    /// and names no agency is the newsroom's own only if its credit says so by the newsroom's name; what nobody claims is unknown.
    pub fn of_media(
        items: &BTreeSet<String>,
        credit: &str,
        newsroom: &str,
        known: &BTreeSet<String>,
    ) -> Self {
        let mut needed = items.clone();
        // Where letters have no case there are no spaces to tell a name by, or endings that belong to it: the name is enough.
        let is_cased = |beside: char| beside.is_lowercase() || beside.is_numeric();
        let named = known
            .iter()
            .filter(|agency| !is_same(agency, newsroom) && names(credit, agency, is_cased));
        for agency in named {
            if !needed.iter().any(|other| is_same(other, agency)) {
                needed.insert(agency.clone());
            }
        }
        if needed.is_empty() && !names(credit, newsroom, char::is_alphanumeric) {
            return Self::Unknown;
        }
        Self::Agencies(needed)
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether a credit has this name in it as words of its own: “AP” stands in “Ada Quill/AP”, not in “Apex”. `goes_on` says
/// which letter beside it makes it part of a longer word.
fn names(credit: &str, name: &str, goes_on: impl Fn(char) -> bool) -> bool {
    let (credit, name) = (credit.to_lowercase(), name.trim().to_lowercase());
    !name.is_empty()
        && credit.match_indices(&name).any(|(at, _)| {
            let before = credit[..at].chars().next_back();
            let after = credit[at + name.len()..].chars().next();
            [before, after]
                .into_iter()
                .flatten()
                .all(|beside| !goes_on(beside))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[track_caller]
    fn copy(items: &[&str], credit: &str, pictured: &[&str], needed: &[&str]) {
        let found = Provenance::of_copy(&set(items), &credit.parse().unwrap(), &set(pictured), "Vesper");
        assert_eq!(found, Provenance::Agencies(set(needed)), "{items:?} {credit}");
    }

    #[test]
    fn copy_needs_every_agency_that_it_was_made_from_or_credits() {
        copy(&[], "ek/mo", &[], &[]);
        copy(&["dpa"], "ek", &[], &["dpa"]);
        copy(&["dpa"], "ek (DPA, AFP)", &[], &["AFP", "dpa"]);
        copy(&[], "ek (AFP)", &[], &["AFP"]);
        copy(&[], "ek (AFP, vesper)", &[], &["AFP"]);
    }

    #[test]
    fn an_agency_that_is_credited_for_its_picture_does_not_keep_our_copy_back() {
        copy(&[], "ek (afp)", &["AFP"], &[]);
        copy(&["AFP"], "ek (AFP)", &["AFP"], &["AFP"]);
        copy(&[], "ek (AFP, dpa)", &["AFP"], &["dpa"]);
    }

    #[track_caller]
    fn media(items: &[&str], credit: &str, needed: Option<&[&str]>) {
        let found = Provenance::of_media(
            &set(items),
            credit,
            "The Harbour Post",
            &set(&["AP", "Meridian", "The Harbour Post"]),
        );
        let expected = needed.map_or(Provenance::Unknown, |needed| Provenance::Agencies(set(needed)));
        assert_eq!(found, expected, "{items:?} {credit}");
    }

    #[test]
    fn a_picture_is_whose_item_it_came_with_whose_name_it_has_ours_by_name_or_nobodys() {
        media(&["Meridian"], "Ada Quill", Some(&["Meridian"]));
        media(&["Meridian"], "Ada Quill/AP", Some(&["AP", "Meridian"]));
        media(&[], "ada quill/ap", Some(&["AP"]));
        media(&[], "Ada Quill/The Harbour Post", Some(&[]));
        media(&[], "The Harbour Post/AP", Some(&["AP"]));
        media(&[], "Apex Pictures", None);
        media(&[], "The Harbour Post/AP通信", Some(&["AP"]));
        media(&[], "The Harbour Postman", None);
        media(&[], "", None);
    }

    #[test]
    fn what_is_unknown_is_granted_to_nobody_and_what_is_ours_to_everybody() {
        assert!(!Provenance::Unknown.is_granted_to(&set(&["AP"])));
        assert!(Provenance::own().is_granted_to(&set(&[])));
        let needs_two = Provenance::Agencies(set(&["AP", "dpa"]));
        assert!(!needs_two.is_granted_to(&set(&["AP"])));
        assert!(needs_two.is_granted_to(&set(&["ap", "DPA", "AFP"])));
    }

    proptest! {
        #[test]
        fn more_sources_never_open_what_fewer_keep_shut(
            items in prop::collection::btree_set("[a-c]", 0..3),
            more in prop::collection::btree_set("[a-c]", 0..3),
            granted in prop::collection::btree_set("[a-c]", 0..3),
        ) {
            let none = BTreeSet::new();
            let fewer = Provenance::of_copy(&items, &Credit::default(), &none, "Vesper");
            let both = Provenance::of_copy(&items.union(&more).cloned().collect(), &Credit::default(), &none, "Vesper");
            prop_assert!(!both.is_granted_to(&granted) || fewer.is_granted_to(&granted));
        }
    }
}
