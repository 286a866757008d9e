//! What is shipped has no door that can be opened for a test.

#![expect(
    clippy::unwrap_used,
    reason = "a test may end where it finds something broken"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "this test asks cargo for a tree, not for a list"
)]
mod metadata;

use metadata::root;
use std::process::Command;

/// The packages that a package is built of, each with its features, as cargo resolves them for it alone.
fn built_of(package: &str) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let args = [
        "tree",
        "--offline",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p} [{f}]",
    ];
    let output = Command::new(cargo)
        .args(args)
        .args(["--package", package])
        .current_dir(root())
        .output()
        .unwrap_or_else(|error| panic!("cargo: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Lines whose features have `mutation` among them.
fn with_mutation(tree: &str) -> Vec<&str> {
    let has = |line: &&str| {
        line.split_once('[')
            .is_some_and(|(_, features)| features.contains("mutation"))
    };
    tree.lines().filter(has).collect()
}

#[test]
fn the_shipped_program_has_no_door_that_can_be_opened_for_a_test() {
    let tree = built_of("vesper");
    assert!(
        tree.contains("vesper-model") && tree.contains("vesper-archive"),
        "{tree}"
    );
    assert_eq!(with_mutation(&tree), [] as [&str; 0]);
}

#[test]
fn the_harness_has_them_so_that_the_check_can_fail() {
    let tree = built_of("vesper-harness");
    for package in ["vesper-model ", "vesper-archive "] {
        let found = with_mutation(&tree).iter().any(|line| line.starts_with(package));
        assert!(
            found,
            "{package}has no feature “mutation” in the harness either:\n{tree}"
        );
    }
}
