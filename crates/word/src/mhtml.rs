//! MHTML, the "single web page" of Word, WPS and browsers (RFC 2557): a page and what belongs to it as parts of
//! one MIME message.

use encoding_rs::Encoding;
use mailparse::body::Body as Encoded;
use mailparse::{MailHeaderMap, ParsedMail};
use model::Note;

use crate::sniff::not_word;
use crate::{ReadOptions, WordError, html};
use model::build::Body;

/// Reads the page that is the message's root; headers and footers stand in a page of their own.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Body, WordError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // The parser keeps every part it finds; boundaries are counted before it does.
    let boundaries = boundary_lines(bytes);
    if boundaries > options.limits.entries {
        return Err(WordError::limit("entries", options.limits.entries as u64, "mhtml"));
    }
    let mail = mailparse::parse_mail(bytes).map_err(|error| WordError::Damaged {
        part: "mhtml".to_owned(),
        offset: 0,
        reason: "not a well-formed MIME message".to_owned(),
        source: Some(Box::new(error)),
    })?;
    let pages: Vec<&ParsedMail<'_>> =
        mail.parts().filter(|part| part.subparts.is_empty() && is_page(&part.ctype.mimetype)).collect();
    let start = mail.ctype.params.get("start").map(|id| bare(id).to_owned());
    let is_start = |page: &&&ParsedMail<'_>| {
        start.is_some() && page.headers.get_first_value("Content-ID").as_deref().map(bare) == start.as_deref()
    };
    let root = pages.iter().find(is_start).or_else(|| pages.first());
    let root = root.ok_or_else(|| not_word("a MIME message without a page in it"))?;
    let page = content(root)?;
    let mut body = html::read_part(&page.bytes, page.encoding, options)?;
    if page.cut_short {
        body.note(Note::new(
            "word.base64-cut-short",
            "the encoded page ends too early: it may be cut short (文件可能不完整)",
        ));
    }
    for part in pages.iter().filter(|page| !std::ptr::eq(**page, *root) && is_edge(page)) {
        let edge = content(part)?;
        body = html::read_beside(&edge.bytes, edge.encoding, options, body)?;
    }
    Ok(body)
}

/// Lines that could be boundaries.
fn boundary_lines(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"--")).count()
}

fn is_page(kind: &str) -> bool {
    matches!(kind, "text/html" | "application/xhtml+xml")
}

/// Word puts headers and footers into `header.htm`.
fn is_edge(part: &ParsedMail<'_>) -> bool {
    let location = part.headers.get_first_value("Content-Location").unwrap_or_default().to_ascii_lowercase();
    ["header.htm", "header.html"].iter().any(|name| location.ends_with(name))
}

/// `<id>` without its brackets.
fn bare(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}

struct Content {
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
    cut_short: bool,
}

fn content(part: &ParsedMail<'_>) -> Result<Content, WordError> {
    let label = part.ctype.params.get("charset");
    let encoding = label.and_then(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()));
    let written = match part.get_body_encoded() {
        Encoded::QuotedPrintable(body) => {
            return Ok(Content { bytes: quoted_printable(body.get_raw()), encoding, cut_short: false });
        }
        Encoded::Base64(body) => body.get_raw(),
        Encoded::SevenBit(body) | Encoded::EightBit(body) => body.get_raw(),
        Encoded::Binary(body) => body.get_raw(),
    };
    // Whatever the header says, a tag is no base64.
    if written.trim_ascii_start().starts_with(b"<") {
        return Ok(Content { bytes: written.to_vec(), encoding, cut_short: false });
    }
    match part.get_body_raw() {
        Ok(bytes) => Ok(Content { bytes, encoding, cut_short: false }),
        // Base64 that ends inside a group of four, or holds a stray character.
        Err(error) => match tolerant_base64(part.raw_bytes) {
            Some(bytes) => Ok(Content { bytes, encoding, cut_short: true }),
            None => Err(WordError::Damaged {
                part: "mhtml".to_owned(),
                offset: 0,
                reason: "the page's transfer encoding is broken".to_owned(),
                source: Some(Box::new(error)),
            }),
        },
    }
}

/// Quoted-printable (RFC 2045, 6.7) as web exporters write it: bytes above 0x7F stand for themselves, an escape that is
/// none is text, and a page that escapes nothing is no quoted-printable at all.
fn quoted_printable(written: &[u8]) -> Vec<u8> {
    let count = |needle: &[u8]| memchr::memmem::find_iter(written, needle).count();
    let escaped = count(b"=3D") + count(b"=3d");
    if escaped == 0 && count(b"=\"") + count(b"='") > 0 {
        return written.to_vec();
    }
    let mut bytes = Vec::with_capacity(written.len());
    let lines = written.split_inclusive(|byte| *byte == b'\n');
    for line in lines {
        let (text, end) = match line.strip_suffix(b"\n") {
            Some(text) => (text.strip_suffix(b"\r").unwrap_or(text), &b"\n"[..]),
            None => (line, &b""[..]),
        };
        // Blanks at the end of a line were added on the way.
        let text = text.trim_ascii_end();
        let (text, end) = text.strip_suffix(b"=").map_or((text, end), |text| (text, b""));
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'=', rest) {
            bytes.extend_from_slice(&rest[..at]);
            let hex = rest.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
            let byte =
                hex.filter(|hex| !hex.starts_with('+')).and_then(|hex| u8::from_str_radix(hex, 16).ok());
            bytes.push(byte.unwrap_or(b'='));
            rest = &rest[at + if byte.is_some() { 3 } else { 1 }..];
        }
        bytes.extend_from_slice(rest);
        bytes.extend_from_slice(end);
    }
    bytes
}

/// Decodes what is complete of a part's base64.
fn tolerant_base64(part: &[u8]) -> Option<Vec<u8>> {
    let body = [&b"\r\n\r\n"[..], b"\n\n"].iter().find_map(|gap| {
        let at = part.windows(gap.len()).position(|window| window == *gap)?;
        part.get(at + gap.len()..)
    })?;
    let mut digits: Vec<u8> = body
        .iter()
        .copied()
        .filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
        .collect();
    digits.truncate(digits.len() / 4 * 4);
    data_encoding::BASE64_NOPAD.decode(&digits).ok().filter(|bytes| !bytes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_cut_short_gives_what_is_complete() {
        // "<p>ab" is PHA+YWI=; the last group is cut.
        assert_eq!(tolerant_base64(b"H: x\r\n\r\nPHA+YW").unwrap(), b"<p>");
        assert_eq!(tolerant_base64(b"no body"), None);
    }

    #[test]
    fn quoted_printable_may_hold_raw_bytes() {
        let read = |written: &str| String::from_utf8(quoted_printable(written.as_bytes())).unwrap();
        assert_eq!(read("<td=3D\"1\">预算=E6=95=B0 =\r\nx=3D \r\ny"), "<td=\"1\">预算数 x=\ny");
        assert_eq!(read("<a href=3D\"x\">1=2=Z"), "<a href=\"x\">1=2=Z");
        assert_eq!(read("<td width=10 a=\"b\">"), "<td width=10 a=\"b\">", "nothing is escaped in it");
    }

    #[test]
    fn ids_compare_without_brackets() {
        assert_eq!(bare(" <a@b> "), "a@b");
    }
}
