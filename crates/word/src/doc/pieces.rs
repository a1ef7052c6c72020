//! The text ([MS-DOC] 2.4.1): pieces of the stream `WordDocument`, put in order by the piece table.
//!
//! A character position (CP) counts UTF-16 units. Formatting is found by file offset (FC), so each piece also
//! answers where a CP stands in the stream.

use model::{Limits, Note};

use super::sprm;
use crate::WordError;
use compound::le::{u8_at, u16_at, u32_at};

const PART: &str = "1Table/0Table, Clx";
const PRC: u8 = 1;
const PCDT: u8 = 2;

/// The text of all stories, and the pieces it came in.
pub(super) struct Text<'a> {
    /// One UTF-16 unit for each CP.
    pub(super) units: Vec<u16>,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A run of text that lies in one place of the stream.
pub(super) struct Piece<'a> {
    /// First CP.
    pub(super) start: usize,
    /// One past its last CP.
    pub(super) end: usize,
    fc: u32,
    wide: bool,
    prm: Prm<'a>,
}

/// What a fast save put on the whole piece ([MS-DOC] 2.9.214).
enum Prm<'a> {
    Single([u8; 3]),
    Array(&'a [u8]),
}

impl Piece<'_> {
    /// The file offset of a CP inside the piece.
    pub(super) fn fc(&self, cp: usize) -> u32 {
        let distance = cp.saturating_sub(self.start) as u32;
        self.fc.saturating_add(if self.wide { distance.saturating_mul(2) } else { distance })
    }

    /// The CPs up to the file offset `fc`, at most to the end of the piece.
    pub(super) fn cp(&self, fc: u32) -> usize {
        let distance = fc.saturating_sub(self.fc) as usize;
        self.end.min(self.start + if self.wide { distance.div_ceil(2) } else { distance })
    }

    /// Property modifiers for all text of the piece, after all others.
    pub(super) fn modifiers(&self) -> &[u8] {
        match &self.prm {
            Prm::Single(bytes) if bytes[..2] != [0, 0] => bytes,
            Prm::Single(_) => &[],
            Prm::Array(bytes) => bytes,
        }
    }
}

impl<'a> Text<'a> {
    /// Reads the piece table and the text of all its pieces.
    pub(super) fn parse(
        stream: &[u8],
        clx: &'a [u8],
        limits: &Limits,
        notes: &mut Vec<Note>,
    ) -> Result<Self, WordError> {
        let (prcs, plc) = split_clx(clx)?;
        let count = plc.len().saturating_sub(4) / 12;
        let mut text = Self { units: Vec::new(), pieces: Vec::with_capacity(count) };
        let (mut found, mut missing) = (0, false);
        for index in 0..count {
            let Some(piece) = piece(plc, count, index, &prcs) else { break };
            // CPs rise without a gap; a piece that does not start where the text ends cannot be placed. An honest
            // file has bytes of its own for each character; pieces that share theirs end where the file would.
            let end = piece.end.min(stream.len());
            if piece.start != text.units.len() || end < piece.start {
                missing = true;
                break;
            }
            if end > limits.text_chars {
                return Err(WordError::limit("text_chars", limits.text_chars as u64, PART));
            }
            missing |= end < piece.end;
            let read = text.add(Piece { end, ..piece }, stream);
            found += read;
            missing |= read < end - piece.start;
        }
        if missing && found == 0 {
            return Err(WordError::damaged("WordDocument", stream.len() as u64, "it holds none of its text"));
        }
        if missing {
            notes.push(Note::new(
                "word.text-missing",
                "the file is cut short or its piece table broken: some text is missing (文件不完整，部分文字缺失)",
            ));
        }
        Ok(text)
    }

    /// The piece that holds a CP.
    pub(super) fn piece(&self, cp: usize) -> Option<&Piece<'a>> {
        self.pieces.get(self.piece_index(cp)).filter(|piece| piece.start <= cp && cp < piece.end)
    }

    /// The index of the first piece that ends behind a CP.
    pub(super) fn piece_index(&self, cp: usize) -> usize {
        self.pieces.partition_point(|piece| piece.end <= cp)
    }

    /// Adds a piece, and gives how many of its characters the stream holds; null characters, which are not seen,
    /// stand for the others.
    fn add(&mut self, piece: Piece<'a>, stream: &[u8]) -> usize {
        let units = piece.end - piece.start;
        let bytes = stream.get(piece.fc as usize..).unwrap_or(&[]);
        if piece.wide {
            let pairs = bytes.chunks_exact(2).take(units);
            self.units.extend(pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
        } else {
            self.units.extend(bytes.iter().take(units).map(|&byte| decompressed(byte)));
        }
        let read = self.units.len() - piece.start;
        self.units.resize(piece.end, 0);
        self.pieces.push(piece);
        read
    }
}

