//! Who leans on whom: arrows between crates point down only, neighbours never import each other.

#![expect(
    clippy::unwrap_used,
    reason = "a test may end where it finds something broken"
)]

mod metadata;

use metadata::{packages, read, root, text};
use serde_json::Value;

const ROOMS: [&str; 5] = ["desk", "letter", "press", "site", "wire"];
const WORKSHOPS: [&str; 4] = ["archive", "edge", "layout", "search"];

/// Whether the crate `from` may stand on the crate `to`.
fn may_know(from: &str, to: &str, for_tests_only: bool) -> bool {
    let is_workshop = WORKSHOPS.contains(&to);
    match from {
        // For tests a crate may also lean on itself (with other features) and on the sample newsroom.
        _ if for_tests_only && (to == from || to == "testkit") => true,
        _ if to == "model" => from != "xtask" && from != "model",
        "vesper" => ROOMS.contains(&to) || is_workshop,
        "testkit" => ["archive", "letter"].contains(&to),
        // The harness looks through every door.
        "harness" => ROOMS.contains(&to) || is_workshop || to == "testkit",
        "bench" => ["archive", "testkit", "wire"].contains(&to),
        "search" => to == "archive",
        room if ROOMS.contains(&room) => is_workshop,
        _ => false,
    }
}

/// Our crates' folders are called as we call the crates; packages carry the program's name in front.
fn own_name(package: &str) -> Option<&str> {
    match package {
        "vesper" | "xtask" => Some(package),
        other => other.strip_prefix("vesper-"),
    }
}

fn wrong_arrows(packages: &[Value]) -> Vec<String> {
    let ours: Vec<&str> = packages
        .iter()
        .filter_map(|package| own_name(text(package, "name")))
        .collect();
    let mut wrong = Vec::new();
    for package in packages {
        let from = own_name(text(package, "name")).unwrap_or_else(|| panic!("a foreign name: {package}"));
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let Some(to) = own_name(text(dependency, "name")).filter(|to| ours.contains(to)) else {
                continue;
            };
            if !may_know(from, to, text(dependency, "kind") == "dev") {
                wrong.push(format!("{from} -> {to}"));
            }
        }
    }
    wrong
}

#[test]
fn arrows_between_crates_point_down_only() {
    let wrong = wrong_arrows(&packages(&["--no-deps"]));
    assert!(
        wrong.is_empty(),
        "arrows that docs/architecture.md does not have: {wrong:#?}"
    );
}

#[test]
fn every_crate_has_its_floor() {
    for package in packages(&["--no-deps"]) {
        let name = own_name(text(&package, "name")).unwrap_or_default().to_owned();
        let known = ROOMS.contains(&&*name)
            || WORKSHOPS.contains(&&*name)
            || [
                "bench",
                "harness",
                "model",
                "modelcheck",
                "testkit",
                "vesper",
                "xtask",
            ]
            .contains(&&*name);
        assert!(
            known,
            "{} is on no floor: say in xtask/tests/arrows.rs what it may know",
            text(&package, "name")
        );
    }
}

#[test]
fn the_architecture_page_names_every_crate() {
    let page = read("docs/architecture.md");
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let entry = entry.unwrap();
        if entry.path().join("Cargo.toml").is_file() {
            let name = entry.file_name().into_string().unwrap();
            let named = page.contains(&format!("`{name}`")) || page.contains(&format!("crates/{name}"));
            assert!(
                named,
                "docs/architecture.md does not say what lives in crates/{name}"
            );
        }
    }
}

#[track_caller]
fn check(from: &str, to: &str, for_tests_only: bool, allowed: bool) {
    assert_eq!(
        may_know(from, to, for_tests_only),
        allowed,
        "{from} -> {to}, for tests only: {for_tests_only}"
    );
}

#[test]
fn the_rule_itself_knows_up_from_down() {
    check("vesper", "desk", false, true);
    check("vesper", "archive", false, true);
    check("desk", "archive", false, true);
    check("desk", "model", false, true);
    check("search", "archive", false, true);
    check("desk", "press", false, false);
    check("desk", "press", true, false);
    check("archive", "search", false, false);
    check("layout", "archive", false, false);
    check("archive", "desk", false, false);
    check("model", "archive", true, false);
    check("site", "vesper", false, false);
    check("site", "testkit", true, true);
    check("site", "testkit", false, false);
    check("testkit", "letter", false, true);
    check("testkit", "press", false, false);
    check("bench", "testkit", false, true);
    check("bench", "site", false, false);
    check("vesper", "bench", true, false);
    check("xtask", "model", false, false);
}

#[test]
fn a_wrong_arrow_in_cargo_s_answer_is_seen() {
    let packages = vec![
        serde_json::json!({"name": "vesper-desk", "dependencies": [
            {"name": "vesper-press", "kind": "dev"}, {"name": "serde", "kind": null}, {"name": "vesper-testkit", "kind": null}]}),
        serde_json::json!({"name": "vesper-press", "dependencies": [{"name": "vesper-testkit", "kind": "dev"}]}),
        serde_json::json!({"name": "vesper-testkit", "dependencies": []}),
    ];
    assert_eq!(wrong_arrows(&packages), ["desk -> press", "desk -> testkit"]);
}
