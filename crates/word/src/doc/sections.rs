//! Sections ([MS-DOC] 2.8.26): which marks end one, and where the next starts a page.

use compound::le::{u16_at, u32_at};

use super::plc::Plc;
use super::sprm::{self, Sprms};

/// Bytes of a SED.
const SED: usize = 12;
/// sprmSBkc: the section goes on in the same page, or the next column.
const CONTINUOUS: u8 = 0;
const NEW_COLUMN: u8 = 1;
const NEW_PAGE: u8 = 2;

/// The marks that end sections.
#[derive(Default)]
pub(super) struct Sections {
    /// Their CPs, rising.
    pub(super) ends: Vec<usize>,
    /// Those behind which a page starts.
    pub(super) page_ends: Vec<usize>,
}

impl Sections {
    /// Reads a `PlcfSed`; the properties of sections stand in the stream `WordDocument`.
    pub(super) fn parse(plc: &[u8], stream: &[u8]) -> Self {
        let plc = Plc::new(plc, SED);
        let mut sections = Self::default();
        for index in 0..plc.count {
            let Some(end) = plc.cp(index + 1).and_then(|cp| cp.checked_sub(1)) else { continue };
            sections.ends.push(end);
            let next_starts_page = index + 1 < plc.count
                && !matches!(break_kind(plc.element(index + 1), stream), CONTINUOUS | NEW_COLUMN);
            if next_starts_page {
                sections.page_ends.push(end);
            }
        }
        sections.ends.sort_unstable();
        sections.page_ends.sort_unstable();
        sections
    }
}

/// How a section starts; a new page where it does not say ([MS-DOC] 2.6.4).
fn break_kind(sed: &[u8], stream: &[u8]) -> u8 {
    let sepx = u32_at(sed, 2).filter(|offset| *offset != u32::MAX).map(|offset| offset as usize);
    let array = sepx.and_then(|at| {
        let length = usize::from(u16_at(stream, at)?);
        stream.get(at + 2..at + 2 + length)
    });
    let breaks = Sprms(array.unwrap_or(&[])).filter(|sprm| sprm.code == sprm::S_BKC);
    breaks.last().map_or(NEW_PAGE, |sprm| sprm.u8())
}
