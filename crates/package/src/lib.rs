//! The package ([ECMA-376-2]) that a .docx or .xlsx file is, and the zip of an OpenDocument one: parts by name, within
//! limits; the relationships between them; what the package says of itself; XML as it streams by.
//!
//! What the parts mean is for the crates above: `word` and `sheet` give a [`Sink`] to [`Package::read_xml`].
//!
//! [ECMA-376-2]: https://ecma-international.org/publications-and-standards/standards/ecma-376/

pub mod encoding;
mod error;
mod metered;
mod moment;
mod package;
mod properties;
mod relationships;
pub mod xml;

pub use error::PackageError;
pub use moment::moment;
pub use package::{Package, fold};
pub use properties::{Properties, producer};
pub use relationships::Relationship;
pub use xml::{Sink, Tag};
