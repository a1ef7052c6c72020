//! Parts in other encodings than UTF-8.

use std::borrow::Cow;

use encoding_rs::Encoding;

/// How far into a part its XML declaration reaches.
const DECLARATION: usize = 256;

/// A part as UTF-8, without a byte order mark. Bytes that are said to be UTF-8 are not looked at.
pub(crate) fn utf8(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match encoding(&bytes[..bytes.len().min(DECLARATION)]) {
        Some(encoding) => Cow::Owned(encoding.decode(&bytes).0.into_owned().into_bytes()),
        None => bytes,
    }
}

/// The encoding of a part that is not UTF-8: by byte order mark, by the zero bytes of UTF-16, by declaration.
fn encoding(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding).filter(|encoding| *encoding != encoding_rs::UTF_8);
    }
    if head.starts_with(b"<\0") {
        return Some(encoding_rs::UTF_16LE);
    }
    if head.starts_with(b"\0<") {
        return Some(encoding_rs::UTF_16BE);
    }
    let declaration = &head[..memchr::memchr(b'>', head)?];
    let after = &declaration[memchr::memmem::find(declaration, b"encoding")? + "encoding".len()..];
    let label = after.split(|byte| matches!(byte, b'"' | b'\'')).nth(1)?;
    Encoding::for_label(label).filter(|encoding| *encoding != encoding_rs::UTF_8)
}
