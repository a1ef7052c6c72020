//! Comparisons of hand-written documents, and what must hold of any.

#[cfg(test)]
mod common;
#[cfg(test)]
mod folders;
#[cfg(test)]
mod groups;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod shown;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod units;
#[cfg(test)]
mod years;
