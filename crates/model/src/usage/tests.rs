use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The rules in short, then what was not read after a bar.
fn short(text: &str) -> String {
    let terms = UsageTerms::read(text);
    let rule = |term: &UsageTerm| match &term.rule {
        UsageRule::OnlyIn(regions) => format!("only {}", names(regions)),
        UsageRule::NotIn(regions) => format!("not {}", names(regions)),
        UsageRule::OnlyLanguages(tags) => format!("only-lang {}", names(tags)),
        UsageRule::NotLanguages(tags) => format!("not-lang {}", names(tags)),
        UsageRule::Until(end) => format!("until {end}"),
        UsageRule::From(start) => format!("from {start}"),
        UsageRule::Credit(name) => format!("credit {name}"),
        other => format!("{other:?}"),
    };
    let read: Vec<String> = terms.terms.iter().map(rule).collect();
    let unread = if terms.unread.is_empty() {
        String::new()
    } else {
        format!(" | {}", terms.unread.join(" | "))
    };
    format!("{}{unread}", read.join("; "))
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(short(text), expected, "{text}");
}

#[test]
fn a_name_does_not_hide_a_restriction() {
    check("Holder: AFP", "Free");
    check("Holder: Lantern Press GmbH, Hamburg", "Free");
    check("Holder: AFP, FRANCE OUT", "Free; not FR");
    check("Agent: AFP, until 2026-12-01", "Free; until 2026-11-30T10:00:00Z");
    check("Holder: AFP (FRANCE OUT)", " | Holder: AFP (FRANCE OUT)");
    check(
        "Agent: AFP – not for use in Austria",
        " | Agent: AFP – not for use in Austria",
    );
}

#[test]
fn the_agencies_own_samples_are_read_or_ask() {
    check("None", "Free");
    check(
        "Nutzung nur nach schriftlicher Vereinbarung mit dpa\nUse only with the written agreement with dpa",
        "Agreement; Agreement",
    );
    check("Nutzung nur nach vertraglicher Vereinbarung", "Agreement");
    check("Not for use outside the United States", "only US");
    check("*** World Rights Except Italy ***", "not IT");
    check("Not for distribution in the United States", "not US");
    let getty = "Contact your local office for all commercial or promotional uses. Full editorial rights UK, US, Ireland, Canada (not Quebec). Restricted editorial rights for daily newspapers elsewhere, please call.";
    let read = UsageTerms::read(getty);
    assert!(!read.unread.is_empty(), "{read:?}");
    assert!(
        read.terms.is_empty(),
        "“US” in a list says nothing by itself: {read:?}"
    );
}

#[test]
fn places_are_read_in_three_languages() {
    check(
        "Nur in Deutschland, Österreich und der Schweiz",
        "only AT, CH, DE",
    );
    check("FRANCE OUT", "not FR");
    check("AUSTRIA OUT, SWITZERLAND OUT", "not AT; not CH");
    check(
        "Not for use in Germany, Austria and Switzerland",
        "not AT, CH, DE",
    );
    check("Uniquement en France", "only FR");
    check("sauf Italie", "not IT");
    check("Region: DE, AT", "only AT, DE");
    check("Region: world", "Free");
    check("DACH only", "only AT, CH, DE");
    check("UK and Ireland only", "only GB, IE");
    check("No use in Atlantis", " | No use in Atlantis");
    check(
        "No use in France, except by daily papers",
        "not FR | except by daily papers",
    );
    check("Canada (not Quebec) only", " | Canada (not Quebec) only");
}

#[test]
fn dates_are_read_to_the_side_that_allows_less() {
    check("Until: 2026-12-01T18:00:00+01:00", "until 2026-12-01T17:00:00Z");
    check("Nutzung bis 01.12.2026", "until 2026-11-30T10:00:00Z");
    check("Not to be used after 20261201", "until 2026-12-01T10:00:00Z");
    check(
        "Not to be used after 20261201T180000+0100",
        "until 2026-12-01T17:00:00Z",
    );
    check("Expires 1 December 2026", "until 2026-11-30T10:00:00Z");
    check("bis 1. Dezember 2026", "until 2026-11-30T10:00:00Z");
    check("jusqu'au 1 décembre 2026", "until 2026-11-30T10:00:00Z");
    check(
        "Nicht vor 22.10.2026, 11:30 Uhr verwenden",
        "from 2026-10-22T23:30:00Z",
    );
    check("Until 11/12/2026", " | Until 11/12/2026");
    check("bis morgen", " | bis morgen");
    check("Until 31.02.2026", " | Until 31.02.2026");
}

#[test]
fn other_rules_are_read_and_the_rest_is_kept_as_it_came() {
    check(
        "EDITORIAL USE ONLY. NO SALES, NO ARCHIVES",
        "Editorial; NoThirdParties; NoArchive",
    );
    check("No Internet", "NoOnline");
    check("nur Print", "NoOnline");
    check("English only", "only-lang en");
    check("nur auf Deutsch", "only-lang de");
    check("No Spanish translation", "not-lang es");
    check(
        "Mandatory credit: Meridian/Ada Marlow",
        "credit Meridian/Ada Marlow",
    );
    check("Embargoed, see note", " | Embargoed | see note");
    check("Ring 555 first. No archive", "NoArchive | Ring 555 first");
    check("", "");
}

