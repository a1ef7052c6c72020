//! What the bytes are, whatever the file is called.

use crate::WordError;

/// A kind of content some reader of this crate takes on. A container may still turn out to hold something
/// else: its reader says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A zip: an Office Open XML package, or another program's.
    Zip,
    /// A compound file ([MS-CFB]): binary Word, an encrypted package, or another program's.
    Compound,
    /// `{\rtf`.
    Rtf,
    /// Word 2003 XML.
    WordXml,
    /// An Office Open XML package as one XML file.
    FlatOpc,
    /// HTML.
    Html,
    /// MHTML.
    Mhtml,
    /// Text of some encoding; whether it is a dump of a Word file is its reader's question.
    Text,
}

/// How far into the file its kind must show.
const WINDOW: usize = 4096;

/// First bytes that settle what a file is, and what it is when no reader takes it on.
const STRANGERS: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\xD7\xCD\xC6\x9A", "a WMF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"MZ", "a Windows program"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "a PostScript file"),
];

/// Formats of Word and its kin that nobody writes any more, by their first bytes.
const OLD: &[(&[u8], &str)] = &[
    (b"\x9B\xA5", "Word 1.0"),
    (b"\xDB\xA5", "Word 2.0"),
    (b"\xDC\xA5", "Word 6.0"),
    (b"\x31\xBE\0\0", "Word for DOS"),
    (b"\x32\xBE\0\0", "Windows Write"),
    (b"\x01\xFE", "Microsoft Works 1.0/2.0"),
    (b"\xFFWPC", "WordPerfect"),
];

/// Decides by content.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Kind, WordError> {
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        let found = if bytes.is_empty() { "an empty file" } else { "a file of blanks" };
        return Err(not_word(found));
    }
    // `PK\3\4` a local file, `PK\5\6` an empty archive, `PK\7\8` a spanned one.
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|magic| bytes.starts_with(*magic)) {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Kind::Compound);
    }
    if let Some((_, what)) = OLD.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(WordError::Unsupported { what: (*what).to_owned() });
    }
    if let Some((_, what)) = STRANGERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(not_word(*what));
    }
    sniff_text(&head(bytes))
}

/// The error for content of another kind.
pub(crate) fn not_word(found: impl Into<String>) -> WordError {
    WordError::NotAWordFile {
        found: found.into(),
        advice:
            "save the document from Word or WPS as .docx and give that file (请用 Word 或 WPS 另存为 .docx)"
                .into(),
    }
}

/// The beginning of the file as ASCII signs: UTF-16 loses its zero bytes, a byte order mark and outer white
/// space go, other bytes stand for themselves.
fn head(bytes: &[u8]) -> Vec<u8> {
    let head = &bytes[..bytes.len().min(WINDOW)];
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || is_wide_without_mark(head);
    let head: Vec<u8> =
        if wide { head.iter().copied().filter(|byte| *byte != 0).collect() } else { head.to_vec() };
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let head = marks.iter().find_map(|mark| head.strip_prefix(*mark)).unwrap_or(&head);
    head.trim_ascii_start().to_vec()
}

/// `<\0` or `\0<`: XML in UTF-16 that forgot its mark.
fn is_wide_without_mark(head: &[u8]) -> bool {
    head.starts_with(b"<\0") || head.starts_with(b"\0<")
}

