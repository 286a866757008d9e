//! nginx as the peer: the same compressed pages, as files.

use crate::Result;
use crate::newsroom::{Serving, free_port};
use crate::process::Program;
use crate::reader::Reader;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const MODULE: &str = "ngx_http_brotli_static_module.so";
const MODULE_FOLDERS: [&str; 3] = [
    "/usr/lib/nginx/modules",
    "/usr/lib64/nginx/modules",
    "/usr/share/nginx/modules",
];
const PROGRAMS: [&str; 3] = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];
const PATIENCE: Duration = Duration::from_secs(10);
/// Pages that are compared to see whether the files are still those of the press.
const SAMPLES: usize = 200;

/// What has to be there, in one line.
pub(crate) fn missing() -> Option<String> {
    let packages = [
        (program().is_none(), "nginx"),
        (module().is_none(), "libnginx-mod-http-brotli-static"),
        (find("wrk").is_none(), "wrk"),
        (find("taskset").is_none(), "util-linux"),
    ];
    let missing: Vec<&str> = packages
        .iter()
        .filter(|(missing, _)| *missing)
        .map(|(_, name)| *name)
        .collect();
    (!missing.is_empty()).then(|| {
        format!(
            "not installed: {0}. On Debian: apt-get install {0}",
            missing.join(" ")
        )
    })
}

fn program() -> Option<PathBuf> {
    PROGRAMS.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn module() -> Option<PathBuf> {
    MODULE_FOLDERS
        .iter()
        .map(|folder| Path::new(folder).join(MODULE))
        .find(|path| path.is_file())
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// A running nginx.
pub(crate) struct Nginx {
    program: Program,
    pub(crate) listen: SocketAddr,
}

impl Nginx {
    pub(crate) fn pid(&self) -> u32 {
        self.program.pid()
    }

    /// Starts it on a core, with `files` below `folder`; with `open_files` it keeps so many of them open.
    pub(crate) fn start(folder: &Path, core: u32, open_files: Option<usize>) -> Result<Self> {
        let own = folder.join(if open_files.is_some() { "cached" } else { "plain" });
        std::fs::create_dir_all(&own)?;
        let listen = free_port()?;
        let (file, log) = (own.join("nginx.conf"), own.join("nginx.log"));
        std::fs::write(&file, configuration(folder, &own, listen, open_files)?)?;
        let mut command = Command::new("taskset");
        command
            .args(["-c", &core.to_string()])
            .arg(program().ok_or("there is no nginx")?)
            .arg("-c")
            .arg(&file);
        let mut program = Program::start(&mut command, &log)?;
        let started = Instant::now();
        while Reader::connect(listen).is_err() {
            program.check(&log)?;
            if started.elapsed() > PATIENCE {
                return Err("nginx does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(Self { program, listen })
    }
}

fn configuration(folder: &Path, own: &Path, listen: SocketAddr, open_files: Option<usize>) -> Result<String> {
    let module = module().ok_or("nginx's module for brotli is missing")?;
    let cache = open_files.map_or("off".to_owned(), |files| format!("max={files} inactive=10m"));
    let limit = open_files_max();
    let (module, own, root) = (module.display(), own.display(), folder.join("files"));
    let root = root.display();
    Ok(format!(
        "load_module {module};\n\
         daemon off;\n\
         user root;\n\
         worker_processes 1;\n\
         worker_rlimit_nofile {limit};\n\
         pid {own}/nginx.pid;\n\
         error_log {own}/error.log error;\n\
         events {{ worker_connections 1024; }}\n\
         http {{\n\
           access_log off;\n\
           sendfile on;\n\
           tcp_nopush on;\n\
           tcp_nodelay on;\n\
           etag on;\n\
           brotli_static on;\n\
           open_file_cache {cache};\n\
           open_file_cache_valid 10m;\n\
           keepalive_timeout 75s;\n\
           keepalive_requests 1000000000;\n\
           types {{ }}\n\
           default_type text/html;\n\
           charset utf-8;\n\
           client_body_temp_path {own}/body;\n\
           proxy_temp_path {own}/proxy;\n\
           fastcgi_temp_path {own}/fastcgi;\n\
           uwsgi_temp_path {own}/uwsgi;\n\
           scgi_temp_path {own}/scgi;\n\
           server {{ listen {listen}; root {root}; }}\n\
         }}\n"
    ))
}

/// How many files a process may have open here; nginx's own limit cannot be set higher.
pub(crate) fn open_files_max() -> usize {
    let text = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Max open files"));
    let hard = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    hard.unwrap_or(1024)
}

/// Writes the compressed bytes of each page into the file that nginx looks for, unless they are there. How many bytes.
pub(crate) fn write_files(folder: &Path, serving: &Serving, paths: &[String]) -> Result<u64> {
    let files = folder.join("files");
    let mut reader = Reader::connect(serving.listen)?;
    let step = (paths.len() / SAMPLES).max(1);
    let mut are_there = true;
    for path in paths.iter().step_by(step).chain(paths.last()) {
        are_there = are_there
            && std::fs::read(file(&files, path)?)
                .is_ok_and(|old| fetch(&mut reader, path).is_ok_and(|new| new == old));
    }
    if !are_there && files.exists() {
        std::fs::remove_dir_all(&files)?;
    }
    let mut bytes = 0;
    for path in paths {
        let body = fetch(&mut reader, path)?;
        bytes += body.len() as u64;
        if !are_there {
            let file = file(&files, path)?;
            std::fs::create_dir_all(file.parent().unwrap_or(&files))?;
            std::fs::write(file, body)?;
        }
    }
    Ok(bytes)
}

/// The compressed bytes of a page.
pub(crate) fn fetch(reader: &mut Reader, path: &str) -> Result<Vec<u8>> {
    let answer = reader.get(path, "Accept-Encoding: br\r\n")?;
    if answer.status != 200 || answer.encoding != "br" {
        return Err(format!("{path} answers {} in “{}”", answer.status, answer.encoding).into());
    }
    Ok(answer.body)
}

/// nginx decodes a path before it looks for the file.
fn file(files: &Path, path: &str) -> Result<PathBuf> {
    let decoded = decode(path).ok_or_else(|| format!("{path} is no path"))?;
    if decoded.split('/').any(|part| part == "..") {
        return Err(format!("{path} leads out of its folder").into());
    }
    Ok(files.join(format!("{}.br", decoded.trim_start_matches('/'))))
}

fn decode(path: &str) -> Option<String> {
    let mut out = Vec::new();
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            out.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lies_where_nginx_looks_for_it() {
        let file = file(Path::new("/f"), "/de/%C3%BCber/a-7").unwrap();
        assert_eq!(file, Path::new("/f/de/über/a-7.br"));
        assert!(super::file(Path::new("/f"), "/../x").is_err());
        assert_eq!(decode("/%C3"), None);
    }

    #[test]
    fn both_configurations_differ_in_the_cache_of_files_alone() {
        let listen = "127.0.0.1:1".parse().unwrap();
        if module().is_some() {
            let of = |files| configuration(Path::new("/f"), Path::new("/o"), listen, files).unwrap();
            assert_eq!(
                of(None).replace("open_file_cache off", "open_file_cache max=9 inactive=10m"),
                of(Some(9))
            );
        }
    }
}
