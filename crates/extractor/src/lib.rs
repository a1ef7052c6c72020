//! Physical document → canonical forms, by profiles that are data.
//!
//! ```text
//! Document ─lines→ paragraphs and tables ─see→ blocks ─segment→ regions ─recognise→ profile ─see, read→ Form
//!                                   └─ what no form claimed ─outline→ sections, unclaimed tables
//! ```
//!
//! * [`Profiles`] are TOML files (`templates/profiles`): the words of a kind of form, and the signs it is recognised by.
//!   What they share stands once, in `common.toml`. No code knows a particular form.
//! * `see` is pure: tables to blocks, every cell in one block with one role. `read` takes each block's values through one
//!   keeper that never overwrites.
//! * [`extract`] claims every text exactly once: as a value with its [`Place`](model::Place), as a label, as narrative,
//!   or within a table kept whole.
//! * Quantities stay [`Quantity::unread`](model::Quantity::unread): what a value means is the normalizer's business.

mod assemble;
mod colons;
mod composed;
mod context;
mod entries;
mod explain;
mod geometry;
mod identity;
mod keeper;
mod lines;
mod meaning;
mod outline;
mod points;
mod profile;
mod read;
mod recognise;
mod scaffold;
mod scene;
mod see;
mod segment;
mod sheet;
mod taxonomy;
mod weights;
mod words;

pub use assemble::{UNRECOGNISED, extract};
pub use entries::NOTES;
pub use explain::{BlockSeen, ColumnSeen, Explanation, Score, SignSeen, explain};
pub use profile::{LARGEST_PROFILE, ProfileError, ProfileInfo, Profiles};
pub use scaffold::scaffold;