fn sniff_text(head: &[u8]) -> Result<Kind, WordError> {
    let lower = head.to_ascii_lowercase();
    let has = |needle: &str| find(&lower, needle.as_bytes()).is_some();
    if lower.starts_with(b"{\\rtf") || lower.starts_with(b"{\\urtf") {
        return Ok(Kind::Rtf);
    }
    if lower.starts_with(b"<") {
        if has("schemas.microsoft.com/office/word/2003/wordml")
            || has("schemas.microsoft.com/office/word/2002/8/wordml")
        {
            return Ok(Kind::WordXml);
        }
        if has("schemas.microsoft.com/office/2006/xmlpackage") {
            return Ok(Kind::FlatOpc);
        }
        // A page of tags, or a fragment of one: what a site or a reporting program saves as `.doc`.
        let tags = [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<meta",
            "<table",
            "<div",
            "<p>",
            "<p ",
            "<title",
            "<style",
        ];
        if tags.iter().any(|tag| has(tag)) {
            return Ok(Kind::Html);
        }
        if has("urn:schemas-microsoft-com:office:spreadsheet") {
            return Err(not_word("an Excel 2003 XML workbook"));
        }
        if lower.starts_with(b"<?xml") {
            return Err(not_word("an XML file of another kind"));
        }
    }
    if is_mime_header(&lower) {
        return Ok(Kind::Mhtml);
    }
    // Control characters that no text has: a binary format nobody here knows.
    if head.iter().any(|byte| matches!(byte, 0..=6 | 0x0E..=0x1A | 0x1C..=0x1F)) {
        return Err(not_word("a binary file of an unknown kind"));
    }
    if let Some(tag) = find(&lower, b"<html").or_else(|| find(&lower, b"<table")) {
        // Scripts and comments sometimes stand before the page.
        if lower[..tag].iter().all(u8::is_ascii) {
            return Ok(Kind::Html);
        }
    }
    Ok(Kind::Text)
}

/// The file starts with a MIME header: `MIME-Version`, or the fields browsers and WPS put before it.
fn is_mime_header(lower: &[u8]) -> bool {
    let fields: [&[u8]; 6] =
        [b"mime-version:", b"from:", b"content-type:", b"subject:", b"date:", b"snapshot-content-location:"];
    fields.iter().any(|field| lower.starts_with(field))
        && (find(lower, b"mime-version:").is_some() || find(lower, b"content-type: multipart").is_some())
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> Kind {
        sniff(bytes).unwrap()
    }

    #[test]
    fn content_decides() {
        assert_eq!(kind(b"PK\x03\x04rest"), Kind::Zip);
        assert_eq!(kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Kind::Compound);
        assert_eq!(kind(b"\xEF\xBB\xBF\r\n{\\rtf1\\ansi"), Kind::Rtf);
        assert_eq!(
            kind(br#"<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">"#),
            Kind::WordXml
        );
        assert_eq!(
            kind(br#"<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">"#),
            Kind::FlatOpc
        );
        assert_eq!(kind(b"  <HTML xmlns:o=\"urn:schemas-microsoft-com:office:office\">"), Kind::Html);
        assert_eq!(kind(b"<table><tr><td>1</td></tr></table>"), Kind::Html);
        assert_eq!(kind(b"MIME-Version: 1.0\r\nContent-Type: multipart/related"), Kind::Mhtml);
        assert_eq!(kind("第一部分".as_bytes()), Kind::Text);
    }

    #[test]
    fn utf16_is_seen_through() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(kind(&wide("\u{FEFF}<html><body>")), Kind::Html);
        assert_eq!(kind(&wide("<?xml version=\"1.0\"?><html>")), Kind::Html);
    }

    #[test]
    fn strangers_are_named() {
        let found = |bytes: &[u8]| match sniff(bytes) {
            Err(WordError::NotAWordFile { found, .. }) => found,
            other => panic!("{other:?}"),
        };
        assert_eq!(found(b""), "an empty file");
        assert_eq!(found(b"\0\0\0\0"), "a file of blanks");
        assert_eq!(found(b"%PDF-1.7"), "a PDF");
        assert_eq!(found(b"<?xml version=\"1.0\"?><note/>"), "an XML file of another kind");
        assert_eq!(found(b"ab\x01\x02"), "a binary file of an unknown kind");
        assert!(
            matches!(sniff(b"\xDB\xA5\x2D\0"), Err(WordError::Unsupported { what }) if what == "Word 2.0")
        );
    }
}
