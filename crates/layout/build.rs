//! Builds the crate anew when a template, a style or a language file comes or goes, because they are embedded.

fn main() {
    for folder in ["locales", "styles", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
