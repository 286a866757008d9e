//! What changed between two versions of an article, word by word.

use model::Content;
use model::difference::{Changed, blocks, changed, picture_said};

/// The parts that read differently, in the order of the article. Blocks are compared by their names, so a paragraph that only
/// moved is not a change.
pub fn difference(earlier: &Content, later: &Content) -> Vec<Changed> {
    let mut parts = vec![
        ("kicker".to_owned(), earlier.kicker.clone(), later.kicker.clone()),
        (
            "headline".to_owned(),
            earlier.headline.clone(),
            later.headline.clone(),
        ),
        ("teaser".to_owned(), earlier.teaser.clone(), later.teaser.clone()),
        ("picture".to_owned(), picture(earlier), picture(later)),
        (
            "credit".to_owned(),
            earlier.credit.to_string(),
            later.credit.to_string(),
        ),
    ];
    parts.extend(blocks(&earlier.body, &later.body));
    let links = |content: &Content| {
        let lines = content
            .links
            .iter()
            .map(|link| format!("{} {} {}", link.title, link.url, link.note));
        lines.collect::<Vec<_>>().join("\n")
    };
    parts.push(("links".to_owned(), links(earlier), links(later)));
    changed(parts)
}

fn picture(content: &Content) -> String {
    content.picture.as_ref().map(picture_said).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{BlockKind, Body, text_from};

    fn content(headline: &str, paragraphs: &[&str]) -> Content {
        let kinds = paragraphs.iter().map(|text| BlockKind::Paragraph {
            text: text_from(*text),
        });
        Content {
            headline: headline.into(),
            body: Body::new(kinds),
            ..Content::default()
        }
    }

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let (before, after) = (content("A", &["first", before]), content("A", &["first", after]));
        let lines: Vec<String> = difference(&before, &after)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(lines, [expected]);
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        check(
            "It places thirteen gauges.",
            "It places thirty-one gauges.",
            "paragraph 2: It places [-thirteen-]{+thirty-one+} gauges.",
        );
        check(
            "湖水上涨三米",
            "湖水上涨五米",
            "paragraph 2: 湖水上涨[-三-]{+五+}米",
        );
    }

    #[test]
    fn what_is_the_same_is_no_difference() {
        let one = content("A lake", &["It rose."]);
        assert_eq!(difference(&one, &one), []);
    }

    #[test]
    fn a_new_paragraph_and_one_that_is_gone_are_named() {
        let before = content("A", &["one", "two", "three"]);
        for (paragraphs, expected) in [
            (&["one", "three"][..], "paragraph 2: [-two-]"),
            (&["one", "two", "three", "four"], "paragraph 4: {+four+}"),
        ] {
            let mut after = content("A", paragraphs);
            after.body = after.body.continuing(&before.body);
            let lines: Vec<String> = difference(&before, &after)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(lines, [expected]);
        }
    }
}
