//! The text of an ANPA 1312 message: lines by the character that they begin with.
//!
//! `^` begins a heading line (slug, headline, byline, note, subhead), HT a paragraph, BS a row of a table; `<` ends a line
//! that is set to the left, `=` one that is centred.

use super::telegraph_text::Gathered;
use crate::text;
use model::BlockKind;

/// What a text says, before it becomes an item.
#[derive(Default)]
pub(super) struct Read {
    /// The keyword in full, for example `BC-BKN--Heat-Hawks`.
    pub(super) slug: String,
    /// What the slug line says behind the keyword: version, reference, number of words.
    pub(super) version: String,
    /// The headline.
    pub(super) headline: String,
    /// A summary.
    pub(super) description: String,
    /// The byline.
    pub(super) byline: String,
    /// Notes for desks.
    pub(super) notes: Vec<String>,
    /// The text.
    pub(super) blocks: Vec<BlockKind>,
}

/// Reads a text whose lines end with a line feed; `is_table` when semicolons part cells in paragraphs too.
pub(super) fn read(raw: &str, is_table: bool) -> Read {
    let mut found = Read::default();
    let mut gathered = Gathered::default();
    let mut open = String::new();
    let mut is_in_body = false;
    let mut headings = 0;
    for line in raw.lines() {
        let mut signs = line.chars();
        match signs.next() {
            Some('^') => {
                gathered.push_words(&std::mem::take(&mut open), false);
                // Two heading lines may stand on one: what counts is the last.
                let words = if headings == 0 {
                    line.rsplit('^').next().unwrap_or_default()
                } else {
                    signs.as_str()
                };
                heading(words, headings, is_in_body, &mut found, &mut gathered);
                headings += 1;
            }
            Some('\t') => {
                gathered.push_words(&std::mem::take(&mut open), false);
                is_in_body = true;
                let words = typographic(signs.as_str().trim_end_matches([' ', '<', '=']));
                if is_table && words.contains(';') {
                    gathered.push_row(words.split(';'));
                } else if !is_mark(&words) {
                    open = words;
                }
            }
            Some('\u{8}') => {
                gathered.push_words(&std::mem::take(&mut open), false);
                is_in_body = true;
                row(signs.as_str(), &mut gathered);
            }
            _ if line.trim().is_empty() => {
                gathered.push_words(&std::mem::take(&mut open), false);
                gathered.end();
            }
            _ => {
                open.push(' ');
                open.push_str(&typographic(line.trim_end_matches([' ', '<', '='])));
            }
        }
    }
    gathered.push_words(&open, false);
    found.blocks = gathered.blocks;
    if !is_in_body {
        // A list of headlines, or an item of one line: its heading lines are its copy.
        for block in &mut found.blocks {
            if let BlockKind::Heading { text } = block {
                let text = std::mem::take(text);
                *block = BlockKind::Paragraph { text };
            }
        }
    }
    found
}

fn heading(raw: &str, at: usize, is_in_body: bool, found: &mut Read, gathered: &mut Gathered) {
    let words = text::line(&typographic(raw.trim_matches([' ', '<', '=', '^', '\r'])));
    let is_centred = raw.trim_end().ends_with('=');
    if words.is_empty() || is_mark(&words) {
        return;
    }
    if at == 0 {
        let (slug, version) = words.split_once(',').unwrap_or((&words, ""));
        slug.trim().clone_into(&mut found.slug);
        version.trim().clone_into(&mut found.version);
    } else if is_in_body {
        gathered.push_words(&words, true);
    } else if is_note(&words) {
        found.notes.push(words);
    } else if found.byline.is_empty() && words.starts_with("By ") {
        found.byline = words;
    } else if !found.byline.is_empty() && gathered.blocks.is_empty() && is_office(&words) {
        found.byline.push_str(", ");
        found.byline.push_str(&words);
    } else if found.headline.is_empty() {
        found.headline = words;
    } else if found.byline.is_empty()
        && found.description.is_empty()
        && gathered.blocks.is_empty()
        && !is_centred
        && words.contains(['.', ';'])
    {
        found.description = words;
    } else {
        gathered.push_words(&words, true);
    }
}

fn is_note(words: &str) -> bool {
    let plain = words.trim_start_matches('(').to_lowercase();
    [
        "eds:",
        "eds.",
        "editor's note",
        "editors:",
        "ap photo",
        "ap video",
        "ap graphic",
        "urgent",
        "bulletin",
        "flash",
        "adv",
        "for release",
        "hold for",
        "embargo",
        "kill",
        "withhold",
        "correction",
        "corrective",
        "not for",
        "with ap ",
    ]
    .iter()
    .any(|begin| plain.starts_with(begin))
}

