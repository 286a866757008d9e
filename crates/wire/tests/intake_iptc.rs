//! Versions and kills of NITF and NewsML 1 meet the items that came before, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use model::WireVerdict;
use testkit::{both, instant};
use wire::{Arrival, take_in};

async fn verdicts(house: &testkit::House, document: &str) -> Vec<WireVerdict> {
    let now = instant("2026-11-24T12:00:00Z");
    let arrivals = take_in(
        &house.archive,
        "x.xml",
        document.as_bytes(),
        Some("Meridian"),
        now,
    )
    .await
    .unwrap();
    let kept = |arrival: Arrival| match arrival {
        Arrival::Kept { verdict, .. } => verdict,
        Arrival::SetAside { reason } => panic!("{reason}"),
    };
    arrivals.into_iter().map(kept).collect()
}

fn nitf(attributes: &str, id: &str, version: &str) -> String {
    format!(
        "<nitf><head><meta name='id' content='dam'/><docdata {attributes}><doc-id id-string='{id}'/><du-key version='{version}'/></docdata></head>\
         <body><body.content><p>Words.</p></body.content></body></nitf>"
    )
}

fn newsml(revision: &str, status: &str) -> String {
    format!(
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20261124</DateId><NewsItemId>dam</NewsItemId>\
         <RevisionId PreviousRevision='0' Update='N'>{revision}</RevisionId></NewsIdentifier></Identification>\
         <NewsManagement><Status FormalName='{status}'/></NewsManagement></NewsItem></NewsML>"
    )
}

both!(
    versions_of_nitf_meet_and_a_later_document_takes_them_back,
    |house| async move {
        assert_eq!(
            verdicts(&house, &nitf("", "dam_00", "1")).await,
            [WireVerdict::New]
        );
        assert_eq!(
            verdicts(&house, &nitf("", "dam_01", "2")).await,
            [WireVerdict::Updated]
        );
        assert_eq!(
            verdicts(&house, &nitf("", "dam_00", "1")).await,
            [WireVerdict::Known]
        );
        let kill = nitf(
            "management-doc-idref='dam_01' management-idref-status='canceled'",
            "note",
            "1",
        );
        assert_eq!(
            verdicts(&house, &kill).await,
            [WireVerdict::New, WireVerdict::Killed]
        );
        assert_eq!(
            verdicts(&house, &nitf("", "dam_02", "3")).await,
            [WireVerdict::Known]
        );
    }
);

both!(
    revisions_of_newsml_meet_and_a_canceled_one_is_a_kill,
    |house| async move {
        assert_eq!(verdicts(&house, &newsml("1", "Usable")).await, [WireVerdict::New]);
        assert_eq!(
            verdicts(&house, &newsml("2", "Usable")).await,
            [WireVerdict::Updated]
        );
        assert_eq!(
            verdicts(&house, &newsml("1", "Usable")).await,
            [WireVerdict::Known]
        );
        assert_eq!(
            verdicts(&house, &newsml("3", "Canceled")).await,
            [WireVerdict::Killed]
        );
    }
);
