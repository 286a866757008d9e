//! What comes with items of NewsML-G2, and what comes together: renditions, links, packages, plans, events.

mod newsml_g2_small;

use model::{WireItem, WireKind};
use newsml_g2_small::{NAMESPACE, content, item, items, lifts, meta, only, words};

#[test]
fn links_become_predecessors_associations_and_pages() {
    let linked = item(&meta(
        "<link rel='irel:previousVersion' residref='urn:a:1' version='1'/><link rel='irel:evolvedFrom' residref='urn:a:0'/>\
         <link rel='irel:translationOf' residref='urn:b:1'><title>Staudamm</title></link>\
         <link rel='irel:seeAlso' href='https://a.example/x'/><link rel='irel:seeAlso' href='javascript:alert(1)'/>\
         <link rel='irel:dependsOn' guidref='urn:p:1'><itemClass qcode='ninat:picture'/>\
         <remoteContent href='https://a.example/s.jpg' width='10'/><remoteContent href='https://a.example/b.jpg' width='20'/></link>",
    ));
    assert_eq!(linked.replaces, ["urn:a:0"]);
    let found: Vec<_> = linked
        .associations
        .iter()
        .map(|one| {
            (
                one.role.as_str(),
                one.guid.as_str(),
                one.href.as_str(),
                one.renditions.len(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("irel:translationOf", "urn:b:1", "", 0),
            ("irel:seeAlso", "", "https://a.example/x", 0),
            ("irel:dependsOn", "urn:p:1", "https://a.example/b.jpg", 2),
        ]
    );
}

#[test]
fn renditions_of_an_item_are_one_association_and_of_mixed_files_one_of_each_kind() {
    let files = "<contentSet><remoteContent rendition='rnd:web' href='https://a.example/s.jpg' contenttype='image/jpeg' width='10'/>\
        <remoteContent rendition='rnd:highRes' href='https://a.example/b.jpg' contenttype='image/jpeg' width='20' size='7'/>\
        <remoteContent href='javascript:alert(1)' width='99'/><remoteContent residref='r'/>\
        <remoteContent href='https://a.example/v.mp4' contenttype='video/mp4' width='5' duration='1.5'/></contentSet>";
    let picture = item(&format!(
        "<rightsInfo><copyrightHolder><name>Bild</name></copyrightHolder></rightsInfo>{}{}{files}",
        meta("<itemClass qcode='ninat:picture'/>"),
        content("<creator><name>Ada</name></creator><description>Caption</description>")
    ));
    let [main] = picture.associations.as_slice() else {
        panic!("{:?}", picture.associations)
    };
    assert_eq!(
        (main.role.as_str(), main.credit.as_str(), main.caption.as_str()),
        ("main", "Ada/Bild", "Caption")
    );
    let hrefs: Vec<_> = main.renditions.iter().map(|form| form.href.as_str()).collect();
    assert_eq!(
        hrefs,
        [
            "https://a.example/b.jpg",
            "https://a.example/s.jpg",
            "https://a.example/v.mp4"
        ]
    );
    assert_eq!(
        (main.renditions[0].bytes, main.renditions[2].duration_ms),
        (7, 1_500)
    );
    let text = item(files);
    let kinds: Vec<_> = text
        .associations
        .iter()
        .map(|one| (one.kind, one.renditions.len()))
        .collect();
    assert_eq!(kinds, [(WireKind::Picture, 2), (WireKind::Video, 1)]);
}

#[test]
fn parts_of_a_recording_are_its_shot_list() {
    let video = item(&format!(
        "{}<partMeta><timeDelim start='0' end='12' timeunit='timeunit:seconds'/><description>The dam</description></partMeta>\
         <partMeta><headline>Boats</headline></partMeta><partMeta/>",
        meta("<itemClass qcode='ninat:video'/>")
    ));
    assert_eq!(words(&video), "0–12 The dam\nBoats");
}

#[test]
fn groups_are_gone_through_from_the_root_and_once() {
    let package = only(&format!(
        "<packageItem xmlns='{NAMESPACE}' guid='p'><groupSet root='r'><group id='z' role='g:z'><itemRef residref='4'/></group>\
         <group id='a' role='g:a'><itemRef residref='2'/><groupRef idref='r'/><groupRef idref='b'/></group>\
         <group id='b'><itemRef residref='3'><itemClass qcode='ninat:picture'/><headline>H</headline></itemRef></group>\
         <group id='r' role='g:r'><itemRef residref='1'/><groupRef idref='a'/><groupRef idref='nowhere'/><conceptRef/></group>\
         </groupSet></packageItem>"
    ))
    .unwrap();
    let found: Vec<_> = package
        .associations
        .iter()
        .map(|one| (one.role.as_str(), one.guid.as_str()))
        .collect();
    assert_eq!(found, [("g:r", "1"), ("g:a", "2"), ("g:a", "3"), ("g:z", "4")]);
    assert_eq!(
        (package.kind, package.associations[2].headline.as_str()),
        (WireKind::Composite, "H")
    );
}

#[test]
fn what_comes_together_waits_together_and_shares_its_terms() {
    let results = items(&format!(
        "<newsMessage xmlns='{NAMESPACE}'><itemSet><packageItem guid='p'><rightsInfo><usageTerms>No archive</usageTerms></rightsInfo>\
         <groupSet><group><itemRef residref='a'/><itemRef residref='b'/></group></groupSet></packageItem>\
         <newsItem guid='a'><itemMeta><link rel='irel:dependsOn' residref='b'><itemClass qcode='ninat:picture'/></link></itemMeta></newsItem>\
         <newsItem guid='b'><rightsInfo><usageTerms>Own</usageTerms></rightsInfo><itemMeta><itemClass qcode='ninat:picture'/>\
         <embargoed>2026-03-01T00:00:00Z</embargoed></itemMeta><contentMeta><headline>Dam</headline></contentMeta>\
         <contentSet><remoteContent href='b.jpg' width='9'/></contentSet></newsItem></itemSet></newsMessage>"
    ));
    let items: Vec<WireItem> = results.into_iter().map(Result::unwrap).collect();
    let until = Some("2026-03-01T00:00:00Z".to_owned());
    assert_eq!(
        items.iter().map(lifts).collect::<Vec<_>>(),
        [until.clone(), until.clone(), until]
    );
    let terms: Vec<_> = items.iter().map(|item| item.usage_terms.as_str()).collect();
    assert_eq!(terms, ["No archive", "No archive", "Own"]);
    let shown = &items[1].associations[0];
    assert_eq!(
        (shown.headline.as_str(), shown.href.as_str(), shown.width),
        ("Dam", "b.jpg", 9)
    );
}

#[test]
fn plans_keep_notes_for_the_desk_and_say_when() {
    let plan = only(&format!(
        "<planningItem xmlns='{NAMESPACE}' guid='p'><newsCoverageSet><newsCoverage id='c'><planning><g2contentType>video/mp4</g2contentType>\
         <scheduled>2026-03-01T10:00:00Z</scheduled><headline>Dam</headline><edNote>Phone 555</edNote></planning>\
         <delivery><deliveredItemRef residref='urn:a:1'/></delivery></newsCoverage></newsCoverageSet></planningItem>"
    ))
    .unwrap();
    assert_eq!(words(&plan), "2026-03-01T10:00:00Z · Dam");
    assert_eq!(
        (plan.kind, plan.ednote.as_str()),
        (WireKind::Planning, "Phone 555")
    );
    assert_eq!(plan.associations[0].kind, WireKind::Video);
    assert_eq!(
        (
            plan.associations[1].role.as_str(),
            plan.associations[1].guid.as_str()
        ),
        ("delivered", "urn:a:1")
    );
}

#[test]
fn an_event_says_what_when_and_where() {
    let event = only(&format!(
        "<conceptItem xmlns='{NAMESPACE}' guid='e'><concept><conceptId qcode='ev:1'/><name>Vote</name><definition>On the dam</definition>\
         <eventDetails><dates><start>2026-03-01</start><end>2026-03-02</end></dates><location><name>Lagos</name></location>\
         <subject qcode='medtop:20000574'/></eventDetails></concept></conceptItem>"
    ))
    .unwrap();
    assert_eq!(
        (event.kind, event.headline.as_str(), event.located.as_str()),
        (WireKind::Event, "Vote", "Lagos")
    );
    assert_eq!(words(&event), "2026-03-01 – 2026-03-02\nLagos\nOn the dam");
    assert_eq!(event.subjects[0].code, "medtop:20000574");
}
