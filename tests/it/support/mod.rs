//! What black-box tests are made of.

mod api;
mod env;
mod process;

pub(crate) use api::{Answer, FakeApi};
pub(crate) use env::{Run, TestEnv};
pub(crate) use process::Running;
