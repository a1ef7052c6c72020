//! The value grammar, a module for each part. Every parser reads folded text, consumes what it understood, and
//! leaves the input where it was when it fails.

pub(crate) mod body;
pub(crate) mod change;
pub(crate) mod comparison;
pub(crate) mod date;
pub(crate) mod deadline;
pub(crate) mod draft;
pub(crate) mod inclusion;
pub(crate) mod interval;
pub(crate) mod lead;
pub(crate) mod measure;
pub(crate) mod numeral;
pub(crate) mod period;
pub(crate) mod single;

/// The input does not begin with what the parser reads. It costs nothing and says nothing: most attempts fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoMatch;

/// What a parser of the grammar gives.
pub(crate) type Parsed<T> = Result<T, NoMatch>;

/// Runs `parser`, and puts the input back when it fails.
pub(crate) fn attempt<'i, T>(
    input: &mut &'i str,
    parser: impl FnOnce(&mut &'i str) -> Parsed<T>,
) -> Option<T> {
    let start = *input;
    parser(input).inspect_err(|_| *input = start).ok()
}

/// Takes `word` off the front.
pub(crate) fn take(input: &mut &str, word: &str) -> bool {
    match input.strip_prefix(word) {
        Some(rest) => {
            *input = rest;
            true
        }
        None => false,
    }
}

/// Takes the first of `words` that stands in front. Longer words come first in the list.
pub(crate) fn take_any<T: Copy>(input: &mut &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| take(input, word)).map(|(_, meaning)| *meaning)
}
