//! altChunk: a document of another format that stands whole inside this one, often as its entire body.

use model::Note;

use super::story::Context;
use crate::WordError;
use model::build::Body;

/// Packages inside packages.
const MAX_DEPTH: usize = 3;

/// Reads a chunk; one that cannot be read is named in a note, never passed over in silence.
pub(super) fn read(context: &Context<'_>, part: &str, body: &mut Body) -> Result<Option<Body>, WordError> {
    let unread = |body: &mut Body, reason: &str| {
        let message = format!("embedded content {part} was not read (嵌入内容未读入): {reason}");
        body.note(Note::new("word.chunk-not-read", message));
    };
    let Some(bytes) = context.package.bytes(part)? else {
        unread(body, "it is not in the file");
        return Ok(None);
    };
    if context.chunk_depth >= MAX_DEPTH {
        unread(body, "it is nested too deeply");
        return Ok(None);
    }
    let mut options = context.options.clone();
    // Chunks share the budget of the file they are in.
    options.limits.total_bytes = context.package.remaining();
    match crate::read_content(&bytes, &options, context.chunk_depth + 1) {
        Ok((format, chunk)) => {
            let message = format!("embedded content {part} was read as {} (已读入嵌入内容)", format.name());
            body.note(Note::new("word.chunk", message));
            Ok(Some(chunk))
        }
        Err(error @ WordError::Limit { .. }) => Err(error),
        Err(error) => {
            unread(body, &error.to_string());
            Ok(None)
        }
    }
}
