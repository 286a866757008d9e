//! A body as another newsroom's system reads it: well-formed, without classes, and without what needs our page.

use super::BodyWriter;
use crate::{Layout, escape};
use model::{BlockKind, Body, Lang, Quotation, Text};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Paragraphs, subheads, quotations, lists and tables. Everything else is no part of such a body.
pub(crate) fn exchange(layout: &Layout, lang: Lang, body: &Body) -> String {
    let writer = BodyWriter {
        layout,
        lang,
        words: layout.words(lang),
        dates: layout.dates(lang),
        read_more: &BTreeMap::new(),
    };
    let mut out = String::new();
    for block in &body.blocks {
        let _ = match &block.kind {
            BlockKind::Paragraph { text } => write!(out, "<p>{}</p>", writer.text(text)),
            BlockKind::Heading { text } => write!(out, "<h2>{}</h2>", writer.text(text)),
            BlockKind::Quotation(quotation) => write!(out, "{}", writer.exchanged_quotation(quotation)),
            BlockKind::List { ordered, items } => {
                writer.list(&mut out, if *ordered { "ol" } else { "ul" }, items);
                Ok(())
            }
            BlockKind::Table { rows } => write!(out, "{}", writer.exchanged_table(rows)),
            _ => Ok(()),
        };
    }
    out
}

impl BodyWriter<'_> {
    fn exchanged_quotation(&self, quotation: &Quotation) -> String {
        let speaker = quotation.speaker.as_deref().map_or_else(String::new, |speaker| {
            format!("<footer>{}</footer>", escape(speaker))
        });
        format!(
            "<blockquote><p>{}</p>{speaker}</blockquote>",
            self.text(&quotation.text)
        )
    }

    fn exchanged_table(&self, rows: &[Vec<Text>]) -> String {
        let mut out = String::from("<table>");
        for (at, row) in rows.iter().enumerate() {
            let tag = if at == 0 { "th" } else { "td" };
            let cells: String = row
                .iter()
                .map(|cell| format!("<{tag}>{}</{tag}>", self.text(cell)))
                .collect();
            let _ = write!(out, "<tr>{cells}</tr>");
        }
        out + "</table>"
    }
}
