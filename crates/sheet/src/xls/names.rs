//! Built-in names ([MS-XLS] 2.4.150): what is printed of a sheet, and which rows on every page.

use compound::le::{u8_at, u16_at};

use crate::address::Area;
use crate::book::{Run, Sheet};

/// The last row and column of a binary sheet.
const LAST_ROW: u32 = 0xFFFF;
const LAST_COLUMN: u32 = 0xFF;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    PrintArea,
    PrintTitles,
}

/// A built-in name of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// From 0.
    pub(super) sheet: usize,
    what: Named,
    areas: Vec<Area>,
}

/// Reads a name; `None` for one that is not built in, or means something else.
pub(super) fn read(data: &[u8]) -> Option<Name> {
    let is_builtin = u16_at(data, 0)? & 0x0020 != 0;
    let (signs, length) = (u8_at(data, 3)?, usize::from(u16_at(data, 4)?));
    let sheet = usize::from(u16_at(data, 8)?).checked_sub(1)?;
    if !is_builtin || signs != 1 {
        return None;
    }
    // Behind the head a byte for the width of the signs, then the one sign.
    let wide = usize::from(u8_at(data, 14)? & 1);
    let what = match u8_at(data, 15)? {
        0x06 => Named::PrintArea,
        0x07 => Named::PrintTitles,
        _ => return None,
    };
    let tokens = data.get(16 + wide..)?;
    Some(Name { sheet, what, areas: areas(tokens.get(..length).unwrap_or(tokens)) })
}

/// The areas of a formula of areas and unions ([MS-XLS] 2.5.198).
fn areas(mut tokens: &[u8]) -> Vec<Area> {
    let mut areas = Vec::new();
    while let Some(token) = tokens.first() {
        let length = match token & 0x7F {
            // PtgArea3d, in its classes: a sheet, rows, columns.
            0x3B | 0x5B | 0x7B => {
                let word = |at| u16_at(tokens, at).map(u32::from);
                let (Some(top), Some(bottom), Some(left), Some(right)) = (word(3), word(5), word(7), word(9))
                else {
                    break;
                };
                areas.push(Area { top, left: left & LAST_COLUMN, bottom, right: right & LAST_COLUMN });
                11
            }
            // PtgMemFunc, PtgMemArea: a length, and the formula itself behind.
            0x29 | 0x49 | 0x69 => 3,
            0x26 | 0x46 | 0x66 => 7,
            // PtgUnion, PtgParen.
            0x10 | 0x15 => 1,
            _ => break,
        };
        tokens = tokens.get(length..).unwrap_or_default();
    }
    areas.retain(|area| area.top <= area.bottom && area.left <= area.right);
    areas
}

impl Name {
    pub(super) fn put(&self, sheet: &mut Sheet) {
        match self.what {
            Named::PrintArea => sheet.print_areas.extend(self.areas.iter().copied()),
            Named::PrintTitles => {
                let rows =
                    |area: &&Area| (area.left, area.right) == (0, LAST_COLUMN) && area.bottom < LAST_ROW;
                let rows = self.areas.iter().find(rows);
                sheet.title_rows = rows.map(|area| Run { first: area.top, last: area.bottom });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_area_is_read_from_its_tokens() {
        let area = [0x3B, 0, 0, 2, 0, 29, 0, 0, 0, 7, 0];
        let head = [0x20, 0, 0, 1, 11, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 6];
        let data = [&head[..], &area].concat();
        let name = read(&data).unwrap();
        assert_eq!((name.sheet, name.what), (0, Named::PrintArea));
        assert_eq!(name.areas, [Area { top: 2, left: 0, bottom: 29, right: 7 }]);
        let mut other = data.clone();
        other[15] = 0x0D;
        assert_eq!(read(&other), None, "a filter");
    }
}
