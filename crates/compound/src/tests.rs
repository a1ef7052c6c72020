use super::*;

/// A compound file of 512-byte sectors: FAT in sector 0, directory in sector 1, then the given sectors.
fn file(fat: &[u32], entries: &[(&str, u8, u32, u32, u32)], sectors: &[[u8; 512]]) -> Vec<u8> {
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(&MAGIC);
    bytes[0x1A] = 3;
    bytes[0x1E] = 9;
    let put = |bytes: &mut Vec<u8>, at: usize, number: u32| {
        bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    };
    for (at, number) in
        [(0x2C, 1), (0x30, 1), (0x38, 4096), (0x3C, 0xFFFF_FFFE), (0x44, 0xFFFF_FFFE), (0x4C, 0)]
    {
        put(&mut bytes, at, number);
    }
    (1..109).for_each(|index| put(&mut bytes, 0x4C + 4 * index, 0xFFFF_FFFF));
    let mut table = [0xFFFF_FFFF_u32; 128];
    table[..fat.len()].copy_from_slice(fat);
    bytes.extend(table.iter().flat_map(|entry| entry.to_le_bytes()));
    let start = bytes.len();
    bytes.resize(start + 512, 0);
    for (index, (name, kind, child, first, size)) in entries.iter().enumerate() {
        let at = start + 128 * index;
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes[at..at + units.len()].copy_from_slice(&units);
        bytes[at + 64] = units.len() as u8;
        bytes[at + 66] = *kind;
        for (offset, number) in [(68, u32::MAX), (72, u32::MAX), (76, *child), (116, *first), (120, *size)] {
            put(&mut bytes, at + offset, number);
        }
    }
    bytes.extend(sectors.iter().flatten());
    bytes
}

const END: u32 = 0xFFFF_FFFE;
const FAT: u32 = 0xFFFF_FFFD;

fn sectors(count: u8) -> Vec<[u8; 512]> {
    (0..count).map(|number| [number; 512]).collect()
}

/// Nine sectors from sector 2 on: 4,608 bytes, over the cutoff.
fn nine(chain: &[u32]) -> Vec<u8> {
    let mut fat = vec![FAT, END];
    fat.extend(chain);
    file(&fat, &[("Root Entry", 5, 1, END, 0), ("WordDocument", 2, u32::MAX, 2, 4608)], &sectors(9))
}

#[test]
fn a_stream_follows_its_chain_and_is_borrowed_when_it_lies_in_a_row() {
    let bytes = nine(&[3, 4, 5, 6, 7, 8, 9, 10, END]);
    let compound = Compound::open(&bytes).unwrap();
    let stream = compound.stream("worddocument").unwrap();
    assert!(matches!(stream.bytes, Cow::Borrowed(_)));
    assert_eq!(stream.bytes.len(), 4608);
    assert_eq!((stream.bytes[0], stream.bytes[4607], stream.cut), (0, 8, false));

    let bytes = nine(&[4, END, 3, 6, 7, 8, 9, 10, END]);
    let compound = Compound::open(&bytes).unwrap();
    let stream = compound.stream("WordDocument").unwrap();
    assert_eq!(stream.bytes.iter().step_by(512).copied().collect::<Vec<_>>(), [0, 2, 1]);
    assert!(stream.cut, "three sectors of nine");
}

#[test]
fn a_chain_that_bites_its_tail_ends() {
    let bytes = nine(&[3, 4, 2, END, END, END, END, END, END]);
    let compound = Compound::open(&bytes).unwrap();
    let stream = compound.stream("WordDocument").unwrap();
    assert_eq!((stream.bytes.len(), stream.cut), (3 * 512, true));
}

#[test]
fn a_file_cut_short_gives_what_is_there() {
    let bytes = nine(&[3, 4, 5, 6, 7, 8, 9, 10, END]);
    let compound = Compound::open(&bytes[..bytes.len() - 1000]).unwrap();
    let stream = compound.stream("WordDocument").unwrap();
    assert_eq!((stream.bytes.len(), stream.cut), (3608, true));
    for length in 0..bytes.len() {
        if let Ok(compound) = Compound::open(&bytes[..length]) {
            let _ = compound.stream("WordDocument");
        }
    }
}

#[test]
fn a_directory_tree_that_leads_nowhere_loses_nothing() {
    let entries = [("Root Entry", 5, 77, END, 0), ("WordDocument", 2, u32::MAX, 2, 4608)];
    let mut fat = vec![FAT, END];
    fat.extend([3, 4, 5, 6, 7, 8, 9, 10, END]);
    let bytes = file(&fat, &entries, &sectors(9));
    assert!(Compound::open(&bytes).unwrap().stream("WordDocument").is_some());
}

#[test]
fn a_document_inside_a_storage_is_not_the_document() {
    let entries = [
        ("Root Entry", 5, 1, END, 0),
        ("ObjectPool", 1, 2, END, 0),
        ("WordDocument", 2, u32::MAX, 2, 4608),
        ("Orphan", 2, u32::MAX, 2, 4608),
    ];
    let mut fat = vec![FAT, END];
    fat.extend([3, 4, 5, 6, 7, 8, 9, 10, END]);
    let bytes = file(&fat, &entries, &sectors(9));
    let compound = Compound::open(&bytes).unwrap();
    assert!(compound.has("ObjectPool") && compound.has("Orphan"));
    assert!(compound.stream("WordDocument").is_none());
}

#[test]
fn a_difat_that_bites_its_tail_ends() {
    let mut bytes = nine(&[3, 4, 5, 6, 7, 8, 9, 10, END]);
    bytes[0x44..0x48].copy_from_slice(&5_u32.to_le_bytes());
    let at = 512 * 6 + 508;
    bytes[at..at + 4].copy_from_slice(&5_u32.to_le_bytes());
    assert!(Compound::open(&bytes).unwrap().stream("WordDocument").is_some());
}

#[test]
fn what_is_no_compound_file_is_an_error() {
    assert!(Compound::open(b"").is_err());
    assert!(Compound::open(&MAGIC).is_err());
    assert!(Compound::open(&nine(&[])[..512]).is_err());
}
