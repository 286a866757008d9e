//! Links to what is not out, through the program's doors.

mod support;

use support::{Newsroom, image_file};

const COPY: &str = "---\nlang: en\nsection: world\nauthors: [ek]\nheadline: Kestrel accord\nteaser: Kept back.\nembargo: 2099-01-01T00:00:00Z\npicture:\n  file: lake.jpg\n  alt: A lake\n  caption: Low water.\n  credit: Vesper\n---\n\nThe accord places gauges.\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_opens_one_article_to_one_person_until_it_is_revoked() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    let folder = newsroom.folder.path().to_owned();
    let picture = image_file();
    std::fs::copy(picture, folder.join("lake.jpg")).unwrap();
    let file = folder.join("a.md");
    std::fs::write(&file, COPY).unwrap();
    newsroom.say(&["article", "import", file.to_str().unwrap(), "--publish"]);

    let made = newsroom.json(&["article", "preview", "1", "--for", "Dr <Noor>", "--hours", "24"]);
    let url = made[0]["url"].as_str().unwrap();
    let path = &url[url.find("/preview/").unwrap()..];
    let page = newsroom.get(path);
    assert_eq!(page.status, 200, "{}", page.body);
    for words in [
        "Kestrel accord",
        "The accord places gauges.",
        "Preview for Dr &lt;Noor&gt;",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
    for trace in [
        "rel=\"canonical\"",
        "og:title",
        "ld+json",
        "\"/media/",
        ", /media/",
    ] {
        assert!(!page.body.contains(trace), "{trace}");
    }
    for line in [
        "cache-control: private, no-store",
        "x-robots-tag: noindex",
        "referrer-policy: no-referrer",
    ] {
        assert!(page.head.contains(line), "{line}\n{}", page.head);
    }

    // Its picture opens by the link alone.
    let start = page
        .body
        .find(&format!("{path}/media/"))
        .expect("a picture below the link");
    let shown: String = page.body[start..]
        .chars()
        .take_while(|one| !"\" ".contains(*one))
        .collect();
    assert_eq!(newsroom.get(&shown).status, 200, "{shown}");
    assert_eq!(
        newsroom.get(&shown[path.len()..]).status,
        404,
        "the door for everybody is closed"
    );

    // Pictures of pieces that are out stand on the page as well; those of others that are not, stay closed.
    std::fs::copy(image_file(), folder.join("shore.jpg")).unwrap();
    let mut shore = std::fs::read(folder.join("shore.jpg")).unwrap();
    shore.extend_from_slice(b"another file");
    std::fs::write(folder.join("shore.jpg"), shore).unwrap();
    let front = "headline: Shore\npicture:\n  file: shore.jpg\n  alt: A\n  caption: B.\n  credit: Vesper";
    let other = newsroom.import("shore.md", front, false).to_string();
    let media = newsroom.json(&["media", "list", &other])[0]["media"]
        .as_str()
        .unwrap()
        .to_owned();
    let below = format!("{path}/media/{media}/340.jpg");
    assert_eq!(newsroom.get(&below).status, 404, "{below}");
    newsroom.say(&["article", "publish", &other]);
    newsroom.until("its picture is out", || newsroom.get(&below).status == 200);

    // Nothing can be learnt by trying.
    let forged = format!("{}0", &path[..path.len() - 1]);
    let other = format!("{}1", &path[..path.len() - 1]);
    let wrong = if forged == path { other } else { forged };
    assert_eq!(newsroom.get(&wrong).status, 404);
    assert_eq!(newsroom.get("/en/kestrel-accord/a-1").status, 404);

    let links = newsroom.json(&["article", "previews", "1"]);
    assert_eq!(
        (&links[0]["holder"], &links[0]["opened"]),
        (&"Dr <Noor>".into(), &1.into())
    );
    newsroom.say(&["article", "revoke", "1"]);
    assert_eq!(newsroom.get(path).status, 404);
    assert_eq!(newsroom.get(&shown).status, 404);

    let made = newsroom.json(&["article", "preview", "1", "--for", "Legal"]);
    let url = made[0]["url"].as_str().unwrap();
    let path = &url[url.find("/preview/").unwrap()..];
    assert_eq!(newsroom.get(path).status, 200);
    newsroom.say(&["article", "withdraw", "1", "--reason", "it was false"]);
    assert_eq!(
        newsroom.get(path).status,
        404,
        "a withdrawal closes this door as well"
    );
    let nobody = newsroom.command(&["article", "preview", "1", "--for", "Legal"]);
    assert!(!nobody.status.success());
}
