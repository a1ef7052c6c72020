//! Form fields (`FFData`, [MS-DOC] 2.9.78): check boxes and drop-down lists show their state, not a text.

use compound::le::{u16_at, u32_at};

const CHECK_BOX: u16 = 1;
const DROP_DOWN: u16 = 2;
/// iRes of a field nobody has filled in.
const UNDEFINED: u16 = 25;

/// What a field shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Text(String),
    /// The first entry of a list from which nothing was chosen.
    Unchosen(String),
}

/// What a check box or drop-down list shows; `None` for a text field, whose result is text, and for an empty list.
pub(super) fn shown(data: &[u8], location: u32) -> Option<Shown> {
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
        return Some(Shown::Text(if value == 1 { "☒" } else { "☐" }.to_owned()));
    }
    // Format, help, status and two macros stand before the entries.
    at += 2;
    for _ in 0..5 {
        at = skip_text(ff, at)?;
    }
    let chosen = entry(ff, at, usize::from(value));
    match chosen.filter(|_| result != UNDEFINED || default > 0) {
        Some(chosen) => Some(Shown::Text(chosen)),
        None => entry(ff, at, 0).map(Shown::Unchosen),
    }
}

/// Behind an Xstz: count, units, a closing null.
fn skip_text(bytes: &[u8], at: usize) -> Option<usize> {
    Some(at + 2 + 2 * (usize::from(u16_at(bytes, at)?) + 1))
}

/// A string of an extended STTB ([MS-DOC] 2.2.4): a mark, how many there are, and nothing behind an empty list.
fn entry(bytes: &[u8], at: usize, wanted: usize) -> Option<String> {
    let count = usize::from(u16_at(bytes, at + 2)?);
    if u16_at(bytes, at)? != 0xFFFF || wanted >= count {
        return None;
    }
    let extra = usize::from(u16_at(bytes, at + 4)?);
    let mut at = at + 6;
    for _ in 0..wanted {
        at += 2 + 2 * usize::from(u16_at(bytes, at)?) + extra;
    }
    let units = usize::from(u16_at(bytes, at)?);
    let text: Vec<u16> = (0..units).map_while(|unit| u16_at(bytes, at + 2 + 2 * unit)).collect();
    Some(String::from_utf16_lossy(&text))
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

    fn text(text: &str) -> Shown {
        Shown::Text(text.to_owned())
    }

    #[test]
    fn a_box_shows_its_state_or_its_default() {
        assert_eq!(shown(&field(CHECK_BOX | 1 << 2, 0, &[]), 0), Some(text("☒")));
        assert_eq!(shown(&field(CHECK_BOX, 1, &[]), 0), Some(text("☐")));
        assert_eq!(shown(&field(CHECK_BOX | UNDEFINED << 2, 1, &[]), 0), Some(text("☒")));
        assert_eq!(shown(&field(0, 0, &[]), 0), None, "a text field has its text as result");
    }

    /// Five empty texts, then a list of entries.
    fn list(entries: &[&str]) -> Vec<u8> {
        let mut rest = vec![0; 20];
        rest.extend([0xFF, 0xFF, entries.len() as u8, 0, 0, 0]);
        for entry in entries {
            rest.extend((entry.encode_utf16().count() as u16).to_le_bytes());
            rest.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
        }
        rest
    }

    #[test]
    fn a_list_shows_the_chosen_entry() {
        let two = list(&["是", "否"]);
        assert_eq!(shown(&field(DROP_DOWN | 1 << 2, 0, &two), 0), Some(text("否")));
        assert_eq!(shown(&field(DROP_DOWN | UNDEFINED << 2, 1, &two), 0), Some(text("否")), "the default");
        let first = Some(Shown::Unchosen("是".to_owned()));
        assert_eq!(shown(&field(DROP_DOWN | UNDEFINED << 2, 0, &two), 0), first);
        assert_eq!(shown(&field(DROP_DOWN | 7 << 2, 0, &two), 0), first, "an index past the list");
    }

    #[test]
    fn an_empty_list_has_no_bytes_behind_its_count() {
        let mut data = field(DROP_DOWN | 1 << 2, 0, &list(&[]));
        // What follows belongs to the next field.
        data.extend([1, 0, 0x2F, 0x54]);
        assert_eq!(shown(&data, 0), None);
    }

    #[test]
    fn data_that_is_not_there_shows_nothing() {
        assert_eq!(shown(&[], u32::MAX), None);
        assert_eq!(shown(&field(CHECK_BOX, 0, &[])[..80], 0), None);
    }
}
