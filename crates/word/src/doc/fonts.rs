//! The font table (`SttbfFfn`, [MS-DOC] 2.9.282): only names matter, to know symbol fonts.

use crate::symbol;
use compound::le::{u8_at, u16_at};

/// Bytes of an FFN before its name ([MS-DOC] 2.9.84).
const NAME: usize = 40;

/// A font.
pub(super) struct Font {
    pub(super) name: String,
    /// Text set in it does not read as its codes say.
    pub(super) is_symbol: bool,
}

/// The fonts, by index.
pub(super) fn parse(sttb: &[u8]) -> Vec<Font> {
    let count = u16_at(sttb, 0).unwrap_or(0);
    let extra = usize::from(u16_at(sttb, 2).unwrap_or(0));
    let mut at = 4;
    let mut fonts = Vec::new();
    for _ in 0..count {
        let Some(length) = u8_at(sttb, at).map(usize::from) else { break };
        let ffn = sttb.get(at..at + 1 + length).unwrap_or(&[]);
        let units = (NAME..).step_by(2).map_while(|at| u16_at(ffn, at)).take_while(|unit| *unit != 0);
        let name = String::from_utf16_lossy(&units.collect::<Vec<u16>>());
        fonts.push(Font { is_symbol: symbol::is_symbol_font(&name), name });
        at += 1 + length + extra;
    }
    fonts
}
