//! The compound file ([MS-CFB]) that a binary Word document or workbook lives in, read the way Office reads it: leniently.
//!
//! A container cut short, a chain that breaks off, a directory tree that leads nowhere: whatever bytes are there
//! are given, and [`Stream::cut`] says that more were promised. Only streams are read, never written.

mod directory;
pub mod le;

use std::borrow::Cow;

use directory::{Directory, Entry};

/// The eight bytes every compound file starts with ([MS-CFB] 2.2).
pub const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Why not even the directory of a compound file can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason} at byte {offset}")]
pub struct CompoundError {
    /// Byte offset in the file.
    pub offset: u64,
    /// What is wrong there.
    pub reason: &'static str,
}

/// The highest sector number that is one; above stand FREESECT, ENDOFCHAIN, FATSECT, DIFSECT.
const MAX_REGULAR: u32 = 0xFFFF_FFFA;
const MINI_SHIFT: u32 = 6;
const DIFAT_IN_HEADER: usize = 109;

/// An open compound file. Borrowed streams where the sectors lie in a row, copies otherwise.
pub struct Compound<'a> {
    sectors: Sectors<'a>,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_cutoff: u64,
    mini_stream: Cow<'a, [u8]>,
    directory: Directory,
}

/// The bytes of one stream.
pub struct Stream<'a> {
    /// What could be read.
    pub bytes: Cow<'a, [u8]>,
    /// The directory promised more bytes than the container holds.
    pub cut: bool,
}

impl<'a> Compound<'a> {
    /// Opens a compound file; an error only when not even its directory can be found.
    pub fn open(bytes: &'a [u8]) -> Result<Self, CompoundError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(CompoundError { offset: 0, reason: "it does not start as a compound file does" });
        }
        let sectors = Sectors::new(bytes);
        if sectors.count() == 0 {
            return Err(CompoundError { offset: 0, reason: "it ends inside its header" });
        }
        let fat = sectors.fat();
        let entries = sectors.chain(&fat, u32_at(bytes, 0x30), u64::MAX);
        let directory = Directory::parse(&entries.bytes);
        let Some(root) = directory.root() else {
            let offset = sectors.offset(u32_at(bytes, 0x30));
            return Err(CompoundError { offset, reason: "its directory cannot be read" });
        };
        let mini_stream = sectors.chain(&fat, root.start, root.size).bytes;
        let mini_fat = words(&sectors.chain(&fat, u32_at(bytes, 0x3C), u64::MAX).bytes);
        let mini_cutoff = match u32_at(bytes, 0x38) {
            0 => 4096,
            cutoff => u64::from(cutoff),
        };
        Ok(Self { sectors, fat, mini_fat, mini_cutoff, mini_stream, directory })
    }

    /// The stream of this name in the root storage; upper and lower case are the same ([MS-CFB] 2.6.4).
    pub fn stream(&self, name: &str) -> Option<Stream<'_>> {
        self.directory.find(name).map(|entry| self.read(entry))
    }

    /// Whether the root storage holds a stream or storage of this name.
    pub fn has(&self, name: &str) -> bool {
        self.directory.names().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// The names in the root storage, as written.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.directory.names()
    }

    fn read(&self, entry: &Entry) -> Stream<'_> {
        if entry.size >= self.mini_cutoff {
            return self.sectors.chain(&self.fat, entry.start, entry.size);
        }
        let mini = Sectors { bytes: &self.mini_stream, shift: MINI_SHIFT, header: 0 };
        let stream = mini.chain(&self.mini_fat, entry.start, entry.size);
        Stream { bytes: Cow::Owned(stream.bytes.into_owned()), cut: stream.cut }
    }
}

/// Bytes in sectors of one size: the file behind its header, or the mini stream.
struct Sectors<'a> {
    bytes: &'a [u8],
    shift: u32,
    header: usize,
}

