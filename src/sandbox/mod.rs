//! The service on loopback.
mod media;
