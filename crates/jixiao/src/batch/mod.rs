//! Many files in, the outputs of each beside each other. One that fails, or breaks the reader, costs no other.
//!
//! ```no_run
//! use jixiao::batch::{Plan, Report, Target};
//!
//! let mut plan = Plan::new(vec![Target::Json, Target::Docx]);
//! plan.output = Some("out".into());
//! let mut tell = |report: &Report| println!("{}: {}", report.path.display(), report.status.name());
//! let summary = jixiao::batch(&["2024".into()], &plan, &mut tell)?;
//! println!("{summary}");
//! # Ok::<(), jixiao::Error>(())
//! ```
//!
//! Folders are searched ([`Inputs`]) and mirrored; `.jixiao/manifest.jsonl` in the output folder says what was made from
//! what, so that nothing foreign is replaced and an interrupted run goes on; [`in_order`] does the work on all cores and
//! tells in order.

#[cfg(feature = "parquet")]
mod data;
pub(crate) mod folder;
mod gather;
mod ignored;
mod input;
mod isolated;
pub(crate) mod manifest;
pub(crate) mod naming;
mod one;
mod ours;
mod outputs;
#[cfg(feature = "parquet")]
mod pack;
mod parallel;
mod plan;
mod report;
mod run;
pub(crate) mod task;
pub(crate) mod weight;
mod worker;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

pub use folder::full_path;
pub use input::{Input, Inputs, Search};
pub use isolated::Isolation;
pub use one::one;
pub use ours::is_ours;
pub use outputs::Target;
#[cfg(feature = "parquet")]
pub use pack::{Packed, pack};
pub use parallel::{guarded, in_order, in_order_within};
pub use plan::Plan;
pub use report::{Observer, Report, Status, Summary};
pub use run::{Reader, run};
pub use worker::worker;

/// The SHA-256 of bytes, as it is written.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
