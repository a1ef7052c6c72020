//! Reading binary `.doc` against reading the same tables as `.docx`, in the same run:
//! `cargo bench -p jixiao-word --bench doc`.
//!
//! Prints the time per table of both from 10 to 5,000 tables (wanted: `.doc` at most that of `.docx`, and flat).

use std::hint::black_box;
use std::time::{Duration, Instant};

use testkit::doc::{Doc, Paragraph, Row};
use testkit::docx::{self, Docx, cell, tbl, tr};
use word::{ReadOptions, read};

const ROWS: usize = 12;
const TEXTS: [&str; 5] =
    ["数量指标", "培训人员人次", "全县企业参加培训人次", "≥150人次", "云安办〔2021〕8号"];

/// Twelve rows of six cells, the first merged over four rows each.
fn binary(tables: usize) -> Vec<u8> {
    let mut paragraphs = Vec::new();
    for number in 0..tables {
        for row in 0..ROWS {
            let first = if row % 4 == 0 { "产出指标" } else { "" };
            paragraphs.extend(std::iter::once(first).chain(TEXTS).map(|text| Paragraph::cell([text], 1)));
            let merge = if row % 4 == 0 { 3 } else { 1 };
            paragraphs.push(Paragraph::row_end(&Row::even(6, 1500).vertical(&[merge]), 1));
        }
        let title = format!("{number}.绩效目标表");
        paragraphs.push(Paragraph::new([title.as_str()]));
    }
    Doc::new(paragraphs).bytes()
}

/// The same tables with the markup Word writes around each run.
fn package(tables: usize) -> Vec<u8> {
    let run = |text: &str| {
        format!(
            r#"<w:p w:rsidR="00A77427" w:rsidRDefault="00A77427"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/><w:sz w:val="21"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let row = |row: usize| {
        let first = match row % 4 {
            0 => cell(r#"<w:vMerge w:val="restart"/>"#, &run("产出指标")),
            _ => cell("<w:vMerge/>", "<w:p/>"),
        };
        tr(&std::iter::once(first).chain(TEXTS.map(|text| cell("", &run(text)))).collect::<Vec<_>>())
    };
    let table = tbl(&(0..ROWS).map(row).collect::<Vec<_>>());
    let body: String =
        (0..tables).map(|number| table.clone() + &docx::p(&format!("{number}.绩效目标表"))).collect();
    Docx::new(&body).build()
}

/// The best of several runs: what the code costs, not what the machine was doing.
fn best(rounds: usize, file: &[u8]) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(read(file, "bench", &ReadOptions::default()).expect("readable"));
        start.elapsed()
    };
    (0..rounds).map(time).min().unwrap_or_default()
}

fn main() {
    for tables in [10, 100, 1_000, 5_000] {
        let rounds = (2_000 / tables).clamp(5, 200);
        let (doc, docx) = (best(rounds, &binary(tables)), best(rounds, &package(tables)));
        let per_table = |time: Duration| time.as_secs_f64() * 1e6 / tables as f64;
        println!(
            "{tables:>6} tables: .doc {:>8.2} µs a table, .docx {:>8.2} µs a table, ratio {:.2}",
            per_table(doc),
            per_table(docx),
            per_table(doc) / per_table(docx),
        );
    }
}