/// What stands below a name: the agency or the writer's office.
fn is_office(words: &str) -> bool {
    ["Associated Press", "Writer", "Editor", "Correspondent", "Press"]
        .iter()
        .any(|office| words.contains(office))
}

/// Rules and ends that are no words: `___`, `-30-`, `END`.
fn is_mark(words: &str) -> bool {
    let words = words.trim();
    matches!(words, "-30-" | "30" | "END" | "###")
        || !words.is_empty() && words.chars().all(|sign| sign == '_')
}

/// A row: cells between semicolons, else between fixed spaces (FS, GS, RS, US).
fn row(line: &str, gathered: &mut Gathered) {
    let line = line
        .trim_start_matches('^')
        .trim_end_matches([' ', '<', '=', '\r']);
    if line.contains(';') {
        let cells: Vec<String> = line.split(';').map(typographic).collect();
        gathered.push_row(cells.iter().map(String::as_str));
    } else {
        let cells: Vec<String> = line
            .split(|sign: char| matches!(sign, '\u{1c}'..='\u{1f}'))
            .map(typographic)
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        gathered.push_row(cells.iter().map(String::as_str));
    }
}

/// Signs of the wire's seven bits for those that are meant: quotation marks, the dash, the half.
fn typographic(words: &str) -> String {
    let words = words.replace("``", "“").replace("''", "”").replace(" _ ", " — ");
    if words.trim() == "_" {
        return "—".to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '{' if out.is_empty() || out.ends_with(|before: char| before.is_ascii_digit()) => out.push('½'),
            '\u{1c}'..='\u{1f}' => out.push(' '),
            _ => out.push(sign),
        }
    }
    out
}

/// What the version section says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    /// The number of the lead; 0 for the first sending.
    pub(super) lead: u32,
    /// The number of the piece that is added, counted from 1.
    pub(super) add: Option<u32>,
    /// The number of the take, counted from 1.
    pub(super) take: Option<u32>,
    /// The story is taken back.
    pub(super) is_kill: bool,
    /// The story is sent ahead of its day.
    pub(super) is_advance: bool,
    /// The story puts right what was sent before.
    pub(super) is_correction: bool,
}

/// Reads `1st Ld-Writethru`, `2ndAdd`, `Take 2`, `KILL`, `Adv15`.
pub(super) fn version(written: &str) -> Version {
    let written = written.to_lowercase();
    let words: Vec<&str> = written
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Version::default();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        if let Some((number, rest)) = super::telegraph_text::ordinal(word) {
            let what = if rest.is_empty() { next } else { rest };
            if what.starts_with("ld") || what.starts_with("lead") {
                found.lead = number;
            } else if what.starts_with("add") {
                found.add = Some(number);
            } else if what.starts_with("take") {
                found.take = Some(number);
            }
        } else if let Some(rest) = word.strip_prefix("take") {
            found.take = (if rest.is_empty() { next } else { rest })
                .parse()
                .ok()
                .or(found.take);
        }
        found.is_kill |= *word == "kill" || *word == "kills";
        found.is_correction |= word.starts_with("correct");
        let is_day = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
        found.is_advance |=
            *word == "advance" || *word == "hfr" || word.strip_prefix("adv").is_some_and(is_day);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_apart() {
        assert_eq!(version("3rdLd-Writethru").lead, 3);
        assert_eq!(version("1st Ld-Writethru,416").lead, 1);
        assert_eq!(version("2nd Add").add, Some(2));
        assert_eq!(version("Take 2").take, Some(2));
        assert!(version("BULLETIN KILL").is_kill && !version("Skill").is_kill);
        assert!(version("Adv15").is_advance && version("ADV").is_advance && !version("Advisory").is_advance);
        assert!(version("1st Ld-Writethru, CORRECTIVE").is_correction && !version("Incorrect").is_correction);
        assert_eq!(version("827"), Version::default());
    }

    #[test]
    fn seven_bits_stand_for_more_signs() {
        assert_eq!(
            typographic("``Go,'' she said _ now; 3{ and {x}"),
            "“Go,” she said — now; 3½ and {x}"
        );
        assert_eq!(typographic("_"), "—");
        assert_eq!(typographic("{"), "½");
    }
}
