//! `vesper article allow`, and what `show` and `check` say about agencies' terms of use.

use crate::commands::who;
use crate::house::House;
use crate::output::say;
use anyhow::Result;
use archive::TermsOfUse;
use jiff::Timestamp;
use model::{Article, ArticleId, Role};
use serde_json::{Value, json};

/// `vesper article allow ID`
pub(super) async fn allow(
    house: &House,
    id: ArticleId,
    beyond_end: bool,
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    let allowed = tx.allow_usage(id, beyond_end, Role::ChiefEditor, now).await?;
    tx.commit().await?;
    let told = json!({ "article": id, "allowed": allowed });
    say(json, &told, || {
        let lines: Vec<String> = allowed.iter().map(|said| format!("  {said}")).collect();
        format!("article {id} may go out although\n{}", lines.join("\n"))
    })
}

/// The terms for programs.
pub(super) fn documents(terms: &[TermsOfUse]) -> Vec<Value> {
    let document = |one: &TermsOfUse| {
        json!({
            "item": one.item, "agency": one.agency, "text": one.is_text, "media": one.media,
            "terms": one.terms.terms, "unread": one.terms.unread,
        })
    };
    terms.iter().map(document).collect()
}

/// Every word that an agency says about the use of an item, and what is in the way.
pub(super) fn words(article: &Article, terms: &[TermsOfUse], problems: &[String]) -> String {
    let mut out = String::new();
    for one in terms {
        let said = one.terms.terms.iter().map(|term| term.said.as_str());
        let said: Vec<&str> = said.chain(one.terms.unread.iter().map(String::as_str)).collect();
        if !said.is_empty() {
            let what = if one.is_text { "item" } else { "picture of item" };
            out.push_str(&format!(
                "terms of {what} {} ({}): {}\n",
                one.item,
                one.agency,
                said.join("; ")
            ));
        }
    }
    for problem in problems {
        out.push_str(&format!("IN THE WAY: {problem}\n"));
    }
    if !problems.is_empty() {
        let id = article.id;
        out.push_str(&format!(
            "  `vesper article allow {id} --reason …` when the agency has agreed\n"
        ));
    }
    if let Some(leave) = &article.leave {
        out.push_str(&format!(
            "allowed by {} at {}: {} ({})\n",
            leave.by,
            leave.at,
            leave.reason,
            leave.problems.iter().cloned().collect::<Vec<_>>().join("; ")
        ));
    }
    out
}
