//! What is new in a later version of an agency's item.

use crate::difference::{Changed, blocks, changed};
use crate::{PubStatus, WireAssociation, WireItem, WireSubject};

/// What an item says in one of its fields.
type Field = fn(&WireItem) -> String;

/// The parts that read differently, in the order in which an editor reads them: what may be done with it first.
pub fn wire_difference(earlier: &WireItem, later: &WireItem) -> Vec<Changed> {
    let fields: [(&str, Field); 17] = [
        ("status", |item| status(item.pubstatus).to_owned()),
        ("embargo", |item| {
            item.embargo
                .map(|embargo| embargo.lifts_at().to_string())
                .unwrap_or_default()
        }),
        ("usage terms", |item| item.usage_terms.clone()),
        ("note for the desk", |item| item.ednote.clone()),
        ("urgency", |item| {
            item.urgency
                .map(|urgency| urgency.to_string())
                .unwrap_or_default()
        }),
        ("headline", |item| item.headline.clone()),
        ("slugline", |item| item.slugline.clone()),
        ("byline", |item| item.byline.clone()),
        ("dateline", |item| item.dateline.clone()),
        ("place", |item| item.located.clone()),
        ("language", |item| item.language.clone()),
        ("summary", |item| item.description.clone()),
        ("subjects", |item| subjects(&item.subjects)),
        ("genres", |item| subjects(&item.genres)),
        ("credit", |item| item.credit_line.clone()),
        ("rights holder", |item| item.copyright_holder.clone()),
        ("replaces", |item| item.replaces.join("\n")),
    ];
    let mut parts: Vec<(String, String, String)> = fields
        .iter()
        .map(|(name, field)| ((*name).to_owned(), field(earlier), field(later)))
        .collect();
    parts.extend(blocks(
        &earlier.body,
        &later.body.clone().continuing(&earlier.body),
    ));
    let comes_with = |item: &WireItem| item.associations.iter().map(said).collect::<Vec<_>>().join("\n");
    parts.push(("comes with".to_owned(), comes_with(earlier), comes_with(later)));
    changed(parts)
}

fn status(status: PubStatus) -> &'static str {
    match status {
        PubStatus::Usable => "usable",
        PubStatus::Withheld => "withheld",
        PubStatus::Canceled => "canceled",
    }
}

/// One a line, by name and code.
fn subjects(subjects: &[WireSubject]) -> String {
    let lines = subjects
        .iter()
        .map(|subject| format!("{} {}", subject.name, subject.code).trim().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn said(association: &WireAssociation) -> String {
    let parts = [
        &association.role,
        &association.headline,
        &association.caption,
        &association.credit,
        &association.href,
        &association.guid,
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Body, Embargo, text_from};

    fn item(headline: &str, paragraphs: &[&str]) -> WireItem {
        let kinds = paragraphs.iter().map(|text| BlockKind::Paragraph {
            text: text_from(*text),
        });
        WireItem {
            headline: headline.into(),
            body: Body::new(kinds),
            ..WireItem::default()
        }
    }

    #[track_caller]
    fn check(earlier: &WireItem, later: &WireItem, expected: &[&str]) {
        let lines: Vec<String> = wire_difference(earlier, later)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_words_that_changed_are_marked_in_every_script() {
        let earlier = item(
            "Quake kills five",
            &["Five died.", "The hall fell.", "截至上午8时已造成4人死亡"],
        );
        let later = item(
            "Quake kills eleven",
            &["Eleven died.", "The hall fell.", "截至上午8时已造成9人死亡"],
        );
        check(
            &earlier,
            &later,
            &[
                "headline: Quake kills [-five-]{+eleven+}",
                "paragraph 1: [-Five-]{+Eleven+} died.",
                "paragraph 3: 截至上午8时已造成[-4-]{+9+}人死亡",
            ],
        );
        check(&later, &later, &[]);
    }

    #[test]
    fn a_paragraph_in_between_is_new_and_the_others_stay() {
        check(
            &item("A", &["one", "two"]),
            &item("A", &["one", "new", "two"]),
            &["paragraph 2: {+new+}"],
        );
    }

    #[test]
    fn what_may_be_done_with_it_comes_first() {
        let earlier = item("A", &[]);
        let mut later = item("B", &[]);
        later.pubstatus = PubStatus::Withheld;
        later.embargo = Some(Embargo::until("2026-11-24T18:00:00Z".parse().unwrap()));
        later.credit_line = "Meridian".into();
        later.subjects = vec![WireSubject {
            code: "medtop:03000000".into(),
            name: "disaster".into(),
        }];
        check(
            &earlier,
            &later,
            &[
                "status: [-usable-]{+withheld+}",
                "embargo: {+2026-11-24T18:00:00Z+}",
                "headline: [-A-]{+B+}",
                "subjects: {+disaster medtop:03000000+}",
                "credit: {+Meridian+}",
            ],
        );
    }
}
