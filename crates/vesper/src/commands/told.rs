//! How many readers of letters were told of each correction of an article: part of `vesper where ID`.

use anyhow::Result;
use archive::Transaction;
use jiff::Timestamp;
use model::{ArticleId, CorrectionKind, RevisionNo};
use serde::Serialize;

/// A correction, and in readers how far those were told who may have been sent the wrong version with a letter.
#[derive(Debug, Serialize)]
pub(super) struct Announced {
    kind: CorrectionKind,
    at: Timestamp,
    text: String,
    first_wrong: RevisionNo,
    corrected_in: RevisionNo,
    told: i64,
    to_tell: i64,
    out_of_reach: i64,
}

/// The corrections of an article, oldest first.
pub(super) async fn told(tx: &mut Transaction, article: ArticleId, now: Timestamp) -> Result<Vec<Announced>> {
    let counts = tx.notice_counts(article, now).await?;
    let corrections = tx.corrections(article).await?.into_iter();
    let told = corrections.map(|one| {
        let counted = counts.iter().find(|(id, _)| *id == one.id);
        let counts = counted.map_or_else(Default::default, |(_, counts)| *counts);
        Announced {
            kind: one.note.kind,
            at: one.note.at,
            text: one.note.text,
            first_wrong: one.first_wrong,
            corrected_in: one.corrected_in,
            told: counts.told,
            to_tell: counts.to_tell,
            out_of_reach: counts.out_of_reach,
        }
    });
    Ok(told.collect())
}

/// One line each.
pub(super) fn lines(all: &[Announced]) -> String {
    let line = |one: &Announced| {
        let (kind, revision, text) = (one.kind.name(), one.corrected_in, &one.text);
        format!(
            "\n{kind} of {} in revision {revision}, “{text}”\n  readers told by letter: {}, to be told: {}, out of reach: {}\n",
            one.at, one.told, one.to_tell, one.out_of_reach
        )
    };
    all.iter().map(line).collect()
}
