//! Puts text, pages and structures where the FIB says they are.

use super::fkp::{self, Run as FkpRun};
use super::structures::{self, plc};
use super::{Doc, Paragraph, Pieces, Run, SECTION, lists, sprm};

/// Where the text starts in the stream `WordDocument`.
const TEXT: usize = 0x800;
/// Entries of `FibRgFcLcb97`.
const PARTS: usize = 93;
const FOOTNOTE: u16 = 0x02;
/// Stands for the mark of an endnote until it is written.
const ENDNOTE: u16 = 0x03;
const COMMENT: u16 = 0x05;
const DRAWING: u16 = 0x08;

/// All stories laid out by character position.
#[derive(Default)]
struct Text {
    units: Vec<u16>,
    /// First CP, one past the mark, properties.
    paragraphs: Vec<(usize, usize, Vec<u8>)>,
    /// First CP, one past the last, modifiers.
    runs: Vec<(usize, usize, Vec<u8>)>,
    data: Vec<u8>,
}

impl Text {
    /// Adds a paragraph; its first CP.
    fn paragraph(&mut self, paragraph: &Paragraph) -> usize {
        let start = self.units.len();
        for run in &paragraph.runs {
            self.run(&run.units, &run.chpx);
        }
        self.run(&[paragraph.mark], &paragraph.mark_chpx);
        let mut papx = paragraph.istd.to_le_bytes().to_vec();
        if paragraph.huge {
            papx.extend(sprm(0x6646, &(self.data.len() as u32).to_le_bytes()));
            self.data.extend((paragraph.papx.len() as u16).to_le_bytes());
            self.data.extend(&paragraph.papx);
        } else {
            papx.extend(&paragraph.papx);
        }
        self.paragraphs.push((start, self.units.len(), papx));
        start
    }

    fn run(&mut self, units: &[u16], chpx: &[u8]) {
        let start = self.units.len();
        self.units.extend(units);
        self.runs.push((start, self.units.len(), chpx.to_vec()));
    }

    /// Adds texts one behind the other and the closing mark every such story has; the positions of the texts,
    /// from the story's start, with its end twice.
    fn story<'d>(&mut self, texts: impl IntoIterator<Item = &'d [Paragraph]>) -> Vec<u32> {
        let origin = self.units.len();
        let mut positions = vec![0];
        for text in texts {
            for paragraph in text {
                self.paragraph(paragraph);
            }
            positions.push((self.units.len() - origin) as u32);
        }
        if positions.len() == 1 {
            return Vec::new();
        }
        self.paragraph(&Paragraph::new(Vec::<Run>::new()));
        positions.push((self.units.len() - origin) as u32);
        positions
    }
}

/// Tables and lengths that the FIB names.
struct Fib {
    counts: [u32; 22],
    parts: [(u32, u32); PARTS],
    table: Vec<u8>,
}

impl Fib {
    fn part(&mut self, index: usize, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.parts[index] = (self.table.len() as u32, bytes.len() as u32);
            self.table.extend(bytes);
        }
    }

    fn bytes(&self, doc: &Doc) -> Vec<u8> {
        let mut bytes = vec![0; 0x20];
        let n_fib = if doc.n_fib == 0 { 0x00C1 } else { doc.n_fib };
        for (at, word) in [(0, 0xA5EC), (2, n_fib), (6, 0x0804), (0x0A, 0x1200 | doc.flags), (0x0C, 0x00BF)] {
            bytes[at..at + 2].copy_from_slice(&u16::to_le_bytes(word));
        }
        bytes.extend(14_u16.to_le_bytes());
        bytes.resize(bytes.len() + 28, 0);
        bytes.extend(22_u16.to_le_bytes());
        bytes.extend(self.counts.iter().flat_map(|count| count.to_le_bytes()));
        bytes.extend((PARTS as u16).to_le_bytes());
        bytes.extend(
            self.parts.iter().flat_map(|(at, length)| [at.to_le_bytes(), length.to_le_bytes()].concat()),
        );
        bytes.extend([0, 0]);
        bytes
    }
}

