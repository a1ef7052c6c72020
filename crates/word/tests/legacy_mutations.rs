//! Fixtures of the older formats, changed in their structure some thousand times: each file ends in a result whose
//! grids tile or in a typed error. A failure names the seed, which makes the same file again.

#![allow(clippy::unwrap_used)] // a failed assumption here is a failed test

use model::{Block, Document, Grid, Limits, Noted};
use testkit::fixture::Fixture;
use word::{ReadOptions, Revisions, read};

/// Longer files would take the time of many.
const LONGEST: usize = 24 << 10;
/// Changed files of each kind.
const CASES: u64 = 1_500;

/// Numbers that are the same in every run (`SplitMix64`).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.next() % bound as u64) as usize }
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    /// A number as damaged or malicious files have it in place of another.
    fn near(&mut self, value: u32) -> u32 {
        let random = self.next() as u32;
        *self.of(&[
            0,
            1,
            value.wrapping_add(1),
            value.wrapping_sub(1),
            value << 1,
            value >> 1,
            u32::MAX,
            0x7FFF,
            random,
        ])
    }
}

/// Says which case it was when one fails.
struct Case<'n>(u64, &'n str);

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("seed {} of {}", self.0, self.1);
        }
    }
}

fn run(kind: &str, mut changed: impl FnMut(&mut Random) -> (String, Vec<u8>)) {
    let limits = Limits { cells: 20_000, blocks: 20_000, text_chars: 1 << 20, ..Limits::default() };
    let (mut read_well, mut refused) = (0, 0);
    for seed in 0..CASES {
        let mut random = Random(seed);
        let (name, bytes) = changed(&mut random);
        let case = Case(seed, &name);
        let revisions = *random.of(&[Revisions::Accepted, Revisions::Original]);
        match read(
            &bytes,
            &name,
            &ReadOptions::default().with_limits(limits.clone()).with_revisions(revisions),
        ) {
            Ok(noted) => {
                check(&noted, &limits);
                read_well += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
        }
        drop(case);
    }
    println!("{kind}: {read_well} read, {refused} refused");
    assert!(read_well > CASES / 4, "most changes leave something to read: {read_well}");
}

fn check(noted: &Noted<Document>, limits: &Limits) {
    for block in &noted.value.blocks {
        match block {
            Block::Table(grid) => tile(grid, limits),
            Block::Paragraph(paragraph) => {
                let chars = paragraph.text.chars().count() as u32;
                assert!(paragraph.automatic.is_none_or(|span| span.start <= span.end && span.end <= chars));
            }
        }
    }
    let mut kinds: Vec<&str> = noted.notes.iter().map(|note| note.id.as_ref()).collect();
    kinds.sort_unstable();
    assert!(kinds.windows(2).all(|pair| pair[0] != pair[1]), "one note a kind: {kinds:?}");
}

/// Nested no deeper than the limits let tables be.
fn tile(grid: &Grid, limits: &Limits) {
    assert!(grid.cover(limits).is_some(), "cells tile: {grid:?}");
    for cell in &grid.cells {
        let chars = cell.text.chars().count() as u32;
        assert!(cell.automatic.iter().all(|span| span.start <= span.end && span.end <= chars), "{cell:?}");
        cell.tables.iter().for_each(|table| tile(table, limits));
    }
}

/// The odd fixtures of one folder.
fn fixtures(folder: &str) -> Vec<Fixture> {
    let folders = testkit::legacy::folders().into_iter().filter(|(path, ..)| *path == folder);
    folders.flat_map(|(.., files)| files).filter(|fixture| fixture.bytes.len() < LONGEST).collect()
}

/// Where the pairs of offset and length stand in a FIB ([MS-DOC] 2.5.1): behind 32 bytes, 14 words and 22 counts.
const COUNTS: usize = 0x40;
const LOCATIONS: usize = 0x9A;
const PARTS: usize = 93;
const PAGE: usize = 512;

fn put(bytes: &mut [u8], at: usize, random: &mut Random) {
    if let Some(place) = bytes.get_mut(at..at + 4) {
        let value = u32::from_le_bytes([place[0], place[1], place[2], place[3]]);
        place.copy_from_slice(&random.near(value).to_le_bytes());
    }
}

/// One change of a binary document: FIB, tables of positions, formatted pages, modifiers, lengths of streams.
fn change_doc(streams: &mut [(String, Vec<u8>)], random: &mut Random) {
    let pages = streams[0].1.len() / PAGE;
    match random.below(8) {
        0 => put(&mut streams[0].1, LOCATIONS + 4 * random.below(2 * PARTS), random),
        1 => put(&mut streams[0].1, COUNTS + 4 * random.below(22), random),
        2 | 3 => {
            let words = streams[1].1.len() / 4;
            put(&mut streams[1].1, 4 * random.below(words), random);
        }
        4 => {
            // The last pages are those of paragraphs and characters; each ends with its count.
            let page = pages.saturating_sub(1 + random.below(4));
            let at = PAGE * page + if random.below(3) == 0 { PAGE - 1 } else { random.below(PAGE) };
            if let Some(byte) = streams[0].1.get_mut(at) {
                *byte = random.next() as u8;
            }
        }
        5 => {
            let page = pages.saturating_sub(1 + random.below(4));
            put(&mut streams[0].1, PAGE * page + 4 * random.below(12), random);
        }
        6 => {
            let at = random.below(3);
            let length = streams[at].1.len();
            streams[at].1.truncate(length - random.below(length / 4 + 1));
        }
        _ => {
            let (at, length) = (1 + random.below(2), streams[1].1.len().max(1));
            if let Some(byte) = streams[at].1.get_mut(random.below(length)) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
}

#[test]
fn changed_binary_documents_end_well() {
    let documents: Vec<_> = testkit::doc::odd::fixtures()
        .into_iter()
        .filter_map(|fixture| Some((fixture.name, testkit::doc::parts(&fixture.bytes)?)))
        .collect();
    run("doc", |random| {
        let (name, mut streams) = random.of(&documents).clone();
        for _ in 0..=random.below(3) {
            change_doc(&mut streams, random);
        }
        let streams: Vec<(&str, &[u8])> =
            streams.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        (name, testkit::doc::compound(&streams))
    });
}

/// Cuts a file before each of these signs and behind words and tags.
fn tokens(bytes: &[u8], starts: &[u8], ends: &[u8]) -> Vec<Vec<u8>> {
    let mut tokens: Vec<Vec<u8>> = vec![Vec::new()];
    for byte in bytes {
        if starts.contains(byte) {
            tokens.push(Vec::new());
        }
        tokens.last_mut().unwrap().push(*byte);
        if ends.contains(byte) {
            tokens.push(Vec::new());
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// The first number of a token, replaced.
fn renumbered(token: &[u8], random: &mut Random) -> Vec<u8> {
    let Some(start) = token.iter().position(u8::is_ascii_digit) else { return token.to_vec() };
    let length = token[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let value = std::str::from_utf8(&token[start..start + length]).unwrap().parse().unwrap_or(0);
    let sign = if random.below(5) == 0 { "-" } else { "" };
    let number = format!("{sign}{}", random.near(value));
    [&token[..start], number.as_bytes(), &token[start + length..]].concat()
}

/// One to four tokens taken out, doubled, exchanged, renumbered or brought from another file.
fn shuffled(mut tokens: Vec<Vec<u8>>, donor: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(4) {
        let (at, other) = (random.below(tokens.len()), random.below(tokens.len()));
        match random.below(6) {
            0 => drop(tokens.remove(at)),
            1 => tokens.insert(at, tokens[other].clone()),
            2 => tokens.swap(at, other),
            3 => tokens[at] = renumbered(&tokens[at], random),
            4 => tokens.insert(at, random.of(donor).clone()),
            _ => tokens.truncate(tokens.len() - random.below(tokens.len() / 8 + 1)),
        }
        if tokens.is_empty() {
            break;
        }
    }
    tokens.concat()
}

fn changed_text(kind: &str, folder: &str, starts: &[u8], ends: &[u8]) {
    let files: Vec<(String, Vec<Vec<u8>>)> = fixtures(folder)
        .into_iter()
        .map(|fixture| (fixture.name, tokens(&fixture.bytes, starts, ends)))
        .collect();
    assert!(files.len() > 3, "{folder}");
    run(kind, |random| {
        let (name, tokens) = random.of(&files).clone();
        let donor = &random.of(&files).1;
        (name, shuffled(tokens, donor, random))
    });
}

#[test]
fn changed_rtf_ends_well() {
    changed_text("rtf", "odd/rtf", b"{}\\", b" {}");
}

#[test]
fn changed_pages_end_well() {
    changed_text("html", "odd/html", b"<&", b">;");
}

#[test]
fn changed_messages_end_well() {
    changed_text("mhtml", "odd/mhtml", b"<-=", b">\n");
}
