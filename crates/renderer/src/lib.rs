//! Canonical JSON to PDF, by Typst. The only crate that knows Typst.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use renderer::{FontOptions, PdfOptions, Renderer};
//!
//! let submission: model::Submission = serde_json::from_slice(&std::fs::read("a.json")?)?;
//! let renderer = Renderer::new(&FontOptions::default())?;
//! let pdf = renderer.pdf(&submission, &PdfOptions::default())?;
//! for note in &pdf.notes {
//!     eprintln!("{}", note.message);
//! }
//! std::fs::write("a.pdf", pdf.value)?;
//! # Ok(())
//! # }
//! ```
//!
//! * The document goes in as data, by value, at one fixed path: its text never becomes Typst code, and Typst's
//!   table of file names never grows.
//! * The world is sealed: a template reads `/data.json`, `/layout.json`, `/fonts.json`, the built-in parts and the pictures of
//!   its own folder, and nothing else.
//! * Same submission, fonts and options: same bytes. There is no clock and no random identifier.
//! * Every text of the submission is looked for on the pages; one that no page shows is a note.
//! * Every character is looked up before layout. One that no font holds is shown as 〓 and reported, as is
//!   every warning of Typst.

mod bounds;
mod characters;
mod completeness;
mod entries;
mod error;
mod faces;
mod job;
mod numbers;
mod options;
mod renderer;
mod report;
mod roles;
mod setting;
mod signs;
mod template;
mod text;

pub use entries::{ERRORS, NOTES};
pub use error::{Complaint, RenderError};
pub use options::{FontOptions, PdfOptions, Standard};
pub use renderer::{Pdf, Renderer};
pub use roles::{Role, RoleFace};
pub use template::{Template, parts, templates};
