//! ssh itself, against a server of its own on loopback.

use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::{callback_url, closing_error, deliver, script};
use crate::support::{Listener, TestEnv, free_port, wait_until};

/// A server on loopback that lets this user in with one key.
struct Server(Child);

impl Server {
    /// `None` where there is none to start.
    fn start(env: &TestEnv) -> Option<Self> {
        let sshd = ["/usr/sbin/sshd", "/usr/bin/sshd", "/usr/local/sbin/sshd"]
            .into_iter()
            .find(|path| Path::new(path).exists());
        let Some(sshd) = sshd else {
            #[expect(clippy::print_stderr, reason = "who runs the tests should know what was not tested")]
            {
                eprintln!("skipped: there is no sshd on this machine; Debian has it in openssh-server");
            }
            return None;
        };
        let folder = env.work();
        let folder = folder.display();
        for key in ["host", "user"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(env.work().join(key))
                .status();
            assert!(made.unwrap().success());
        }
        let user = Command::new("id").arg("-un").output().unwrap().stdout;
        let (user, port) = (String::from_utf8(user).unwrap(), free_port());
        env.file(
            "known",
            format!("[127.0.0.1]:{port} {}", std::fs::read_to_string(env.work().join("host.pub")).unwrap()),
        );
        env.file(
            "sshd_config",
            format!(
                "ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\nStrictModes no\n\
                 PermitRootLogin yes\nPidFile none\nGatewayPorts clientspecified\nAllowTcpForwarding yes\n"
            ),
        );
        let config = env.file(
            "ssh_config",
            format!(
                "Host box\n  HostName 127.0.0.1\n  Port {port}\n  User {}\n  IdentityFile {folder}/user\n  IdentitiesOnly yes\n  \
                 UserKnownHostsFile {folder}/known\n  StrictHostKeyChecking yes\n",
                user.trim()
            ),
        );
        // ssh finds its configuration by the user's entry in the system, not by HOME.
        script(env, "bin/ssh", &format!("#!/bin/sh\nexec /usr/bin/ssh -F '{}' \"$@\"\n", config.display()));
        // Its place to lock itself into, which the system makes at its own start.
        drop(std::fs::create_dir("/run/sshd"));
        let mut server = Command::new(sshd);
        server.args(["-D", "-e", "-f"]).arg(env.work().join("sshd_config")).stderr(Stdio::null());
        let server = Self(server.spawn().unwrap());
        wait_until("the server listens", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        Some(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A user for whom `box` leads to the server.
fn user() -> TestEnv {
    let env = TestEnv::new();
    let path = format!("{}:/usr/bin:/bin", env.work().join("bin").display());
    env.with("PATH", &path)
}

#[test]
fn a_remote_forward_of_a_server_takes_webhooks_at_the_port_that_it_got() {
    let env = user();
    let Some(_server) = Server::start(&env) else { return };
    let mut listener = Listener::start(&env, &["--no-download", "--tunnel", "ssh:box", "--check-every", "50ms"]);
    let url = callback_url(listener.ready());
    assert!(url.starts_with("http://127.0.0.1:"), "the server's real name: {url}");
    assert_ne!(url, listener.url());
    deliver(&mut listener, &url, "b-1");
    let run = listener.interrupt();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let address = url.split('/').nth(2).unwrap();
    wait_until("the forward is gone", || TcpStream::connect(address).is_err());
}

#[test]
fn a_killed_listener_leaves_no_forward() {
    let env = user();
    let Some(_server) = Server::start(&env) else { return };
    let listener = Listener::start(&env, &["--no-download", "--tunnel", "ssh:box"]);
    let url = callback_url(listener.ready());
    drop(listener.kill());
    wait_until("the forward is gone", || TcpStream::connect(url.split('/').nth(2).unwrap()).is_err());
}

#[test]
fn a_server_that_is_unknown_or_lets_nobody_in_is_explained() {
    let env = user();
    let Some(_server) = Server::start(&env) else { return };
    let fails = || {
        let run = env.run(["listen", "--port", "0", "--json", "--no-download", "--tunnel", "ssh:box"]);
        assert_eq!(run.code, 6, "{}", run.stderr);
        let error = closing_error(&run);
        (error["causes"][0].as_str().unwrap().to_owned(), error["hint"].as_str().unwrap().to_owned())
    };
    let known = std::fs::read_to_string(env.work().join("known")).unwrap();
    env.file("known", "");
    let (words, hint) = fails();
    assert!(words.contains("Host key verification failed.") && hint.contains("by hand"), "{words} {hint}");
    env.file("known", known);
    env.file("user.pub", "");
    let (words, hint) = fails();
    assert!(words.contains("Permission denied") && hint.contains("with a key"), "{words} {hint}");
}
