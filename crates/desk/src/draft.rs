use model::{Content, Credit, WireItem, WireItemId};

/// A first draft of an agency's item: its words, its agency as credit, and the item as its source.
///
/// The agency's notes for desks and its pictures stay behind: notes must never reach readers, and a picture needs an
/// editor who has seen it.
pub fn draft_from(item: &WireItem, id: WireItemId) -> Content {
    let mut credit = Credit::default();
    credit.add_agencies([item.agency.as_str()]);
    Content {
        headline: item.headline.clone(),
        teaser: item.description.clone(),
        body: item.body.clone(),
        credit,
        sources: vec![id],
        ..Content::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{BlockKind, Body, text_from};

    #[test]
    fn a_draft_names_its_agency_and_source_and_keeps_notes_for_the_desk_out() {
        let item = WireItem {
            agency: "dpa".into(),
            headline: "Dam holds".into(),
            ednote: "Call the desk: 555".into(),
            body: Body::new([BlockKind::Paragraph {
                text: text_from("It holds."),
            }]),
            ..WireItem::default()
        };
        let draft = draft_from(&item, WireItemId(4));
        assert_eq!(draft.credit.to_string(), "(dpa)");
        assert_eq!(draft.sources, [WireItemId(4)]);
        assert!(!serde_json::to_string(&draft).unwrap().contains("555"));
    }
}
