//! From an agency's words to terms: sentence by sentence, and whole or not at all.

use super::region::regions;
use super::{UsageRule, UsageTerm, UsageTerms, date};
use std::collections::BTreeSet;

/// What is read of one item; the rest asks.
const CLAUSES_MAX: usize = 200;

/// Reads each sentence as a whole, else its parts between commas. What is not understood stays as it came.
pub(super) fn read(text: &str) -> UsageTerms {
    let mut found = UsageTerms::default();
    for (number, said) in clauses(text).into_iter().enumerate() {
        if number >= CLAUSES_MAX {
            found.unread.push(said.to_owned());
        } else if !take(said, &mut found) {
            for part in said.split(',').map(str::trim).filter(|part| !part.is_empty()) {
                if !take(part, &mut found) {
                    found.unread.push(part.to_owned());
                }
            }
        }
    }
    found
}

/// Lines and sentences. A full stop within a number or an abbreviation ends none.
fn clauses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.split(['\n', '\r', ';', '|', '*']) {
        let mut from = 0;
        for (at, _) in line.match_indices(". ") {
            let next = line[at + 2..].chars().next();
            let before = line[from..at].split(' ').next_back().unwrap_or_default();
            let is_end = next.is_some_and(char::is_uppercase)
                && before.chars().count() > 2
                && !before.contains('.')
                && before.chars().any(char::is_alphabetic);
            if is_end {
                found.push(&line[from..at]);
                from = at + 2;
            }
        }
        found.push(&line[from..]);
    }
    found
        .into_iter()
        .map(|clause| clause.trim().trim_end_matches(['.', '!', ',']).trim())
        .filter(|clause| clause.chars().any(char::is_alphanumeric))
        .collect()
}

fn take(said: &str, found: &mut UsageTerms) -> bool {
    let words = said
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let rule = plain(&words)
        .or_else(|| time(&words))
        .or_else(|| place(&words))
        .or_else(|| language(&words))
        .or_else(|| credit(said));
    let Some(rule) = rule else { return false };
    found.terms.push(UsageTerm {
        said: said.to_owned(),
        rule,
    });
    true
}

/// Sentences that mean one thing.
#[rustfmt::skip]
const PLAIN: &[(&str, UsageRule)] = &[
    ("none", UsageRule::Free), ("keine", UsageRule::Free), ("no restrictions", UsageRule::Free),
    ("keine einschränkungen", UsageRule::Free), ("aucune restriction", UsageRule::Free),
    ("world rights", UsageRule::Free), ("worldwide rights", UsageRule::Free), ("weltweit", UsageRule::Free),
    ("no tv", UsageRule::Free), ("tv out", UsageRule::Free),
    ("no archive", UsageRule::NoArchive), ("no archives", UsageRule::NoArchive), ("no archiving", UsageRule::NoArchive),
    ("no archival use", UsageRule::NoArchive), ("no archive use", UsageRule::NoArchive), ("not for archive", UsageRule::NoArchive),
    ("not for archiving", UsageRule::NoArchive), ("do not archive", UsageRule::NoArchive),
    ("keine archivierung", UsageRule::NoArchive), ("nicht archivieren", UsageRule::NoArchive),
    ("keine archivnutzung", UsageRule::NoArchive), ("archivierung nicht gestattet", UsageRule::NoArchive),
    ("pas d’archive", UsageRule::NoArchive), ("pas d'archive", UsageRule::NoArchive),
    ("pas d’archivage", UsageRule::NoArchive), ("pas d'archivage", UsageRule::NoArchive), ("aucun archivage", UsageRule::NoArchive),
    ("no internet", UsageRule::NoOnline), ("no internet use", UsageRule::NoOnline), ("no online", UsageRule::NoOnline),
    ("no online use", UsageRule::NoOnline), ("no web", UsageRule::NoOnline), ("no web use", UsageRule::NoOnline),
    ("not for online use", UsageRule::NoOnline), ("not for internet use", UsageRule::NoOnline), ("internet out", UsageRule::NoOnline),
    ("print only", UsageRule::NoOnline), ("print use only", UsageRule::NoOnline), ("for print use only", UsageRule::NoOnline),
    ("nur print", UsageRule::NoOnline), ("nur für print", UsageRule::NoOnline), ("kein internet", UsageRule::NoOnline),
    ("keine online-nutzung", UsageRule::NoOnline), ("nicht für online", UsageRule::NoOnline), ("nicht für das internet", UsageRule::NoOnline),
    ("pas d’internet", UsageRule::NoOnline), ("pas d'internet", UsageRule::NoOnline), ("pas d’utilisation en ligne", UsageRule::NoOnline),
    ("no third party sales", UsageRule::NoThirdParties), ("no third-party sales", UsageRule::NoThirdParties),
    ("not for third party sales", UsageRule::NoThirdParties), ("no third parties", UsageRule::NoThirdParties),
    ("no sales", UsageRule::NoThirdParties), ("no resale", UsageRule::NoThirdParties), ("no resales", UsageRule::NoThirdParties),
    ("no syndication", UsageRule::NoThirdParties), ("no redistribution", UsageRule::NoThirdParties),
    ("keine weitergabe an dritte", UsageRule::NoThirdParties), ("keine weitergabe", UsageRule::NoThirdParties),
    ("pas de revente", UsageRule::NoThirdParties), ("pas de cession à des tiers", UsageRule::NoThirdParties),
    ("editorial use only", UsageRule::Editorial), ("for editorial use only", UsageRule::Editorial), ("editorial only", UsageRule::Editorial),
    ("no commercial use", UsageRule::Editorial), ("no advertising", UsageRule::Editorial), ("not for advertising", UsageRule::Editorial),
    ("not for commercial use", UsageRule::Editorial), ("nur redaktionelle nutzung", UsageRule::Editorial),
    ("nur zur redaktionellen verwendung", UsageRule::Editorial), ("nur zur redaktionellen nutzung", UsageRule::Editorial),
    ("keine werbung", UsageRule::Editorial), ("usage éditorial uniquement", UsageRule::Editorial), ("pas de publicité", UsageRule::Editorial),
];

