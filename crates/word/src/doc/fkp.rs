//! Formatted disk pages ([MS-DOC] 2.9.33, 2.9.174): which property modifiers belong to which bytes of the text.

use compound::le::{u8_at, u16_at, u32_at};

const PAGE: usize = 512;
/// Page numbers have 22 bits ([MS-DOC] 2.9.207).
const PAGE_NUMBER: u32 = 0x003F_FFFF;

/// Properties of the bytes `start..end` of the stream `WordDocument`.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) start: u32,
    pub(super) end: u32,
    /// For characters the modifiers, for paragraphs the style's index (two bytes) and the modifiers.
    pub(super) properties: &'a [u8],
}

/// The runs of a document, by file offset.
pub(super) struct Runs<'a>(Vec<Run<'a>>);

impl<'a> Runs<'a> {
    /// Reads the pages a `PlcBtePapx` names.
    pub(super) fn paragraphs(stream: &'a [u8], plc: &[u8]) -> Self {
        Self::parse(stream, plc, papx_page)
    }

    /// Reads the pages a `PlcBteChpx` names.
    pub(super) fn characters(stream: &'a [u8], plc: &[u8]) -> Self {
        Self::parse(stream, plc, chpx_page)
    }

    fn parse(stream: &'a [u8], plc: &[u8], page_runs: fn(&'a [u8], &mut Vec<Run<'a>>)) -> Self {
        let count = plc.len().saturating_sub(4) / 8;
        let mut pages: Vec<u32> = (0..count)
            .filter_map(|index| u32_at(plc, 4 * (count + 1) + 4 * index))
            .map(|page| page & PAGE_NUMBER)
            .collect();
        // A page named twice says nothing new, and without this a small file could name one a million times.
        pages.sort_unstable();
        pages.dedup();
        let mut runs = Vec::new();
        for page in pages {
            let start = page as usize * PAGE;
            if let Some(page) = stream.get(start..start + PAGE) {
                page_runs(page, &mut runs);
            }
        }
        runs.sort_by_key(|run| run.start);
        // In a damaged file a run may reach over those behind it; it ends where the next one starts.
        for index in 1..runs.len() {
            runs[index - 1].end = runs[index - 1].end.min(runs[index].start);
        }
        runs.retain(|run| run.start < run.end);
        Self(runs)
    }

    /// The run a file offset lies in. `hint` remembers the last answer: text is mostly read in order.
    pub(super) fn find(&self, fc: u32, hint: &mut usize) -> Option<Run<'a>> {
        let holds = |run: &Run<'_>| run.start <= fc && fc < run.end;
        for index in [*hint, *hint + 1] {
            if let Some(run) = self.0.get(index).filter(|run| holds(run)) {
                *hint = index;
                return Some(*run);
            }
        }
        let index = self.0.partition_point(|run| run.start <= fc).checked_sub(1)?;
        *hint = index;
        Some(self.0[index]).filter(holds)
    }

    /// Where the next run after a file offset starts.
    pub(super) fn next_start(&self, fc: u32) -> Option<u32> {
        self.0.get(self.0.partition_point(|run| run.start <= fc)).map(|run| run.start)
    }
}

/// A `PapxFkp`: offsets, then 13 bytes (`BxPap`) for each paragraph, properties from the end of the page downwards.
fn papx_page<'a>(page: &'a [u8], runs: &mut Vec<Run<'a>>) {
    each(page, 13, runs, |word_offset| {
        let at = 2 * usize::from(word_offset);
        // PapxInFkp ([MS-DOC] 2.9.175): cb counts words and the half word of itself; 0 means a second byte counts
        // whole words.
        match usize::from(u8_at(page, at)?) {
            0 => {
                let length = 2 * usize::from(u8_at(page, at + 1)?);
                Some((at + 2, length))
            }
            words => Some((at + 1, 2 * words - 1)),
        }
    });
}

/// A `ChpxFkp`: offsets, then one byte for each run.
fn chpx_page<'a>(page: &'a [u8], runs: &mut Vec<Run<'a>>) {
    each(page, 1, runs, |word_offset| {
        let at = 2 * usize::from(word_offset);
        Some((at + 1, usize::from(u8_at(page, at)?)))
    });
}

fn each<'a>(
    page: &'a [u8],
    size: usize,
    runs: &mut Vec<Run<'a>>,
    locate: impl Fn(u8) -> Option<(usize, usize)>,
) {
    // The counts of a page that would overlap its own table are cut to what fits.
    let count = usize::from(page[PAGE - 1]).min((PAGE - 1 - 4) / (4 + size));
    for index in 0..count {
        let (Some(start), Some(end)) = (u32_at(page, 4 * index), u32_at(page, 4 * index + 4)) else { break };
        let place = u8_at(page, 4 * (count + 1) + size * index).unwrap_or(0);
        // Offset 0 stands for no modifiers and the style Normal.
        let located = if place == 0 { None } else { locate(place) };
        let properties = located.and_then(|(at, length)| {
            let rest = page.get(at..PAGE - 1)?;
            Some(rest.get(..length).unwrap_or(rest))
        });
        runs.push(Run { start, end, properties: properties.unwrap_or(&[]) });
    }
}

/// The index of the paragraph's style and its modifiers.
pub(super) fn split_papx(properties: &[u8]) -> (u16, &[u8]) {
    (u16_at(properties, 0).unwrap_or(0), properties.get(2..).unwrap_or(&[]))
}
