//! What agencies said about the items that an article uses after it was made of them. Pure.

use crate::{PubStatus, WireItem, WireItemId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What an agency said about an item that is used. The later in this list, the graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceNews {
    /// It sent a newer version.
    Update,
    /// It sent a newer version that puts something right.
    Correction,
    /// It asks not to use it until further notice.
    Withheld,
    /// The right to show it has ended.
    RightsEnded,
    /// It took back an item that it names, or that this is likely to be.
    MayBeKilled,
    /// It took it back.
    Killed,
}

impl SourceNews {
    /// The word for it at the desk.
    pub fn name(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Correction => "correction",
            Self::Withheld => "withheld",
            Self::RightsEnded => "at the end of its rights",
            Self::MayBeKilled => "may be killed",
            Self::Killed => "killed",
        }
    }

    /// The word by which somebody says that he knows of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::RightsEnded => "rights-ended",
            Self::MayBeKilled => "may-be-killed",
            other => other.name(),
        }
    }

    /// Whether nothing goes out before somebody has decided. An update alone does not hold up the news; what an agency put
    /// right or took back does not go out by itself.
    pub fn holds_back(self) -> bool {
        self > Self::Update
    }
}

/// What became of one item since the article was made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceChange {
    /// The item that is used.
    pub item: WireItemId,
    /// Whose it is.
    pub agency: String,
    /// What the agency said.
    pub news: SourceNews,
    /// The version that the article was made of, counted from 1 as they came in.
    pub from: i64,
    /// The newest version.
    pub to: i64,
    /// Another item by which the agency said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_item: Option<WireItemId>,
    /// What differs, for example `headline`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<String>,
    /// When it came in.
    pub at: Timestamp,
}

/// What has to be decided about an article because of the items that it uses; one entry for each item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceFlag {
    /// By the number of the item.
    pub changes: Vec<SourceChange>,
}

impl SourceFlag {
    /// Adds what an agency said. Several updates of an item are one entry with the newest version and the gravest word.
    pub fn add(&mut self, change: SourceChange) {
        if let Some(known) = self.changes.iter_mut().find(|known| known.item == change.item) {
            let (news, from) = (known.news.max(change.news), known.from.min(change.from));
            let to = known.to.max(change.to);
            let by_item = change.by_item.or(known.by_item);
            *known = SourceChange {
                news,
                from,
                to,
                by_item,
                ..change
            };
            return;
        }
        let at = self.changes.partition_point(|known| known.item < change.item);
        self.changes.insert(at, change);
    }

    /// The same without an item, or nothing when none is left.
    #[must_use]
    pub fn without(mut self, item: WireItemId) -> Option<Self> {
        self.changes.retain(|change| change.item != item);
        (!self.changes.is_empty()).then_some(self)
    }

    /// The same once an item's words are taken over, up to one of its versions; nothing when nothing is left. What the agency
    /// said of its use, and by other items, is not done by that.
    #[must_use]
    pub fn taken_over(mut self, item: WireItemId, version: i64) -> Option<Self> {
        self.changes.retain_mut(|change| {
            if change.item != item {
                return true;
            }
            change.from = change.from.max(version);
            change.to > version || change.by_item.is_some() || change.news > SourceNews::Withheld
        });
        (!self.changes.is_empty()).then_some(self)
    }

    /// The gravest that an agency said.
    pub fn gravest(&self) -> Option<SourceNews> {
        self.changes.iter().map(|change| change.news).max()
    }

    /// Whether nothing goes out before somebody has decided.
    pub fn holds_back(&self) -> bool {
        self.gravest().is_some_and(SourceNews::holds_back)
    }
}

/// Words by which agencies mark a version that puts something right, in lower case.
const CORRECTION_WORDS: &[&str] = &[
    "korrektur",
    "korrigier",
    "berichtig",
    "richtigstell",
    "rectif",
    "rettifica",
    "correc",
    "исправл",
];

/// Whether a version puts something right: the agency says so where its format has a place for it, else in its slugline, its
/// note for the desk or at the beginning of its headline, with words that the version before did not have there.
pub fn is_correction(before: Option<&WireItem>, after: &WireItem) -> bool {
    // The mark stays on later versions: one that says the same puts nothing more right.
    let is_marked = |before: &WireItem| !before.is_correction || !differences(before, after).is_empty();
    if after.is_correction && before.is_none_or(is_marked) {
        return true;
    }
    let marks = |item: &WireItem| {
        let words = format!("{}\n{}", item.slugline, item.ednote).to_lowercase();
        let found = |word: &&str| words.matches(*word).count();
        let headline = item.headline.to_lowercase();
        let headline = headline.trim_start_matches(|first: char| !first.is_alphanumeric());
        let begins = CORRECTION_WORDS.iter().any(|word| headline.starts_with(word));
        CORRECTION_WORDS.iter().map(found).sum::<usize>() + usize::from(begins)
    };
    let known = before.map_or(0, marks);
    let found = marks(after);
    found > known || (found > 0 && before.is_some_and(|before| before.ednote != after.ednote))
}