/// The property arrays (Prc) and the piece table (`PlcPcd`) of a Clx ([MS-DOC] 2.9.38).
fn split_clx(clx: &[u8]) -> Result<(Vec<&[u8]>, &[u8]), WordError> {
    let mut prcs = Vec::new();
    let mut at = 0;
    loop {
        let kind = u8_at(clx, at);
        if kind == Some(PRC) {
            let length = usize::from(u16_at(clx, at + 1).unwrap_or(0));
            prcs.push(clx.get(at + 3..at + 3 + length).unwrap_or(&[]));
            at += 3 + length;
        } else if kind == Some(PCDT) {
            let length = u32_at(clx, at + 1).unwrap_or(0) as usize;
            let rest = clx.get(at + 5..).unwrap_or(&[]);
            return Ok((prcs, rest.get(..length).unwrap_or(rest)));
        } else {
            return Err(WordError::damaged(PART, at as u64, "there is no piece table"));
        }
    }
}

fn piece<'a>(plc: &[u8], count: usize, index: usize, prcs: &[&'a [u8]]) -> Option<Piece<'a>> {
    let start = u32_at(plc, 4 * index)? as usize;
    let end = u32_at(plc, 4 * index + 4)? as usize;
    let pcd = 4 * (count + 1) + 8 * index;
    let fc = u32_at(plc, pcd + 2)?;
    // FcCompressed ([MS-DOC] 2.9.73): bit 30 says one byte a character, at half the offset.
    let wide = fc & 0x4000_0000 == 0;
    let offset = fc & 0x3FFF_FFFF;
    let prm = u16_at(plc, pcd + 6)?;
    Some(Piece { start, end, fc: if wide { offset } else { offset / 2 }, wide, prm: self::prm(prm, prcs) })
}

fn prm<'a>(prm: u16, prcs: &[&'a [u8]]) -> Prm<'a> {
    if prm & 1 == 1 {
        return Prm::Array(prcs.get(usize::from(prm >> 1)).copied().unwrap_or(&[]));
    }
    let code = sprm::of_prm0(prm >> 1 & 0x7F).unwrap_or(0).to_le_bytes();
    Prm::Single([code[0], code[1], (prm >> 8) as u8])
}

/// A character of a compressed piece: Latin-1 but for the 24 exceptions of [MS-DOC] 2.9.73. The code page of
/// the language has no part in it.
fn decompressed(byte: u8) -> u16 {
    match byte {
        0x82 => 0x201A,
        0x83 => 0x0192,
        0x84 => 0x201E,
        0x85 => 0x2026,
        0x86 => 0x2020,
        0x87 => 0x2021,
        0x88 => 0x02C6,
        0x89 => 0x2030,
        0x8A => 0x0160,
        0x8B => 0x2039,
        0x8C => 0x0152,
        0x91 => 0x2018,
        0x92 => 0x2019,
        0x93 => 0x201C,
        0x94 => 0x201D,
        0x95 => 0x2022,
        0x96 => 0x2013,
        0x97 => 0x2014,
        0x98 => 0x02DC,
        0x99 => 0x2122,
        0x9A => 0x0161,
        0x9B => 0x203A,
        0x9C => 0x0153,
        0x9F => 0x0178,
        _ => u16::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Clx of pieces: CPs, then `FcCompressed` of each.
    fn clx(cps: &[u32], fcs: &[u32]) -> Vec<u8> {
        let mut plc: Vec<u8> = cps.iter().flat_map(|cp| cp.to_le_bytes()).collect();
        for fc in fcs {
            plc.extend([0, 0]);
            plc.extend(fc.to_le_bytes());
            plc.extend([0, 0]);
        }
        let mut clx = vec![2];
        clx.extend((plc.len() as u32).to_le_bytes());
        clx.extend(plc);
        clx
    }

    fn text(stream: &[u8], clx: &[u8]) -> (String, bool) {
        let mut notes = Vec::new();
        let text = Text::parse(stream, clx, &Limits::default(), &mut notes).unwrap();
        (String::from_utf16_lossy(&text.units), !notes.is_empty())
    }

    #[test]
    fn pieces_of_both_widths_come_in_the_order_of_their_cps() {
        let stream = b"\x02\x4E\x03\x4Eab\x93\x85";
        let clx = clx(&[0, 4, 6], &[(4 * 2) | 0x4000_0000, 0]);
        assert_eq!(text(stream, &clx), ("ab\u{201C}\u{2026}\u{4E02}\u{4E03}".into(), false));
    }

    #[test]
    fn a_piece_whose_bytes_are_missing_keeps_its_place() {
        let stream = b"abcdefgh";
        let clx = clx(&[0, 2, 4, 6], &[0x4000_0000, (100 * 2) | 0x4000_0000, (2 * 2) | 0x4000_0000]);
        assert_eq!(text(stream, &clx), ("ab\0\0cd".into(), true));
    }

    #[test]
    fn cps_that_fall_or_leave_a_gap_end_the_text() {
        let stream = b"abcdefgh";
        assert_eq!(text(stream, &clx(&[0, 3, 1], &[0x4000_0000, 0x4000_0000])), ("abc".into(), true));
        assert!(text(stream, &clx(&[0, 3, u32::MAX], &[0x4000_0000; 2])).1);
    }

    #[test]
    fn property_arrays_stand_before_the_pieces() {
        let mut bytes = vec![1, 2, 0, 7, 7];
        bytes.extend(clx(&[0, 1], &[0x4000_0000]));
        assert_eq!(text(b"x", &bytes), ("x".into(), false));
        assert!(Text::parse(b"x", &[1, 2, 0, 7], &Limits::default(), &mut Vec::new()).is_err());
    }
}
