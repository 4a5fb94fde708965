//! What black-box tests are made of.

mod api;
mod app;
#[cfg(target_os = "linux")]
mod clock;
#[cfg(target_os = "linux")]
mod disk;
mod env;
mod http;
mod listener;
mod process;
mod service;
mod socket;
mod store;
mod tls;
#[cfg(unix)]
mod tty;

pub(crate) use api::{Answer, Call, FakeApi};
pub(crate) use app::{App, AppAnswer, free_port, localhost_sockets, status};
#[cfg(target_os = "linux")]
pub(crate) use clock::Clock;
#[cfg(target_os = "linux")]
pub(crate) use disk::{SmallDisk, fill_up, on_small_disk};
pub(crate) use env::{Run, TestEnv, database, rename};
#[cfg(unix)]
pub(crate) use env::{Screen, terminal};
pub(crate) use http::{Hook, Hooked, HttpReply, http};
pub(crate) use listener::{Listener, listen_for_people};
pub(crate) use process::Running;
#[cfg(unix)]
pub(crate) use process::{in_shell, wait_until};
pub(crate) use service::Service;
pub(crate) use socket::{Came, SocketHost};
pub(crate) use store::{Habits, MediaService};
pub(crate) use tls::{Authority, Shown, TlsFront};
#[cfg(unix)]
pub(crate) use tty::{Tty, screen};
