//! MinHash over shingles: how much of two texts is word for word the same.

use crate::fold::is_unspaced;

/// How many numbers a signature has. The estimate's standard error is at most 1/16.
pub(super) const SIZE: usize = 64;
/// Letters that a shingle is wide, each counted by what it says: a Han character as three, an Ethiopic syllable as two.
const WIDTH: u32 = 9;
/// Texts with fewer shingles have no signature.
const SHINGLES_MIN: usize = 48;
/// Letters of a text that are read.
const LETTERS_MAX: usize = 16_000;

/// The signature of a folded text; empty for a text too short to tell.
///
/// Shingles go by letters and pass over everything else, so they need neither spaces nor a dictionary. One hash a shingle
/// (one-permutation MinHash); a place without any takes the number of another (optimal densification).
pub(super) fn signature(folded: &str) -> Vec<u16> {
    let letters: Vec<char> = folded
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .take(LETTERS_MAX)
        .collect();
    let mut smallest = [u64::MAX; SIZE];
    let (mut end, mut wide, mut count) = (0, 0, 0);
    for start in 0..letters.len() {
        while wide < WIDTH && end < letters.len() {
            wide += weight(letters[end]);
            end += 1;
        }
        if wide < WIDTH {
            break;
        }
        let hash = hash(&letters[start..end]);
        let place = usize::try_from(hash >> 58).unwrap_or_default();
        smallest[place] = smallest[place].min(hash & 0x03ff_ffff_ffff_ffff);
        count += 1;
        wide -= weight(letters[start]);
    }
    if count < SHINGLES_MIN {
        return Vec::new();
    }
    (0..SIZE)
        .map(|place| low_bits(filled(&smallest, place)))
        .collect()
}

/// The share of shingles that two texts have in common, 0 to 1; `None` when one is too short to tell.
pub(super) fn similarity(one: &[u16], other: &[u16]) -> Option<f64> {
    if one.len() != SIZE || other.len() != SIZE {
        return None;
    }
    let same = one.iter().zip(other).filter(|(one, other)| one == other).count();
    Some(f64::from(u32::try_from(same).unwrap_or_default()) / 64.0)
}

fn weight(letter: char) -> u32 {
    match letter {
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => 1,
        '\u{1200}'..='\u{139f}' => 2,
        other if is_unspaced(other) => 3,
        _ => 1,
    }
}

/// FNV-1a over the letters, then mixed (splitmix64): FNV alone leaves the high bits alike.
fn hash(letters: &[char]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let sum = letters.iter().fold(start, |sum, letter| {
        (sum ^ u64::from(u32::from(*letter))).wrapping_mul(0x0100_0000_01b3)
    });
    mix(sum)
}

pub(super) fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn filled(smallest: &[u64; SIZE], place: usize) -> u64 {
    let mut from = place;
    let mut attempt = 0_u64;
    while smallest[from] == u64::MAX && attempt < 10_000 {
        attempt += 1;
        from = usize::try_from(mix((place as u64) << 32 | attempt) >> 58).unwrap_or_default();
    }
    smallest[from]
}

fn low_bits(number: u64) -> u16 {
    u16::try_from(number & 0xffff).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, from: f64, to: f64) {
        let same = similarity(&signature(one), &signature(other)).unwrap();
        assert!(
            (from..=to).contains(&same),
            "{same} is not within {from} and {to}"
        );
    }

    fn sentences(from: u32, to: u32) -> String {
        (from..to)
            .map(|number| {
                format!(
                    "sentence {} says {} ",
                    mix(number.into()),
                    mix(u64::from(number) + 7)
                )
            })
            .collect()
    }

    #[test]
    fn the_estimate_is_near_the_share_of_the_text_that_is_the_same() {
        check(&sentences(0, 20), &sentences(0, 20), 1.0, 1.0);
        check(&sentences(0, 20), &sentences(20, 40), 0.0, 0.15);
        check(&sentences(0, 30), &sentences(10, 40), 0.3, 0.7); // 20 of 40.
    }

    #[test]
    fn spaces_and_marks_do_not_count_and_chinese_needs_none() {
        check(&sentences(0, 9), &sentences(0, 9).replace(' ', ", "), 1.0, 1.0);
        let chinese = "青沱市清晨发生地震截至上午八时已造成四人死亡应急管理局局长骆怀远说老城区有二十余间房屋倒塌救援人员正在搜寻被困者";
        check(chinese, &chinese.replace('四', "九"), 0.7, 0.99);
    }

    #[test]
    fn a_short_text_has_no_signature() {
        assert_eq!(signature("calder resigns as prime minister"), Vec::<u16>::new());
        assert_eq!(similarity(&[], &[]), None);
    }
}
