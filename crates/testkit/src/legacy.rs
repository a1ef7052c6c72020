//! Fixtures of the older formats: RTF, HTML, MHTML, Word 2003 XML, flat OPC, text dumps.
//!
//! They are written as their bytes stand in a file; only what cannot be typed (GBK, base64, UTF-16) is computed.

pub mod hostile;
pub mod html;
pub mod mhtml;
pub mod rtf;
pub mod text;
pub mod xml;

use encoding_rs::{GB18030, GBK};

use crate::fixture::Fixture;

/// Every folder of these formats under `fixtures/`: its path, its title, its files.
pub fn folders() -> Vec<(&'static str, &'static str, Vec<Fixture>)> {
    vec![
        ("odd/rtf", rtf::TITLE, rtf::odd()),
        ("odd/html", html::TITLE, html::odd()),
        ("odd/mhtml", mhtml::TITLE, mhtml::odd()),
        ("odd/xml", xml::TITLE, xml::odd()),
        ("odd/text", text::TITLE, text::odd()),
        ("hostile/rtf", "Hostile RTF", hostile::rtf()),
        ("hostile/html", "Hostile HTML", hostile::html()),
        ("hostile/mhtml", "Hostile MHTML", hostile::mhtml()),
        ("hostile/xml", "Hostile XML", hostile::xml()),
        ("hostile/text", "Hostile text", hostile::text()),
    ]
}

/// Bytes of a text in GBK.
pub fn gbk(text: &str) -> Vec<u8> {
    GBK.encode(text).0.into_owned()
}

/// Bytes of a text in GB 18030.
pub fn gb18030(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// Bytes of a text in UTF-16, least significant byte first, with its mark.
pub fn utf16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}
