//! What the page asks of jixiao: [`answer`] turns a request into an answer, bytes into bytes.
//!
//! Both are parts one after another ([`frame`]): a JSON object, then what it speaks of, documents and files as they are. The
//! canonical JSON crosses as text, for JavaScript's numbers do not keep its digits.

mod among;
mod answer;
mod compare;
mod correct;
mod export;
pub mod frame;
mod look;
mod meaning;
mod narrative;
mod read;
mod request;
mod summary;

pub use answer::Answer;
pub use request::answer;
