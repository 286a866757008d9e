//! Where the fixtures are, and the words of what was read.

#[allow(dead_code, reason = "each test takes what it needs")]
pub(crate) mod telegraph;

use model::Body;
use std::path::{Path, PathBuf};

/// A path below the folder of fixtures.
pub(crate) fn fixture(path: &str) -> PathBuf {
    let root = std::env::var_os("VESPER_FIXTURES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    );
    assert!(
        root.is_dir(),
        "the fixtures are missing: there is no folder {}; name it in VESPER_FIXTURES",
        root.display()
    );
    root.join(path)
}

/// The files in a folder of fixtures, sorted by name.
#[allow(dead_code, reason = "each test takes what it needs")]
pub(crate) fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = fixture(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files
}

/// A file's bytes.
pub(crate) fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words of a body, without the last line's end.
#[allow(dead_code, reason = "each test takes what it needs")]
pub(crate) fn words(body: &Body) -> String {
    body.words().trim_end().to_owned()
}
