use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Finds a program in the folders of a search path, as a shell does.
pub(super) fn find(program: &str, search_path: &OsStr) -> Option<PathBuf> {
    let suffixes: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    std::env::split_paths(search_path)
        // An empty entry means the working directory, from which nothing should be run unasked.
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| suffixes.iter().map(move |suffix| folder.join(format!("{program}{suffix}"))))
        .find(|path| is_program(path))
}

/// Programs that make tunnels, each with where it was found.
pub(crate) fn programs(search_path: &OsStr) -> [(&'static str, Option<PathBuf>); 3] {
    ["cloudflared", "ngrok", "ssh"].map(|program| (program, find(program, search_path)))
}

fn is_program(path: &Path) -> bool {
    let Ok(metadata) = path.metadata() else { return false };
    #[cfg(unix)]
    let may_run = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may_run = true;
    metadata.is_file() && may_run
}

/// How to get a program on this platform.
pub(crate) fn how_to_install(program: &str) -> &'static str {
    let by_system = |mac, windows, other| {
        if cfg!(target_os = "macos") {
            mac
        } else if cfg!(windows) {
            windows
        } else {
            other
        }
    };
    match program {
        "cloudflared" => by_system(
            "install it with `brew install cloudflared`",
            "install it with `winget install --id Cloudflare.cloudflared`",
            "install it from https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/; \
             it needs no account",
        ),
        "ngrok" => by_system(
            "install it with `brew install ngrok`, then `ngrok config add-authtoken TOKEN`",
            "install it with `winget install --id Ngrok.Ngrok`, then `ngrok config add-authtoken TOKEN`",
            "install it from https://ngrok.com/download, then `ngrok config add-authtoken TOKEN`",
        ),
        _ => by_system(
            "it comes with macOS: check PATH",
            "add it in Settings under Optional features: OpenSSH Client",
            "install it with `apt install openssh-client`, or your system's like",
        ),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::OpenOptionsExt as _;

    use super::*;

    #[test]
    fn a_program_is_found_where_it_may_be_run_and_named_with_how_to_get_it_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        let place = |folder: &str, mode| {
            let folder = root.path().join(folder);
            std::fs::create_dir(&folder).unwrap();
            let options = &mut std::fs::File::options();
            options.write(true).create_new(true).mode(mode).open(folder.join("ngrok")).unwrap();
            folder
        };
        let (text, program) = (place("text", 0o644), place("program", 0o755));
        std::fs::create_dir_all(root.path().join("folder/ngrok")).unwrap();
        let path = std::env::join_paths([Path::new(""), &root.path().join("folder"), &text, &program]).unwrap();
        assert_eq!(find("ngrok", &path), Some(program.join("ngrok")));
        for path in ["", "bin", text.to_str().unwrap()] {
            assert_eq!(find("ngrok", OsStr::new(path)), None, "{path}");
        }
        for program in ["cloudflared", "ngrok", "ssh"] {
            assert!(how_to_install(program).contains("install"), "{program}");
        }
    }
}
