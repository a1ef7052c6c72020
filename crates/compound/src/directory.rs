//! The directory of a compound file ([MS-CFB] 2.6): which streams the root storage holds.

use super::{u16_at, u32_at};

const ENTRY: usize = 128;
const NO_ENTRY: u32 = 0xFFFF_FFFF;
const STORAGE: u8 = 1;
const STREAM: u8 = 2;
const ROOT: u8 = 5;

/// A stream or storage.
pub(super) struct Entry {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    /// First sector, of the FAT or the mini FAT by size.
    pub(super) start: u32,
    /// Bytes.
    pub(super) size: u64,
}

/// All entries, and which of them lie in the root storage.
pub(super) struct Directory {
    entries: Vec<Entry>,
    in_root: Vec<usize>,
}

impl Directory {
    /// Reads entries until the bytes end. An entry that no tree of a storage leads to (a broken tree) counts to
    /// the root storage.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let entries: Vec<Entry> = bytes.chunks_exact(ENTRY).map(Entry::parse).collect();
        let mut seen = vec![false; entries.len()];
        let mut in_root = entries.first().map_or_else(Vec::new, |root| tree(&entries, root.child, &mut seen));
        for storage in entries.iter().filter(|entry| entry.kind == STORAGE) {
            tree(&entries, storage.child, &mut seen);
        }
        in_root.extend((1..entries.len()).filter(|index| !seen[*index]));
        Self { entries, in_root }
    }

    /// The root entry, which also holds the mini stream.
    pub(super) fn root(&self) -> Option<&Entry> {
        self.entries.first().filter(|entry| entry.kind == ROOT)
    }

    /// A stream of the root storage, by name.
    pub(super) fn find(&self, name: &str) -> Option<&Entry> {
        let entries = self.in_root.iter().map(|&index| &self.entries[index]);
        entries.into_iter().find(|entry| entry.is_stream(name))
    }

    /// The names in the root storage.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let entries = self.in_root.iter().map(|&index| &self.entries[index]);
        entries.filter(|entry| matches!(entry.kind, STORAGE | STREAM)).map(|entry| entry.name.as_str())
    }
}

/// The entries of a tree. An entry met before (a cycle) is not followed.
fn tree(entries: &[Entry], child: u32, seen: &mut [bool]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![child];
    while let Some(id) = open.pop() {
        let index = id as usize;
        if id == NO_ENTRY || index >= entries.len() || std::mem::replace(&mut seen[index], true) {
            continue;
        }
        found.push(index);
        open.extend([entries[index].right, entries[index].left]);
    }
    found.sort_unstable();
    found
}

impl Entry {
    fn is_stream(&self, name: &str) -> bool {
        self.kind == STREAM && self.name.eq_ignore_ascii_case(name)
    }

    fn parse(bytes: &[u8]) -> Self {
        // The length counts bytes with the closing null; at most 64 ([MS-CFB] 2.6.1).
        let units = (usize::from(u16_at(bytes, 64)).min(64) / 2).saturating_sub(1);
        let name: Vec<u16> = (0..units).map(|index| u16_at(bytes, 2 * index)).collect();
        Self {
            name: String::from_utf16_lossy(&name),
            kind: bytes[66],
            left: u32_at(bytes, 68),
            right: u32_at(bytes, 72),
            child: u32_at(bytes, 76),
            start: u32_at(bytes, 116),
            // The upper half is garbage in files with 512-byte sectors ([MS-CFB] 2.6.3); no honest Word stream
            // needs it in the others.
            size: u64::from(u32_at(bytes, 120)),
        }
    }
}
