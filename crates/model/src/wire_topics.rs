//! Agencies' own codes as Media Topics.

use crate::{MediaTopic, WireItem, WireSubject};
use std::collections::BTreeMap;

/// What a newsroom itself says about agencies' codes: `Meridian:vermischtes` or `dpacat:vm` to a topic. Stands over what is
/// built in.
pub type OwnTopics = BTreeMap<String, MediaTopic>;

/// Codes whose meaning is known beyond doubt from the agencies' samples, with the topic.
///
/// dpa's `vm` (miscellaneous) is left out: it holds accidents, trials and celebrities alike. Of ANPA 1312 only the letters
/// that name a subject; `a`, `i`, `w` and their like name where something happened.
const CODES: &[(&str, u32)] = &[
    ("anpacat:e", 1_000_000),
    ("anpacat:f", 4_000_000),
    ("anpacat:l", 10_000_000),
    ("anpacat:o", 17_000_000),
    ("anpacat:p", 11_000_000),
    ("anpacat:q", 15_000_000),
    ("anpacat:s", 15_000_000),
    ("dpacat:ku", 1_000_000),
    ("dpacat:pl", 11_000_000),
    ("dpacat:sp", 15_000_000),
    ("dpacat:wi", 4_000_000),
    ("dpasubject:114", 16_000_000), // Konflikte
    ("dpasubject:118", 20_000_002), // Kunst
    ("dpasubject:185", 20_001_135), // Ausstellungen
    ("dpasubject:346", 7_000_000),  // Gesundheit
];

/// What an item is about, in the order of its subjects, each topic once.
///
/// A subject is looked up in the newsroom's own table (`AGENCY:CODE`, then `CODE`); then as a Media Topic, an older Subject
/// Code (`subj:` and its like), a code of the table above; a keyword without code by its name.
pub fn topics(item: &WireItem, own: &OwnTopics) -> Vec<MediaTopic> {
    let mut found = Vec::new();
    for subject in &item.subjects {
        if let Some(topic) = topic_of(&item.agency, subject, own)
            && !found.contains(&topic)
        {
            found.push(topic);
        }
    }
    found
}

fn topic_of(agency: &str, subject: &WireSubject, own: &OwnTopics) -> Option<MediaTopic> {
    let code = if subject.code.is_empty() {
        &subject.name
    } else {
        &subject.code
    };
    own.get(&format!("{agency}:{code}"))
        .or_else(|| own.get(code))
        .copied()
        .or_else(|| code.parse().ok())
        .or_else(|| subject_code(code))
        .or_else(|| {
            let (_, id) = CODES.iter().find(|(known, _)| known == code)?;
            MediaTopic::of(*id)
        })
        .or_else(|| {
            MediaTopic::named(&subject.name)
                .filter(|_| subject.code.is_empty() || subject.code == subject.name)
        })
}

/// `subj:02003001`, `http://cv.iptc.org/newscodes/subjectcode/02003001`, TT's `…/subref/1.0/11000000`.
fn subject_code(code: &str) -> Option<MediaTopic> {
    let (scheme, number) = code.rsplit_once([':', '/'])?;
    let is_theirs = scheme == "subj" || scheme.contains("/subjectcode") || scheme.contains("/subref/");
    let is_number = number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_theirs && is_number)
        .then(|| number.parse().ok().and_then(MediaTopic::of_subject_code))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(subjects: &[(&str, &str)]) -> WireItem {
        let subjects = subjects.iter().map(|(code, name)| WireSubject {
            code: (*code).into(),
            name: (*name).into(),
        });
        WireItem {
            agency: "Meridian".into(),
            subjects: subjects.collect(),
            ..WireItem::default()
        }
    }

    #[track_caller]
    fn check(code: &str, name: &str, expected: &str) {
        let found = topics(&item(&[(code, name)]), &OwnTopics::new());
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.join(" "), expected, "{code} {name}");
    }

    #[test]
    fn codes_of_many_schemes_become_topics() {
        check("medtop:20000153", "", "medtop:20000153");
        check(
            "http://cv.iptc.org/newscodes/mediatopic/20000153",
            "",
            "medtop:20000153",
        );
        check("subj:03000000", "", "medtop:03000000");
        check(
            "http://tt.se/spec/subref/1.0/11000000",
            "Politik",
            "medtop:11000000",
        );
        check("dpacat:sp", "", "medtop:15000000");
        check("dpacat:vm", "", "");
        check("anpacat:f", "", "medtop:04000000");
        check("", "Hochwasser", "medtop:20000154");
        check("", "Harrowmere", "");
        check("acme:20000153", "", "");
    }

    #[test]
    fn a_newsrooms_own_table_stands_over_what_is_built_in() {
        let weather: MediaTopic = "medtop:17000000".parse().unwrap();
        let own = OwnTopics::from([("Meridian:dpacat:sp".into(), weather), ("x:1".into(), weather)]);
        assert_eq!(topics(&item(&[("dpacat:sp", "")]), &own), [weather]);
        assert_eq!(
            topics(&item(&[("x:1", ""), ("dpacat:sp", "")]), &own),
            [weather],
            "once"
        );
        let mut other = item(&[("dpacat:sp", "")]);
        other.agency = "Corrie Press".into();
        assert_eq!(topics(&other, &own)[0].to_string(), "medtop:15000000");
    }
}
