//! x
pub mod artifact;
pub mod model;
