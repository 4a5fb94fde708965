//! x
pub mod api;
pub mod artifact;
pub mod model;