/// Beginnings after which the agency's own name or nothing stands.
const AGREEMENT: &[&str] = &[
    "use only with the written agreement with ",
    "use only with written agreement with ",
    "nutzung nur nach schriftlicher vereinbarung",
    "nutzung nur nach vertraglicher vereinbarung",
    "verwendung nur nach vereinbarung",
];

fn plain(words: &str) -> Option<UsageRule> {
    let without_label = words.strip_prefix("type: ").unwrap_or(words);
    if let Some((_, rule)) = PLAIN.iter().find(|(sentence, _)| *sentence == without_label) {
        return Some(rule.clone());
    }
    let rest = AGREEMENT.iter().find_map(|start| words.strip_prefix(start))?;
    let rest = rest.trim().strip_prefix("mit ").unwrap_or(rest.trim());
    // A condition behind it would be more than a contract.
    (rest.split(' ').count() <= 3).then_some(UsageRule::Agreement)
}

/// Before a date: the last day is not allowed any more, to be on the safe side.
const UNTIL: &[&str] = &[
    "until: ",
    "until ",
    "use until ",
    "for use until ",
    "may be used until ",
    "expires ",
    "expires on ",
    "bis ",
    "bis zum ",
    "nutzung bis ",
    "nutzung bis zum ",
    "verwendung bis ",
    "jusqu’au ",
    "jusqu'au ",
];
/// Before the last day that is allowed.
const AFTER: &[&str] = &[
    "not to be used after ",
    "not for use after ",
    "no use after ",
    "do not use after ",
    "nicht nach dem ",
    "nicht nach ",
    "bis einschließlich ",
    "until and including ",
    "pas après le ",
];
const FROM: &[&str] = &[
    "from: ",
    "not before ",
    "not for use before ",
    "nicht vor dem ",
    "nicht vor ",
    "pas avant le ",
];

fn time(words: &str) -> Option<UsageRule> {
    let words = words.strip_suffix(" verwenden").unwrap_or(words);
    let dated = |starts: &[&str]| {
        starts
            .iter()
            .filter_map(|start| words.strip_prefix(start))
            .find_map(date::read)
    };
    if let Some(last) = dated(AFTER) {
        return last.first(1).map(UsageRule::Until);
    }
    if let Some(end) = dated(UNTIL) {
        return end.first(0).map(UsageRule::Until);
    }
    dated(FROM)?.everywhere().map(UsageRule::From)
}

