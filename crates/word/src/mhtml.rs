//! MHTML, the "single web page" of Word, WPS and browsers (RFC 2557): a page and what belongs to it as parts of
//! one MIME message.

use encoding_rs::Encoding;
use mailparse::{MailHeaderMap, ParsedMail};
use model::Note;

use crate::body::Body;
use crate::sniff::not_word;
use crate::{ReadOptions, WordError, html};

/// Reads the page that is the message's root; headers and footers stand in a page of their own.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Body, WordError> {
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
    fn ids_compare_without_brackets() {
        assert_eq!(bare(" <a@b> "), "a@b");
    }
}