fn usage(policy: &RightsPolicy) -> Usage<'_> {
    Usage {
        policy,
        agency: "dpa",
        lang: Lang::EN,
        credits: "ek (dpa)",
        since: None,
        now: at("2026-11-24T12:00:00Z"),
    }
}

fn own(codes: &[&str]) -> RightsPolicy {
    RightsPolicy {
        territory: Territory::Countries(codes.iter().map(|code| (*code).to_owned()).collect()),
        ..RightsPolicy::default()
    }
}

#[track_caller]
fn allowed(text: &str, policy: &RightsPolicy, expected: bool) {
    let problems = UsageTerms::read(text).problems(&usage(policy));
    assert_eq!(problems.is_empty(), expected, "{text}: {problems:?}");
}

#[test]
fn a_newsroom_keeps_to_what_it_may_by_where_it_publishes() {
    let (world, home) = (RightsPolicy::default(), own(&["DE", "AT"]));
    allowed("DACH only", &home, true);
    allowed("DACH only", &world, false);
    allowed("Germany only", &home, false);
    allowed("FRANCE OUT", &home, true);
    allowed("FRANCE OUT", &world, false);
    allowed("AUSTRIA OUT", &home, false);
    allowed("English only", &world, true);
    allowed("nur auf Deutsch", &world, false);
    allowed("No Internet", &home, false);
    allowed("Until 2026-11-24T12:00:00Z", &world, false);
    allowed("Until 2026-11-24T12:00:01Z", &world, true);
    allowed("not before 2026-11-24T12:00:01Z", &world, false);
    allowed("Mandatory credit: DPA", &world, true);
    allowed("Mandatory credit: Meridian", &world, false);
    allowed("Please call first", &world, false);
    allowed("Nutzung nur nach vertraglicher Vereinbarung", &world, false);
    let contract = RightsPolicy {
        agreements: BTreeSet::from(["DPA".to_owned()]),
        ..world
    };
    allowed("Nutzung nur nach vertraglicher Vereinbarung", &contract, true);
    assert_eq!(own(&["DE", "XX"]).unknown_countries(), ["XX"]);
}

#[test]
fn what_must_not_be_kept_ends_some_days_after_it_came_out() {
    let policy = RightsPolicy::default();
    let mut asked = usage(&policy);
    let terms = UsageTerms::read("no archive\nuntil 2027-05-01T00:00:00Z");
    let first = |asked: &Usage<'_>| terms.ends(asked).into_iter().map(|(end, _)| end).min();
    assert_eq!(first(&asked), Some(at("2026-12-24T12:00:00Z")));
    asked.since = Some(at("2026-11-01T00:00:00Z"));
    assert_eq!(first(&asked), Some(at("2026-12-01T00:00:00Z")));
    let told = terms.ends(&asked).into_iter().map(|(_, said)| said).next();
    asked.now = at("2026-12-01T00:00:00Z");
    let problems = terms.problems(&asked);
    assert_eq!(problems.first(), told.as_ref(), "said before as it is said then");
    assert_eq!(
        problems,
        ["says “no archive”: the right to show it ends at 2026-12-01T00:00:00Z"]
    );
}

const CLAUSES: &[&str] = &[
    "FRANCE OUT",
    "No archive",
    "nur auf Deutsch",
    "Until 2026-11-01",
    "Please call",
    "World rights",
    "for use in Germany only",
    "Mandatory credit: Meridian",
];

proptest! {
    /// Whatever else an agency says, nothing becomes allowed by it.
    #[test]
    fn more_words_never_allow_more(
        clauses in prop::collection::vec(0..CLAUSES.len(), 0..5),
        more in "[ a-zA-Z0-9,.;:()\\n*-]{0,60}",
    ) {
        let text: Vec<&str> = clauses.iter().map(|at| CLAUSES[*at]).collect();
        let text = text.join("\n");
        let policy = own(&["DE"]);
        let before = UsageTerms::read(&text).problems(&usage(&policy));
        let after = UsageTerms::read(&format!("{text}\n{more}")).problems(&usage(&policy));
        for problem in before {
            prop_assert!(after.contains(&problem), "{problem} went away by “{more}”");
        }
    }

    /// Every letter that an agency wrote is shown to the editor.
    #[test]
    fn no_word_is_dropped(text in ".{0,80}") {
        let terms = UsageTerms::read(&text);
        let shown: String = terms.terms.iter().map(|term| term.said.as_str()).chain(terms.unread.iter().map(String::as_str)).collect();
        let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).collect::<Vec<_>>();
        let mut kept = letters(&shown);
        for letter in letters(&text) {
            let at = kept.iter().position(|one| *one == letter);
            prop_assert!(at.is_some(), "{letter} of “{text}” is gone: {terms:?}");
            kept.swap_remove(at.unwrap_or_default());
        }
    }
}
