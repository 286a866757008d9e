//! Sample copy by the thousand: a small grammar for each language, so that pages compress as real ones do.

use model::{Action, ArticleId, BlockKind, Body, Content, Lang, Quotation, ReadMore, StoryId, text_from};
use std::collections::BTreeMap;
use testkit::Chance;

const DEPTH_MAX: u32 = 8;
const WORDS: usize = 450;
const AGENCIES: [&str; 6] = ["AFP", "AP", "dpa", "Reuters", "Meridian", "Kestrel"];
const INITIALS: [&str; 6] = ["ek", "mo", "jh", "ab", "lw", "rs"];

/// What a language's copy is made of.
pub(crate) struct Grammar {
    lang: Lang,
    choices: BTreeMap<String, Vec<String>>,
}

impl Grammar {
    /// The grammars that there are: English first.
    pub(crate) fn all() -> Vec<Self> {
        [
            ("en", include_str!("../words/en.txt")),
            ("de", include_str!("../words/de.txt")),
            ("ar", include_str!("../words/ar.txt")),
            ("hi", include_str!("../words/hi.txt")),
        ]
        .into_iter()
        .filter_map(|(tag, text)| {
            Some(Self {
                lang: tag.parse().ok()?,
                choices: parse(text),
            })
        })
        .collect()
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// One of the choices of `name`, with all names in it chosen as well.
    fn say(&self, name: &str, chance: &mut Chance) -> String {
        self.say_at(name, chance, DEPTH_MAX)
    }

    fn say_at(&self, name: &str, chance: &mut Chance, depth: u32) -> String {
        if name == "n" {
            return (2 + chance.below(997)).to_string();
        }
        let choices = self.choices.get(name).map_or(&[][..], Vec::as_slice);
        let Some(mut rest) = chance.one_of(choices).map(String::as_str) else {
            return String::new();
        };
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((inner, after)) = after.split_once('}').filter(|_| depth > 0) else {
                break;
            };
            out.push_str(before);
            out.push_str(&self.say_at(inner, chance, depth - 1));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn paragraph(&self, chance: &mut Chance) -> String {
        let sentences = 3 + chance.below(3);
        let all: Vec<String> = (0..sentences).map(|_| self.say("sentence", chance)).collect();
        all.join(" ")
    }

    /// An article of about 450 words. `number` makes its headline unlike all others.
    pub(crate) fn article(&self, number: u64, earlier: Option<StoryId>, chance: &mut Chance) -> Content {
        let mut kinds = Vec::new();
        let mut words = 0;
        while words < WORDS {
            let text = self.paragraph(chance);
            words += text.split_whitespace().count();
            kinds.push(BlockKind::Paragraph {
                text: text_from(text),
            });
            match kinds.len() {
                3 | 7 => kinds.push(BlockKind::Heading {
                    text: text_from(self.say("heading", chance)),
                }),
                5 => kinds.push(self.aside(earlier, chance)),
                _ => {}
            }
        }
        let credit = format!(
            "{} ({})",
            chance.one_of(&INITIALS).unwrap_or(&"ek"),
            chance.one_of(&AGENCIES).unwrap_or(&"dpa")
        );
        Content {
            kicker: self.say("kicker", chance),
            headline: format!("{} ({number})", self.say("headline", chance)),
            teaser: self.say("teaser", chance),
            body: Body::new(kinds),
            credit: credit.parse().unwrap_or_default(),
            ..Content::default()
        }
    }

    /// Something that stands beside the running text.
    fn aside(&self, earlier: Option<StoryId>, chance: &mut Chance) -> BlockKind {
        match (chance.below(3), earlier) {
            (0, Some(story)) => BlockKind::ReadMore {
                links: vec![ReadMore::Story(story)],
            },
            (1, _) => BlockKind::Facts {
                title: self.say("heading", chance),
                items: (0..3).map(|_| text_from(self.say("fact", chance))).collect(),
            },
            _ => BlockKind::Quotation(Quotation {
                text: text_from(self.say("opinion", chance)),
                speaker: Some(format!(
                    "{}, {}",
                    self.say("name", chance),
                    self.say("office", chance)
                )),
                said_at: None,
            }),
        }
    }
}

/// Lines of the form `name: choice | choice`.
fn parse(text: &str) -> BTreeMap<String, Vec<String>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, choices)| {
            let choices = choices.split('|').map(|choice| choice.trim().to_owned());
            (name.to_owned(), choices.collect())
        })
        .collect()
}

/// The moves that bring a draft before the readers.
pub(crate) const MOVES: [Action; 3] = [Action::Submit, Action::Approve, Action::Publish];

/// The number that stands in an article's headline, found again in its page.
pub(crate) fn headline_mark(number: u64) -> String {
    format!("({number})")
}

/// A path without the site's address.
pub(crate) fn path(lang: Lang, slug: &str, id: ArticleId) -> String {
    format!("/{lang}/{slug}/a-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_that_is_used_is_known() {
        for grammar in Grammar::all() {
            for choice in grammar.choices.values().flatten() {
                for part in choice.split('{').skip(1) {
                    let (name, _) = part.split_once('}').unwrap();
                    assert!(
                        name == "n" || grammar.choices.contains_key(name),
                        "{}: {name}",
                        grammar.lang
                    );
                }
            }
        }
        assert_eq!(Grammar::all().len(), 4);
    }

    #[test]
    fn articles_are_of_real_length_may_go_out_and_differ() {
        for grammar in Grammar::all() {
            let mut chance = Chance::of(1);
            let articles: Vec<Content> = (0..50)
                .map(|number| grammar.article(number, Some(StoryId(1)), &mut chance))
                .collect();
            for article in &articles {
                let words = article.body.words().split_whitespace().count();
                assert!((WORDS..WORDS + 150).contains(&words), "{words}");
                assert!(!article.credit.is_empty() && !article.teaser.is_empty());
                assert!(
                    !article.body.words().contains(['{', '}']),
                    "{}",
                    article.body.words()
                );
            }
            let headlines: BTreeSet<&str> = articles.iter().map(|one| one.headline.as_str()).collect();
            assert_eq!(headlines.len(), articles.len());
        }
    }
}
