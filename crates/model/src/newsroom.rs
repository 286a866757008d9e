//! What a newsroom says about itself.

use crate::{Lang, SectionRules};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A part of the paper, such as World or Sport.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// As it stands in addresses: lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// Its name by language. Without one, the word `section-{id}` of the language file is used, then the id.
    #[serde(default)]
    pub names: BTreeMap<Lang, String>,
    /// What it asks for before something of it goes out.
    #[serde(flatten)]
    pub rules: SectionRules,
}

/// What a newsroom says about itself on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newsroom {
    /// Its name.
    pub name: String,
    /// The address of the site without a slash at the end, for example `https://vesper.example`.
    pub url: String,
    /// The languages that are switched on, in the order of the chooser.
    pub languages: Vec<Lang>,
    /// The language of readers whose own is not among them.
    pub default_language: Lang,
    /// The sections in the order of the menu.
    pub sections: Vec<Section>,
    /// The sender of the letters, for example `letter@vesper.example`.
    pub sender: String,
    /// The street address that stands at the foot of each letter.
    pub postal_address: String,
}

impl Newsroom {
    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// Whether the language is switched on.
    pub fn publishes_in(&self, lang: Lang) -> bool {
        self.languages.contains(&lang)
    }

    /// The part of the address after `//`, for tag URIs and message identifiers.
    pub fn host(&self) -> &str {
        let rest = self
            .url
            .split_once("://")
            .map_or(self.url.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or(rest)
    }
}
