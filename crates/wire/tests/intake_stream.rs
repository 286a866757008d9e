//! Documents of any length are kept to the letter while they are read, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use model::{ContentHash, WireVerdict};
use testkit::{both, instant};
use wire::{Arrival, take_in, take_in_stream};

/// More items than one change keeps, a kill and a broken line among them.
fn lines() -> String {
    let line = |number: u32| match number {
        120 => "{\"uri\":\"urn:x:7\",\"version\":\"2\",\"pubstatus\":\"canceled\"}\n".to_owned(),
        121 => "{\"uri\":3}\n".to_owned(),
        _ => format!("{{\"uri\":\"urn:x:{number}\",\"version\":\"1\",\"headline\":\"Water rises\"}}\n"),
    };
    (0..250).map(line).collect()
}

fn verdict(arrival: &Arrival) -> Option<WireVerdict> {
    match arrival {
        Arrival::Kept { verdict, .. } => Some(*verdict),
        Arrival::SetAside { .. } => None,
    }
}

both!(
    what_a_reader_gives_is_taken_in_and_kept_to_the_letter,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        let lines = lines();
        let mut arrivals = Vec::new();
        let mut reader = lines.as_bytes();
        take_in_stream(
            &house.archive,
            "lines",
            &mut reader,
            Some("Meridian"),
            now,
            async |arrival| arrivals.push(arrival),
        )
        .await
        .unwrap();
        let verdicts: Vec<_> = arrivals.iter().map(verdict).collect();
        assert_eq!(verdicts.len(), 250);
        assert_eq!(verdicts[120], Some(WireVerdict::Killed));
        assert_eq!(verdicts[121], None);
        let new = verdicts
            .iter()
            .filter(|verdict| **verdict == Some(WireVerdict::New));
        assert_eq!(new.count(), 248);
        let raw = ContentHash::of(lines.as_bytes());
        let kept = house.archive.blobs().get(&raw).unwrap().unwrap();
        assert_eq!(kept, lines.as_bytes());
        let mut tx = house.archive.read().await.unwrap();
        assert_eq!(tx.recent_set_aside(10).await.unwrap().len(), 1);
        drop(tx);
        let again = take_in(&house.archive, "again", lines.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        let known = again
            .iter()
            .filter(|arrival| verdict(arrival) == Some(WireVerdict::Known));
        assert_eq!(known.count(), 249, "all but the broken one");
    }
);
