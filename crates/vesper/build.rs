//! Names the state of everything that decides what a page looks like, so that a changed program presses pages anew.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Sources, templates, styles and words beside this crate.
const FOLDERS: [&str; 6] = [
    "../layout/src",
    "../layout/templates",
    "../layout/styles",
    "../layout/locales",
    "../press/src",
    "../model/src",
];

fn main() {
    let mut hasher = DefaultHasher::new();
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        hash(Path::new(folder), &mut hasher);
    }
    println!("cargo:rustc-env=VESPER_PAGES={:x}", hasher.finish());
}

fn hash(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = std::fs::read_dir(path) {
        let mut inner: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        inner.sort();
        for path in &inner {
            hash(path, hasher);
        }
    } else if let Ok(bytes) = std::fs::read(path) {
        path.file_name().hash(hasher);
        bytes.hash(hasher);
    }
}
