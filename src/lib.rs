//! x
pub mod model;
pub mod sandbox;
pub mod webhook;
