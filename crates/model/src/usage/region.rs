//! Countries by their ISO 3166 codes and by their names in English, German and French.

use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// A country: its ISO 3166-1 code of two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Region(&'static str);

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Region {
    /// The country with this code, of two or three letters in whatever case.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        let code = code.trim().to_uppercase();
        COUNTRIES
            .iter()
            .find(|row| row[0] == code || row[1] == code)
            .map(|row| Self(row[0]))
    }
}

/// Two letters, three letters, then names in lower case; a name that is missing is not read, and asks.
#[rustfmt::skip]
const COUNTRIES: &[&[&str]] = &[
    &["AF", "AFG", "afghanistan"],
    &["AL", "ALB", "albania", "albanien", "albanie"],
    &["DZ", "DZA", "algeria", "algerien", "algérie"],
    &["AR", "ARG", "argentina", "argentinien", "argentine"],
    &["AM", "ARM", "armenia", "armenien", "arménie"],
    &["AU", "AUS", "australia", "australien", "australie"],
    &["AT", "AUT", "austria", "österreich", "oesterreich", "autriche"],
    &["AZ", "AZE", "azerbaijan", "aserbaidschan", "azerbaïdjan"],
    &["BD", "BGD", "bangladesh", "bangladesch"],
    &["BY", "BLR", "belarus", "weißrussland", "biélorussie"],
    &["BE", "BEL", "belgium", "belgien", "belgique"],
    &["BA", "BIH", "bosnia and herzegovina", "bosnien und herzegowina", "bosnien-herzegowina", "bosnie-herzégovine"],
    &["BR", "BRA", "brazil", "brasilien", "brésil"],
    &["BG", "BGR", "bulgaria", "bulgarien", "bulgarie"],
    &["CA", "CAN", "canada", "kanada"],
    &["CL", "CHL", "chile", "chili"],
    &["CN", "CHN", "china", "chine", "mainland china"],
    &["CO", "COL", "colombia", "kolumbien", "colombie"],
    &["HR", "HRV", "croatia", "kroatien", "croatie"],
    &["CU", "CUB", "cuba", "kuba"],
    &["CY", "CYP", "cyprus", "zypern", "chypre"],
    &["CZ", "CZE", "czech republic", "czechia", "tschechien", "tschechische republik", "tchéquie", "république tchèque"],
    &["DK", "DNK", "denmark", "dänemark", "danemark"],
    &["EG", "EGY", "egypt", "ägypten", "égypte"],
    &["EE", "EST", "estonia", "estland", "estonie"],
    &["ET", "ETH", "ethiopia", "äthiopien", "éthiopie"],
    &["FI", "FIN", "finland", "finnland", "finlande"],
    &["FR", "FRA", "france", "frankreich"],
    &["GE", "GEO", "georgien", "géorgie"],
    &["DE", "DEU", "germany", "deutschland", "allemagne", "bundesrepublik deutschland"],
    &["GH", "GHA", "ghana"],
    &["GR", "GRC", "greece", "griechenland", "grèce"],
    &["HK", "HKG", "hong kong", "hongkong"],
    &["HU", "HUN", "hungary", "ungarn", "hongrie"],
    &["IS", "ISL", "iceland", "island", "islande"],
    &["IN", "IND", "india", "indien", "inde"],
    &["ID", "IDN", "indonesia", "indonesien", "indonésie"],
    &["IR", "IRN", "iran"],
    &["IQ", "IRQ", "iraq", "irak"],
    &["IE", "IRL", "ireland", "republic of ireland", "irland", "irlande"],
    &["IL", "ISR", "israel", "israël"],
    &["IT", "ITA", "italy", "italien", "italie"],
    &["JP", "JPN", "japan", "japon"],
    &["JO", "JOR", "jordan", "jordanien", "jordanie"],
    &["KZ", "KAZ", "kazakhstan", "kasachstan"],
    &["KE", "KEN", "kenya", "kenia"],
    &["KR", "KOR", "south korea", "republic of korea", "südkorea", "corée du sud"],
    &["KP", "PRK", "north korea", "nordkorea", "corée du nord"],
    &["XK", "XKX", "kosovo"],
    &["LV", "LVA", "latvia", "lettland", "lettonie"],
    &["LB", "LBN", "lebanon", "libanon", "liban"],
    &["LI", "LIE", "liechtenstein"],
    &["LT", "LTU", "lithuania", "litauen", "lituanie"],
    &["LU", "LUX", "luxembourg", "luxemburg"],
    &["MY", "MYS", "malaysia", "malaisie"],
    &["MT", "MLT", "malta", "malte"],
    &["MX", "MEX", "mexico", "mexiko", "mexique"],
    &["MD", "MDA", "moldova", "moldau", "moldavie"],
    &["MC", "MCO", "monaco"],
    &["ME", "MNE", "montenegro", "monténégro"],
    &["MA", "MAR", "morocco", "marokko", "maroc"],
    &["NL", "NLD", "netherlands", "the netherlands", "holland", "niederlande", "niederlanden", "pays-bas"],
    &["NZ", "NZL", "new zealand", "neuseeland", "nouvelle-zélande"],
    &["NG", "NGA", "nigeria", "nigéria"],
    &["MK", "MKD", "north macedonia", "nordmazedonien", "macédoine du nord"],
    &["NO", "NOR", "norway", "norwegen", "norvège"],
    &["PK", "PAK", "pakistan"],
    &["PE", "PER", "peru", "pérou"],
    &["PH", "PHL", "philippines", "philippinen"],
    &["PL", "POL", "poland", "polen", "pologne"],
    &["PT", "PRT", "portugal"],
    &["QA", "QAT", "qatar", "katar"],
    &["RO", "ROU", "romania", "rumänien", "roumanie"],
    &["RU", "RUS", "russia", "russian federation", "russland", "russie"],
    &["SA", "SAU", "saudi arabia", "saudi-arabien", "arabie saoudite"],
    &["RS", "SRB", "serbia", "serbien", "serbie"],
    &["SG", "SGP", "singapore", "singapur", "singapour"],
    &["SK", "SVK", "slovakia", "slowakei", "slovaquie"],
    &["SI", "SVN", "slovenia", "slowenien", "slovénie"],
    &["ZA", "ZAF", "south africa", "südafrika", "afrique du sud"],
    &["ES", "ESP", "spain", "spanien", "espagne"],
    &["SE", "SWE", "sweden", "schweden", "suède"],
    &["CH", "CHE", "switzerland", "schweiz", "suisse"],
    &["SY", "SYR", "syria", "syrien", "syrie"],
    &["TW", "TWN", "taiwan", "taïwan"],
    &["TZ", "TZA", "tanzania", "tansania", "tanzanie"],
    &["TH", "THA", "thailand", "thaïlande"],
    &["TN", "TUN", "tunisia", "tunesien", "tunisie"],
    &["TR", "TUR", "turkey", "türkiye", "türkei", "turquie"],
    &["UG", "UGA", "uganda", "ouganda"],
    &["UA", "UKR", "ukraine"],
    &["AE", "ARE", "united arab emirates", "uae", "vereinigte arabische emirate", "émirats arabes unis"],
    &["GB", "GBR", "united kingdom", "uk", "u.k.", "great britain", "britain", "großbritannien", "vereinigtes königreich", "royaume-uni"],
    &["US", "USA", "united states", "united states of america", "us", "u.s.", "u.s.a.", "vereinigte staaten", "vereinigten staaten", "états-unis"],
    &["VN", "VNM", "vietnam", "viêt nam"],
];

