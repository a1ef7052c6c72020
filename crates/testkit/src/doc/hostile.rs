//! The hostile fixtures: each ends in a result or a typed error, quickly and in little memory.

use super::{CELL, Doc, Level, List, ListUse, Paragraph, Row, Run, Style, compound, sprm};
use crate::fixture::Fixture;

/// The heading of their list.
pub const TITLE: &str = "Hostile binary Word documents";

/// All of them.
pub fn fixtures() -> Vec<Fixture> {
    vec![
        Fixture::new("fat-cycle.doc", "the sectors of WordDocument form a ring", fat_cycle()),
        Fixture::new("difat-cycle.doc", "the DIFAT chain bites its tail", difat_cycle()),
        Fixture::new("directory-cycle.doc", "the directory tree is a ring", directory_cycle()),
        Fixture::new(
            "no-piece-table.doc",
            "the Clx ends before its piece table",
            edited(|_, table| table.fill(1)),
        ),
        Fixture::new(
            "piece-bomb.doc",
            "two thousand pieces that all are the same four thousand bytes",
            piece_bomb(),
        ),
        Fixture::new("deep.doc", "a paragraph two thousand million tables deep", deep(2_000_000_000)),
        Fixture::new("negative-depth.doc", "a paragraph minus five tables deep", deep(-5)),
        Fixture::new("huge-ring.doc", "sprmPHugePapx that leads to itself", huge_ring()),
        Fixture::new("style-ring.doc", "two styles based on each other", style_ring()),
        Fixture::new("list-start.doc", "a Roman number that starts at four thousand million", list_start()),
        Fixture::new("edges.doc", "edges that run backwards and to the end of their range", edges()),
        Fixture::new("page-bomb.doc", "properties of 6,000 pages that all are the same page", page_bomb()),
        Fixture::new(
            "field-nest.doc",
            "ten thousand fields inside each other, none of which ends",
            field_nest(),
        ),
        Fixture::new(
            "counts.doc",
            "every count in the FIB and in the structures is the largest there is",
            counts(),
        ),
        Fixture::new("half.doc", "an honest file cut in its middle", half()),
        Fixture::new("word-95.doc", "the head of a Word 95 file", version(0x68, 0)),
        Fixture::new("word-6.doc", "the head of a Word 6 file", version(0x65, 0)),
        Fixture::new("encrypted.doc", "the flag fEncrypted", version(0xC1, 0x0100)),
        Fixture::new("workbook.doc", "an Excel workbook", compound(&[("Workbook", &[0; 5000])])),
        Fixture::new(
            "works.wps",
            "a Microsoft Works file",
            compound(&[("MatOST", &[0; 8]), ("CONTENTS", b"CHNKWKS")]),
        ),
        Fixture::new(
            "encrypted-package.doc",
            "an encrypted .docx",
            compound(&[
                ("EncryptionInfo", &[0; 8]),
                ("EncryptedPackage", &[0; 5000]),
                ("WordDocument", &[0; 4096]),
            ]),
        ),
        Fixture::new("empty-container.doc", "a compound file without a stream", compound(&[])),
    ]
}

fn honest() -> Doc {
    let mut paragraphs = vec![Paragraph::new(["清河市预算绩效目标"])];
    for number in 0..40 {
        let text = number.to_string();
        paragraphs.extend([Paragraph::cell(["指标"], 1), Paragraph::cell([text.as_str()], 1)]);
        paragraphs.push(Paragraph::row_end(&Row::new(&[0, 2000, 6000]), 1));
    }
    paragraphs.push(Paragraph::new(Vec::<Run>::new()));
    Doc::new(paragraphs)
}

/// An honest document whose streams `WordDocument` and `1Table` are changed.
fn edited(change: impl FnOnce(&mut Vec<u8>, &mut Vec<u8>)) -> Vec<u8> {
    let (mut document, mut table, data) = honest().streams();
    change(&mut document, &mut table);
    compound(&[("WordDocument", &document), ("1Table", &table), ("Data", &data)])
}

