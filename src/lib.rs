//! x
pub mod model;
pub mod webhook;
