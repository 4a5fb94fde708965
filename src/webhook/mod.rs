//! What a webhook says and whether to believe it: bytes to [`Event`](crate::model::Event), and signatures. Pure.

pub mod envelope;
pub mod identity;
pub mod mismatch;
pub mod participant;
pub mod redaction;
pub mod scenario;
pub mod signature;
pub mod simulation;
