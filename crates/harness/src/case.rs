//! One case: how an item came under embargo, where it is shown, and how it ends.

use model::Lang;
use testkit::Chance;

/// How the embargo came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An editor set it.
    Own,
    /// The agency's item has it, and a later version extends it.
    Wire,
    /// Another language version of the story has it.
    Story,
}

/// What another article that is out does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    Nowhere,
    /// A “read more” in its text.
    ReadMore,
    /// It recommends it.
    Recommended,
    /// It stands in another section, and shares a topic with it alone.
    Topic,
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its time comes, and it stays.
    Stays,
    /// Its time comes, it is corrected, and then an editor withdraws it.
    Withdrawn,
    /// Its time comes, it is corrected, and then the agency kills its item.
    Killed,
    /// An editor withdraws it before its time.
    WithdrawnBefore,
    /// The agency kills its item before its time.
    KilledBefore,
}

/// One case, made of a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it was made of.
    pub seed: u64,
    /// How the embargo came.
    pub source: Source,
    /// Where it is shown.
    pub shown: Shown,
    /// Whether what shows it came out after it was scheduled, else before.
    pub shown_later: bool,
    /// Its language.
    pub lang: Lang,
    /// Whether an editor chose it for the evening's letter.
    pub chosen: bool,
    /// How it ends.
    pub end: End,
}

impl Case {
    /// The case of a seed.
    pub fn of(seed: u64) -> Self {
        let mut chance = Chance::of(seed);
        let sources = [Source::Own, Source::Wire, Source::Story];
        let source = chance.one_of(&sources).copied().unwrap_or(Source::Own);
        let shown = [Shown::Nowhere, Shown::ReadMore, Shown::Recommended, Shown::Topic];
        let ends: &[End] = match source {
            Source::Wire => &[
                End::Stays,
                End::Withdrawn,
                End::Killed,
                End::WithdrawnBefore,
                End::KilledBefore,
            ],
            _ => &[End::Stays, End::Withdrawn, End::WithdrawnBefore],
        };
        let langs = languages();
        Self {
            seed,
            source,
            shown: chance.one_of(&shown).copied().unwrap_or(Shown::Nowhere),
            shown_later: chance.below(2) == 0,
            lang: chance.one_of(&langs).copied().unwrap_or(Lang::EN),
            chosen: chance.below(2) == 0,
            end: chance.one_of(ends).copied().unwrap_or(End::Stays),
        }
    }

    /// The word that stands in every part of the item: it survives slugs and escaping, and nothing else has it.
    pub fn mark(&self) -> String {
        format!("zq{:x}qz", self.seed)
    }
}

/// The newsroom's languages: left to right, right to left, and one without spaces.
pub(crate) fn languages() -> Vec<Lang> {
    ["en", "ar", "zh-Hans"]
        .iter()
        .filter_map(|tag| tag.parse().ok())
        .collect()
}