pub(super) fn streams(doc: &Doc) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let mut text = Text { data: doc.data.clone(), ..Text::default() };
    let mut fib = Fib { counts: [0; 22], parts: [(0, 0); PARTS], table: Vec::new() };

    let mut starts = Vec::new();
    let mut anchors = Vec::new();
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        let mut paragraph = paragraph.clone();
        let boxes: Vec<usize> =
            (0..doc.boxes.len()).filter(|&number| doc.boxes[number].anchor == index).collect();
        let anchor = Run { units: vec![DRAWING], chpx: sprm(0x0855, &[1]) };
        paragraph.runs.splice(0..0, std::iter::repeat_n(anchor, boxes.len()));
        let start = text.paragraph(&paragraph);
        anchors.extend(boxes.into_iter().enumerate().map(|(place, number)| ((start + place) as u32, number)));
        starts.push(start as u32);
    }
    let main = text.units.len() as u32;
    fib.counts[3] = main;
    sections(doc, &text, &mut fib);
    bookmarks(doc, &starts, main, &mut fib);

    let marks =
        |text: &Text, mark| -> Vec<u32> { (0..main).filter(|&cp| text.units[cp as usize] == mark).collect() };
    let [footnotes, endnotes, comments] = [FOOTNOTE, ENDNOTE, COMMENT].map(|mark| marks(&text, mark));
    for &endnote in &endnotes {
        text.units[endnote as usize] = FOOTNOTE;
    }
    // FRD and ATRDPre10 ([MS-DOC] 2.8.14, 2.8.8).
    let (numbered, by_author) = (vec![1, 0], vec![0; 30]);
    fib.counts[4] = notes(&footnotes, &doc.footnotes, &numbered, 2, &mut text, &mut fib);
    let before = text.units.len();
    headers(doc, &mut text, &mut fib);
    fib.counts[5] = (text.units.len() - before) as u32;
    fib.counts[7] = notes(&comments, &doc.comments, &by_author, 4, &mut text, &mut fib);
    fib.counts[8] = notes(&endnotes, &doc.endnotes, &numbered, 46, &mut text, &mut fib);
    let before = text.units.len();
    text_boxes(doc, &mut text, &anchors, main, &mut fib);
    fib.counts[9] = (text.units.len() - before) as u32;
    if text.units.len() as u32 > main {
        text.paragraph(&Paragraph::new(Vec::<Run>::new()));
    }

    fib.part(1, &structures::stylesheet(&doc.styles));
    fib.part(15, &structures::fonts(&doc.fonts));
    if !doc.lists.is_empty() {
        let (fixed, levels) = lists::plf_lst(&doc.lists);
        fib.part(73, &fixed);
        fib.table.extend(levels);
        fib.part(74, &lists::plf_lfo(&doc.list_uses));
    }
    let document = document(doc, &text, &mut fib);
    (document, fib.table, text.data)
}

/// Text and pages; the FIB in front.
fn document(doc: &Doc, text: &Text, fib: &mut Fib) -> Vec<u8> {
    let mut stream = vec![0; TEXT];
    let pieces = pieces(doc, &text.units, &mut stream);
    let (mut paragraphs, mut runs) = (Vec::new(), Vec::new());
    for piece in &pieces {
        let inside = |&(start, end, ref properties): &(usize, usize, Vec<u8>)| {
            let (start, end) = (start.max(piece.start), end.min(piece.end));
            (start < end).then(|| FkpRun {
                start: piece.fc(start),
                end: piece.fc(end),
                properties: properties.clone(),
            })
        };
        paragraphs.extend(text.paragraphs.iter().filter_map(inside));
        runs.extend(text.runs.iter().filter_map(inside));
    }
    for (part, mut runs, pages) in
        [(13, paragraphs, fkp::papx as fn(&[FkpRun]) -> fkp::Pages), (12, runs, fkp::chpx)]
    {
        runs.sort_by_key(|run| run.start);
        let pages = pages(&runs);
        stream.resize(stream.len().next_multiple_of(512), 0);
        let first = (stream.len() / 512) as u32;
        let numbers: Vec<Vec<u8>> =
            (0..pages.starts.len() as u32).map(|page| (first + page).to_le_bytes().to_vec()).collect();
        let end = runs.last().map_or(0, |run| run.end);
        fib.part(part, &plc(&[&pages.starts[..], &[end]].concat(), &numbers));
        stream.extend(pages.bytes);
    }
    fib.part(33, &clx(doc, &pieces));
    fib.counts[0] = stream.len() as u32;
    let head = fib.bytes(doc);
    stream[..head.len()].copy_from_slice(&head);
    for kind in 0..5 {
        let at = SEPX as usize + 8 * kind;
        let sepx = [&[3, 0][..], &sprm(0x3009, &[kind as u8])].concat();
        stream[at..at + sepx.len()].copy_from_slice(&sepx);
    }
    stream
}

