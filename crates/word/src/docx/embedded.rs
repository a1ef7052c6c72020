//! Workbooks and documents of other programs that stand inside this one, as objects that show what is in them.

use compound::Compound;
use model::build::Body;

use super::chunk;
use super::story::Context;
use crate::WordError;

/// Reads what an object shows; else the reason why it is not read.
pub(super) fn read(context: &Context<'_>, part: &str) -> Result<Result<Body, String>, WordError> {
    let (bytes, options) = match chunk::open(context, part)? {
        Ok(opened) => opened,
        Err(reason) => return Ok(Err(reason.to_owned())),
    };
    let bytes = packaged(&bytes).unwrap_or(bytes);
    if let Some(read) = options.workbooks.and_then(|workbook| workbook(&bytes, &options.limits)) {
        return Ok(read);
    }
    match crate::read_content(&bytes, &options, context.chunk_depth + 1) {
        Ok((_, content)) => Ok(Ok(content)),
        Err(error @ WordError::Limit { .. }) => Err(error),
        Err(error) => Ok(Err(error.to_string())),
    }
}

/// The package in a compound file, in which older documents keep objects of Office 2007 and later.
fn packaged(bytes: &[u8]) -> Option<Vec<u8>> {
    let compound = Compound::open(bytes).ok()?;
    let package = compound.stream("Package")?;
    Some(package.bytes.into_owned())
}
