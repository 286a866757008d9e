//! Codes of IPTC's vocabularies, which agencies write as codes or as addresses.

/// Where the vocabularies of IPTC are, and the alias of each in its catalogue.
const SCHEMES: [(&str, &str); 3] = [
    ("mediatopic/", "medtop"),
    ("genre/", "genre"),
    ("subjectcode/", "subj"),
];

/// A code written as most agencies write it: `medtop:20000065` for `http://cv.iptc.org/newscodes/mediatopic/20000065`.
/// What is no address of IPTC stays as it is.
pub(super) fn shortened(code: String) -> String {
    let Some((_, term)) = code.split_once("://cv.iptc.org/newscodes/") else {
        return code;
    };
    SCHEMES
        .iter()
        .find_map(|(place, alias)| Some(format!("{alias}:{}", term.strip_prefix(place)?)))
        .unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, expected: &str) {
        assert_eq!(shortened(code.to_owned()), expected);
    }

    #[test]
    fn addresses_of_iptc_are_codes_and_others_stay() {
        check(
            "http://cv.iptc.org/newscodes/mediatopic/20000065",
            "medtop:20000065",
        );
        check("https://cv.iptc.org/newscodes/genre/Actuality", "genre:Actuality");
        check(
            "http://cv.iptc.org/newscodes/scene/010100",
            "http://cv.iptc.org/newscodes/scene/010100",
        );
        check("medtop:20000065", "medtop:20000065");
        check(
            "http://tt.se/spec/subref/1.0/11000000",
            "http://tt.se/spec/subref/1.0/11000000",
        );
    }
}
