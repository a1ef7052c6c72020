//! Documents a second, cold and warm, and memory over a thousand documents:
//! `cargo run --release -p jixiao-renderer --example throughput -- a.json [--count 1000] [--against a.docx]`.
//!
//! Each document differs from the last in one text, so that nothing is measured but the work itself. With `--against`
//! the same document is converted by `LibreOffice` in the same run, when `soffice` is installed.

use std::error::Error;
use std::process::Command;
use std::time::Instant;

use model::Submission;
use renderer::{FontOptions, PdfOptions, Renderer};

fn main() -> Result<(), Box<dyn Error>> {
    let mut input = None;
    let mut count = 1000;
    let mut against = None;
    let mut fonts = FontOptions::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--count" => count = arguments.next().unwrap_or_default().parse()?,
            "--against" => against = arguments.next(),
            "--font-dir" => fonts.dirs.extend(arguments.next().map(Into::into)),
            _ => input = Some(argument),
        }
    }
    let input = input.ok_or("usage: throughput a.json [--count N] [--against a.docx]")?;
    let mut submission: Submission = serde_json::from_slice(&std::fs::read(input)?)?;

    let start = Instant::now();
    let renderer = Renderer::new(&fonts)?;
    println!("fonts found in {:?}", start.elapsed());
    let start = Instant::now();
    let pages = renderer.pdf(&submission, &PdfOptions::default())?.value.len();
    println!("first document, cold: {:?}, {pages} bytes; memory {} MB", start.elapsed(), resident()?);

    let start = Instant::now();
    for number in 1..=count {
        for form in &mut submission.forms {
            form.purpose = Some(format!("第{number}份文件的资金用途。"));
        }
        renderer.pdf(&submission, &PdfOptions::default())?;
        if number % (count / 10).max(1) == 0 {
            let each = start.elapsed() / number;
            println!("{number} documents: {each:?} each, memory {} MB", resident()?);
        }
    }
    let rate = f64::from(count) / start.elapsed().as_secs_f64();
    println!("warm: {rate:.1} documents a second");
    if let Some(document) = against {
        libreoffice(&document, rate)?;
    }
    Ok(())
}

/// Resident memory in MB, as Linux tells it.
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? / 1024)
}

fn libreoffice(document: &str, rate: f64) -> Result<(), Box<dyn Error>> {
    let folder = std::env::temp_dir();
    let convert = || {
        Command::new("soffice")
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(&folder)
            .arg(document)
            .output()
    };
    if convert().is_err() {
        println!("soffice is not installed: no comparison");
        return Ok(());
    }
    let start = Instant::now();
    convert()?; // the second run: its files are in the cache, its profile exists
    let each = start.elapsed();
    println!("soffice: {each:?} a document; jixiao is {:.0} times as fast", rate * each.as_secs_f64());
    Ok(())
}
