//! A zip writer that can also do what honest writers do not: data descriptors, zip64, names in GBK, sizes that
//! lie, entries that overlap.

/// 1980-01-01 00:00, the first moment a zip knows: files come out the same each time.
const TIME: [u8; 4] = [0, 0, 0x21, 0];

/// A zip being written.
#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u64,
}

/// How an entry is written.
#[derive(Clone, Copy, Default)]
pub struct Style {
    /// Sizes and checksum follow the data (general purpose bit 3).
    pub descriptor: bool,
    /// Sizes stand in a zip64 extra field.
    pub zip64: bool,
    /// The entry claims to be encrypted (general purpose bit 0).
    pub encrypted: bool,
    /// The directory claims these many bytes when unpacked.
    pub claimed_size: Option<u32>,
}

impl Zip {
    /// Adds a deflated entry.
    #[must_use]
    pub fn entry(self, name: &str, content: &[u8]) -> Self {
        self.entry_with(name.as_bytes(), content, Style::default())
    }

    /// Adds a deflated entry in a style of its own; the name is any bytes.
    #[must_use]
    pub fn entry_with(mut self, name: &[u8], content: &[u8], style: Style) -> Self {
        let packed = deflate(content);
        let crc = crc32fast::hash(content);
        let offset = self.bytes.len() as u32;
        let flags = u16::from(style.encrypted) | (u16::from(style.descriptor) << 3);
        let size = style.claimed_size.unwrap_or(content.len() as u32);
        let sums = [crc, packed.len() as u32, size];
        let extra: Vec<u8> = if style.zip64 {
            let sizes = [u64::from(size), packed.len() as u64];
            [1, 0, 16, 0].into_iter().chain(sizes.into_iter().flat_map(u64::to_le_bytes)).collect()
        } else {
            Vec::new()
        };
        let shown = if style.zip64 { [sums[0], u32::MAX, u32::MAX] } else { sums };
        let head = |version: u16, sums: [u32; 3]| {
            let mut head = Vec::new();
            for word in [version, flags, 8] {
                head.extend(word.to_le_bytes());
            }
            head.extend(TIME);
            head.extend(sums.into_iter().flat_map(u32::to_le_bytes));
            head.extend((name.len() as u16).to_le_bytes());
            head.extend((extra.len() as u16).to_le_bytes());
            head
        };
        let version = if style.zip64 { 45 } else { 20 };
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(head(version, if style.descriptor { [0; 3] } else { shown }));
        self.bytes.extend(name);
        self.bytes.extend(&extra);
        self.bytes.extend(&packed);
        if style.descriptor {
            self.bytes.extend(b"PK\x07\x08");
            self.bytes.extend(sums.into_iter().flat_map(u32::to_le_bytes));
        }
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(version.to_le_bytes());
        self.directory.extend(head(version, shown));
        // Comment length, disk, internal and external attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name);
        self.directory.extend(&extra);
        self.entries += 1;
        self
    }

    /// The file.
    #[must_use]
    pub fn build(mut self) -> Vec<u8> {
        let offset = self.bytes.len() as u32;
        let size = self.directory.len() as u32;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        let entries = (self.entries.min(0xFFFF) as u16).to_le_bytes();
        self.bytes.extend(entries);
        self.bytes.extend(entries);
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(offset.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

/// Raw deflate, by one library at one level: the same bytes whatever other crates are built with.
fn deflate(content: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(content, 9)
}
