//! Structures of the table stream: stylesheet, fonts, positions, strings, drawings.

/// What a style formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StyleKind {
    /// Paragraphs.
    #[default]
    Paragraph,
    /// Characters.
    Character,
    /// Tables.
    Table,
}

/// A style.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// What it formats.
    pub kind: StyleKind,
    /// sti: 0 Normal, 1–9 heading 1–9, 0x0FFE a style of the user's.
    pub built_in: u16,
    /// The style it is based on.
    pub base: Option<u16>,
    /// Its name.
    pub name: String,
    /// Paragraph modifiers.
    pub papx: Vec<u8>,
    /// Character modifiers.
    pub chpx: Vec<u8>,
}

impl Style {
    fn bytes(&self, istd: u16) -> Vec<u8> {
        let (kind, arrays) = match self.kind {
            StyleKind::Paragraph => {
                (1, vec![[&istd.to_le_bytes()[..], &self.papx].concat(), self.chpx.clone()])
            }
            StyleKind::Character => (2, vec![self.chpx.clone()]),
            // Table, paragraph and character modifiers.
            StyleKind::Table => (3, vec![Vec::new(), istd.to_le_bytes().to_vec(), self.chpx.clone()]),
        };
        let base = self.base.unwrap_or(0x0FFF);
        let mut bytes = Vec::new();
        for word in [self.built_in, kind | base << 4, arrays.len() as u16 | istd << 4, 0, 0] {
            bytes.extend(word.to_le_bytes());
        }
        let name: Vec<u16> = self.name.encode_utf16().collect();
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend(name.iter().chain(&[0]).flat_map(|unit| unit.to_le_bytes()));
        for array in arrays {
            bytes.resize(bytes.len().next_multiple_of(2), 0);
            bytes.extend((array.len() as u16).to_le_bytes());
            bytes.extend(array);
        }
        bytes
    }
}

/// STSH.
pub(super) fn stylesheet(styles: &[Style]) -> Vec<u8> {
    let normal = [Style { name: "Normal".into(), ..Style::default() }];
    let styles = if styles.is_empty() { &normal } else { styles };
    let mut bytes = Vec::new();
    for word in [18, styles.len() as u16, 10, 1, 0, 0, 0, 0, 0, 0] {
        bytes.extend(u16::to_le_bytes(word));
    }
    for (istd, style) in styles.iter().enumerate() {
        let style = style.bytes(istd as u16);
        bytes.extend((style.len() as u16).to_le_bytes());
        bytes.extend(&style);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
    }
    bytes
}

/// `SttbfFfn`.
pub(super) fn fonts(names: &[String]) -> Vec<u8> {
    let mut bytes = (names.len() as u16).to_le_bytes().to_vec();
    bytes.extend([0, 0]);
    for name in names {
        let mut ffn = vec![0; 39];
        ffn.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        bytes.push(ffn.len() as u8);
        bytes.extend(ffn);
    }
    bytes
}

/// A PLC: positions, then elements.
pub(super) fn plc(positions: &[u32], elements: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes: Vec<u8> = positions.iter().flat_map(|position| position.to_le_bytes()).collect();
    bytes.extend(elements.iter().flatten());
    bytes
}

/// An extended STTB of strings.
pub(super) fn strings(strings: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFF];
    bytes.extend((strings.len() as u16).to_le_bytes());
    bytes.extend([0, 0]);
    for string in strings {
        let units: Vec<u16> = string.encode_utf16().collect();
        bytes.extend((units.len() as u16).to_le_bytes());
        bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    }
    bytes
}

/// The id of the shape that an anchor names, and that of the shape that holds the text.
pub(super) fn shape_ids(index: usize, grouped: bool) -> (u32, u32) {
    let anchor = 0x0402 + 4 * index as u32;
    (anchor, if grouped { anchor + 2 } else { anchor })
}

/// `OfficeArtContent`: a drawing group without anything, and a drawing that holds these shapes.
pub(super) fn drawings(boxes: &[bool]) -> Vec<u8> {
    let shape = |id: u32| record(0xF, 0xF004, &record(2, 0xF00A, &[&id.to_le_bytes()[..], &[0; 4]].concat()));
    let mut shapes = shape(0x0400);
    for (index, &grouped) in boxes.iter().enumerate() {
        let (anchor, inner) = shape_ids(index, grouped);
        let members = [shape(anchor), shape(anchor + 1), shape(inner)].concat();
        shapes.extend(if grouped { record(0xF, 0xF003, &members) } else { shape(anchor) });
    }
    let drawing = record(0xF, 0xF002, &[record(0, 0xF008, &[0; 8]), record(0xF, 0xF003, &shapes)].concat());
    [record(0xF, 0xF000, &[]), vec![0], drawing].concat()
}

/// A record of [MS-ODRAW]: version, type, length, content.
fn record(version: u16, kind: u16, content: &[u8]) -> Vec<u8> {
    let mut bytes = version.to_le_bytes().to_vec();
    bytes.extend(kind.to_le_bytes());
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
    bytes
}
