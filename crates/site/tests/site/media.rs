//! Pictures and recordings.

use crate::house::House;
use model::ContentHash;
use site::{Caching, Page};

const SIZE: usize = 700_000;

/// A video of 700,000 bytes and a picture of 5.
async fn with_media() -> (House, ContentHash, ContentHash) {
    let house = House::open().await;
    let (video, picture) = (ContentHash::of(b"video"), ContentHash::of(b"picture"));
    house.files.put(&video, "", &bytes());
    house.files.put(&picture, "", b"original with EXIF");
    house.files.put(&picture, "340.webp", b"small");
    allow(&house, &video, "video/mp4");
    allow(&house, &picture, "image/jpeg");
    (house, video, picture)
}

fn bytes() -> Vec<u8> {
    (0..SIZE)
        .map(|place| u8::try_from(place % 251).unwrap())
        .collect()
}

fn allow(house: &House, hash: &ContentHash, mime: &str) {
    let page = Page {
        status: 200,
        content_type: mime.into(),
        path: String::new(),
        caching: Caching::FiveMinutes,
        tag: "0".repeat(32),
        body: Vec::new().into(),
    };
    house.shelf.put(&format!("media-{hash}"), page);
}

#[tokio::test]
async fn a_picture_is_shown_while_it_may_be() {
    let (house, _, picture) = with_media().await;
    let path = format!("/media/{picture}/340.webp");
    let answer = house.get(&path, &[("Accept-Encoding", "br")]).await;
    assert_eq!((answer.status, answer.text().as_str()), (200, "small"));
    assert_eq!(
        (answer.header("content-type"), answer.header("cache-control")),
        ("image/webp", "public, no-cache")
    );
    assert!(!answer.has("content-encoding"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let again = house
        .get(&path, &[("If-None-Match", answer.header("etag"))])
        .await;
    assert_eq!((again.status, again.header("etag")), (304, answer.header("etag")));
    for name in [
        "700.webp",
        "340.jpg",
        "original.jpg",
        "original.mp4",
        "340.png",
        "../340.webp",
        "%2e%2e/340.webp",
    ] {
        assert_eq!(
            house.get(&format!("/media/{picture}/{name}"), &[]).await.status,
            404,
            "{name}"
        );
    }
    house.shelf.take(&format!("media-{picture}"));
    assert_eq!(
        house.get(&path, &[("If-None-Match", "*")]).await.status,
        404,
        "after a kill"
    );
    assert_eq!(house.post(&path, &[], "a=b").await.status, 404);
}

#[tokio::test]
async fn a_player_may_jump() {
    let (house, video, _) = with_media().await;
    let path = format!("/media/{video}/original.mp4");
    let all = bytes();
    let whole = house.get(&path, &[]).await;
    assert_eq!(
        (whole.status, whole.header("accept-ranges"), &whole.body),
        (200, "bytes", &all)
    );
    assert_eq!(whole.header("content-type"), "video/mp4");
    for (range, first, last) in [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=-5", SIZE - 5, SIZE - 1),
        ("bytes=100-", 100, SIZE - 1),
        ("bytes=699999-9999999", SIZE - 1, SIZE - 1),
        ("bytes=1000-600000", 1000, 600_000),
    ] {
        for condition in [&[][..], &[("If-Range", whole.header("etag"))][..]] {
            let mut headers = vec![("Range", range)];
            headers.extend_from_slice(condition);
            let part = house.get(&path, &headers).await;
            assert_eq!(part.status, 206, "{range}");
            assert_eq!(
                part.header("content-range"),
                format!("bytes {first}-{last}/{SIZE}")
            );
            assert_eq!(part.body, all[first..=last], "{range}");
        }
    }
    let beyond = house.get(&path, &[("Range", "bytes=700000-")]).await;
    assert_eq!(
        (beyond.status, beyond.header("content-range")),
        (416, format!("bytes */{SIZE}").as_str())
    );
    for headers in [
        [("Range", "bytes=0-1,5-6"), ("X", "")],
        [("Range", "bytes=x"), ("X", "")],
        [("Range", "bytes=0-1"), ("If-Range", "\"another\"")],
    ] {
        assert_eq!(house.get(&path, &headers).await.body.len(), SIZE, "{headers:?}");
    }
    let head = house
        .client()
        .await
        .request("HEAD", &path, &[("Range", "bytes=0-1")], "")
        .await;
    assert_eq!(
        (head.status, head.lasting_headers()),
        (200, whole.lasting_headers())
    );
}

#[tokio::test]
async fn a_recording_has_the_one_ending_that_its_pages_name() {
    let (house, video, _) = with_media().await;
    for name in [
        "original.webm",
        "original.mp3",
        "original",
        "original.mp4.exe",
        "340.webp",
    ] {
        assert_eq!(
            house.get(&format!("/media/{video}/{name}"), &[]).await.status,
            404,
            "{name}"
        );
    }
    std::fs::remove_file(house.files.0.path().join(video.as_str()).join("original")).unwrap();
    assert_eq!(
        house
            .get(&format!("/media/{video}/original.mp4"), &[])
            .await
            .status,
        404
    );
}
