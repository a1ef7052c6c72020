//! Strings of a binary workbook ([MS-XLS] 2.5.293, 2.5.294): one or two bytes a sign, cut anywhere by Continue records.

use compound::le::{u8_at, u16_at, u32_at};

/// A text, and where in it runs of another font begin: the sign, the font.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rich {
    pub(super) text: String,
    /// By UTF-16 units, as the file counts.
    pub(super) runs: Vec<(u16, u16)>,
}

/// Bytes of a record and of those that continue it. Where one ends within the signs of a string, the next begins with a
/// byte that says how wide the signs are from there on (2.5.293).
pub(super) struct Pieces<'s> {
    all: Vec<&'s [u8]>,
    /// The number of the one being read.
    now: usize,
    at: usize,
}

impl<'s> Pieces<'s> {
    pub(super) fn new(data: &'s [u8], more: &[&'s [u8]]) -> Self {
        Self { all: std::iter::once(data).chain(more.iter().copied()).collect(), now: 0, at: 0 }
    }

    /// What is left of the piece.
    fn left(&self) -> &'s [u8] {
        self.all.get(self.now).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    fn next_piece(&mut self) -> bool {
        self.now += 1;
        self.at = 0;
        self.now < self.all.len()
    }

    fn byte(&mut self) -> Option<u8> {
        while self.left().is_empty() {
            if !self.next_piece() {
                return None;
            }
        }
        let byte = *self.left().first()?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn double(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.left().is_empty() && !self.next_piece() {
                return None;
            }
            let step = self.left().len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// The signs of a string.
    fn signs(&mut self, count: usize, wide: bool) -> String {
        let mut units: Vec<u16> = Vec::new();
        let mut wide = wide;
        while units.len() < count {
            let left = self.left();
            let want = count - units.len();
            let width = if wide { 2 } else { 1 };
            let step = want.min(left.len() / width);
            let (taken, _) = left.split_at(step * width);
            if wide {
                units.extend(taken.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            } else {
                units.extend(taken.iter().map(|byte| u16::from(*byte)));
            }
            self.at += step * width;
            if units.len() == count {
                break;
            }
            if !self.next_piece() {
                break;
            }
            wide = self.byte().is_some_and(|flags| flags & 1 == 1);
        }
        String::from_utf16_lossy(&units)
    }

    /// A string of a shared string table (`XLUnicodeRichExtendedString`).
    pub(super) fn rich(&mut self) -> Option<Rich> {
        let count = usize::from(self.word()?);
        let flags = self.byte()?;
        let runs = if flags & 0x08 != 0 { usize::from(self.word()?) } else { 0 };
        let extra = if flags & 0x04 != 0 { self.double()? as usize } else { 0 };
        let text = self.signs(count, flags & 1 == 1);
        let mut rich = Rich { text, runs: Vec::new() };
        for _ in 0..runs {
            let (Some(start), Some(font)) = (self.word(), self.word()) else { return Some(rich) };
            rich.runs.push((start, font));
        }
        // Readings and their like: no text. A cut one still leaves the string.
        let _ = self.skip(extra);
        Some(rich)
    }

    /// So many signs behind the byte that says how wide they are.
    pub(super) fn text(&mut self, count: usize) -> String {
        let wide = self.byte().is_some_and(|flags| flags & 1 == 1);
        self.signs(count, wide)
    }

    /// A string whose length stands in a word (`XLUnicodeString`).
    pub(super) fn long(&mut self) -> Option<String> {
        let count = usize::from(self.word()?);
        let flags = self.byte()?;
        Some(self.signs(count, flags & 1 == 1))
    }
}

/// The shared strings of a workbook, at most so many signs.
pub(super) fn shared(data: &[u8], more: &[&[u8]], most: usize) -> Result<Vec<Rich>, usize> {
    let count = u32_at(data, 4).unwrap_or(0);
    let mut pieces = Pieces::new(data.get(8..).unwrap_or_default(), more);
    let mut strings = Vec::new();
    let mut chars = 0;
    for _ in 0..count {
        let Some(rich) = pieces.rich() else { break };
        chars += rich.text.len() + 8 * rich.runs.len() + 8;
        if chars > most {
            return Err(most);
        }
        strings.push(rich);
    }
    Ok(strings)
}

/// A string whose length stands in a byte (`ShortXLUnicodeString`), at an offset.
pub(super) fn short(data: &[u8], at: usize) -> Option<String> {
    let count = usize::from(u8_at(data, at)?);
    let flags = u8_at(data, at + 1)?;
    let mut pieces = Pieces::new(data.get(at + 2..)?, &[]);
    Some(pieces.signs(count, flags & 1 == 1))
}

/// A string whose length stands in a word, at an offset.
pub(super) fn long(data: &[u8], more: &[&[u8]], at: usize) -> Option<String> {
    u16_at(data, at)?;
    Pieces::new(data.get(at..)?, more).long()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_string_goes_on_in_another_record_with_signs_of_another_width() {
        // 绩效 wide, then AB narrow in the next record.
        let head = [&[4, 0, 1][..], &wide("绩效")].concat();
        let mut pieces = Pieces::new(&head, &[b"\0AB"]);
        assert_eq!(pieces.rich().unwrap().text, "绩效AB");
        assert_eq!(pieces.rich(), None);
    }

    #[test]
    fn runs_and_readings_stand_behind_the_signs() {
        // Two signs, one run (from sign 1 in font 5), four bytes of readings; another string behind them.
        let data =
            [&[2, 0, 0x0C, 1, 0, 4, 0, 0, 0][..], b"AB", &[1, 0, 5, 0], b"xxxx", &[1, 0, 0], b"C"].concat();
        let mut pieces = Pieces::new(&data, &[]);
        assert_eq!(pieces.rich(), Some(Rich { text: "AB".into(), runs: vec![(1, 5)] }));
        assert_eq!(pieces.rich().unwrap().text, "C");
    }

    #[test]
    fn a_count_that_lies_costs_nothing() {
        let data = [&[0; 4][..], &u32::MAX.to_le_bytes(), &[1, 0, 0], b"A"].concat();
        assert_eq!(shared(&data, &[], 1000).unwrap().len(), 1);
        assert_eq!(shared(&data, &[], 5), Err(5));
    }
}
