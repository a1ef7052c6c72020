//! Tables of positions (PLC, [MS-DOC] 2.2.2) and of strings (STTB, 2.2.4).

use compound::le::{u16_at, u32_at};

/// A PLC: n + 1 character positions, then n elements of one size.
#[derive(Clone, Copy)]
pub(super) struct Plc<'a> {
    bytes: &'a [u8],
    size: usize,
    /// How many elements there are.
    pub(super) count: usize,
}

impl<'a> Plc<'a> {
    /// A PLC whose elements have `size` bytes, 0 for a PLC of positions alone.
    pub(super) fn new(bytes: &'a [u8], size: usize) -> Self {
        Self { bytes, size, count: bytes.len().saturating_sub(4) / (4 + size) }
    }

    /// A position, the one behind the last element included.
    pub(super) fn cp(&self, index: usize) -> Option<usize> {
        if index > self.count { None } else { u32_at(self.bytes, 4 * index).map(|cp| cp as usize) }
    }

    /// The positions of the elements.
    pub(super) fn cps(&self) -> impl Iterator<Item = usize> {
        let plc = *self;
        (0..self.count).map_while(move |index| plc.cp(index))
    }

    /// The bytes of an element.
    pub(super) fn element(&self, index: usize) -> &'a [u8] {
        let at = 4 * (self.count + 1) + self.size * index;
        self.bytes.get(at..at + self.size).unwrap_or(&[])
    }
}

/// The strings of an extended STTB, without their extra data.
pub(super) fn strings(sttb: &[u8]) -> Vec<String> {
    if u16_at(sttb, 0) != Some(0xFFFF) {
        return Vec::new();
    }
    let count = u16_at(sttb, 2).unwrap_or(0);
    let extra = usize::from(u16_at(sttb, 4).unwrap_or(0));
    let mut at = 6;
    let mut strings = Vec::new();
    for _ in 0..count {
        let Some(units) = u16_at(sttb, at).map(usize::from) else { break };
        let Some(bytes) = sttb.get(at + 2..at + 2 + 2 * units) else { break };
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        strings.push(String::from_utf16_lossy(&units));
        at += 2 + bytes.len() + extra;
    }
    strings
}
