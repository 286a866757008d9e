//! Which items a kill is likely to mean that names none. Pure.

use crate::WireItem;
use jiff::SignedDuration;
use std::collections::BTreeSet;

/// How long before such a kill the items came in that it may mean.
pub const KILL_LOOKS_BACK: SignedDuration = SignedDuration::from_hours(48);
/// From this likeness on what was made of an item waits until somebody has decided.
pub const LIKELY: u8 = 60;

/// Words shorter than this join too much.
const WORD_CHARACTERS: usize = 4;
/// A kill whose slugline is the item's.
const SAME_SLUG: u8 = 80;

/// How likely a kill means an item of the same agency: 100 when it names it, 0 when they share no word.
pub fn likeness(kill: &WireItem, item: &WireItem) -> u8 {
    if kill.guid == item.guid || kill.replaces.contains(&item.guid) {
        return 100;
    }
    let said = words(&[
        &kill.slugline,
        &kill.headline,
        &kill.description,
        &kill.ednote,
        &kill.body.words(),
    ]);
    let own = words(&[&item.slugline, &item.headline]);
    if own.is_empty() {
        return 0;
    }
    let shared = own.intersection(&said).count() * usize::from(SAME_SLUG - 1) / own.len();
    let shared = u8::try_from(shared).unwrap_or(SAME_SLUG);
    let slug = |item: &WireItem| item.slugline.trim().to_lowercase();
    if !slug(kill).is_empty() && slug(kill) == slug(item) {
        // Of several with that slugline, the one that shares more words stands first.
        return SAME_SLUG + shared / 5;
    }
    shared
}

/// Words in lower case; pairs of characters in scripts without spaces.
fn words(texts: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in texts {
        for word in text
            .to_lowercase()
            .split(|character: char| !character.is_alphanumeric())
        {
            let characters: Vec<char> = word.chars().collect();
            if characters
                .iter()
                .any(|one| matches!(one, '\u{3040}'..='\u{9fff}'))
            {
                found.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else if characters.len() >= WORD_CHARACTERS {
                found.insert(word.to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Body, text_from};

    fn item(slugline: &str, headline: &str) -> WireItem {
        WireItem {
            guid: format!("{slugline} {headline}"),
            slugline: slugline.into(),
            headline: headline.into(),
            ..WireItem::default()
        }
    }

    fn kill(slugline: &str, words: &str) -> WireItem {
        WireItem {
            body: Body::new([BlockKind::Paragraph {
                text: text_from(words),
            }]),
            ..item(slugline, "KILL KILL KILL")
        }
    }

    #[test]
    fn the_item_that_a_kill_speaks_of_is_likelier_than_others() {
        let notice = kill("", "Please do not use the story on the harbour bridge.");
        let bridge = likeness(&notice, &item("", "Harbour bridge closed"));
        assert!(bridge > likeness(&notice, &item("", "Bridge players meet in Orrin")));
        assert_eq!(likeness(&notice, &item("", "Dam holds")), 0);
        assert_eq!(likeness(&notice, &item("", "")), 0);
    }

    #[test]
    fn a_slugline_or_a_name_makes_it_likely() {
        let notice = kill("Brücke/Hafen", "Bitte nicht verwenden.");
        assert!(likeness(&notice, &item("brücke/hafen", "Hafenbrücke gesperrt")) >= LIKELY);
        let named = WireItem {
            replaces: vec![" Dam".into()],
            ..kill("", "")
        };
        assert_eq!(likeness(&named, &item("", "Dam")), 100);
    }

    #[test]
    fn scripts_without_spaces_are_compared_as_well() {
        let notice = kill("", "请勿使用关于港口大桥的报道");
        assert!(likeness(&notice, &item("", "港口大桥关闭")) > likeness(&notice, &item("", "湖水上涨")));
    }
}
