//! Odd but readable: one small file per trap, with the grid it must give beside it in the folder.

mod numbering;
mod packages;
mod tables;
mod text;

use crate::fixture::Fixture;

/// The heading of the folder's list.
pub const TITLE: &str = "Odd DOCX files that read well";

/// All of them.
pub fn fixtures() -> Vec<Fixture> {
    [tables::fixtures(), text::fixtures(), numbering::fixtures(), packages::fixtures()]
        .into_iter()
        .flatten()
        .collect()
}

fn fixture(name: &str, shows: &'static str, body: &str) -> Fixture {
    Fixture::new(name, shows, super::Docx::new(body).build())
}
