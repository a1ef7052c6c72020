//! The rules over hand-written submissions and whole documents, and what people see of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a broken fixture is a failed test"
)]

mod config;
mod documents;
mod fixture;
mod folder;
mod planted;
mod report;
mod rules;
