//! What black-box tests are made of.

mod env;
mod process;

pub(crate) use env::{Run, TestEnv};
pub(crate) use process::Running;
