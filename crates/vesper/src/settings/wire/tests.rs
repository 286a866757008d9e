use crate::settings::{Settings, template};
use model::Lang;
use std::path::{Path, PathBuf};
use wire::{Login, SourceWay};

const KEY: &str = "0123456789abcdef";

fn settings(text: &str) -> anyhow::Result<Settings> {
    let plain = template(
        "Vesper",
        "https://vesper.example",
        "127.0.0.1:8080",
        &[Lang::EN],
        "smtp://a:25",
    );
    Settings::parse(
        &format!("{plain}\n[[wire.sources]]\n{text}\n"),
        std::iter::empty(),
        PathBuf::from("/house"),
    )
}

#[track_caller]
fn check(text: &str, says: &str) {
    let error = format!("{:#}", settings(text).unwrap_err());
    assert!(error.contains(says), "{text}: {error}");
    assert!(error.contains("meridian"), "it does not name the source: {error}");
    assert!(!error.contains(KEY), "{error}");
}

#[test]
fn sources_of_each_kind_can_be_read() {
    let text = "name = \"inbox\"\nkind = \"folder\"\naddress = \"inbox\"\nsettle = \"5s\"\nafter = \"delete\"\n\
                [[wire.sources]]\nname = \"meridian\"\nkind = \"http\"\naddress = \"https://meridian.example/feed\"\n\
                every = \"30s\"\nsilence = \"never\"\nhours = \"06:00-22:00\"\nuser = \"ek\"\npassword = \"harbour\"\n\
                [[wire.sources]]\nname = \"pushed\"\nkind = \"push\"\nagency = \"Meridian\"\ntoken = \"0123456789abcdef\"\n\
                [[wire.sources]]\nname = \"server\"\nkind = \"ftp\"\naddress = \"ftps://meridian.example:990/out/text\"";
    let settings = settings(text).unwrap();
    let sources = settings.wire.sources(Path::new("/house")).unwrap();
    let kinds: Vec<_> = sources.iter().map(|source| source.way.name()).collect();
    assert_eq!(kinds, ["folder", "http", "push", "ftp"]);
    let SourceWay::Ftp(ftp) = &sources[3].way else {
        panic!("{sources:?}");
    };
    assert_eq!(
        (ftp.host.as_str(), ftp.port, ftp.folder.as_str()),
        ("meridian.example", 990, "out/text")
    );
    assert!(ftp.is_encrypted && ftp.user == "anonymous" && !ftp.deletes);
    let (SourceWay::Folder(folder), SourceWay::Http(http)) = (&sources[0].way, &sources[1].way) else {
        panic!("{sources:?}");
    };
    assert_eq!(
        (folder.path.as_path(), folder.deletes),
        (Path::new("/house/inbox"), true)
    );
    assert!(matches!(&http.login, Some(Login::Basic(user, _)) if user == "ek"));
    assert_eq!(
        (sources[1].rules.every.as_secs(), sources[1].rules.silence),
        (30, None)
    );
    assert_eq!(
        sources[0].rules.silence,
        Some(jiff::SignedDuration::from_hours(6))
    );
    let shown = format!("{settings:?} {sources:?}");
    assert!(!shown.contains("harbour") && !shown.contains(KEY), "{shown}");
}

#[test]
fn mistakes_name_the_source_and_never_its_password() {
    let http = "name = \"meridian\"\nkind = \"http\"\n";
    let push = "name = \"meridian\"\nkind = \"push\"\nagency = \"Meridian\"\n";
    check(
        "name = \"meridian\"\nkind = \"carrier-pigeon\"",
        "none of folder, http, ftp and push",
    );
    check(
        &format!("{http}adress = \"https://meridian.example\""),
        "there is no setting “wire.sources.adress”; did you mean “wire.sources.address”?",
    );
    check(http, "address must name");
    check(
        &format!("{http}address = \"ftp://meridian.example\""),
        "must begin with http",
    );
    check(
        &format!("{http}address = \"https://ek:{KEY}@meridian.example\""),
        "holds a password",
    );
    check(
        &format!("{http}address = \"http://meridian.example\"\ntoken = \"{KEY}\""),
        "can be read on the way",
    );
    check(
        &format!("{http}address = \"https://meridian.example\"\nevery = \"often\""),
        "no length of time",
    );
    check(
        &format!("{http}address = \"https://meridian.example\"\nevery = \"10ms\""),
        "1000 ms to 24 h",
    );
    check(
        &format!("{http}address = \"https://meridian.example\"\nuser = \"ek\""),
        "belong together",
    );
    check(
        &format!("{http}address = \"https://meridian.example\"\nhours = \"by day\""),
        "no part of a day",
    );
    check(
        &format!("{http}address = \"https://meridian.example\"\nsettle = \"1s\""),
        "settle means nothing",
    );
    let ftp = "name = \"meridian\"\nkind = \"ftp\"\n";
    check(
        &format!("{ftp}address = \"sftp://meridian.example\""),
        "must begin with ftps://",
    );
    check(
        &format!("{ftp}address = \"ftp://meridian.example\"\nuser = \"ek\"\npassword = \"{KEY}\""),
        "can be read on the way",
    );
    check(
        &format!("{ftp}address = \"ftps://meridian.example/a b\""),
        "cannot be asked for",
    );
    check(push, "needs token");
    check(&format!("{push}token = \"short\""), "shorter than 16");
    check(
        &format!("{push}token = \"{KEY}\"\ntoken_file = \"a\""),
        "only one of them",
    );
    check(
        &format!("{push}token_env = \"VESPER_TOKEN\""),
        "call it otherwise",
    );
    check(
        &format!("name = \"meridian\"\nkind = \"push\"\ntoken = \"{KEY}\""),
        "whose copy it is",
    );
    check("name = \"Der meridian\"\nkind = \"folder\"", "a-z, 0-9 and -");
    check(
        "name = \"meridian\"\nkind = \"folder\"\naddress = \"a\"\nafter = \"burn\"",
        "neither keep nor delete",
    );
    let folder = "name = \"meridian\"\nkind = \"folder\"\naddress = \"a\"\n";
    check(&format!("{folder}[[wire.sources]]\n{folder}"), "two sources");
    let other = folder
        .replace("meridian", "meridian-two")
        .replace("\"a\"", "\"a/\"");
    check(
        &format!("{folder}[[wire.sources]]\n{other}"),
        "folder of another source",
    );
}

#[test]
fn a_token_may_stand_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = "name = \"meridian\"\nkind = \"push\"\nagency = \"Meridian\"\ntoken_file = \"meridian.token\"";
    let settings = settings(text).unwrap();
    let error = format!("{:#}", settings.wire.sources(folder.path()).unwrap_err());
    assert!(
        error.contains("“meridian”") && error.contains("meridian.token"),
        "{error}"
    );
    std::fs::write(folder.path().join("meridian.token"), format!("{KEY}\n")).unwrap();
    let sources = settings.wire.sources(folder.path()).unwrap();
    assert!(matches!(&sources[0].way, SourceWay::Push(hash) if hash.is(KEY)));
    std::fs::write(folder.path().join("meridian.token"), "short").unwrap();
    assert!(settings.wire.sources(folder.path()).is_err());
}
