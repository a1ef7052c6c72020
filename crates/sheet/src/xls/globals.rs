//! The records of the whole workbook: its sheets, styles, shared strings and names.

use std::collections::BTreeMap;

use compound::le::{u8_at, u16_at, u32_at};
use model::Limits;

use super::STREAM;
use super::names::{self, Name};
use super::records::{Record, Records, kind};
use super::strings::{self, Rich};
use crate::SheetError;
use crate::address::Area;
use crate::book::{Edges, Sheet, Style};
use crate::format::{NumberFormat, builtin};

/// The version that Excel 97 and its followers write ([MS-XLS] 2.4.21).
const BIFF8: u16 = 0x0600;
/// A style of cells at most names so many formats (Excel specifications and limits: 4,000 in BIFF8).
const MOST_STYLES: usize = 65_490;

/// A sheet as the workbook lists it ([MS-XLS] 2.4.28).
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) is_worksheet: bool,
    pub(super) position: usize,
}

/// What all sheets share.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Vec<Rich>,
    pub(super) styles: Vec<Style>,
    pub(super) epoch_1904: bool,
    /// The sheet in front, by its place in the list ([MS-XLS] 2.4.345).
    pub(super) active: usize,
    /// What shows of it in a document around the workbook ([MS-XLS] 2.4.187).
    pub(super) window: Option<Area>,
    /// Of each font, whether it strikes its text out.
    fonts: Vec<bool>,
    names: Vec<Name>,
}

/// Rows and columns of an embedded workbook that show (`RefU`, [MS-XLS] 2.5.211).
fn window(data: &[u8]) -> Option<Area> {
    let row = |at| u16_at(data, at).map(u32::from);
    let column = |at| u8_at(data, at).map(u32::from);
    let area = Area { top: row(2)?, bottom: row(4)?, left: column(6)?, right: column(7)? };
    (area.top <= area.bottom && area.left <= area.right).then_some(area)
}

/// A cell format as it is written: font, number format, borders.
type Written = (u16, u16, u16);

impl Globals {
    pub(super) fn read(stream: &[u8], limits: &Limits) -> Result<Self, SheetError> {
        let mut globals = Self::default();
        let mut codes: BTreeMap<u16, String> = BTreeMap::new();
        let mut written: Vec<Written> = Vec::new();
        let mut records = Records::new(stream, 0);
        let first = records.next().filter(|record| record.kind == kind::BOF);
        let Some(first) = first else {
            return Err(SheetError::damaged(STREAM, 0, "it does not start as a workbook does"));
        };
        if u16_at(first.data, 0) != Some(BIFF8) {
            return Err(SheetError::Unsupported { what: "Excel 5.0/95".to_owned() });
        }
        for record in records {
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(SheetError::Encrypted),
                kind::DATE_1904 => globals.epoch_1904 = u16_at(record.data, 0) == Some(1),
                kind::WINDOW_1 => globals.active = u16_at(record.data, 10).unwrap_or(0).into(),
                kind::OLE_OBJECT_SIZE => globals.window = window(record.data),
                kind::BOUND_SHEET => globals.sheet(&record, limits)?,
                kind::FONT => globals.fonts.push(u16_at(record.data, 2).unwrap_or(0) & 0x0008 != 0),
                kind::FORMAT => {
                    if let (Some(id), Some(code)) =
                        (u16_at(record.data, 0), strings::long(record.data, &record.more, 2))
                    {
                        codes.insert(id, code);
                    }
                }
                kind::XF if written.len() < MOST_STYLES => {
                    let word = |at| u16_at(record.data, at).unwrap_or(0);
                    written.push((word(0), word(2), word(10)));
                }
                kind::SST => {
                    globals.strings =
                        strings::shared(record.data, &record.more, limits.text_chars).map_err(|max| {
                            SheetError::Limit { what: "text_chars", max: max as u64, part: "SST".to_owned() }
                        })?;
                }
                kind::LBL => globals.names.extend(names::read(record.data)),
                _ => {}
            }
        }
        globals.styles = globals.finish(&written, &codes);
        Ok(globals)
    }

    fn sheet(&mut self, record: &Record<'_>, limits: &Limits) -> Result<(), SheetError> {
        if self.sheets.len() >= limits.blocks {
            let max = limits.blocks as u64;
            return Err(SheetError::Limit { what: "blocks", max, part: STREAM.to_owned() });
        }
        let data = record.data;
        if let (Some(position), Some(state), Some(of)) = (u32_at(data, 0), u8_at(data, 4), u8_at(data, 5)) {
            self.sheets.push(Listed {
                name: strings::short(data, 6).unwrap_or_default(),
                hidden: state & 3 != 0,
                is_worksheet: of == 0,
                position: position as usize,
            });
        }
        Ok(())
    }

    fn finish(&self, written: &[Written], codes: &BTreeMap<u16, String>) -> Vec<Style> {
        let mut read: BTreeMap<u16, NumberFormat> = BTreeMap::new();
        let style = |&(font, format, borders): &Written| {
            let format = read.entry(format).or_insert_with(|| {
                let code = codes.get(&format).map(String::as_str).or_else(|| builtin(format));
                code.map(NumberFormat::parse).unwrap_or_default()
            });
            let drawn = |side: u16| borders >> (4 * side) & 0xF != 0;
            Style {
                format: format.clone(),
                edges: Edges { left: drawn(0), right: drawn(1), top: drawn(2), bottom: drawn(3) },
                struck: self.strikes(font),
            }
        };
        written.iter().map(style).collect()
    }

    /// Whether a font strikes its text out. There is no font 4 ([MS-XLS] 2.5.129).
    fn strikes(&self, font: u16) -> bool {
        let index = usize::from(if font > 4 { font - 1 } else { font });
        self.fonts.get(index).copied().unwrap_or(false)
    }

    /// A text without what is struck out, and what is.
    pub(super) fn parted(&self, rich: &Rich) -> (String, String) {
        let Rich { text, runs } = rich;
        if !runs.iter().any(|(_, font)| self.strikes(*font)) {
            return (text.clone(), String::new());
        }
        let (mut kept, mut struck) = (String::new(), String::new());
        let mut units = 0;
        let mut runs = runs.iter().peekable();
        let mut strikes = false;
        for sign in text.chars() {
            while let Some((_, font)) = runs.next_if(|(start, _)| usize::from(*start) <= units) {
                strikes = self.strikes(*font);
            }
            units += sign.len_utf16();
            if strikes { struck.push(sign) } else { kept.push(sign) }
        }
        (kept, struck)
    }

    /// What is printed of a sheet, and which rows on every page.
    pub(super) fn print(&self, index: usize, sheet: &mut Sheet) {
        for name in self.names.iter().filter(|name| name.sheet == index) {
            name.put(sheet);
        }
    }
}
