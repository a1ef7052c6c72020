//! Odd but readable: one small file per trap, with the grid it must give beside it in the folder.

mod changes;
mod controls;
mod counting;
mod fields;
mod numbering;
mod objects;
mod packages;
mod tables;
mod text;
mod values;

use crate::fixture::Fixture;

/// The heading of the folder's list.
pub const TITLE: &str = "Odd DOCX files that read well";

/// All of them.
pub fn fixtures() -> Vec<Fixture> {
    [
        tables::fixtures(),
        text::fixtures(),
        values::fixtures(),
        fields::fixtures(),
        controls::fixtures(),
        changes::fixtures(),
        numbering::fixtures(),
        counting::fixtures(),
        objects::fixtures(),
        packages::fixtures(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn fixture(name: &str, shows: &'static str, body: &str) -> Fixture {
    Fixture::new(name, shows, super::Docx::new(body).build())
}
