//! Which code page a byte of RTF text is in: the font's `\fcharset` or `\cpg`, else the document's `\ansicpg`
//! (RTF 1.9.1, "Font Table" and "Character Set").

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// What a font says about the bytes set in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Charset {
    /// Nothing: the document's code page counts.
    #[default]
    Document,
    /// `\fcharset2`: bytes are glyph numbers of the font.
    Symbol,
    /// A code page.
    Page(&'static Encoding),
}

impl Charset {
    /// The `\fcharsetN` numbers (the `lfCharSet` of Windows' LOGFONT).
    pub(super) fn of_font(number: i32) -> Self {
        Self::Page(match number {
            0 => WINDOWS_1252,
            2 => return Self::Symbol,
            77 => MACINTOSH,
            78 | 128 => SHIFT_JIS,
            79 | 129 => EUC_KR,
            80 | 134 => GBK,
            81 | 136 => BIG5,
            89 => X_MAC_CYRILLIC,
            161 => WINDOWS_1253,
            162 => WINDOWS_1254,
            163 => WINDOWS_1258,
            177 => WINDOWS_1255,
            178 => WINDOWS_1256,
            186 => WINDOWS_1257,
            204 => WINDOWS_1251,
            222 => WINDOWS_874,
            238 => WINDOWS_1250,
            _ => return Self::Document,
        })
    }
}

/// The encoding of a Windows code page number; `None` for pages the encoding standard does not hold. The Macintosh
/// pages of Chinese, Japanese and Korean differ from those of Windows in a few single bytes only.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        866 => IBM866,
        874 => WINDOWS_874,
        932 | 10001 => SHIFT_JIS,
        936 | 10008 | 20936 | 51936 => GBK,
        949 | 10003 | 51949 => EUC_KR,
        950 | 10002 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 | 28591 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        10007 | 10017 => X_MAC_CYRILLIC,
        20866 => KOI8_R,
        20932 | 51932 => EUC_JP,
        54936 => GB18030,
        65001 => UTF_8,
        _ => return None,
    })
}

/// Whether characters of the page take one byte or two, so that trail bytes may look like RTF's own signs.
pub(super) fn is_double_byte(page: &'static Encoding) -> bool {
    [GBK, GB18030, BIG5, SHIFT_JIS, EUC_KR, EUC_JP].contains(&page)
}

/// A decoded run of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// Some bytes are no characters of the page; U+FFFD stands for them.
    pub(super) broken: bool,
    /// The font's page could not be meant; the document's was taken.
    pub(super) by_document: bool,
}

/// Decodes a whole run of bytes at once, so that characters split over `\'hh` and plain bytes come out whole.
///
/// A font that says "Western" (`\fcharset0`) in a document of a double-byte page is what programs write that
/// name a Chinese font without its charset: when the bytes above 0x7F are well-formed pairs of the document's
/// page, they are read as such.
pub(super) fn decode(bytes: &[u8], font: Charset, document: &'static Encoding) -> Decoded {
    let page = match font {
        Charset::Page(page) => page,
        Charset::Document | Charset::Symbol => document,
    };
    if page == WINDOWS_1252
        && is_double_byte(document)
        && is_hardly_western(bytes)
        && let Some(text) = document.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return Decoded { text: text.into_owned(), broken: false, by_document: true };
    }
    let (text, broken) = page.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), broken, by_document: false }
}

/// Not only accented letters before small letters: `é` before `s` is a well-formed pair of GBK as well, though of
/// a rare character.
fn is_hardly_western(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first > 0x80 {
            let trail = after.first().copied().unwrap_or(0);
            if *first < 0xC0 || !trail.is_ascii_lowercase() {
                return true;
            }
            rest = after.get(1..).unwrap_or_default();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn pairs_split_over_tokens_decode_whole() {
        // 中国 in GBK is D6 D0 B9 FA; 0x83 0x41 is one character of Shift_JIS: ア.
        let chinese = decode(b"\xD6\xD0\xB9\xFA", Charset::of_font(134), WINDOWS_1252);
        assert_eq!(chinese, Decoded { text: "中国".into(), broken: false, by_document: false });
        assert_eq!(decode(b"\x83A", Charset::of_font(128), GBK).text, "ア");
    }

    #[test]
    fn a_western_font_in_a_chinese_document_gives_way_to_well_formed_pairs_only() {
        let meant = decode(b"\xD6\xD0", Charset::of_font(0), GBK);
        assert_eq!((meant.text.as_str(), meant.by_document), ("中", true));
        // "résum": E9 73 would be a character of GBK.
        assert_eq!(decode(b"r\xE9sum", Charset::of_font(0), GBK).text, "résum");
        // A lone 0xB7 is the middle dot of windows-1252 and no pair of GBK.
        let dot = decode(b"\xB7", Charset::of_font(0), GBK);
        assert_eq!((dot.text.as_str(), dot.by_document), ("·", false));
    }

    #[test]
    fn broken_bytes_are_said_to_be_broken() {
        assert!(decode(b"\xD6", Charset::of_font(134), GBK).broken);
    }
}
