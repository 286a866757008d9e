//! Finding what the checks need, and installing what Debian has of it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A program on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The folder of PostgreSQL's server programs: Debian keeps them off the `PATH`, one folder a version.
pub(crate) fn postgres_folder() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    versions
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse::<u32>().ok()?,
                entry.path().join("bin"),
            ))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .max()
        .map(|(_, folder)| folder)
        .or_else(|| find("initdb")?.parent().map(PathBuf::from))
}

/// Something that Debian installs, and how to see that it is there.
pub(crate) struct Package {
    name: &'static str,
    is_there: fn() -> bool,
}

pub(crate) const POSTGRES: &[Package] = &[Package {
    name: "postgresql",
    is_there: || postgres_folder().is_some(),
}];

/// Validates what is handed out against the schema of NewsML-G2.
pub(crate) const XML_SCHEMAS: &[Package] = &[Package {
    name: "libxml2-utils",
    is_there: || find("xmllint").is_some(),
}];

/// For the browser tests: the browser, the scripts its pages are set in, and Java for the Nu HTML checker.
pub(crate) const BROWSER: &[Package] = &[
    Package {
        name: "chromium",
        is_there: || find("chromium").is_some() || env::var_os("VESPER_CHROMIUM").is_some(),
    },
    Package {
        name: "default-jre-headless",
        is_there: || find("java").is_some(),
    },
    Package {
        name: "fonts-noto-core",
        is_there: || has_font("truetype/noto/NotoNaskhArabic-Regular.ttf"),
    },
    Package {
        name: "fonts-noto-cjk",
        is_there: || has_font("opentype/noto/NotoSerifCJK-Regular.ttc"),
    },
];

/// Elsewhere than on Debian fonts lie in other places; the pages can be checked with those.
fn has_font(file: &str) -> bool {
    find("apt-get").is_none() || Path::new("/usr/share/fonts").join(file).is_file()
}

/// Whether this process may do everything: then it installs what is missing, and PostgreSQL has to run as another user.
pub(crate) fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// Installs with apt-get, as root, what is not there. `run` carries a command out and fails when it fails.
pub(crate) fn ensure(
    packages: &[Package],
    mut run: impl FnMut(&mut Command) -> Result<(), String>,
) -> Result<(), String> {
    let missing: Vec<&str> = packages
        .iter()
        .filter(|one| !(one.is_there)())
        .map(|one| one.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install {}", missing.join(" "));
    if find("apt-get").is_none() || !is_root() {
        return Err(format!(
            "not installed: {}. On Debian: sudo {line}",
            missing.join(", ")
        ));
    }
    let installed = run(Command::new("apt-get").arg("update")).and_then(|()| {
        let mut install = Command::new("apt-get");
        install
            .args(["install", "--yes", "--no-install-recommends"])
            .args(&missing);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    });
    installed.map_err(|error| format!("{error}; try it by hand: {line}"))
}

/// Fails unless Node.js 20 or newer and npm are there.
pub(crate) fn ensure_node() -> Result<(), String> {
    let wanted = "the browser tests need Node.js 20 or newer and npm";
    let version = match Command::new("node").arg("--version").output() {
        Ok(Output { status, stdout, .. }) if status.success() => {
            String::from_utf8_lossy(&stdout).trim().to_owned()
        }
        _ => return Err(format!("{wanted}: there is no node on the PATH")),
    };
    match node_major(&version) {
        Some(major) if major >= 20 && find("npm").is_some() => Ok(()),
        Some(major) if major >= 20 => Err(format!("{wanted}: there is no npm on the PATH")),
        _ => Err(format!("{wanted}; `node --version` says {version}")),
    }
}

fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(node_major("v20.20.2"), Some(20));
        assert_eq!(node_major("v8.1.0"), Some(8));
        assert_eq!(node_major("20"), None);
    }

    #[test]
    fn what_is_there_is_not_installed_again() {
        let there = [Package {
            name: "there",
            is_there: || true,
        }];
        assert_eq!(ensure(&there, |_| Err("asked".into())), Ok(()));
    }

    #[test]
    fn a_missing_package_is_named_or_installed() {
        let missing = [Package {
            name: "no-such-package",
            is_there: || false,
        }];
        let error = ensure(&missing, |_| Err("apt-get failed".into())).unwrap_err();
        assert!(error.contains("no-such-package"), "{error}");
    }
}
