//! A value changed by hand.

use jixiao::{Pointer, Submission};

use crate::answer::{Answer, Failure};
use crate::read;

/// The document after a correction, read and checked anew.
pub(crate) fn value(submission: &Submission, path: &str, at: &str, text: &str) -> Result<Answer, Failure> {
    let corrected = jixiao::correct(submission, &Pointer::from(at), text)?;
    read::document(&corrected, path)
}
