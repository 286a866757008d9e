/// Turns words into the decorative part of an address, in their own script.
///
/// Letters, digits and combining signs stay, everything else becomes a hyphen; at most `characters` characters, cut at
/// a word. The address is found by its number, so a slug may change and two may be equal.
///
/// ```
/// assert_eq!(model::slugify("Three countries agree, at last!", 60), "three-countries-agree-at-last");
/// assert_eq!(model::slugify("बाढ़ के बाद", 60), "बाढ़-के-बाद");
/// ```
pub fn slugify(words: &str, characters: usize) -> String {
    let mut slug = String::new();
    let mut count = 0;
    for word in words.split(|character: char| !keeps(character)) {
        if word.is_empty() {
            continue;
        }
        let word = word.to_lowercase();
        let length = word.chars().count() + usize::from(!slug.is_empty());
        if count + length > characters {
            if slug.is_empty() {
                slug.extend(word.chars().take(characters));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
        count += length;
    }
    if slug.is_empty() { "-".to_owned() } else { slug }
}

/// Letters and digits of any script; vowel signs, viramas and joiners are parts of words, not punctuation.
fn keeps(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character,
            '\u{0300}'..='\u{036f}' | '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0670}'
            | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{0951}'..='\u{0957}' | '\u{0962}'..='\u{0963}'
            | '\u{0981}'..='\u{0983}' | '\u{09bc}'..='\u{09cd}' | '\u{09d7}' | '\u{09e2}'..='\u{09e3}'
            | '\u{135d}'..='\u{135f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_slug_is_one_clean_path_segment(words in ".{0,80}", characters in 1_usize..40) {
            let slug = slugify(&words, characters);
            prop_assert!(!slug.is_empty());
            prop_assert!(!slug.contains(['/', '?', '#', '%', ' ', '.', '"', '<', '&']));
            prop_assert_eq!(slugify(&slug, 200), slug);
        }
    }
}
