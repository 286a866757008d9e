//! An agency's byline as authors.

use model::Initials;

/// As many are named.
const AUTHORS_MAX: usize = 6;
/// Characters of a name; what is longer is no name.
const NAME_CHARACTERS_MAX: usize = 60;
/// What stands before the names, in lower case.
const BEFORE: &[&str] = &["by ", "von ", "par ", "por ", "di ", "de nos correspondants "];
/// What stands between names.
const BETWEEN: &[&str] = &[" and ", " und ", " et ", " y ", " & ", ";", "/"];

/// The names in a byline, without “By” and without the agency, which the credit names anyway.
pub(super) fn authors(byline: &str, agency: &str) -> Vec<Initials> {
    let mut line = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    for before in BEFORE {
        let is_there = line
            .get(..before.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(before));
        if is_there {
            line.drain(..before.len());
            break;
        }
    }
    for between in BETWEEN {
        line = line.replace(between, ",");
    }
    line.split(',')
        .map(|name| {
            name.trim_matches(|character: char| character.is_whitespace() || "()".contains(character))
        })
        .filter(|name| !name.is_empty() && name.to_lowercase() != agency.trim().to_lowercase())
        .filter(|name| name.chars().count() <= NAME_CHARACTERS_MAX && !name.contains(['(', ')', '@']))
        .take(AUTHORS_MAX)
        .map(|name| Initials(name.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(byline: &str, expected: &[&str]) {
        let names: Vec<String> = authors(byline, "dpa").into_iter().map(|name| name.0).collect();
        assert_eq!(names, expected, "{byline}");
    }

    #[test]
    fn a_byline_is_read_as_names() {
        check("By Ada Marlow", &["Ada Marlow"]);
        check("Von Ada Marlow und Jon Reed, dpa", &["Ada Marlow", "Jon Reed"]);
        check("  Ada\nMarlow  ", &["Ada Marlow"]);
        check("", &[]);
        check("dpa", &[]);
        check("Ada Marlow (photos) / desk@agency.example", &[]);
    }
}
