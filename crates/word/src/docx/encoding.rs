//! Parts in other encodings than UTF-8, and the bytes of any part as UTF-8.

use std::io::{self, BufRead, Cursor, Read};

use encoding_rs::Encoding;

/// How far into a part its XML declaration reaches.
const DECLARATION: usize = 256;

/// A part as UTF-8: streaming when it is UTF-8 already, decoded whole when it is not.
pub(crate) enum Utf8<R> {
    Streaming(R),
    Decoded(Cursor<Vec<u8>>),
}

impl<R: BufRead> Utf8<R> {
    /// Decides by the first bytes.
    pub(super) fn new(mut reader: R) -> io::Result<Self> {
        let head = reader.fill_buf()?;
        let head = &head[..head.len().min(DECLARATION)];
        let Some(encoding) = encoding(head) else {
            if head.starts_with(b"\xEF\xBB\xBF") {
                reader.consume(3);
            }
            return Ok(Self::Streaming(reader));
        };
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        let (text, _, _) = encoding.decode(&bytes);
        Ok(Self::Decoded(Cursor::new(text.into_owned().into_bytes())))
    }
}

impl<R: BufRead> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Streaming(reader) => reader.read(buffer),
            Self::Decoded(reader) => reader.read(buffer),
        }
    }
}

impl<R: BufRead> BufRead for Utf8<R> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Streaming(reader) => reader.fill_buf(),
            Self::Decoded(reader) => reader.fill_buf(),
        }
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        match self {
            Self::Streaming(reader) => reader.consume(count),
            Self::Decoded(reader) => reader.consume(count),
        }
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
