//! A backup is a tar file, compressed with zstd: `archive.jsonl`, the settings with the
//! passwords in them, and all originals. It is the same for
//! both databases, so it also moves a newsroom from one to the other.

use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

const LEVEL: i32 = 3;

/// `vesper backup FILE`
pub(super) async fn backup(house: &House, file: &Path, json: bool) -> Result<()> {
    if file.exists() {
        bail!("{} is there already; nothing was written", file.display());
    }
    let waiting = file.with_extension("part");
    let rows = write(house, &waiting)
        .await
        .inspect_err(|_| drop(std::fs::remove_file(&waiting)))?;
    std::fs::rename(&waiting, file).with_context(|| format!("cannot name {}", file.display()))?;
    house
        .record(&super::who(), "backup", &file.display().to_string())
        .await?;
    let bytes = std::fs::metadata(file)?.len();
    say(
        json,
        &json!({ "file": file, "rows": rows, "bytes": bytes }),
        || {
            format!(
                "{}: {rows} rows and all originals, {} KB",
                file.display(),
                bytes.div_ceil(1024)
            )
        },
    )
}

async fn write(house: &House, path: &Path) -> Result<u64> {
    let out = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut tar = tar::Builder::new(zstd::Encoder::new(BufWriter::new(out), LEVEL)?);
    let facts = path.with_extension("facts");
    let rows = {
        let mut lines = BufWriter::new(File::create(&facts).context("cannot write beside the backup")?);
        house.archive.dump(&mut lines).await
    };
    let rows = rows.inspect_err(|_| drop(std::fs::remove_file(&facts)))?;
    tar.append_path_with_name(&facts, "archive.jsonl")?;
    std::fs::remove_file(&facts)?;
    let media = house
        .settings
        .path(house.settings.media.trim_start_matches("file:"));
    add_originals(&mut tar, &media, Path::new("media"))?;
    let settings = house.settings.folder.join("vesper.toml");
    if settings.is_file() {
        tar.append_path_with_name(&settings, "vesper.toml")?;
    }
    let file = tar
        .into_inner()?
        .finish()?
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(rows)
}

/// Adds a folder of originals. They never change once they have their name; what is still being written has another.
fn add_originals(tar: &mut tar::Builder<impl Write>, folder: &Path, name: &Path) -> Result<()> {
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("cannot look into {}", folder.display()))?
    {
        let entry = entry?;
        let (path, name) = (entry.path(), name.join(entry.file_name()));
        if path.is_dir() {
            add_originals(tar, &path, &name)?;
        } else if path.extension().is_none_or(|extension| extension != "part") {
            tar.append_path_with_name(&path, &name)?;
        }
    }
    Ok(())
}

/// `vesper restore FILE`
pub(super) async fn restore(house: &House, file: &Path, json: bool) -> Result<()> {
    let open = || -> Result<_> {
        let bytes = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(tar::Archive::new(zstd::Decoder::new(BufReader::new(bytes))?))
    };
    let not_one = || format!("{} is not a backup of Vesper", file.display());
    let media = house
        .settings
        .path(house.settings.media.trim_start_matches("file:"));
    let mut rows = None;
    // Originals first: facts that name a picture which is not there would be worse than a picture too many.
    for entry in open()?.entries()? {
        let mut entry = entry.with_context(not_one)?;
        let path = entry.path()?.into_owned();
        if let Ok(inner) = path.strip_prefix("media") {
            let safe = inner
                .components()
                .all(|part| matches!(part, std::path::Component::Normal(_)));
            if !safe {
                bail!("the backup names a file outside its folder: {}", path.display());
            }
            if entry.header().entry_type().is_file() {
                let to = media.join(inner);
                std::fs::create_dir_all(to.parent().unwrap_or(&media))?;
                entry.unpack(&to)?;
            }
        }
    }
    let facts = house
        .settings
        .folder
        .join(format!("{}.facts", archive::random_token()?));
    for entry in open()?.entries()? {
        let mut entry = entry?;
        if entry.path()?.as_ref() == Path::new("archive.jsonl") {
            entry.unpack(&facts)?;
            let lines = File::open(&facts)?;
            let restored = house.archive.restore(&mut BufReader::new(lines)).await;
            std::fs::remove_file(&facts)?;
            rows = Some(restored?);
            break;
        }
    }
    let rows = rows.with_context(not_one)?;
    if let Err(error) = super::audit::verify(&house.archive, None).await {
        eprintln!("The record of privileged acts in this backup is not whole: {error:#}");
    }
    house
        .record(&super::who(), "restore", &file.display().to_string())
        .await?;
    say(json, &json!({ "rows": rows }), || {
        format!("{rows} rows are back. `vesper serve` presses the pages.")
    })
}