/// A piece: CPs, where its text starts in the stream, and how wide a character is.
struct Piece {
    start: usize,
    end: usize,
    at: usize,
    wide: bool,
    prm: u16,
}

impl Piece {
    fn fc(&self, cp: usize) -> u32 {
        (self.at + (cp - self.start) * if self.wide { 2 } else { 1 }) as u32
    }
}

/// Cuts the text and writes it; pieces in the order of the text.
fn pieces(doc: &Doc, units: &[u16], stream: &mut Vec<u8>) -> Vec<Piece> {
    let (lengths, compressed): (Vec<(usize, u16)>, bool) = match &doc.pieces {
        Pieces::Wide => (vec![(units.len(), 0)], false),
        Pieces::Compressed => (vec![(units.len(), 0)], true),
        Pieces::Scattered(length) => (vec![(*length, 0); units.len().div_ceil(*length)], false),
        Pieces::Saved(pieces) => (pieces.clone(), false),
    };
    let scattered = matches!(doc.pieces, Pieces::Scattered(_));
    let mut pieces = Vec::new();
    let mut start = 0;
    for (length, prm) in lengths.into_iter().chain([(units.len(), 0)]) {
        let end = units.len().min(start + length);
        if start < end {
            let fits = scattered && units[start..end].iter().all(|unit| *unit < 0x80);
            pieces.push(Piece { start, end, at: 0, wide: !(compressed || fits), prm });
        }
        start = end;
    }
    let order: Vec<usize> =
        if scattered { (0..pieces.len()).rev().collect() } else { (0..pieces.len()).collect() };
    for index in order {
        let piece = &mut pieces[index];
        stream.resize(stream.len().next_multiple_of(2), 0);
        piece.at = stream.len();
        for &unit in &units[piece.start..piece.end] {
            if piece.wide {
                stream.extend(unit.to_le_bytes());
            } else {
                stream.push(byte(unit));
            }
        }
    }
    pieces
}

/// A character in a compressed piece: Latin-1, and the quotation marks and dashes of the table in 2.9.73.
fn byte(unit: u16) -> u8 {
    match unit {
        0x2026 => 0x85,
        0x2018 => 0x91,
        0x2019 => 0x92,
        0x201C => 0x93,
        0x201D => 0x94,
        0x2014 => 0x97,
        0..=0xFF => unit as u8,
        _ => b'?',
    }
}

fn clx(doc: &Doc, pieces: &[Piece]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for array in &doc.arrays {
        bytes.push(1);
        bytes.extend((array.len() as u16).to_le_bytes());
        bytes.extend(array);
    }
    let mut positions: Vec<u32> = pieces.iter().map(|piece| piece.start as u32).collect();
    positions.push(pieces.last().map_or(0, |piece| piece.end) as u32);
    let descriptors: Vec<Vec<u8>> = pieces
        .iter()
        .map(|piece| {
            let fc = if piece.wide { piece.at as u32 } else { (piece.at as u32 * 2) | 0x4000_0000 };
            [&[0, 0][..], &fc.to_le_bytes(), &piece.prm.to_le_bytes()].concat()
        })
        .collect();
    let table = plc(&positions, &descriptors);
    bytes.push(2);
    bytes.extend((table.len() as u32).to_le_bytes());
    bytes.extend(table);
    bytes
}