/// Names for several.
const GROUPS: &[(&str, &[&str])] = &[
    ("dach", &["AT", "CH", "DE"]),
    ("gsa", &["AT", "CH", "DE"]),
    ("d/a/ch", &["AT", "CH", "DE"]),
    ("benelux", &["BE", "LU", "NL"]),
];

const ARTICLES: &[&str] = &[
    "the ", "der ", "die ", "den ", "dem ", "das ", "des ", "la ", "le ", "les ", "l’", "l'", "en ", "au ",
    "aux ",
];

/// The countries that words name; nothing unless every word is understood. `words` are in lower case.
pub(super) fn regions(words: &str) -> Option<BTreeSet<Region>> {
    let whole = words.trim();
    if let Some(found) = one(whole) {
        return Some(found);
    }
    let mut list = whole.to_owned();
    for between in [
        " and ", " und ", " et ", " or ", " oder ", " ou ", " & ", "/", ";", "+",
    ] {
        list = list.replace(between, ",");
    }
    let mut all = BTreeSet::new();
    for name in list.split(',').map(str::trim) {
        all.extend(one(name)?);
    }
    (!all.is_empty()).then_some(all)
}

fn one(name: &str) -> Option<BTreeSet<Region>> {
    let mut name = name.trim();
    for article in ARTICLES {
        name = name.strip_prefix(article).unwrap_or(name);
    }
    if let Some((_, codes)) = GROUPS.iter().find(|(group, _)| *group == name) {
        return Some(codes.iter().filter_map(|code| Region::of_code(code)).collect());
    }
    // A code of two letters is a word in some language; where a list of places is expected it is a place.
    let named = COUNTRIES
        .iter()
        .find(|row| row[2..].contains(&name))
        .map(|row| Region(row[0]));
    let found = named.or_else(|| (name.len() <= 3).then(|| Region::of_code(name)).flatten())?;
    Some(BTreeSet::from([found]))
}