impl<'a> Sectors<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        // Only 512 and 4096 exist ([MS-CFB] 2.2); a header that says otherwise is taken as the usual 512.
        let shift = if u16_at(bytes, 0x1E) == 12 { 12 } else { 9 };
        Self { bytes, shift, header: 1 << shift }
    }

    /// Sectors that start inside the file; the last may be cut short.
    fn count(&self) -> usize {
        self.bytes.len().saturating_sub(self.header).div_ceil(1 << self.shift)
    }

    fn offset(&self, sector: u32) -> u64 {
        (u64::from(sector) << self.shift) + self.header as u64
    }

    fn sector(&self, sector: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(self.offset(sector)).ok()?;
        let rest = self.bytes.get(start..)?;
        (!rest.is_empty()).then(|| rest.get(..1 << self.shift).unwrap_or(rest))
    }

    /// The file allocation table: its sectors are listed in the header, then along the DIFAT chain. A chain that
    /// comes back to itself ends at the number of sectors the file has.
    fn fat(&self) -> Vec<u32> {
        let count = self.count();
        let listed = (0..DIFAT_IN_HEADER).map(|index| u32_at(self.bytes, 0x4C + 4 * index));
        let mut fat_sectors: Vec<u32> = listed.filter(|&sector| sector <= MAX_REGULAR).collect();
        let per_sector = (1_usize << self.shift) / 4;
        let mut next = u32_at(self.bytes, 0x44);
        let mut left = count;
        while next <= MAX_REGULAR && left > 0 && fat_sectors.len() <= count {
            let Some(sector) = self.sector(next) else { break };
            let entries = words(sector);
            let listed = entries.iter().take(per_sector - 1).copied();
            fat_sectors.extend(listed.filter(|&sector| sector <= MAX_REGULAR));
            next = entries.get(per_sector - 1).copied().unwrap_or(u32::MAX);
            left -= 1;
        }
        let mut fat = Vec::new();
        for sector in fat_sectors.into_iter().take(count) {
            // A FAT sector that is missing keeps its place, or all later chains would shift.
            let entries = self.sector(sector).map(words).unwrap_or_default();
            let missing = per_sector - entries.len().min(per_sector);
            fat.extend(entries);
            fat.extend(std::iter::repeat_n(u32::MAX, missing));
            if fat.len() >= count {
                break;
            }
        }
        fat
    }

    /// The bytes of a chain, at most `size` of them. `u64::MAX` means: to the end of the chain.
    fn chain(&self, fat: &[u32], start: u32, size: u64) -> Stream<'a> {
        let wanted = usize::try_from(size).unwrap_or(usize::MAX);
        let mut runs: Vec<&'a [u8]> = Vec::new();
        let mut got = 0;
        let mut next = start;
        // A sector met again is a cycle: what follows would be the same bytes over and over.
        let mut seen = vec![false; self.count()];
        while next <= MAX_REGULAR && got < wanted {
            let Some(bytes) = self.sector(next) else { break };
            if seen.get_mut(next as usize).is_none_or(|seen| std::mem::replace(seen, true)) {
                break;
            }
            let bytes = bytes.get(..wanted - got).unwrap_or(bytes);
            got += bytes.len();
            self.join(&mut runs, next, bytes);
            next = fat.get(next as usize).copied().unwrap_or(u32::MAX);
        }
        let bytes = match runs.as_slice() {
            [] => Cow::Borrowed(&[][..]),
            [one] => Cow::Borrowed(*one),
            many => Cow::Owned(many.concat()),
        };
        Stream { cut: size != u64::MAX && got < wanted, bytes }
    }

    /// Adds a sector to the last run when it lies right behind it, so that a stream in one piece is not copied.
    fn join(&self, runs: &mut Vec<&'a [u8]>, sector: u32, bytes: &'a [u8]) {
        let start = self.offset(sector) as usize;
        if let Some(last) = runs.last_mut() {
            let begin = start.wrapping_sub(last.len());
            if last.len() % (1 << self.shift) == 0
                && let Some(longer) = self.bytes.get(begin..start + bytes.len())
                && std::ptr::eq(longer.as_ptr(), last.as_ptr())
            {
                *last = longer;
                return;
            }
        }
        runs.push(bytes);
    }
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32_at(word, 0)).collect()
}

/// The number at an offset; 0 past the end, as if the header were padded.
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    le::u16_at(bytes, at).unwrap_or(0)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    le::u32_at(bytes, at).unwrap_or(0)
}

#[cfg(test)]
mod tests;
