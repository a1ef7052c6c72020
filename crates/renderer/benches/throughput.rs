//! Documents a second, cold and warm, and memory over a thousand of them, beside `soffice --convert-to pdf` of the
//! same Word file in the same run: `cargo bench -p jixiao-renderer --bench throughput [-- a.docx]`.
//!
//! Wanted: warm at least 20 times as fast as soffice. `soffice` is measured with its files in the cache and its profile
//! made: once as one calls it, once with ten files in one call, so that its start counts a tenth.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use model::Submission;
use renderer::{FontOptions, PdfOptions, Renderer};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Documents rendered warm; memory is told at a tenth of them and at the end.
const DOCUMENTS: u32 = 1_000;

/// How often what is slow is measured; the best of them counts.
const ROUNDS: usize = 5;

/// Files in one call of soffice.
const FILES: u32 = 10;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [cold, json] if cold == "--cold" => render_once(Path::new(json)),
        [] => {
            compare(&fixture("hebei-one-table"))?;
            compare(&fixture("hebei-many-in-one"))
        }
        files => files.iter().try_for_each(|file| compare(Path::new(file))),
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good").join(name).with_extension("docx")
}

fn compare(document: &Path) -> Outcome<()> {
    let submission = read(document)?;
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    println!("{name}: {} forms", submission.forms.len());
    let cold = cold(&submission)?;
    println!("  cold, a process of its own: {:>8.1} ms, {:>6.1} documents a second", ms(cold), rate(cold));
    let warm = warm(submission)?;
    println!("  warm:                       {:>8.1} ms, {:>6.1} documents a second", ms(warm), rate(warm));
    let Some((one, of_many)) = soffice(document)? else {
        println!("  soffice is not installed: no comparison");
        return Ok(());
    };
    let times = |slow: Duration, fast: Duration| slow.as_secs_f64() / fast.as_secs_f64();
    println!(
        "  soffice, a file a call:     {:>8.1} ms: {:.0} times warm, {:.1} times cold",
        ms(one),
        times(one, warm),
        times(one, cold)
    );
    println!(
        "  soffice, {FILES} files a call:   {:>8.1} ms each: {:.0} times warm",
        ms(of_many),
        times(of_many, warm)
    );
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn rate(time: Duration) -> f64 {
    time.as_secs_f64().recip()
}

fn read(document: &Path) -> Outcome<Submission> {
    let name = document.to_string_lossy();
    let read = word::read(&std::fs::read(document)?, &name, &word::ReadOptions::default())?;
    let mut submission = extractor::extract(read, &extractor::Profiles::builtin());
    normalizer::normalize(&mut submission);
    Ok(submission)
}

/// The best of several runs of `run`.
fn best(mut run: impl FnMut() -> Outcome<()>) -> Outcome<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        run()?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

/// What a process that renders one document takes, from its start to its end, fonts found and all.
fn cold(submission: &Submission) -> Outcome<Duration> {
    let folder = tempfile::tempdir()?;
    let json = folder.path().join("a.json");
    std::fs::write(&json, serde_json::to_vec(submission)?)?;
    let this = std::env::current_exe()?;
    best(|| success(Command::new(&this).arg("--cold").arg(&json)))
}

fn render_once(json: &Path) -> Outcome<()> {
    let submission = serde_json::from_slice(&std::fs::read(json)?)?;
    let pdf = Renderer::new(&FontOptions::default())?.pdf(&submission, &PdfOptions::default())?;
    std::fs::write(json.with_extension("pdf"), pdf.value)?;
    Ok(())
}

/// The mean of many documents in one process. Each differs from the last in texts of every form, so
/// that nothing is measured but the work itself.
fn warm(mut submission: Submission) -> Outcome<Duration> {
    let renderer = Renderer::new(&FontOptions::default())?;
    renderer.pdf(&submission, &PdfOptions::default())?;
    let start = Instant::now();
    for number in 1..=DOCUMENTS {
        for form in &mut submission.forms {
            form.purpose = Some(format!("第{number}份文件的资金用途。"));
            for goal in &mut form.goals {
                goal.text = format!("全年完成{number}项任务，群众满意度稳步提高。");
            }
        }
        renderer.pdf(&submission, &PdfOptions::default())?;
        if number == DOCUMENTS / 10 || number == DOCUMENTS {
            println!("  memory after {number} documents: {} MB", resident().unwrap_or_default());
        }
    }
    Ok(start.elapsed() / DOCUMENTS)
}

/// Resident memory in MB (proc(5)); `None` where there is no such file.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes >> 10)
}

/// What soffice takes for a file: alone in a call, and as one of several. `None` when it is not installed.
fn soffice(document: &Path) -> Outcome<Option<(Duration, Duration)>> {
    let folder = tempfile::tempdir()?;
    let copies: Vec<PathBuf> =
        (0..FILES).map(|number| folder.path().join(format!("{number}.docx"))).collect();
    for copy in &copies {
        std::fs::copy(document, copy)?;
    }
    // A profile of its own: soffice hands its work to one that is running already.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let convert = |files: &[PathBuf]| {
        let mut command = Command::new("soffice");
        command
            .arg(&profile)
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .args(files);
        command
    };
    if Command::new("soffice").arg("--version").output().is_err() {
        return Ok(None);
    }
    success(&mut convert(&copies[..1]))?;
    let one = best(|| success(&mut convert(&copies[..1])))?;
    let many = best(|| success(&mut convert(&copies)))?;
    Ok(Some((one, many / FILES)))
}

fn success(command: &mut Command) -> Outcome<()> {
    let output = command.output()?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}
