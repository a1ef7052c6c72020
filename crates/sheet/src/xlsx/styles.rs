//! Styles (§18.8): of each cell format its number format, its borders, and whether its text is struck out.

use std::collections::BTreeMap;

use package::xml::local;
use package::{Sink, Tag};

use crate::SheetError;
use crate::book::{Edges, Style};
use crate::format::{NumberFormat, builtin};

/// Cell formats of a workbook at most (Excel specifications and limits).
const MOST: usize = 65_490;

#[derive(Debug, Default)]
pub(super) struct Styles {
    codes: BTreeMap<u32, String>,
    /// Of each font, whether it strikes its text out.
    fonts: Vec<bool>,
    borders: Vec<Edges>,
    /// Number format, font and border of each cell format.
    formats: Vec<[u32; 3]>,
    within: Within,
}

/// The list that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Nothing,
    Fonts,
    Borders,
    CellFormats,
}

impl Sink for Styles {
    type Error = SheetError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, SheetError> {
        match (self.within, tag.local()) {
            (Within::Nothing, b"numFmt") => {
                if let (Some(id), Some(code)) = (tag.parsed("numFmtId"), tag.attribute("formatCode")) {
                    self.codes.insert(id, code);
                }
            }
            (Within::Nothing, b"fonts") => self.within = Within::Fonts,
            (Within::Nothing, b"borders") => self.within = Within::Borders,
            (Within::Nothing, b"cellXfs") => self.within = Within::CellFormats,
            (Within::Fonts, b"font") => self.fonts.push(false),
            (Within::Fonts, b"strike") => {
                if let Some(font) = self.fonts.last_mut() {
                    *font = tag.attribute("val").is_none() || tag.is("val");
                }
            }
            (Within::Borders, b"border") => self.borders.push(Edges::default()),
            (Within::Borders, side) => {
                let drawn = tag.attribute("style").is_some_and(|style| style != "none");
                if let Some(border) = self.borders.last_mut().filter(|_| drawn) {
                    match side {
                        b"left" | b"start" => border.left = true,
                        b"right" | b"end" => border.right = true,
                        b"top" => border.top = true,
                        b"bottom" => border.bottom = true,
                        _ => {}
                    }
                }
            }
            (Within::CellFormats, b"xf") if self.formats.len() < MOST => {
                let of = |name| tag.parsed(name).unwrap_or(0);
                self.formats.push([of("numFmtId"), of("fontId"), of("borderId")]);
            }
            _ => {}
        }
        Ok(true)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        let name = local(name);
        if matches!(name, b"fonts" | b"borders" | b"cellXfs") {
            self.within = Within::Nothing;
        }
        Ok(())
    }
}

impl Styles {
    /// The styles by the number that cells name them with.
    pub(super) fn finish(self) -> Vec<Style> {
        let mut read: BTreeMap<u32, NumberFormat> = BTreeMap::new();
        let mut styles = Vec::with_capacity(self.formats.len());
        for [format, font, border] in &self.formats {
            let format = read.entry(*format).or_insert_with(|| {
                let builtin = u16::try_from(*format).ok().and_then(builtin);
                let code = self.codes.get(format).map(String::as_str).or(builtin);
                code.map(NumberFormat::parse).unwrap_or_default()
            });
            styles.push(Style {
                format: format.clone(),
                edges: self.borders.get(*border as usize).copied().unwrap_or_default(),
                struck: self.fonts.get(*font as usize).copied().unwrap_or(false),
            });
        }
        styles
    }
}
