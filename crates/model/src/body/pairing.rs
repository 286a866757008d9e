//! Which block of an earlier text a block is: by its words, else by where it stands. Pure.

use super::{Block, BlockKind};
use crate::ContentHash;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::mem::discriminant;

/// As many rewritten blocks are compared with as many old ones by their words.
const COMPARED_MAX: usize = 300;

/// For each block the place of the one in `before` that it is.
///
/// A block that says the same is the same wherever it moved to. Of the others of one type those that share more than half of
/// their words belong together, the likest first; what is left belongs together, in order, where it stands between the same
/// neighbours. A block that is known to be of one agency's item is never one of another item.
pub(super) fn pair(before: &[Block], after: &[Block]) -> Vec<Option<usize>> {
    let mut by_hash: HashMap<ContentHash, VecDeque<usize>> = HashMap::new();
    for (at, block) in before.iter().enumerate() {
        by_hash.entry(block.hash()).or_default().push_back(at);
    }
    let mut found: Vec<Option<usize>> = after
        .iter()
        .map(|block| by_hash.get_mut(&block.hash()).and_then(VecDeque::pop_front))
        .collect();
    by_words(before, after, &mut found);
    by_place(before, after, &mut found);
    found
}

fn may_be(old: &Block, new: &Block) -> bool {
    discriminant(&old.kind) == discriminant(&new.kind)
        && (new.origin.is_none() || old.origin.is_none() || new.origin == old.origin)
}

fn is_taken(count: usize, found: &[Option<usize>]) -> Vec<bool> {
    let mut taken = vec![false; count];
    for at in found.iter().flatten() {
        taken[*at] = true;
    }
    taken
}

fn by_words(before: &[Block], after: &[Block], found: &mut [Option<usize>]) {
    let mut taken = is_taken(before.len(), found);
    let old: Vec<(usize, BTreeSet<String>)> = (0..before.len())
        .filter(|at| !taken[*at])
        .take(COMPARED_MAX)
        .map(|at| (at, words_of(&before[at].kind)))
        .collect();
    let mut pairs = Vec::new();
    let new = (0..after.len()).filter(|at| found[*at].is_none());
    for new in new.take(COMPARED_MAX) {
        let own = words_of(&after[new].kind);
        for (old, theirs) in &old {
            let alike = likeness(&own, theirs);
            if alike > HALF && may_be(&before[*old], &after[new]) {
                pairs.push((alike, *old, new));
            }
        }
    }
    pairs.sort_by_key(|(alike, old, new)| (std::cmp::Reverse(*alike), *old, *new));
    for (_, old, new) in pairs {
        if !taken[old] && found[new].is_none() {
            taken[old] = true;
            found[new] = Some(old);
        }
    }
}

fn by_place(before: &[Block], after: &[Block], found: &mut [Option<usize>]) {
    let taken = is_taken(before.len(), found);
    let mut from = 0;
    while from < after.len() {
        let to = (from..after.len())
            .find(|at| found[*at].is_some())
            .unwrap_or(after.len());
        // Between the neighbours no old block may stand that is elsewhere now.
        let first = from
            .checked_sub(1)
            .and_then(|at| found[at])
            .map_or(0, |at| at + 1);
        let last = found.get(to).copied().flatten().unwrap_or(before.len());
        if first < last && !taken[first..last].contains(&true) {
            let mut free: Vec<usize> = (first..last).collect();
            for new in from..to {
                if let Some(at) = free.iter().position(|old| may_be(&before[*old], &after[new])) {
                    found[new] = Some(free.remove(at));
                }
            }
        }
        from = to + 1;
    }
}

const HALF: usize = 500;

/// How many of their words two texts share, in thousandths.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let all = one.len() + other.len();
    if all == 0 {
        return 0;
    }
    one.intersection(other).count() * 2000 / all
}

/// Whether two lines share more than half of their words.
pub(crate) fn is_alike(one: &str, other: &str) -> bool {
    likeness(&words(one), &words(other)) > HALF
}

/// Whether a block that `after` has, and that was not in `before`, may be made of these blocks: it is not known whose words
/// it has, or it has more than half of the words of one of them, or says the same.
pub(crate) fn may_be_made_of(before: &[Block], after: &[Block], gone: &[&Block]) -> bool {
    let old: HashMap<_, _> = before.iter().map(|block| (block.id, block)).collect();
    let said: BTreeSet<ContentHash> = before.iter().map(Block::hash).collect();
    let gone_said: BTreeSet<ContentHash> = gone.iter().map(|block| block.hash()).collect();
    let gone_words: Vec<BTreeSet<String>> = gone.iter().map(|block| words_of(&block.kind)).collect();
    after.iter().any(|block| {
        let own = words_of(&block.kind);
        let says = block.hash();
        if own.is_empty() || said.contains(&says) {
            return gone_said.contains(&says);
        }
        let is_known = old
            .get(&block.id)
            .is_some_and(|old| likeness(&own, &words_of(&old.kind)) > HALF);
        !is_known
            || gone_words
                .iter()
                .any(|gone| own.intersection(gone).count() * 2 > gone.len())
    })
}

fn words_of(kind: &BlockKind) -> BTreeSet<String> {
    words(&kind.words().unwrap_or_default())
}

/// Words in lower case; pairs of characters in scripts without spaces.
fn words(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in text
        .to_lowercase()
        .split(|one: char| !one.is_alphanumeric() && !is_without_spaces(one))
    {
        if word.chars().any(is_without_spaces) {
            let characters: Vec<char> = word.chars().collect();
            found.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else if !word.is_empty() {
            found.insert(word.to_owned());
        }
    }
    found
}

/// Chinese and Japanese, Thai, Lao, Burmese and Khmer.
fn is_without_spaces(one: char) -> bool {
    matches!(one, '\u{3040}'..='\u{9fff}' | '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}
