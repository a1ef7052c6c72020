//! The font table and the style sheet.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::charset::{self, Charset};

/// A font of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Font {
    pub(super) charset: Charset,
    pub(super) name: String,
}

/// `\fonttbl`, as it is read and afterwards.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_number: BTreeMap<i32, Font>,
    number: i32,
    font: Font,
    /// Fonts read so far.
    read: usize,
}

impl Fonts {
    /// How many fonts were read: what was looked up before holds as long as this is the same.
    pub(super) fn read(&self) -> usize {
        self.read
    }

    pub(super) fn get(&self, number: i32) -> Option<&Font> {
        self.by_number.get(&number)
    }

    /// A word inside the table.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        match (name, number) {
            ("f", Some(number)) => self.number = number,
            ("fcharset", Some(number)) => self.font.charset = Charset::of_font(number),
            ("cpg", Some(number)) => {
                if let Some(page) = charset::code_page(number) {
                    self.font.charset = Charset::Page(page);
                }
            }
            _ => {}
        }
    }

    /// Bytes of a name; a semicolon ends it.
    pub(super) fn text(&mut self, bytes: &[u8], document: &'static Encoding) {
        self.name(&charset::decode(bytes, self.font.charset, document).text);
    }

    /// Text of a name; a semicolon ends it.
    pub(super) fn name(&mut self, text: &str) {
        for piece in text.split_inclusive(';') {
            self.font.name.push_str(piece.trim_end_matches(';'));
            if piece.ends_with(';') {
                self.read += 1;
                let font = std::mem::take(&mut self.font);
                self.by_number.insert(self.number, Font { name: font.name.trim().to_owned(), ..font });
            }
        }
    }
}

/// A paragraph style.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<i32>,
    /// `\outlinelevel`
    outline: Option<i32>,
    name: String,
    /// What the name of a built-in heading says.
    heading: Option<u8>,
}

/// `\stylesheet`: what matters here is which styles are headings.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_number: BTreeMap<i32, Style>,
    number: i32,
    /// The entry is a character, section or table style.
    other: bool,
    style: Style,
}

impl Styles {
    /// A group opens: an entry begins. Without `\s` it is the default style, number 0.
    pub(super) fn begin(&mut self) {
        (self.number, self.other, self.style) = (0, false, Style::default());
    }

    /// A word inside an entry.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        match name {
            "s" => self.number = number.unwrap_or(0),
            "cs" | "ds" | "ts" | "tsrowd" => self.other = true,
            "sbasedon" => self.style.based_on = number,
            "outlinelevel" => self.style.outline = number,
            _ => {}
        }
    }

    /// Text of an entry; a semicolon ends it.
    pub(super) fn name(&mut self, text: &str) {
        let (name, ended) = text.split_once(';').map_or((text, false), |(name, _)| (name, true));
        self.style.name.push_str(name);
        if ended && !self.other {
            let style = std::mem::take(&mut self.style);
            let heading = heading(&style.name);
            // Paragraphs ask for the level only.
            self.by_number.insert(self.number, Style { heading, name: String::new(), ..style });
        }
    }

    /// The outline level (1–9) that a style gives its paragraphs: its own, that of a built-in heading's name, or
    /// that of the style it is based on.
    pub(super) fn outline_level(&self, number: i32) -> Option<u8> {
        let mut number = number;
        // Chains longer than the table are circles.
        for _ in 0..=self.by_number.len().min(64) {
            let style = self.by_number.get(&number)?;
            if let Some(outline) = style.outline {
                return level(outline);
            }
            if style.heading.is_some() {
                return style.heading;
            }
            number = style.based_on.filter(|based_on| *based_on != number)?;
        }
        None
    }
}

/// `\outlinelevel` counts from 0; 9 is body text.
pub(super) fn level(outline: i32) -> Option<u8> {
    u8::try_from(outline).ok().filter(|outline| *outline <= 8).map(|outline| outline + 1)
}

/// The built-in heading styles, English and Chinese.
fn heading(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    let digits = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    digits.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_come_from_levels_names_and_bases() {
        let mut styles = Styles::default();
        for (number, based_on, outline, name) in [
            (1, None, None, "heading 2;"),
            (2, Some(1), None, "own;"),
            (3, Some(1), Some(9), "flat;"),
            (4, Some(5), None, "a;"),
            (5, Some(4), None, "b;"),
        ] {
            styles.begin();
            styles.word("s", Some(number));
            if let Some(based_on) = based_on {
                styles.word("sbasedon", Some(based_on));
            }
            if let Some(outline) = outline {
                styles.word("outlinelevel", Some(outline));
            }
            styles.name(name);
        }
        assert_eq!([1, 2, 3, 4].map(|number| styles.outline_level(number)), [Some(2), Some(2), None, None]);
    }

    #[test]
    fn a_flat_font_table_is_read_like_one_of_groups() {
        let mut fonts = Fonts::default();
        fonts.word("f", Some(0));
        fonts.word("fcharset", Some(134));
        // 宋体 in GBK.
        fonts.text(b"\xCB\xCE\xCC\xE5;", encoding_rs::WINDOWS_1252);
        fonts.word("f", Some(1));
        fonts.text(b"Arial;", encoding_rs::WINDOWS_1252);
        assert_eq!(fonts.get(0).unwrap().name, "宋体");
        assert_eq!(*fonts.get(1).unwrap(), Font { charset: Charset::Document, name: "Arial".into() });
    }
}
