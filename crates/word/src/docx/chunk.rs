//! altChunk: a document of another format that stands whole inside this one, often as its entire body.

use model::Note;
use model::build::Body;

use super::story::Context;
use crate::{ReadOptions, WordError};

/// Packages inside packages.
const MAX_DEPTH: usize = 3;

/// Reads a chunk; one that cannot be read is named in a note, never passed over in silence.
pub(super) fn read(context: &Context<'_>, part: &str, body: &mut Body) -> Result<Option<Body>, WordError> {
    let read = match open(context, part)? {
        Ok((bytes, options)) => match crate::read_content(&bytes, &options, context.chunk_depth + 1) {
            Err(error @ WordError::Limit { .. }) => return Err(error),
            read => read.map_err(|error| error.to_string()),
        },
        Err(reason) => Err(reason.to_owned()),
    };
    match read {
        Ok((format, chunk)) => {
            let message = format!("embedded content {part} was read as {} (已读入嵌入内容)", format.name());
            body.note(Note::new("word.chunk", message));
            Ok(Some(chunk))
        }
        Err(reason) => {
            let message = format!("embedded content {part} was not read (嵌入内容未读入): {reason}");
            body.note(Note::new("word.chunk-not-read", message));
            Ok(None)
        }
    }
}

/// A part that is a document of its own, and how to read it: it shares the budget of the file that it is in. Else why it
/// is not read.
pub(super) fn open(
    context: &Context<'_>,
    part: &str,
) -> Result<Result<(Vec<u8>, ReadOptions), &'static str>, WordError> {
    let Some(bytes) = context.package.bytes(part)? else { return Ok(Err("it is not in the file")) };
    if context.chunk_depth >= MAX_DEPTH {
        return Ok(Err("it is nested too deeply"));
    }
    let mut options = context.options.clone();
    options.limits.total_bytes = context.package.remaining();
    Ok(Ok((bytes, options)))
}