/// What stands before and after the places.
const ONLY_IN: &[(&str, &str)] = &[
    ("not for use outside of ", ""),
    ("not for use outside ", ""),
    ("no use outside of ", ""),
    ("no use outside ", ""),
    ("not for distribution outside ", ""),
    ("for use in ", " only"),
    ("for use only in ", ""),
    ("only for use in ", ""),
    ("use only in ", ""),
    ("use in ", " only"),
    ("only in ", ""),
    ("only for ", ""),
    ("for ", " only"),
    ("rights for ", " only"),
    ("", " rights only"),
    ("", " use only"),
    ("", " only"),
    ("nur in ", ""),
    ("nur für ", ""),
    ("nutzung nur in ", ""),
    ("verwendung nur in ", ""),
    ("nur zur verwendung in ", ""),
    ("nicht außerhalb von ", ""),
    ("nicht außerhalb ", ""),
    ("nicht zur verwendung außerhalb von ", ""),
    ("nicht zur verwendung außerhalb ", ""),
    ("uniquement en ", ""),
    ("uniquement au ", ""),
    ("utilisation uniquement en ", ""),
    ("usage uniquement en ", ""),
];
const NOT_IN: &[(&str, &str)] = &[
    ("not for use in ", ""),
    ("no use in ", ""),
    ("not for distribution in ", ""),
    ("not for publication in ", ""),
    ("not for sale in ", ""),
    ("not for release in ", ""),
    ("no sales in ", ""),
    ("not in ", ""),
    ("not for ", ""),
    ("", " out"),
    ("no ", ""),
    ("except ", ""),
    ("world rights except ", ""),
    ("world rights excluding ", ""),
    ("worldwide except ", ""),
    ("world except ", ""),
    ("world excluding ", ""),
    ("all countries except ", ""),
    ("nicht in ", ""),
    ("nicht für ", ""),
    ("nicht zur verwendung in ", ""),
    ("keine nutzung in ", ""),
    ("keine verwendung in ", ""),
    ("außer ", ""),
    ("weltweit außer ", ""),
    ("", " ausgenommen"),
    ("interdit en ", ""),
    ("interdit au ", ""),
    ("pas en ", ""),
    ("sauf ", ""),
    ("monde sauf ", ""),
    ("hors ", ""),
];

fn between<'a>(words: &'a str, around: &[(&str, &str)]) -> impl Iterator<Item = &'a str> {
    around
        .iter()
        .filter_map(|(before, after)| words.strip_prefix(before)?.strip_suffix(after))
}

fn place(words: &str) -> Option<UsageRule> {
    if let Some(listed) = words.strip_prefix("region: ") {
        let not = between(listed, NOT_IN).find_map(regions).map(UsageRule::NotIn);
        return match listed {
            "world" | "worldwide" | "welt" | "weltweit" | "monde" => Some(UsageRule::Free),
            _ => not.or_else(|| regions(listed).map(UsageRule::OnlyIn)),
        };
    }
    if let Some(only) = between(words, ONLY_IN).find_map(regions) {
        return Some(UsageRule::OnlyIn(only));
    }
    between(words, NOT_IN).find_map(regions).map(UsageRule::NotIn)
}

