//! Blocks with their places in the document.

use crate::printed::Block;

/// A block and where it stands; what has no place follows what comes before it.
pub(crate) type Ranked = (Option<usize>, Block);
