//! No way out is forgotten: each has its entry in `harness::doors`.
#![expect(clippy::unwrap_used, reason = "tests")]

use harness::doors::{self, FOLLOWERS, Look, PAGES};
use model::{ArticleId, Door, Lang, MediaHash};
use site::Route;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[test]
fn every_route_and_every_door_has_its_entry() {
    for route in Route::ALL {
        if let Look::OnPurpose(why) = doors::of_route(route) {
            assert!(
                !why.is_empty(),
                "{route:?} opens copy on purpose and nobody says why"
            );
        }
    }
    for door in Door::ALL {
        assert!(
            !matches!(doors::of_door(door), Look::OnPurpose(_)),
            "{door:?} asks"
        );
    }
}

#[test]
fn every_kind_of_page_is_looked_at() {
    let file = MediaHash::of(b"a picture");
    let date = "2026-11-24".parse().unwrap();
    let looked_at: BTreeSet<&str> = doors::pages(ArticleId(1), Lang::EN, "world", date, &[file])
        .iter()
        .map(|page| doors::of_page(page).0)
        .collect();
    let known: BTreeSet<&str> = PAGES.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(looked_at, known);
}

/// The program's own source files, tests aside, with their text up to where their own tests begin.
fn sources() -> Vec<(PathBuf, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut folders: Vec<PathBuf> = std::fs::read_dir(crates)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            !path.ends_with("harness") && !path.ends_with("testkit") && !path.ends_with("modelcheck")
        })
        .map(|path| path.join("src"))
        .collect();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("\nmod tests {").next().unwrap_or_default().to_owned();
                found.push((path.strip_prefix(crates).unwrap().to_owned(), text));
            }
        }
    }
    found
}

#[test]
fn every_follower_of_the_ledger_has_its_entry() {
    let mut followers = BTreeSet::new();
    for (_, text) in sources() {
        for line in text.lines().filter(|line| line.trim_start().starts_with("impl")) {
            if let Some((_, name)) = line.split_once(" Follower for ") {
                followers.insert(name.split([' ', '<']).next().unwrap().to_owned());
            }
        }
    }
    let known: BTreeSet<String> = FOLLOWERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        followers, known,
        "followers in the source, and those in harness::doors"
    );
}

/// Files that may put addresses into a router, and why.
const ROUTERS: [(&str, &str); 4] = [
    ("site/src/routes.rs", "the site's, built of Route::ALL"),
    (
        "site/src/health.rs",
        "the operations listener: metrics, without copy",
    ),
    (
        "vesper/src/wire_page.rs",
        "the operations listener: the state of the wire’s sources, without copy",
    ),
    (
        "vesper/src/demo/inbox.rs",
        "the demo's mailbox, which is not there outside of the demo",
    ),
];

#[test]
fn no_address_is_served_that_is_on_no_list() {
    let mut routers = BTreeSet::new();
    for (path, text) in sources() {
        // Rules that send agencies' items to desks are routes of another kind.
        if text.contains("axum::")
            && [
                ".route(",
                ".route_service(",
                ".nest(",
                ".nest_service(",
                ".fallback(",
                ".fallback_service(",
            ]
            .iter()
            .any(|call| text.contains(call))
        {
            routers.insert(path.to_str().unwrap().to_owned());
        }
    }
    let known: BTreeSet<String> = ROUTERS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(routers, known, "files that serve addresses, and those that may");
}
