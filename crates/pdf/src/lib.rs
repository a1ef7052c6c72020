//! PDF in: the data that jixiao's own PDFs carry, and the ruled tables of those that other programs made.
//!
//! ```text
//! bytes ─carried→ canonical JSON and the hash of the text that was visible when it was written
//! bytes ─pages→ what each page shows
//! bytes ─rebuild→ Document of paragraphs and grids, for PDFs without data
//! ```
//!
//! A PDF of a submission carries its canonical JSON as an associated file named [`NAME`] (ISO 19005-3 §6.8, ISO 32000-2
//! §14.13, relationship `Source`). The file's description ends in the SHA-256 of the text of all pages, so that a page
//! that was edited afterwards is told: [`seal`] writes it, [`carried`] reads it, [`text_hash`] computes it anew.

mod attachment;
mod boxes;
mod entries;
mod error;
mod rebuild;
mod seal;
mod visible;

pub use attachment::{Carried, carried};
pub use boxes::Boxes;
pub use entries::{ERRORS, NOTES};
pub use error::PdfError;
pub use rebuild::{Rebuilt, rebuild};
pub use seal::{DESCRIPTION, seal};
pub use visible::{pages, text_hash};

/// The name of the associated file.
pub const NAME: &str = "jixiao.json";

/// Whether bytes are a PDF: its header may stand behind other bytes (ISO 32000-2 §7.5.2, and what readers accept).
pub fn is_pdf(bytes: &[u8]) -> bool {
    const HEADER: &[u8] = b"%PDF-";
    const WITHIN: usize = 1024;
    bytes[..bytes.len().min(WITHIN)].windows(HEADER.len()).any(|window| window == HEADER)
}