/// The first part of a BCP 47 tag, and the language's names.
#[rustfmt::skip]
const LANGUAGES: &[&[&str]] = &[
    &["ar", "arabic", "arabisch", "arabe"], &["bn", "bengali", "bengalisch"], &["bg", "bulgarian", "bulgarisch", "bulgare"],
    &["zh", "chinese", "chinesisch", "chinois"], &["hr", "croatian", "kroatisch", "croate"], &["en", "english", "englisch", "anglais"],
    &["fr", "french", "französisch", "français"], &["de", "german", "deutsch", "allemand"], &["el", "greek", "griechisch", "grec"],
    &["hi", "hindi"], &["id", "indonesian", "indonesisch", "indonésien"], &["sw", "swahili", "suaheli", "kiswahili"],
    &["ps", "pashto", "paschtu", "pachto"], &["fa", "persian", "farsi", "dari", "persisch", "persan"], &["pl", "polish", "polnisch", "polonais"],
    &["pt", "portuguese", "portugiesisch", "portugais"], &["ro", "romanian", "rumänisch", "roumain"], &["ru", "russian", "russisch", "russe"],
    &["sr", "serbian", "serbisch", "serbe"], &["es", "spanish", "spanisch", "espagnol"], &["tr", "turkish", "türkisch", "turc"],
    &["uk", "ukrainian", "ukrainisch", "ukrainien"], &["ur", "urdu", "ourdou"], &["am", "amharic", "amharisch"], &["ha", "hausa"],
    &["sq", "albanian", "albanisch", "albanais"], &["mk", "macedonian", "mazedonisch", "macédonien"], &["bs", "bosnian", "bosnisch", "bosniaque"],
];

const ONLY_LANGUAGES: &[(&str, &str)] = &[
    ("", " only"),
    ("", " language only"),
    ("", "-language use only"),
    ("", " language use only"),
    ("in ", " only"),
    ("for use in ", " only"),
    ("only in ", ""),
    ("nur auf ", ""),
    ("nur in ", ""),
    ("nur ", ""),
    ("uniquement en ", ""),
    ("en ", " uniquement"),
    ("language: ", ""),
];
const NOT_LANGUAGES: &[(&str, &str)] = &[
    ("not in ", ""),
    ("not for use in ", ""),
    ("no ", ""),
    ("no ", " translation"),
    ("nicht auf ", ""),
    ("pas en ", ""),
    ("", " out"),
];

fn languages(words: &str) -> Option<BTreeSet<String>> {
    let list = [" and ", " und ", " et ", " or ", "/", " & "]
        .iter()
        .fold(words.to_owned(), |list, between| list.replace(between, ","));
    list.split(',')
        .map(|name| {
            LANGUAGES
                .iter()
                .find(|row| row[1..].contains(&name.trim()))
                .map(|row| row[0].to_owned())
        })
        .collect()
}

fn language(words: &str) -> Option<UsageRule> {
    if let Some(only) = between(words, ONLY_LANGUAGES).find_map(languages) {
        return Some(UsageRule::OnlyLanguages(only));
    }
    between(words, NOT_LANGUAGES)
        .find_map(languages)
        .map(UsageRule::NotLanguages)
}

const CREDIT: &[&str] = &[
    "mandatory credit: ",
    "mandatory credit ",
    "must credit: ",
    "must credit ",
    "credit: ",
    "bitte nennen: ",
];

/// Words that a rule may be hidden behind when they stand in a name.
const RULING: &[&str] = &[
    "out",
    "only",
    "no",
    "not",
    "until",
    "except",
    "outside",
    "nur",
    "nicht",
    "kein",
    "keine",
    "bis",
    "außer",
    "sauf",
    "pas",
    "hors",
    "interdit",
    "uniquement",
    "embargo",
    "archive",
    "archives",
];

/// Whether what stands where a name is expected may say more than a name.
fn says_more_than_a_name(rest: &str) -> bool {
    let rest = rest.to_lowercase();
    rest.split(|one: char| !one.is_alphanumeric())
        .any(|word| RULING.contains(&word))
        || rest.split([',', '(', ')', '/']).map(str::trim).any(|part| {
            plain(part)
                .or_else(|| time(part))
                .or_else(|| place(part))
                .or_else(|| language(part))
                .is_some()
        })
}

fn credit(said: &str) -> Option<UsageRule> {
    for start in CREDIT {
        if said
            .get(..start.len())
            .is_some_and(|there| there.eq_ignore_ascii_case(start))
        {
            let name = said[start.len()..].trim().trim_matches(['“', '”', '"', '„']);
            return (!name.is_empty()).then(|| UsageRule::Credit(name.to_owned()));
        }
    }
    ["holder: ", "agent: "]
        .iter()
        .any(|start| {
            said.get(..start.len())
                .is_some_and(|there| there.eq_ignore_ascii_case(start))
                && !says_more_than_a_name(&said[start.len()..])
        })
        .then_some(UsageRule::Free)
}
