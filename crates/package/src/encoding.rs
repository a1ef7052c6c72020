//! Parts in other encodings than UTF-8.

use encoding_rs::Encoding;

/// How far into a part its XML declaration reaches.
pub(crate) const DECLARATION: usize = 256;

/// The byte order mark of UTF-8.
pub(crate) const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The encoding of a part that is not UTF-8: by byte order mark, by the zero bytes of UTF-16, by declaration.
pub fn of(part: &[u8]) -> Option<&'static Encoding> {
    let head = &part[..part.len().min(DECLARATION)];
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
