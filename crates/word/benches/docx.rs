//! Reading a main part into grids, against a bare inflate and token pass over the same part in the same run:
//! `cargo bench -p jixiao-word --bench docx`.
//!
//! Prints the ratio of the two (wanted: at most 2.0), the time per table from 10 to 5,000 tables (wanted: flat)
//! and the peak of resident memory over the size of the inflated part (wanted: at most 6). At last what the program's
//! `grid` does with the 5,000 tables: reading and JSON (wanted: 0.25 s).

#![allow(clippy::expect_used, reason = "a bench that cannot read its own file has nothing to measure")]

use std::hint::black_box;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use model::{Block, Document, Noted};
use quick_xml::Reader;
use quick_xml::events::Event;
use testkit::docx::{Docx, cell, p, tbl, tc, tr, wide};
use word::{ReadOptions, read};
use zip::ZipArchive;

/// A line of `/proc/self/status` in bytes; `None` where there is no such file.
fn status(line: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let found = status.lines().find_map(|text| text.strip_prefix(line))?;
    found
        .trim_start_matches(':')
        .trim()
        .trim_end_matches(" kB")
        .parse::<usize>()
        .ok()
        .map(|kilobytes| kilobytes << 10)
}

/// How much resident memory grows at most while `run` runs.
fn peak(run: impl FnOnce()) -> Option<usize> {
    let before = status("VmRSS")?;
    // 5 resets the peak (proc(5)).
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    run();
    Some(status("VmHWM")?.saturating_sub(before))
}

/// A form of 12 rows, the size of a project's goal table, with the markup Word writes around each run.
fn form(number: usize) -> String {
    let run = |text: &str| {
        format!(
            r#"<w:p w:rsidR="00A77427" w:rsidRDefault="00A77427"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/><w:sz w:val="21"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let restart = |text: &str| cell(r#"<w:vMerge w:val="restart"/>"#, &run(text));
    let mut rows = vec![
        tr(&[wide(4, "云岭县财政局本级"), wide(2, "单位：万元")]),
        tr(&[tc("项目编码"), wide(2, &format!("{number:021}")), tc("项目名称"), wide(2, "安全生产培训经费")]),
    ];
    for row in 0..10 {
        let first = if row % 4 == 0 { restart("产出指标") } else { cell("<w:vMerge/>", "<w:p/>") };
        let others = ["数量指标", "培训人员人次", "全县企业参加培训人次", "≥150人次", "云安办〔2021〕8号"];
        rows.push(tr(&std::iter::once(first)
            .chain(others.map(|text| cell("", &run(text))))
            .collect::<Vec<_>>()));
    }
    tbl(&rows) + &p(&format!("{number}.绩效目标表"))
}

fn document(tables: usize) -> Vec<u8> {
    Docx::new(&(0..tables).map(form).collect::<String>()).build()
}

/// The least that reading can cost: every byte inflated, every token seen. Gives the bytes of the part.
fn tokens(file: &[u8]) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let entry = archive.by_name("word/document.xml").expect("a main part");
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, entry));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).expect("well-formed") {
            Event::Eof => return reader.buffer_position() as usize,
            event => {
                black_box(&event);
            }
        }
    }
}

fn grids(file: &[u8]) -> Noted<Document> {
    read(file, "bench.docx", &ReadOptions::default()).expect("readable")
}

/// What each of two things costs: the fastest of many runs in turn, which a busy machine disturbs least. What they
/// give is dropped when the clock has stopped.
fn fastest<A, B>(
    rounds: u32,
    mut one: impl FnMut() -> A,
    mut other: impl FnMut() -> B,
) -> (Duration, Duration) {
    (0..rounds).fold((Duration::MAX, Duration::MAX), |best, _| {
        (best.0.min(time(&mut one)), best.1.min(time(&mut other)))
    })
}

fn time<T>(run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let given = black_box(run());
    let elapsed = start.elapsed();
    drop(given);
    elapsed
}

fn compare(name: &str, tables: usize, file: &[u8]) {
    let rounds = (10_000 / tables.max(1)).clamp(10, 500) as u32;
    // First, while the heap still has to grow for it.
    let peak = peak(|| drop(black_box(grids(file))));
    let size = tokens(file);
    let (whole, bare) = fastest(rounds, || grids(file), || tokens(file));
    println!(
        "{name:>22}: {:>9.3} ms, bare {:>9.3} ms, ratio {:.2}, {:>7.2} µs a table, peak {:.2} × {:.1} MB",
        whole.as_secs_f64() * 1e3,
        bare.as_secs_f64() * 1e3,
        whole.as_secs_f64() / bare.as_secs_f64(),
        whole.as_secs_f64() * 1e6 / tables as f64,
        peak.map_or(f64::NAN, |peak| peak as f64 / size as f64),
        size as f64 / 1e6,
    );
}

/// Reading and the JSON of the grids, as the program's `grid` prints it.
fn json(file: &[u8]) -> Vec<u8> {
    let blocks = grids(file).value.blocks.into_iter();
    let tables = blocks.filter_map(|block| match block {
        Block::Table(grid) => Some(grid),
        Block::Paragraph(_) => None,
    });
    serde_json::to_vec_pretty(&tables.collect::<Vec<_>>()).expect("grids are JSON")
}

/// The main part of the sample beside the project, alone in a package.
fn seed() -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/seed");
    let file = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .find(|entry| entry.path().extension().is_some_and(|e| e == "docx"))?;
    let bytes = std::fs::read(file.path()).ok()?;
    let mut part = Vec::new();
    ZipArchive::new(Cursor::new(bytes))
        .ok()?
        .by_name("word/document.xml")
        .ok()?
        .read_to_end(&mut part)
        .ok()?;
    Some(Docx::with_document(part).build())
}

fn main() {
    // The code itself takes memory when it first runs, and none after.
    drop(grids(&document(1)));
    match seed() {
        Some(file) => compare("seed sample", 10, &file),
        None => println!("no ../shared/samples: a generated file of its size stands in"),
    }
    for tables in [10, 100, 1_000, 5_000] {
        compare(&format!("{tables} tables"), tables, &document(tables));
    }
    let file = document(5_000);
    let (reading, whole) = fastest(10, || grids(&file), || json(&file));
    println!(
        "{:>22}: {:.3} s, {:.3} s of it reading, {:.1} MB of JSON",
        "grid, 5000 tables",
        whole.as_secs_f64(),
        reading.as_secs_f64(),
        json(&file).len() as f64 / 1e6,
    );
}
