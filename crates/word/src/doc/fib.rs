//! The file information block ([MS-DOC] 2.5): where everything stands.

use crate::WordError;
use compound::le::{u16_at, u32_at};

const PART: &str = "WordDocument";

/// wIdent of Word 97 and later.
const WORD_97: u16 = 0xA5EC;
/// nFib up to which the layout is that of Word 6 and Word 95 (101–104, 105 in a beta of Word 97).
const LAST_OLD_NFIB: u16 = 105;

/// Structures in the table stream, by their index in `FibRgFcLcb97` ([MS-DOC] 2.5.6).
#[derive(Clone, Copy)]
pub(super) enum Part {
    Stsh = 1,
    FndRef = 2,
    FndTxt = 3,
    AndRef = 4,
    AndTxt = 5,
    Sed = 6,
    Hdd = 11,
    BteChpx = 12,
    BtePapx = 13,
    Ffn = 15,
    BkmkNames = 21,
    Bkf = 22,
    Clx = 33,
    SpaMom = 40,
    EndRef = 46,
    EndTxt = 47,
    DggInfo = 50,
    /// Sub-documents of a master document.
    Wkb = 54,
    TxbxTxt = 56,
    PlfLst = 73,
    PlfLfo = 74,
}

/// The stories, in the order their texts follow each other ([MS-DOC] 2.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    Main = 3,
    Footnotes = 4,
    Headers = 5,
    Comments = 7,
    Endnotes = 8,
    TextBoxes = 9,
    HeaderTextBoxes = 10,
}

/// The file information block.
pub(super) struct Fib {
    /// The table stream is `1Table`, not `0Table`.
    pub(super) one_table: bool,
    counts: Vec<u32>,
    parts: Vec<(u32, u32)>,
}

impl Fib {
    /// Reads the block from the start of the stream `WordDocument`. Encrypted files and Word before 97 are errors.
    pub(super) fn parse(stream: &[u8]) -> Result<Self, WordError> {
        let short =
            || WordError::damaged(PART, stream.len() as u64, "it ends inside the file information block");
        let ident = u16_at(stream, 0).ok_or_else(short)?;
        let n_fib = u16_at(stream, 2).ok_or_else(short)?;
        let flags = u16_at(stream, 0x0A).ok_or_else(short)?;
        if !matches!(ident, WORD_97 | 0xA5DC | 0xA5DB | 0xA59B | 0xA59C) {
            return Err(WordError::damaged(
                PART,
                0,
                format!("{ident:#06X} is no signature of a Word document"),
            ));
        }
        // fEncrypted stands in the same place in Word 6 and 95.
        if flags & 0x0100 != 0 {
            return Err(WordError::Encrypted);
        }
        if ident != WORD_97 || n_fib <= LAST_OLD_NFIB {
            return Err(WordError::Unsupported { what: old_version(ident, n_fib).to_owned() });
        }
        // Each of the three arrays says how long it is; versions differ ([MS-DOC] 2.5.1).
        let words = usize::from(u16_at(stream, 0x20).ok_or_else(short)?);
        let at = 0x22 + 2 * words;
        let longs = usize::from(u16_at(stream, at).ok_or_else(short)?);
        let counts = (0..longs).map_while(|index| u32_at(stream, at + 2 + 4 * index)).collect();
        let at = at + 2 + 4 * longs;
        let pairs = usize::from(u16_at(stream, at).ok_or_else(short)?);
        let pair = |index: usize| {
            let at = at + 2 + 8 * index;
            Some((u32_at(stream, at)?, u32_at(stream, at + 4)?))
        };
        Ok(Self { one_table: flags & 0x0200 != 0, counts, parts: (0..pairs).map_while(pair).collect() })
    }

    /// The bytes of a structure in the table stream; empty when there is none, as much as there is when the
    /// stream is cut.
    pub(super) fn part<'t>(&self, part: Part, table: &'t [u8]) -> &'t [u8] {
        let (start, length) = self.location(part);
        let rest = table.get(start as usize..).unwrap_or(&[]);
        rest.get(..length as usize).unwrap_or(rest)
    }

    /// Offset and length of a structure in the table stream.
    pub(super) fn location(&self, part: Part) -> (u32, u32) {
        self.parts.get(part as usize).copied().unwrap_or((0, 0))
    }

    /// The character positions of a story, end excluded.
    pub(super) fn story(&self, story: Story) -> std::ops::Range<usize> {
        let count = |index: usize| self.counts.get(index).copied().unwrap_or(0) as usize;
        let start = (Story::Main as usize..story as usize).map(count).sum();
        start..start + count(story as usize)
    }
}

/// The version in a clerk's words ([MS-DOC] 2.5.1; wIdent of Word 1 and 2 from their own headers).
fn old_version(ident: u16, n_fib: u16) -> &'static str {
    match (ident, n_fib) {
        (0xA59B | 0xA59C, _) => "Word 1.x",
        (0xA5DB, _) => "Word 2.0",
        (_, 104..) => "Word 95",
        _ => "Word 6.0",
    }
}
