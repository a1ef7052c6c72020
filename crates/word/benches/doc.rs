//! Reading binary `.doc`, RTF and HTML against reading the same tables as `.docx`, in the same run:
//! `cargo bench -p jixiao-word --bench doc`.
//!
//! Prints the time per table of each from 10 to 5,000 tables (wanted: `.doc` at most that of `.docx`), and the time
//! per table at 5,000 against that at 100 (wanted: at most 1.3, which is linear).

use std::hint::black_box;
use std::time::{Duration, Instant};

use model::Limits;
use testkit::doc::{Doc, Paragraph, Row};
use testkit::docx::{self, Docx, cell, tbl, tr};
use testkit::legacy::{gbk, rtf};
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

/// The same tables in the bytes of Word's own RTF.
fn rich_text(tables: usize) -> Vec<u8> {
    let text = |text: &str| format!("{{\\dbch\\f1 {}}}", rtf::hex(text));
    let rows = (0..ROWS).map(|row| {
        let (flag, first) =
            if row % 4 == 0 { ("\\clvmgf", text("产出指标")) } else { ("\\clvmrg", String::new()) };
        let texts = TEXTS.map(text);
        let rest = texts.iter().zip(2..).map(|(text, column)| ("", column * 1500, text.as_str()));
        rtf::row(0, &std::iter::once((flag, 1500, first.as_str())).chain(rest).collect::<Vec<_>>())
    });
    let table = rows.collect::<Vec<_>>().concat();
    let title = |number: usize| format!("\\pard {}\\par\n", text(&format!("{number}.绩效目标表")));
    let body: Vec<String> = (0..tables).map(|number| table.clone() + &title(number)).collect();
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset134 SimSun;}}";
    format!("{{\\rtf1\\ansi\\ansicpg936\\deff0{fonts}\n{}}}", body.concat()).into_bytes()
}

/// The same tables in the markup of Word's own web page.
fn page(tables: usize) -> Vec<u8> {
    let cell = |text: &&str| {
        format!(
            "<td width=100><p class=MsoNormal><span style='font-family:宋体'>{text}<o:p></o:p></span></p></td>\n"
        )
    };
    let row = |row: usize| {
        let first = if row.is_multiple_of(4) {
            cell(&"产出指标").replace("<td", "<td rowspan=4")
        } else {
            String::new()
        };
        format!("<tr>{first}{}</tr>\n", TEXTS.iter().map(cell).collect::<Vec<_>>().concat())
    };
    let table = format!("<table>{}</table>\n", (0..ROWS).map(row).collect::<Vec<_>>().concat());
    let title = |number: usize| format!("<p class=MsoNormal>{number}.绩效目标表</p>\n");
    let body: Vec<String> = (0..tables).map(|number| table.clone() + &title(number)).collect();
    gbk(&format!("<html><head><meta charset=gb2312></head><body>{}</body></html>", body.concat()))
}

/// A format: its name, and the file with so many tables in it.
type Format = (&'static str, fn(usize) -> Vec<u8>);

const FORMATS: [Format; 4] = [(".docx", package), (".doc", binary), ("RTF", rich_text), ("HTML", page)];
const SIZES: [usize; 4] = [10, 100, 1_000, 5_000];

/// The best of several runs: what the code costs, not what the machine was doing.
fn best(rounds: usize, file: &[u8]) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(read(file, "bench", &options()).ok());
        start.elapsed()
    };
    (0..rounds).map(time).min().unwrap_or_default()
}

/// No file here is too large to be read.
fn options() -> ReadOptions {
    let limits = Limits {
        file_bytes: u64::MAX,
        part_bytes: u64::MAX,
        total_bytes: u64::MAX,
        cells: usize::MAX,
        blocks: usize::MAX,
        text_chars: usize::MAX,
        ..Limits::default()
    };
    ReadOptions::default().with_limits(limits)
}

fn main() {
    let mut at_sizes = [[0.0; FORMATS.len()]; SIZES.len()];
    for (tables, micros) in SIZES.into_iter().zip(&mut at_sizes) {
        let rounds = (2_000 / tables).clamp(5, 200);
        for ((_, file), micros) in FORMATS.into_iter().zip(&mut *micros) {
            let file = file(tables);
            assert!(read(&file, "bench", &options()).is_ok(), "readable");
            *micros = best(rounds, &file).as_secs_f64() * 1e6 / tables as f64;
        }
        let [docx, doc, ..] = *micros;
        let each: Vec<String> =
            FORMATS.iter().zip(micros).map(|((name, _), micros)| format!("{name} {micros:>7.2}")).collect();
        println!("{tables:>6} tables, µs a table: {}; .doc / .docx {:.2}", each.join(", "), doc / docx);
    }
    let [_, few, _, many] = at_sizes;
    for (((name, _), few), many) in FORMATS.iter().zip(few).zip(many) {
        println!("{name}: a table of 5,000 costs {:.2} times one of 100", many / few);
    }
}
