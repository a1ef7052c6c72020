//! Form fields (`FFData`, [MS-DOC] 2.9.78): check boxes and drop-down lists show their state, not a text.

use crate::cfb::le::{u8_at, u16_at, u32_at};

const CHECK_BOX: u16 = 1;
const DROP_DOWN: u16 = 2;
/// iRes of a field nobody has filled in.
const UNDEFINED: u16 = 25;

/// What a check box or drop-down list shows; `None` for a text field, whose result is text.
pub(super) fn shown(data: &[u8], location: u32) -> Option<String> {
    // NilPICFAndBinData ([MS-DOC] 2.9.157): length, header length, header, data.
    let at = location as usize;
    let header = usize::from(u16_at(data, at + 4)?);
    let ff = data.get(at + header..)?;
    // FFData: version 0xFFFFFFFF, flags, lengths, name.
    if u32_at(ff, 0)? != u32::MAX {
        return None;
    }
    let flags = u16_at(ff, 4)?;
    let (kind, result) = (flags & 3, flags >> 2 & 0x1F);
    if !matches!(kind, CHECK_BOX | DROP_DOWN) {
        return None;
    }
    let mut at = skip_text(ff, 10)?;
    let default = u16_at(ff, at)?;
    let value = if result == UNDEFINED { default } else { result };
    if kind == CHECK_BOX {
        return Some(if value == 1 { "☒" } else { "☐" }.to_owned());
    }
    // Format, help, status and two macros stand before the entries.
    at += 2;
    for _ in 0..5 {
        at = skip_text(ff, at)?;
    }
    entry(ff, at, usize::from(value))
}

/// Behind an Xstz: count, units, a closing null.
fn skip_text(bytes: &[u8], at: usize) -> Option<usize> {
    Some(at + 2 + 2 * (usize::from(u16_at(bytes, at)?) + 1))
}

/// A string of an extended STTB ([MS-DOC] 2.2.4).
fn entry(bytes: &[u8], at: usize, wanted: usize) -> Option<String> {
    let extended = u16_at(bytes, at)? == 0xFFFF;
    let mut at = if extended { at + 6 } else { return None };
    for index in 0.. {
        let units = usize::from(u16_at(bytes, at)?);
        if index == wanted {
            let text: Vec<u16> = (0..units).map_while(|unit| u16_at(bytes, at + 2 + 2 * unit)).collect();
            return Some(String::from_utf16_lossy(&text));
        }
        at += 2 + 2 * units;
        u8_at(bytes, at)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `NilPICFAndBinData` of a field: flags, default, then what follows.
    fn field(flags: u16, default: u16, rest: &[u8]) -> Vec<u8> {
        let mut data = vec![0; 68];
        data[4] = 68;
        data.extend(u32::MAX.to_le_bytes());
        data.extend(flags.to_le_bytes());
        data.extend([0; 4]);
        data.extend([0; 4]); // no name: count and closing null
        data.extend(default.to_le_bytes());
        data.extend(rest);
        data
    }

    #[test]
    fn a_box_shows_its_state_or_its_default() {
        assert_eq!(shown(&field(CHECK_BOX | 1 << 2, 0, &[]), 0).as_deref(), Some("☒"));
        assert_eq!(shown(&field(CHECK_BOX, 1, &[]), 0).as_deref(), Some("☐"));
        assert_eq!(shown(&field(CHECK_BOX | UNDEFINED << 2, 1, &[]), 0).as_deref(), Some("☒"));
        assert_eq!(shown(&field(0, 0, &[]), 0), None, "a text field has its text as result");
    }

    #[test]
    fn a_list_shows_the_chosen_entry() {
        let mut rest = vec![0; 20]; // five empty texts
        rest.extend([0xFF, 0xFF, 2, 0, 0, 0]);
        for entry in ["是", "否"] {
            rest.extend([1, 0]);
            rest.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
        }
        assert_eq!(shown(&field(DROP_DOWN | 1 << 2, 0, &rest), 0).as_deref(), Some("否"));
        assert_eq!(shown(&field(DROP_DOWN | 7 << 2, 0, &rest), 0), None);
    }

    #[test]
    fn data_that_is_not_there_shows_nothing() {
        assert_eq!(shown(&[], u32::MAX), None);
        assert_eq!(shown(&field(CHECK_BOX, 0, &[])[..80], 0), None);
    }
}