fn put(bytes: &mut [u8], at: usize, number: u32) {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

fn get(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Where a sector starts.
fn sector(number: u32) -> usize {
    512 * (number as usize + 1)
}

/// The directory entry of a name, in the first directory sector.
fn entry(file: &[u8], name: &str) -> usize {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let directory = sector(get(file, 0x30));
    (0..4).map(|index| directory + 128 * index).find(|at| file[*at..].starts_with(&name)).unwrap_or(directory)
}

fn fat_cycle() -> Vec<u8> {
    let mut file = honest().bytes();
    let first = get(&file, entry(&file, "WordDocument") + 116);
    let fat = sector(get(&file, 0x4C));
    let second = get(&file, fat + 4 * first as usize);
    put(&mut file, fat + 4 * second as usize, first);
    file
}

fn difat_cycle() -> Vec<u8> {
    let mut file = honest().bytes();
    let last = (file.len() / 512 - 2) as u32;
    put(&mut file, 0x44, last);
    put(&mut file, 0x48, u32::MAX);
    put(&mut file, sector(last) + 508, last);
    file
}

fn directory_cycle() -> Vec<u8> {
    let mut file = honest().bytes();
    let root = entry(&file, "Root Entry");
    let document = entry(&file, "WordDocument");
    let child = get(&file, root + 76);
    put(&mut file, document + 68, child);
    put(&mut file, document + 72, child);
    put(&mut file, document + 76, child);
    file
}

fn piece_bomb() -> Vec<u8> {
    edited(|document, table| {
        let count = 2_000_u32;
        let mut clx = vec![2];
        clx.extend((4 + 12 * count).to_le_bytes());
        clx.extend((0..=count).flat_map(|index| (index * 4_000).to_le_bytes()));
        for _ in 0..count {
            clx.extend([0, 0]);
            clx.extend((0x4000_0000_u32 | 0x1000).to_le_bytes());
            clx.extend([0, 0]);
        }
        put(document, 0x1A2, table.len() as u32);
        put(document, 0x1A6, clx.len() as u32);
        put(document, 0x4C, 8_000_000);
        table.extend(clx);
    })
}

fn deep(depth: i32) -> Vec<u8> {
    let papx = [sprm(0x2416, &[1]), sprm(0x6649, &depth.to_le_bytes())];
    let inside = Paragraph { mark: CELL, ..Paragraph::new(["深"]).with(&papx) };
    Doc::new(vec![inside, Paragraph::new(["后"])]).bytes()
}

fn huge_ring() -> Vec<u8> {
    let jump = sprm(0x6646, &0_u32.to_le_bytes());
    let data = [&(jump.len() as u16).to_le_bytes()[..], &jump].concat();
    let paragraphs = vec![Paragraph::new(["环"]).with(&[jump]), Paragraph::new(["后"])];
    Doc { data, ..Doc::new(paragraphs) }.bytes()
}

fn style_ring() -> Vec<u8> {
    let style = |base, name: &str| Style {
        built_in: 0x0FFE,
        base: Some(base),
        name: name.into(),
        ..Style::default()
    };
    Doc { styles: vec![style(1, "甲"), style(0, "乙")], ..Doc::new(vec![Paragraph::new(["环"])]) }.bytes()
}

fn list_start() -> Vec<u8> {
    let level = Level { start: u32::MAX, ..Level::new(1, "\0.") };
    let paragraph = Paragraph::new(["项"]).with(&[sprm(0x460B, &[1, 0])]);
    Doc {
        lists: vec![List { levels: vec![level] }],
        list_uses: vec![ListUse::default()],
        ..Doc::new(vec![paragraph.clone(), paragraph])
    }
    .bytes()
}

fn edges() -> Vec<u8> {
    let row = Row::new(&[i16::MAX, i16::MIN, 0, i16::MAX, -1]);
    let mut paragraphs: Vec<Paragraph> =
        ["一", "二", "三", "四"].iter().map(|text| Paragraph::cell([*text], 1)).collect();
    paragraphs.push(Paragraph::row_end(&row, 1));
    paragraphs.push(Paragraph::new(["后"]));
    Doc::new(paragraphs).bytes()
}

fn page_bomb() -> Vec<u8> {
    edited(|document, table| {
        let at = get(document, 0x102) as usize;
        let count = get(document, 0x106).saturating_sub(4) as usize / 8;
        let page = get(table, at + 4 * (count + 1));
        let mut plc: Vec<u8> = (0..=6_000_u32).flat_map(u32::to_le_bytes).collect();
        plc.extend((0..6_000).flat_map(|_| page.to_le_bytes()));
        put(document, 0x102, table.len() as u32);
        put(document, 0x106, plc.len() as u32);
        table.extend(plc);
    })
}

fn field_nest() -> Vec<u8> {
    Doc::new(vec![Paragraph::new(["\u{13}".repeat(10_000).as_str()]), Paragraph::new(["后"])]).bytes()
}

fn counts() -> Vec<u8> {
    edited(|document, table| {
        // All lengths of stories but the main one, and the lengths of all structures but the piece table.
        (4..22).for_each(|index| put(document, 0x40 + 4 * index, u32::MAX));
        for index in (0..93).filter(|index| *index != 33) {
            put(document, 0x9A + 8 * index + 4, u32::MAX);
        }
        let clx = get(document, 0x1A2) as usize;
        table[..clx].fill(0xFF);
    })
}

fn half() -> Vec<u8> {
    let file = honest().bytes();
    file[..file.len() / 2].to_vec()
}

fn version(n_fib: u16, flags: u16) -> Vec<u8> {
    Doc { n_fib, flags, ..honest() }.bytes()
}
