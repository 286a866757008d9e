//! A newsroom's own templates and styles.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod house;

use layout::Layout;
use std::fs;

fn theme(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[track_caller]
fn refused(files: &[(&str, &str)]) -> String {
    let folder = theme(files);
    match Layout::new(house::newsroom(), Some(folder.path())) {
        Err(error) => error
            .to_string()
            .replace(&folder.path().display().to_string(), "THEME"),
        Ok(layout) => {
            let error = layout.not_found(model::Lang::EN, &[]).unwrap_err();
            error
                .to_string()
                .replace(&folder.path().display().to_string(), "THEME")
        }
    }
}

#[test]
fn one_file_is_replaced_and_the_others_stay() {
    let star = "<b class=\"star\">*</b>";
    let folder = theme(&[
        ("templates/star.html", star),
        ("styles/footer.css", ".foot { color : #123456 }"),
    ]);
    let layout = Layout::new(house::newsroom(), Some(folder.path())).unwrap();
    let html = layout.article(&house::article("en")).unwrap();
    assert!(html.contains(&format!("Vesper{star}")));
    assert!(html.contains(".foot{color :#123456}"));
    assert!(html.contains(".crumb{"));
}

#[test]
fn a_mistake_is_said_with_its_file_and_line() {
    assert_eq!(
        refused(&[("templates/not-found.html", "<p>\n\n{{ unfinished")]),
        "the template THEME/templates/not-found.html, line 3, cannot be used: syntax error: unexpected end of input, expected end of variable block"
    );
    assert_eq!(
        refused(&[("templates/not-found.html", "<p>\n{{ frame.nonsense }}")]),
        "the template THEME/templates/not-found.html, line 2, cannot be used: undefined value: `frame.nonsense` is undefined"
    );
    assert_eq!(
        refused(&[("styles/footer.css", "a {}\n/* b")]),
        "the style sheet THEME/styles/footer.css, line 2, cannot be used: the comment has no end"
    );
    let said = refused(&[("styles/fotter.css", "a {}")]);
    assert!(
        said.starts_with(
            "the theme’s THEME/styles/fotter.css replaces nothing; there are: styles/article.css, "
        ),
        "{said}"
    );
}

#[test]
fn a_newsroom_needs_an_address() {
    let newsroom = model::Newsroom {
        url: "vesper.example".into(),
        ..house::newsroom()
    };
    let said = Layout::new(newsroom, None).unwrap_err().to_string();
    assert_eq!(
        said,
        "the newsroom’s address “vesper.example” is not an http or https address such as https://vesper.example"
    );
}
