//! Text to quantities, with units and dates, exactly.
//!
//! ```
//! use normalizer::{Context, parse};
//!
//! let quantity = parse("≥150人次", &Context::default());
//! assert_eq!(
//!     serde_json::to_string(&quantity).unwrap(),
//!     r#"{"text":"≥150人次","kind":"number","op":"ge","value":150,"unit":"人次","base":{"value":150,"unit":"人次"}}"#
//! );
//! ```
//!
//! The text is folded ([targeted](crate), never NFKC), read by a grammar with one module for each part, and put
//! into its place: only what the place implies and the text leaves out is supplied, and `inferred` says so. What
//! cannot be read is text, whole; comparisons that contradict each other are never settled.

mod boundary;
mod bounds;
mod broken;
mod cell;
mod context;
mod decimal;
mod entries;
mod grammar;
mod mark;
mod name;
mod notes;
mod one;
mod parts;
mod prose;
mod reread;
mod submission;
mod value;

use model::Quantity;

pub use context::{Context, Role};
pub use entries::NOTES;
pub use prose::prose;
pub use reread::reread;
pub use submission::{normalize, normalize_within};

/// What a text says as a value of its own. Never fails, linear in the length of `text`.
pub fn parse(text: &str, context: &Context<'_>) -> Quantity {
    cell::parse(text, context)
}
