//! What a session left behind: fetched, named, checked, listed and made readable.

pub mod transcript;
