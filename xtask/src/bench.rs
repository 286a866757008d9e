//! `cargo xtask bench`: builds the program and the bench in the release profile, and measures.

use crate::{Stop, tools, workspace};
use std::path::Path;
use std::process::{Command, ExitCode};

/// What `cargo xtask bench` does before the bench itself says what it can do.
const USAGE: &str = "\
Builds `vesper` and `vesper-bench` in the release profile (some minutes the first time) and measures. Newsrooms are
kept in the folder `bench` of cargo's target directory. As root, Debian packages that are missing are installed.

";

/// The exit code is the bench's: 1 when a target is missed.
pub(crate) fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let asks_for_help = args.iter().any(|arg| arg == "--help" || arg == "-h");
    if asks_for_help {
        print!("{USAGE}");
    } else if needs_nginx(args) {
        ensure_nginx()?;
    }
    let mut packages = vec!["build", "--release", "--package", "vesper-bench"];
    if !is_wire_alone(args) {
        packages.extend(["--package", "vesper"]);
    }
    succeed(&mut workspace::cargo(&packages))?;
    let release = workspace::target().join("release");
    let mut bench = Command::new(release.join("vesper-bench"));
    bench.arg("--vesper").arg(release.join("vesper"));
    bench
        .arg("--cache")
        .arg(workspace::target().join("bench"))
        .args(args);
    let status = bench
        .status()
        .map_err(|error| format!("the bench could not be started: {error}"))?;
    Ok(match status.code() {
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    })
}

/// `site` is part of all, and all is meant when nothing is named.
fn needs_nginx(args: &[String]) -> bool {
    let names = |name: &str| args.iter().any(|arg| arg == name);
    names("site")
        || names("all")
        || !["fill", "publish", "memory", "letter", "wire"]
            .into_iter()
            .any(names)
}

/// `wire` reads documents by itself: the program need not be built for it.
fn is_wire_alone(args: &[String]) -> bool {
    args.iter().any(|arg| arg == "wire")
        && !["all", "fill", "site", "publish", "memory", "letter"]
            .into_iter()
            .any(|name| args.iter().any(|arg| arg == name))
}

/// Installs the peer that serves the same pages, and the crowd that asks for them, when they are not there.
fn ensure_nginx() -> Result<(), String> {
    let module = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
    let packages = [
        ("nginx", Path::new("/usr/sbin/nginx").is_file()),
        ("libnginx-mod-http-brotli-static", Path::new(module).is_file()),
        ("wrk", tools::find("wrk").is_some()),
    ];
    let missing: Vec<&str> = packages
        .into_iter()
        .filter_map(|(name, there)| (!there).then_some(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install {}", missing.join(" "));
    if tools::find("apt-get").is_none() || !tools::is_root() {
        return Err(format!(
            "not installed: {}. On Debian: sudo {line}",
            missing.join(", ")
        ));
    }
    succeed(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing)
        .env("DEBIAN_FRONTEND", "noninteractive");
    succeed(&mut install).map_err(|error| format!("{error}; try it by hand: {line}"))
}

fn succeed(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(error) => Err(format!("{name} could not be started: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, needed: bool) {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(needs_nginx(&args), needed, "{line}");
    }

    #[test]
    fn nginx_is_needed_for_the_site_and_for_all() {
        check("", true);
        check("--articles 2000", true);
        check("letter site", true);
        check("letter --kills 10", false);
        check("wire", false);
        check("all", true);
    }
}
