//! What black-box tests are made of.

mod api;
mod app;
mod env;
mod http;
mod listener;
mod process;
mod service;
mod store;

pub(crate) use api::{Answer, Call, FakeApi};
pub(crate) use app::{App, AppAnswer, free_port, localhost_sockets, status};
pub(crate) use env::{Run, TestEnv};
pub(crate) use http::{Hook, Hooked, HttpReply, http};
pub(crate) use listener::{Listener, listen_for_people};
pub(crate) use process::Running;
pub(crate) use service::Service;
pub(crate) use store::{Habits, MediaService};