/// What an editor would want to know of that differs between two versions, by name. The agency's counting, its notes for
/// desks and the order in which it asks to handle the item are no difference.
pub fn differences(before: &WireItem, after: &WireItem) -> Vec<String> {
    let words = |item: &WireItem| item.body.words();
    let pictures = |item: &WireItem| {
        let shown = |one: &crate::WireAssociation| {
            (
                one.guid.clone(),
                one.href.clone(),
                one.caption.clone(),
                one.credit.clone(),
            )
        };
        item.associations.iter().map(shown).collect::<Vec<_>>()
    };
    let status = |item: &WireItem| item.pubstatus;
    let rows = [
        ("headline", before.headline != after.headline),
        ("summary", before.description != after.description),
        ("text", words(before) != words(after)),
        ("byline", before.byline != after.byline),
        (
            "dateline",
            before.dateline != after.dateline || before.located != after.located,
        ),
        ("pictures", pictures(before) != pictures(after)),
        ("embargo", before.embargo != after.embargo),
        ("usage terms", before.usage_terms != after.usage_terms),
        ("credit line", before.credit_line != after.credit_line),
        ("note for the desk", before.ednote != after.ednote),
        ("status", status(before) != status(after)),
    ];
    rows.into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// What a newer version means for what was made of an earlier one; nothing when they say the same.
pub fn news_of(before: &WireItem, after: &WireItem) -> Option<(SourceNews, Vec<String>)> {
    let differs = differences(before, after);
    let news = match after.pubstatus {
        PubStatus::Canceled => SourceNews::Killed,
        PubStatus::Withheld => SourceNews::Withheld,
        PubStatus::Usable if is_correction(Some(before), after) => SourceNews::Correction,
        PubStatus::Usable => SourceNews::Update,
    };
    (news != SourceNews::Update || !differs.is_empty()).then_some((news, differs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(headline: &str, ednote: &str) -> WireItem {
        WireItem {
            headline: headline.into(),
            ednote: ednote.into(),
            ..WireItem::default()
        }
    }

    #[track_caller]
    fn check(before: &WireItem, after: &WireItem, expected: Option<SourceNews>) {
        assert_eq!(
            news_of(before, after).map(|(news, _)| news),
            expected,
            "{after:?}"
        );
    }

    #[test]
    fn updates_corrections_and_versions_that_say_the_same_are_told_apart() {
        let plain = item("Dam holds", "");
        check(&plain, &item("Dam bursts", ""), Some(SourceNews::Update));
        check(&plain, &plain, None);
        check(
            &plain,
            &WireItem {
                version: "2".into(),
                urgency: Some(1),
                ..plain.clone()
            },
            None,
        );
        for note in [
            "CORRECTS height to 31 metres",
            "Berichtigung: im 2. Absatz muss es heißen 31",
            "Korrektur im 3. Absatz",
            "RECTIFICATIF au 2e paragraphe",
        ] {
            check(&plain, &item("Dam holds", note), Some(SourceNews::Correction));
        }
        check(
            &plain,
            &item("(Korrigiert) Dam holds", ""),
            Some(SourceNews::Correction),
        );
        let told_by_its_format = WireItem {
            is_correction: true,
            ..plain.clone()
        };
        check(&plain, &told_by_its_format, Some(SourceNews::Correction));
        let again = WireItem {
            urgency: Some(1),
            ..told_by_its_format.clone()
        };
        check(&told_by_its_format, &again, None);
        // A correspondent's report of dpa is none, nor a corridor, nor a headline that speaks of one.
        let report = |note: &str| WireItem {
            genres: vec![crate::WireSubject {
                code: "dpatextgenre:14".into(),
                name: "KORR-Bericht".into(),
            }],
            ..item("Dam holds", note)
        };
        check(&report(""), &report("Call the desk"), Some(SourceNews::Update));
        check(
            &plain,
            &item("Officer held in correctional facility", ""),
            Some(SourceNews::Update),
        );
        check(
            &plain,
            &item("Dam holds", "Corridor closed"),
            Some(SourceNews::Update),
        );
        let told = item("Markets see a correction", "");
        check(
            &told,
            &item("Markets see a correction of 3 per cent", ""),
            Some(SourceNews::Update),
        );
        let held = WireItem {
            pubstatus: PubStatus::Withheld,
            ..plain.clone()
        };
        check(&plain, &held, Some(SourceNews::Withheld));
    }

    fn change(item: i64, news: SourceNews, from: i64, to: i64) -> SourceChange {
        SourceChange {
            item: WireItemId(item),
            agency: "Meridian".into(),
            news,
            from,
            to,
            by_item: None,
            differs: Vec::new(),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn several_updates_are_one_entry_with_the_newest_and_the_gravest() {
        let mut flag = SourceFlag::default();
        flag.add(change(7, SourceNews::Update, 1, 2));
        assert!(!flag.holds_back());
        flag.add(change(7, SourceNews::Correction, 2, 3));
        flag.add(change(7, SourceNews::Update, 3, 4));
        flag.add(change(3, SourceNews::Update, 1, 2));
        assert_eq!(flag.changes[1], change(7, SourceNews::Correction, 1, 4));
        assert_eq!(flag.changes.len(), 2);
        assert!(flag.holds_back());
        let left = flag.without(WireItemId(7)).unwrap();
        assert!(!left.holds_back());
        assert_eq!(left.without(WireItemId(3)), None);
    }

    proptest! {
        #[test]
        fn a_flag_has_each_item_once_and_never_gets_lighter(
            said in prop::collection::vec((0_i64..3, 0_usize..5, 1_i64..9), 1..12),
        ) {
            let all = [SourceNews::Update, SourceNews::Correction, SourceNews::Withheld, SourceNews::MayBeKilled, SourceNews::Killed];
            let mut flag = SourceFlag::default();
            let mut gravest = SourceNews::Update;
            for (item, news, to) in said {
                gravest = gravest.max(all[news]);
                flag.add(change(item, all[news], 1, to));
                prop_assert_eq!(flag.gravest(), Some(gravest));
                prop_assert!(flag.changes.windows(2).all(|pair| pair[0].item < pair[1].item));
            }
        }
    }
}
