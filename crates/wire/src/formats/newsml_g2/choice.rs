//! Which of several elements of the same name is meant.

use super::codes;
use crate::formats::xml::Element;

/// The first in this language, else in a form of it, else without a language, else in any.
pub(super) fn in_language<'a>(
    candidates: impl Iterator<Item = &'a Element<'a>>,
    language: &str,
) -> Option<&'a Element<'a>> {
    best(candidates, language, &[])
}

/// The first of these roles, earlier ones first, then without role, then any; among equals by language, then by rank.
pub(super) fn best<'a>(
    candidates: impl Iterator<Item = &'a Element<'a>>,
    language: &str,
    roles: &[&str],
) -> Option<&'a Element<'a>> {
    let mut candidates = candidates
        .filter(|candidate| !candidate.nodes.is_empty())
        .peekable();
    let first = candidates.next()?;
    if candidates.peek().is_none() {
        return Some(first);
    }
    std::iter::once(first).chain(candidates).min_by_key(|candidate| {
        let rank: u32 = candidate.attribute("rank").parse().unwrap_or(1);
        (role_order(candidate, roles), distance(candidate, language), rank)
    })
}

fn role_order(candidate: &Element, roles: &[&str]) -> usize {
    let role = codes::value(codes::code_in(candidate, "role", "roleuri"));
    let named = roles.iter().position(|known| role.eq_ignore_ascii_case(known));
    named.unwrap_or(if role.is_empty() {
        roles.len()
    } else {
        roles.len() + 1
    })
}

/// 0 for the same language, 1 for another form of it, 2 when none is named, 3 for another.
fn distance<'a>(candidate: &Element<'a>, language: &'a str) -> u8 {
    let own = candidate.attribute("xml:lang");
    let primary = |tag: &'a str| tag.split(['-', '_']).next().unwrap_or_default();
    if own.is_empty() {
        2
    } else if own.eq_ignore_ascii_case(language) {
        0
    } else if primary(own).eq_ignore_ascii_case(primary(language)) {
        1
    } else {
        3
    }
}
