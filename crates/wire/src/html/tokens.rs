//! The tokens of HTML: words, start tags, end tags. Comments and elements whose content is no copy are left out.

use super::entities::decode;
use super::tags;
use crate::text::lowercase;
use std::borrow::Cow;
use std::collections::HashSet;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Words, character references decoded.
    Text(Cow<'a, str>),
    /// A start tag.
    Start {
        /// Lower case.
        name: Cow<'a, str>,
        /// All between the name and `>`.
        attributes: &'a str,
    },
    /// An end tag; lower case.
    End(Cow<'a, str>),
}

/// Reads tokens by the rules of the HTML standard (section 13.2.5), in one pass.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// Elements to be skipped for which no end tag is left, so that none is looked for twice.
    endless: HashSet<String>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self {
            rest: html,
            endless: HashSet::new(),
        }
    }

    /// Takes all up to and including `end`, or all that is left.
    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
    }

    /// Called behind `<!--`.
    fn skip_comment(&mut self) {
        if let Some(rest) = self
            .rest
            .strip_prefix('>')
            .or_else(|| self.rest.strip_prefix("->"))
        {
            self.rest = rest;
            return;
        }
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("--").map(|at| from + at) {
            let behind = &self.rest[at + 2..];
            if let Some(rest) = behind.strip_prefix('>').or_else(|| behind.strip_prefix("!>")) {
                self.rest = rest;
                return;
            }
            from = at + 1;
        }
        self.rest = "";
    }

    /// Called behind `<` or `</`, before a letter.
    fn tag(&mut self) -> Option<(Cow<'a, str>, &'a str)> {
        let end = self
            .rest
            .bytes()
            .position(|byte| is_space(byte) || matches!(byte, b'/' | b'>'))?;
        let name = lowercase(&self.rest[..end]);
        let behind = &self.rest[end..];
        let length = attributes_length(behind)?;
        self.rest = &behind[length + 1..];
        Some((name, &behind[..length]))
    }

    /// Called behind a start tag whose content is no copy.
    fn skip_content(&mut self, name: &str) {
        if name == "plaintext" {
            self.rest = "";
            return;
        }
        if self.endless.contains(name) {
            return;
        }
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</").map(|at| from + at + 2) {
            let behind = &self.rest[at..];
            let is_same = behind
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name));
            let next = behind.as_bytes().get(name.len());
            if is_same && next.is_some_and(|next| is_space(*next) || matches!(next, b'/' | b'>')) {
                self.rest = &behind[name.len()..];
                self.skip_past(">");
                return;
            }
            from = at;
        }
        if tags::is_raw(name) {
            self.rest = "";
        } else {
            self.endless.insert(name.to_owned());
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            let Some(markup) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(decode(text)));
            };
            self.rest = markup;
            let next = markup.chars().next().unwrap_or(' ');
            if let Some(comment) = markup.strip_prefix("!--") {
                self.rest = comment;
                self.skip_comment();
            } else if matches!(next, '!' | '?') {
                self.skip_past(">");
            } else if let Some(end) = markup.strip_prefix('/') {
                self.rest = end;
                if !end.starts_with(|first: char| first.is_ascii_alphabetic()) {
                    self.skip_past(">");
                } else if let Some((name, _)) = self.tag() {
                    return Some(Token::End(name));
                } else {
                    self.rest = "";
                }
            } else if next.is_ascii_alphabetic() {
                let Some((name, attributes)) = self.tag() else {
                    self.rest = "";
                    break;
                };
                if tags::is_raw(&name) || tags::is_skipped(&name) {
                    self.skip_content(&name);
                }
                return Some(Token::Start { name, attributes });
            } else {
                return Some(Token::Text(Cow::Borrowed("<")));
            }
        }
        None
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// The bytes before the `>` that ends the tag; `None` when nothing ends it.
fn attributes_length(behind: &str) -> Option<usize> {
    let mut walk = Walk { all: behind, at: 0 };
    while walk.attribute().is_some() {}
    behind[walk.at..].starts_with('>').then_some(walk.at)
}

/// The decoded value of the first attribute of this name.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    let mut walk = Walk {
        all: attributes,
        at: 0,
    };
    while let Some((name, value)) = walk.attribute() {
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decode(value));
        }
    }
    None
}

/// A walk from attribute to attribute.
struct Walk<'a> {
    all: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        let rest = &self.all.as_bytes()[self.at..];
        self.at += rest
            .iter()
            .position(|byte| !is_skipped(*byte))
            .unwrap_or(rest.len());
    }

    /// Takes all up to the first character that `is_end`.
    fn until(&mut self, is_end: impl Fn(u8) -> bool) -> &'a str {
        let from = self.at;
        self.skip(|byte| !is_end(byte));
        &self.all[from..self.at]
    }

    /// Name and value; stops before `>` and at the end. A value without its closing quote runs to the end.
    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        self.skip(|byte| is_space(byte) || byte == b'/');
        let from = self.at;
        if self.all[self.at..].starts_with('=') {
            self.at += 1; // A name may begin with it.
        }
        self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = &self.all[from..self.at];
        if name.is_empty() {
            return None;
        }
        let behind_name = self.at;
        self.skip(is_space);
        if !self.all[self.at..].starts_with('=') {
            self.at = behind_name;
            return Some((name, ""));
        }
        self.at += 1;
        self.skip(is_space);
        let value = match self.all.as_bytes().get(self.at).copied() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.until(|byte| byte == quote);
                self.at = (self.at + 1).min(self.all.len());
                value
            }
            _ => self.until(|byte| is_space(byte) || byte == b'>'),
        };
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags in angle brackets with their `href`, words as they are, tokens divided by `|`.
    #[track_caller]
    fn check(html: &str, expected: &str) {
        let tokens: Vec<String> = Tokens::new(html)
            .map(|token| match token {
                Token::Text(text) => text.into_owned(),
                Token::End(name) => format!("</{name}>"),
                Token::Start { name, attributes } => match attribute(attributes, "href") {
                    Some(href) => format!("<{name} {href}>"),
                    None => format!("<{name}>"),
                },
            })
            .collect();
        assert_eq!(tokens.join("|"), expected, "{html}");
    }

    #[test]
    fn tags_attributes_and_words_are_told_apart() {
        check("a<B>b</b >c", "a|<b>|b|</b>|c");
        check("<a class=x HREF='/1?a=1&amp;b=2' href=2>t", "<a /1?a=1&b=2>|t");
        check("<a href=\"x>y\" / download>t", "<a x>y>|t");
        check("<br/><br />", "<br>|<br>");
        check("1 < 2 <3", "1 |<| 2 |<|3");
        check("<a href=jav&#x61;script:x>", "<a javascript:x>");
    }

    #[test]
    fn comments_scripts_and_what_never_ends_are_left_out() {
        check("a<!-- <b> -->b<!-->c<!--->d<!-- x --!>e", "a|b|c|d|e");
        check("a<!DOCTYPE x>b<?php x ?>c</ x>d", "a|b|c|d");
        check("a<ScRiPt>if (a < b) '</scripted>'</SCRIPT\n>b", "a|<script>|b");
        check("a<style>b", "a|<style>");
        check("<video>no video</video>b<video>c", "<video>|b|<video>|c");
        check("a<b href=\"x", "a");
        check("a<!-- b", "a");
        check("a</b", "a");
    }
}
