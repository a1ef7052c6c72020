//! Lists: `PlfLst` with the levels behind it, `PlfLfo`.

/// A level of a list.
#[derive(Clone, Debug)]
pub struct Level {
    /// Where it starts.
    pub start: u32,
    /// MSONFC.
    pub nfc: u8,
    /// What it writes; a character below U+0009 stands for the number of that level.
    pub text: String,
    /// 0 a tab, 1 a space, 2 nothing.
    pub follow: u8,
    /// fLegal, fNoRestart and the other flags of LVLF.
    pub flags: u8,
    /// Character modifiers of the number.
    pub chpx: Vec<u8>,
}

impl Level {
    /// A level that starts at 1 and is followed by nothing.
    pub fn new(nfc: u8, text: &str) -> Self {
        Self { start: 1, nfc, text: text.to_owned(), follow: 2, flags: 0, chpx: Vec::new() }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.start.to_le_bytes().to_vec();
        bytes.extend([self.nfc, self.flags]);
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let mut places: Vec<u8> =
            (1..).zip(&units).filter(|(_, unit)| **unit < 9).map(|(place, _)| place).collect();
        places.resize(9, 0);
        bytes.extend(places);
        bytes.push(self.follow);
        bytes.resize(28, 0);
        bytes[24] = self.chpx.len() as u8;
        bytes.extend(&self.chpx);
        bytes.extend((units.len() as u16).to_le_bytes());
        bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        bytes
    }
}

/// A list of one level or of nine.
#[derive(Clone, Debug)]
pub struct List {
    /// Its levels; missing ones write nothing.
    pub levels: Vec<Level>,
}

/// A use of a list, which paragraphs name.
#[derive(Clone, Debug, Default)]
pub struct ListUse {
    /// The list, from 0.
    pub list: u32,
    /// What differs.
    pub changes: Vec<LevelChange>,
}

/// A level that starts elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct LevelChange {
    /// From 0.
    pub level: u8,
    /// Where it starts.
    pub start: u32,
}

/// `PlfLst`, and the levels that follow it outside its length.
pub(super) fn plf_lst(lists: &[List]) -> (Vec<u8>, Vec<u8>) {
    let mut fixed = (lists.len() as u16).to_le_bytes().to_vec();
    let mut levels = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        let simple = list.levels.len() == 1;
        fixed.extend(id(index as u32).to_le_bytes());
        fixed.extend([0; 22]);
        fixed.extend([u8::from(simple), 0]);
        let nothing = Level::new(255, "");
        let count = if simple { 1 } else { 9 };
        levels.extend((0..count).flat_map(|level| list.levels.get(level).unwrap_or(&nothing).bytes()));
    }
    (fixed, levels)
}

/// `PlfLfo`.
pub(super) fn plf_lfo(uses: &[ListUse]) -> Vec<u8> {
    let mut bytes = (uses.len() as u32).to_le_bytes().to_vec();
    for list_use in uses {
        bytes.extend(id(list_use.list).to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend([list_use.changes.len() as u8, 0, 0, 0]);
    }
    for list_use in uses {
        bytes.extend(u32::MAX.to_le_bytes());
        for change in &list_use.changes {
            bytes.extend(change.start.to_le_bytes());
            bytes.extend([change.level | 0x10, 0, 0, 0]);
        }
    }
    bytes
}

fn id(list: u32) -> u32 {
    0x1000_0001 + list
}