/// `PlcfSed`; the properties of sections stand behind the FIB, in front of the text.
fn sections(doc: &Doc, text: &Text, fib: &mut Fib) {
    let ends =
        text.paragraphs.iter().filter(|(_, end, _)| text.units[end - 1] == SECTION).map(|(_, end, _)| *end);
    let mut positions: Vec<u32> = std::iter::once(0).chain(ends.map(|end| end as u32)).collect();
    let last = text.units.len() as u32;
    if positions.last() != Some(&last) {
        positions.push(last);
    }
    let count = positions.len() - 1;
    let elements: Vec<Vec<u8>> = (0..count)
        .map(|index| {
            // Without properties of its own a section starts a page.
            let kind = index.checked_sub(1).and_then(|index| doc.section_breaks.get(index));
            let sepx = kind.map_or(u32::MAX, |kind| SEPX + 8 * u32::from(*kind));
            [&[0, 0][..], &sepx.to_le_bytes(), &[0; 6]].concat()
        })
        .collect();
    fib.part(6, &plc(&positions, &elements));
}

/// Where the five kinds of section break stand in the stream `WordDocument`, 8 bytes each.
const SEPX: u32 = 0x780;

fn bookmarks(doc: &Doc, starts: &[u32], end: u32, fib: &mut Fib) {
    if doc.bookmarks.is_empty() {
        return;
    }
    let names: Vec<&str> = doc.bookmarks.iter().map(|(name, _)| name.as_str()).collect();
    let mut positions: Vec<u32> = doc.bookmarks.iter().map(|(_, paragraph)| starts[*paragraph]).collect();
    positions.push(end);
    let elements: Vec<Vec<u8>> =
        (0..names.len() as u16).map(|index| [index.to_le_bytes(), [0, 0]].concat()).collect();
    fib.part(21, &structures::strings(&names));
    fib.part(22, &plc(&positions, &elements));
}

/// Notes of one kind: where their marks stand and what each mark is (part `part`), and their texts (the next part).
/// How many characters the texts take.
fn notes(
    marks: &[u32],
    texts: &[Vec<Paragraph>],
    mark: &[u8],
    part: usize,
    text: &mut Text,
    fib: &mut Fib,
) -> u32 {
    let before = text.units.len();
    let positions = text.story(texts.iter().map(Vec::as_slice));
    let marks = &marks[..marks.len().min(texts.len())];
    if !marks.is_empty() {
        let end = fib.counts[3];
        fib.part(part, &plc(&[marks, &[end]].concat(), &vec![mark.to_vec(); marks.len()]));
        fib.part(part + 1, &plc(&positions, &[]));
    }
    (text.units.len() - before) as u32
}

/// `PlcfHdd`: six texts of separators, then six for each section, of which the second is the header.
fn headers(doc: &Doc, text: &mut Text, fib: &mut Fib) {
    if doc.headers.is_empty() {
        return;
    }
    let mut texts: Vec<&[Paragraph]> = vec![&[]; 6];
    for header in &doc.headers {
        texts.extend([&[][..], header.as_slice(), &[], &[], &[], &[]]);
    }
    let positions = text.story(texts);
    fib.part(11, &plc(&positions, &[]));
}

fn text_boxes(doc: &Doc, text: &mut Text, anchors: &[(u32, usize)], main: u32, fib: &mut Fib) {
    if doc.boxes.is_empty() {
        return;
    }
    let grouped: Vec<bool> = doc.boxes.iter().map(|text_box| text_box.grouped).collect();
    let positions = text.story(doc.boxes.iter().map(|text_box| text_box.paragraphs.as_slice()));
    let mut elements: Vec<Vec<u8>> = (0..doc.boxes.len())
        .map(|index| {
            let (_, inner) = structures::shape_ids(index, grouped[index]);
            [&[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF][..], &inner.to_le_bytes(), &[0; 4]]
                .concat()
        })
        .collect();
    elements.push(vec![0; 22]);
    fib.part(56, &plc(&positions, &elements));
    let places: Vec<u32> = anchors.iter().map(|(cp, _)| *cp).chain([main]).collect();
    let shapes: Vec<Vec<u8>> = anchors
        .iter()
        .map(|(_, index)| [&structures::shape_ids(*index, false).0.to_le_bytes()[..], &[0; 22]].concat())
        .collect();
    fib.part(40, &plc(&places, &shapes));
    fib.part(50, &structures::drawings(&grouped));
}
