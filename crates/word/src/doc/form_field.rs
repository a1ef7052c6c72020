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
