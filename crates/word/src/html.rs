//! HTML saved as a Word file: Word's and WPS's own "web page", and what government sites serve.
//!
//! The page is parsed as browsers parse it ([`tree`]), then walked once without recursion ([`walk`]).

mod attributes;
mod counter;
mod line;
mod sheet;
mod style;
mod table;
mod tree;
mod walk;

use encoding_rs::Encoding;
use model::Note;
use package::moment;

use crate::{ReadOptions, WordError, encoding, producer};
use model::build::Body;

/// Reads a page. Its encoding is that of its byte order mark, of its `meta` element, or what it looks like.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Body, WordError> {
    read_part(bytes, None, options)
}

/// Reads a page whose container declares its encoding as well, which counts before the page's own word.
pub(crate) fn read_part(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
    options: &ReadOptions,
) -> Result<Body, WordError> {
    let decoded = encoding::decode(bytes, declared.or_else(|| meta_encoding(bytes)));
    attributes::check(&decoded.text)?;
    let tree = tree::Tree::parse(&decoded.text, &options.limits)?;
    let mut body = walk::read(&tree, options, Body::new(&options.limits), false)?;
    (body.producer, body.modified) = (producer_of(&decoded.text), modified_of(&decoded.text));
    if decoded.broken {
        let name = decoded.encoding.name();
        body.note(Note::new(
            "word.undecodable",
            format!("some bytes are no characters of {name}: U+FFFD stands for them (有无法解码的字节)"),
        ));
    }
    Ok(body)
}

/// Reads only what a page holds to stand beside the body, and adds it to `body`: headers and footers in a file
/// of their own.
pub(crate) fn read_beside(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
    options: &ReadOptions,
    body: Body,
) -> Result<Body, WordError> {
    let decoded = encoding::decode(bytes, declared.or_else(|| meta_encoding(bytes)));
    attributes::check(&decoded.text)?;
    walk::read(&tree::Tree::parse(&decoded.text, &options.limits)?, options, body, true)
}

/// How far into a page browsers look for its encoding.
const PRESCAN: usize = 4096;

/// `charset=` of a `meta` element, or `encoding=` of an XML declaration.
fn meta_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let label = ["charset=", "charset =", "encoding="].iter().find_map(|key| {
        let (_, after) = head.split_once(key)?;
        let after = after.trim_start().trim_start_matches(['"', '\'']);
        after.split(['"', '\'', ';', '>', '/', '?', ' ']).next()
    })?;
    Encoding::for_label_no_replacement(label.trim().as_bytes())
}

/// How far into a page its properties may stand, in characters.
const PROPERTIES: usize = 64 * 1024;

/// When the page was saved, as Word and WPS say it among their properties.
fn modified_of(text: &str) -> Option<String> {
    let head: String = text.chars().take(PROPERTIES).collect();
    let (_, after) = head.split_once("<o:LastSaved>")?;
    moment(after.split('<').next()?)
}

/// The program that wrote the page: WPS's build number in its properties, else `meta name=Generator`.
fn producer_of(text: &str) -> Option<String> {
    let head: String = text.chars().take(PROPERTIES).collect();
    if let Some((_, after)) = head.split_once("<o:KSOProductBuildVer") {
        let build = after.split_once('>')?.1.split('<').next()?.trim();
        return (!build.is_empty()).then(|| format!("WPS Office_{build}"));
    }
    let lower = head.to_ascii_lowercase();
    let tag = lower.match_indices("<meta").find_map(|(start, _)| {
        let end = start + lower[start..].find('>')?;
        let tag = &lower[start..end];
        let is_generator = tag.contains("generator") && tag.contains("name");
        // Lower-casing ASCII moves no byte.
        is_generator.then(|| head.get(start..end)).flatten()
    })?;
    let at = tag.to_ascii_lowercase().find("content=")? + "content=".len();
    let value = tag.get(at..)?;
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split([' ', '/']).next()?,
    };
    (!value.trim().is_empty()).then(|| producer::of_generator(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_found_where_pages_say_it() {
        let name = |page: &str| meta_encoding(page.as_bytes()).map(Encoding::name);
        assert_eq!(name("<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">"), Some("GBK"));
        assert_eq!(name("<META CHARSET='utf-8'>"), Some("UTF-8"));
        assert_eq!(name("<?xml version=\"1.0\" encoding=\"GB18030\"?>"), Some("gb18030"));
        assert_eq!(name("<p>charset"), None);
    }

    #[test]
    fn a_page_of_word_says_when_it_was_saved() {
        let page = |value: &str| {
            format!(
                "<xml><o:DocumentProperties><o:LastSaved>{value}</o:LastSaved></o:DocumentProperties></xml>"
            )
        };
        assert_eq!(modified_of(&page("2022-12-05T03:21:00Z")).as_deref(), Some("2022-12-05T03:21:00Z"));
        assert_eq!(modified_of(&page("昨天")), None);
        assert_eq!(modified_of("<p>2022-12-05</p>"), None);
    }

    #[test]
    fn producers_sign_in_two_places() {
        assert_eq!(
            producer_of("<meta name=Generator content=\"Microsoft Word 11\">").unwrap(),
            "Microsoft Word_11"
        );
        assert_eq!(
            producer_of(
                "<!--<o:KSOProductBuildVer dt:dt=\"string\" >2052-11.1.0.9513</o:KSOProductBuildVer>-->"
            )
            .unwrap(),
            "WPS Office_2052-11.1.0.9513"
        );
        assert_eq!(producer_of("<p>x</p>"), None);
    }
}
