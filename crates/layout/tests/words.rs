//! Every language says everything, and nothing that pages ask for is missing.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use model::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The messages of a file by key, each with the variables it uses.
fn messages(file: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| {
        panic!(
            "the words of a language are missing: {} ({error})",
            file.display()
        )
    });
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line
            .split_once(" =")
            .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            name.clone_into(&mut key);
            assert!(
                found.insert(key.clone(), BTreeSet::new()).is_none(),
                "{}: {key} stands twice",
                file.display()
            );
        }
        for part in line.split('$').skip(1) {
            let variable: String = part.chars().take_while(char::is_ascii_lowercase).collect();
            found.entry(key.clone()).or_default().insert(variable);
        }
    }
    found
}

#[test]
fn every_language_has_the_messages_and_variables_of_english() {
    let english = messages(&folder("locales/en.ftl"));
    assert!(english.len() > 100);
    for lang in Lang::all() {
        let other = messages(&folder(&format!("locales/{lang}.ftl")));
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let unknown: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "{lang}.ftl lacks {missing:?}, has in excess {unknown:?}"
        );
        for (key, variables) in &english {
            let invented: Vec<_> = other[key].difference(variables).collect();
            assert!(
                invented.is_empty(),
                "{lang}.ftl: {key} uses {invented:?}, which it is not given"
            );
        }
    }
}

/// What stands between quotes after each of `calls` in the files of a folder.
fn asked_for(folder: &Path, calls: &[&str], keys: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            asked_for(&path, calls, keys);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for call in calls {
            keys.extend(
                text.split(call)
                    .skip(1)
                    .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
            );
        }
    }
}

#[test]
fn every_message_that_pages_ask_for_exists() {
    let english = messages(&folder("locales/en.ftl"));
    let mut keys = BTreeSet::new();
    asked_for(&folder("templates"), &[" t(\"", "{t(\""], &mut keys);
    asked_for(
        &folder("src"),
        &[
            "words.text(\"",
            "words.with(\"",
            "words(lang).text(\"",
            "words(lang).with(\"",
        ],
        &mut keys,
    );
    assert!(keys.len() > 50, "{keys:?}");
    let missing: Vec<_> = keys.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "en.ftl lacks {missing:?}");
}

#[test]
fn numbers_choose_their_form_and_are_written_in_the_languages_digits() {
    #[track_caller]
    fn check(layout: &layout::Layout, tag: &str, count: i64, contains: &str) {
        let said = layout
            .words(tag.parse().unwrap())
            .with("minutes-to-read", &[("count", count.into())]);
        assert!(said.contains(contains), "{tag} {count}: {said}");
        assert!(
            !said.contains('\u{2068}') && !said.contains('\u{2069}'),
            "{tag}: marks for direction in {said:?}"
        );
    }
    let newsroom = model::Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: Lang::all().collect(),
        default_language: Lang::EN,
        sections: vec![],
        sender: String::new(),
        postal_address: String::new(),
    };
    let layout = layout::Layout::new(newsroom, None).unwrap();
    check(&layout, "en", 1, "1 minute to read");
    check(&layout, "en", 4, "4 minutes to read");
    check(&layout, "bn", 14, "১৪");
    check(&layout, "fa", 14, "۱۴");
    check(&layout, "ar", 14, "14");
    check(&layout, "hi", 14, "14");
    let russian: BTreeSet<String> = [1, 2, 5]
        .into_iter()
        .map(|count: i64| {
            let said = layout
                .words("ru".parse().unwrap())
                .with("duration-minutes", &[("count", count.into())]);
            said.replace(|c: char| c.is_ascii_digit(), "")
        })
        .collect();
    assert_eq!(russian.len(), 3, "{russian:?}");
}

#[test]
fn a_section_is_called_as_the_newsroom_says_then_as_the_language_says_then_by_its_id() {
    let german: Lang = "de".parse().unwrap();
    let newsroom = model::Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: vec![Lang::EN, german],
        default_language: Lang::EN,
        sections: vec![model::Section {
            id: "world".into(),
            names: [(german, "Die Welt".to_owned())].into(),
            rules: model::SectionRules::default(),
        }],
        sender: String::new(),
        postal_address: String::new(),
    };
    let layout = layout::Layout::new(newsroom, None).unwrap();
    assert_eq!(layout.section_name(german, "world"), "Die Welt");
    assert_eq!(layout.section_name(Lang::EN, "world"), "World");
    assert_eq!(layout.section_name(Lang::EN, "chess"), "chess");
}
